package dev.spikeloom.synth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.spikeloom.design.parameter.WeightStorage;
import dev.spikeloom.io.InputException;
import dev.spikeloom.rtl.RtlFiles;
import dev.spikeloom.testing.GeneratedRtl;
import dev.spikeloom.testing.Large;
import dev.spikeloom.testing.Sampled;
import dev.spikeloom.tool.Tool;
import dev.spikeloom.tool.ToolResult;
import dev.spikeloom.tool.ToolRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@Tag("cosim")
class YosysCheckTest {
    @TempDir
    private Path folder;

    @Sampled(every = 2)
    @ParameterizedTest(name = "{0}, {1} bits, {2} rows, {3}")
    @MethodSource("designs")
    void generatedDesignsComeOutWithoutWarningsAndLatches(
            String topology, int weightBits, int bankRows, WeightStorage storage, int timeSteps) {
        requireClean(GeneratedRtl.of(topology, weightBits, bankRows, storage, timeSteps));
    }

    /**
     * The machine of the paper takes a minute, in which a narrower one of as many inputs shows nearly as much: {@code make
     * test-all} has both.
     */
    private static List<Arguments> designs() {
        List<Arguments> designs = new ArrayList<>(List.of(
                Arguments.of("33-5-3", 1, 8, WeightStorage.LOADABLE, 8),
                Arguments.of("784-12-10", 7, 256, WeightStorage.LOADABLE, 1024),
                Arguments.of("33-5-3", 1, 8, WeightStorage.FIXED, 8),
                Arguments.of("64-64-10", 7, 256, WeightStorage.LOADABLE, 16),
                Arguments.of("1-1", 16, 2, WeightStorage.LOADABLE, 1),
                Arguments.of("1-1", 1, 2, WeightStorage.FIXED, 1)));
        if (Boolean.getBoolean("large")) {
            designs.add(Arguments.of("784-256-256-10", 7, 256, WeightStorage.LOADABLE, 1024));
        }
        return designs;
    }

    private void requireClean(RtlFiles files) {
        files.writeTo(folder);
        SynthesisResult result = YosysCheck.run(folder);
        assertThat(result.warnings()).isEmpty();
        assertThat(result.latches()).isZero();
        assertThat(result.flipFlops()).isPositive();
        assertThat(result.logicCells()).isGreaterThan(result.flipFlops());
    }

    @Large
    @Test
    void sramBanksStayBlackBoxesAndAreCounted() {
        GeneratedRtl.small(1).writeTo(folder);
        // 20 rows in banks of 8, then 12 rows.
        assertThat(YosysCheck.run(folder).memoryBanks()).isEqualTo(3 + 2);
    }

    @Test
    void everyRegisterOfTheDescriptionBecomesAFlipFlopAndNothingElseDoes() {
        GeneratedRtl.of("2-3", 4, 2, WeightStorage.LOADABLE, 1).writeTo(folder);
        int neurons = 3 * 6 + 3 * 6 + 3; // potentials and thresholds from -17 to 14 take 6 bits; spikes
        int scheduler = 3 + 2; // busy_q, first_q, final_q; pending_q
        int layer = 5 + 2 + 2; // acc_*_q; fire_q, fire_final_q; valid_q, final_q
        int counter = 1 + 1 + 3 + 1 + 2 + 3; // fresh_q, done_q, counts_q; result_valid_q, class, counts
        int sequencer = 1 + 1; // step_q, steps_q
        int flight = 3; // count_q
        int readBack = 2 + 2 + 6 + 3
                + 6; // weight_rd_q, threshold_rd_q; neuron_rd_q; load_data_q; the core's read_q, load_data_q
        assertThat(YosysCheck.run(folder).flipFlops())
                .isEqualTo(neurons + scheduler + layer + counter + sequencer + flight + readBack);
    }

    @Test
    void fixedThresholdsAreConstants() {
        GeneratedRtl.of("20-12-4", 7, 8, WeightStorage.FIXED, 16).writeTo(folder);
        int neurons = 12 * 11 + 12 + 4 * 10 + 4; // potentials of 11 and 10 bits, spikes
        int schedulers = 3 + 20 + 3 + 12;
        int layers = 4 + 3 + 4 + 4 + 2 + 4; // with a bit for each of three banks, and of two
        int counter = 1 + 1 + 4 * 5 + 1 + 2 + 4 * 5;
        int sequencer = 5 + 5;
        int flight = 4;
        assertThat(YosysCheck.run(folder).flipFlops())
                .isEqualTo(neurons + schedulers + layers + counter + sequencer + flight);
    }

    @Test
    void plainSynthesisOfAllFilesNeedsNoScript() {
        RtlFiles files = GeneratedRtl.of("9-5-3", 4, 4, WeightStorage.LOADABLE, 16);
        files.writeTo(folder);
        String sources = files.contents().get(RtlFiles.FILE_LIST).strip().replace('\n', ' ');
        ToolResult result = new ToolRun(Tool.YOSYS, folder)
                .args("-q", "-p", "read_verilog " + sources + "; synth -top snn_accelerator; check -assert")
                .run();
        assertThat(result.output()).isEmpty();
        assertThat(result.exitCode()).isZero();
    }

    @Test
    void aLatchIsRefused() throws IOException {
        GeneratedRtl.small(1).writeTo(folder);
        Path layer = folder.resolve("snn_layer_0.v");
        String original = "    sums = bank_0_word;\n    if";
        assertThat(layer).content().containsOnlyOnce(original);
        Files.writeString(layer, Files.readString(layer).replace(original, "    if"));
        for (ThrowingCallable check :
                List.<ThrowingCallable>of(() -> YosysCheck.run(folder), () -> YosysCheck.warnings(folder))) {
            assertThatThrownBy(check)
                    .isInstanceOf(InputException.class)
                    .hasMessageContaining("yosys refuses the design in " + folder)
                    .hasMessageContaining("dlatch");
        }
    }
}
