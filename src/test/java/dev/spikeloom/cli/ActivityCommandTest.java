package dev.spikeloom.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.spikeloom.cli.option.ExitCode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ActivityCommandTest {
    @TempDir
    private static Path temp;

    private static Ran ran;
    private static JsonNode rows;

    @BeforeAll
    static void compareOnce() throws Exception {
        ran = activity();
        rows = new JsonMapper().readTree(ran.out()).get("rows");
    }

    @Test
    void itSucceeds() {
        assertThat(ran.exitCode()).as(ran.err()).isZero();
    }

    @Test
    void aPenaltyOnSpikesMakesFewerOfThem() {
        assertThat(spikes(1, 1)).isLessThan(0.8 * spikes(0, 1));
    }

    @Test
    void fewerSpikesAreFewerReadsOfWeights() {
        assertThat(rows.get(1).get("sram_reads_per_sample").asDouble())
                .isLessThan(rows.get(0).get("sram_reads_per_sample").asDouble());
    }

    @Test
    void spikesAreThoseThatTheClockedModelCounts() throws Exception {
        JsonNode result = new JsonMapper().readTree(Files.readString(temp.resolve("penalty-0.03/result.json")));

        assertThat(result.get("layers")).hasSize(2).allSatisfy(layer -> {
            int index = layer.get("layer").asInt();
            assertThat(layer.get("spikes_in_per_sample").asDouble()).isEqualTo(spikes(1, index));
            assertThat(layer.get("spikes_out_per_sample").asDouble()).isEqualTo(spikes(1, index + 1));
        });
        assertThat(result.get("busiest_layer_cycles_mean"))
                .isEqualTo(rows.get(1).get("busiest_layer_cycles"));
    }

    @Test
    void theTableHasARowForEachPenalty() throws Exception {
        assertThat(Files.readAllLines(temp.resolve("activity.csv")))
                .extracting(line -> line.replaceFirst(",.*", ""))
                .containsExactly("spike_penalty", "0", "0.03");
    }

    @Test
    void whatIsThereIsNotTrainedAgain() {
        Ran again = activity("--resume");

        assertThat(again.out()).isEqualTo(ran.out());
        assertThat(again.err()).doesNotContain("best epoch");
    }

    @Test
    void aPenaltyBelowZeroIsRefused() {
        Ran refused = Ran.spikeloom("activity", "digits", "--penalties", "-1", "-o", temp.toString());

        assertThat(refused.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(refused.errLines())
                .containsExactly("spikeloom: --penalties: training.spike_penalty is '-1', allowed: 0 to 1000");
    }

    private static Ran activity(String... more) {
        String[] start = {
            "activity",
            "digits",
            "--penalties",
            "0,0.03",
            "-o",
            temp.toString(),
            "--json",
            "-s",
            "network=64-24-10",
            "-s",
            "training.epochs=10",
            "-s",
            "time_steps=4"
        };
        return Ran.spikeloom(Stream.of(start, more).flatMap(Arrays::stream).toArray(String[]::new));
    }

    private static double spikes(int row, int index) {
        return rows.get(row).get("spikes_per_sample").get(index).asDouble();
    }
}
