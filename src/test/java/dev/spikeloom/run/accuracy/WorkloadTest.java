package dev.spikeloom.run.accuracy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.spikeloom.dataset.DatasetFetcher;
import dev.spikeloom.dataset.samples.EventRecording;
import dev.spikeloom.experiment.Experiment;
import dev.spikeloom.experiment.ExperimentYaml;
import dev.spikeloom.io.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkloadTest {
    @TempDir
    static Path folder;

    private static Path cache;

    @BeforeAll
    static void fetchRecordings() throws IOException {
        for (int image = 1; image <= 6; image++) {
            write("Train/" + image + "/0000" + image + ".bin");
        }
        write("Test/7/00001.bin");
        cache = folder.resolve("cache");
        DatasetFetcher.fetch("n-mnist", cache, Optional.of(folder.resolve("recordings")), Progress.NONE);
    }

    private static void write(String name) throws IOException {
        EventRecording.Builder recording = new EventRecording.Builder();
        recording.event(1, 2, true, 0);
        recording.event(3, 4, false, 10_000);
        Path file = folder.resolve("recordings").resolve(name);
        Files.createDirectories(file.getParent());
        Files.write(file, recording.build().toBytes());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            both | 34x34-4c5-10+2   | 1156 inputs            | 34x34x2 | 2312 | on   | 34x34
            both | 1156-10+2        | 1156 inputs            | 34x34x2 | 2312 | on   | 34x34
            both | 68x34-4c5-10+2   | an input of 68x34      | 34x34x2 | 2312 | on   | 34x34
            on   | 34x34x2-4c5-10+2 | 2312 inputs            | 34x34   | 1156 | both | 34x34x2
            on   | 34x17x2-4c5-10+2 | an input of 34x17x2    | 34x34   | 1156 | both | 34x34x2
            """)
    void aNetworkForOtherPolaritiesIsRefusedWithThatWhichFits(
            String polarities, String network, String has, String shape, int inputs, String other, String otherShape) {
        Experiment experiment = parse(
                "data: {dataset: n-mnist, polarities: " + polarities + "}\nnetwork: " + network + "\nneuron: snn-ct\n");

        assertThatThrownBy(() -> Workload.load(experiment, cache))
                .hasMessage("mine.yaml:2: network " + experiment.topology() + " has " + has + ", but n-mnist with"
                        + " data.polarities '" + polarities + "' has " + shape + ", allowed: a network of " + shape
                        + " or " + inputs + " inputs, or with data.polarities " + other + " one of " + otherShape);
    }

    @ParameterizedTest
    @CsvSource({"both, 34x34x2-4c5-10+2", "both, 2312-10+2", "on, 34x34-4c5-10+2", "on, 1156-10+2"})
    void aNetworkForThePolaritiesOfTheDataFits(String polarities, String network) {
        Experiment experiment = parse("data: {dataset: n-mnist, polarities: " + polarities + "}\nnetwork: " + network
                + "\nneuron: snn-ct\ncosimulation: {samples: 2}\n");

        assertThat(Workload.load(experiment, cache).testSpikes().inputs())
                .isEqualTo(experiment.topology().inputs());
        assertThat(parse(ExperimentYaml.write(experiment)).polarities()).isEqualTo(experiment.polarities());
    }

    private static Experiment parse(String yaml) {
        return ExperimentYaml.parse("mine.yaml", "mine", yaml);
    }
}
