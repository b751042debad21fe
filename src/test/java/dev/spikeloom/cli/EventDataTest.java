package dev.spikeloom.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.spikeloom.dataset.events.MovingBars;
import dev.spikeloom.testing.Large;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Recordings in a folder of the user's own, from training to co-simulation. */
@Large
class EventDataTest {
    @TempDir
    private static Path temp;

    private static String run;

    @BeforeAll
    static void train() throws IOException {
        Path events = MovingBars.write(temp.resolve("bars: 12 x 12"), 2, 100);
        Path experiment = Files.writeString(temp.resolve("bars.yaml"), """
                data: {dataset: events, folder: "%s", polarities: both}
                network: 12x12x2-32fc-4o
                neuron: snn-ct
                training: {epochs: 20}
                cosimulation: {samples: 5}
                """.formatted(events));
        run = temp.resolve("run").toString();
        runs("train", experiment.toString(), "-o", run);
        runs("quantize", run);
        runs("simulate", run);
    }

    @Test
    void aNetworkLearnsThem() throws IOException {
        assertThat(result().get("test_accuracy_float").asDouble()).isGreaterThan(0.9);
    }

    @Test
    void theTimeStepsAreThoseOfTheRecordings() throws IOException {
        assertThat(result().get("time_steps").asInt()).isEqualTo(8);
    }

    @Test
    void theHardwareDoesTheSame() {
        runs("generate", run);

        runs("cosim", run);
    }

    @Test
    void anImportedNetworkIsEvaluatedOnThem() {
        String graph = temp.resolve("graph.nir").toString();
        String imported = temp.resolve("imported").toString();
        runs("export", run, "-o", graph);
        runs("import", graph, "-o", imported);

        runs(
                "quantize",
                imported,
                "-s",
                "data.dataset=events",
                "-s",
                "data.folder=" + temp.resolve("bars: 12 x 12"),
                "-s",
                "data.polarities=both");
    }

    @Test
    void theyAreDescribed() {
        Ran ran = runs(
                "data",
                "info",
                "events",
                "--folder",
                temp.resolve("bars: 12 x 12").toString());

        assertThat(ran.out()).startsWith("  bars ").contains("12 x 12");
    }

    private static JsonNode result() throws IOException {
        return new JsonMapper().readTree(Path.of(run, "result.json").toFile());
    }

    private static Ran runs(String... arguments) {
        Ran ran = Ran.spikeloom(arguments);
        assertThat(ran.exitCode()).as(ran.err()).isZero();
        return ran;
    }
}
