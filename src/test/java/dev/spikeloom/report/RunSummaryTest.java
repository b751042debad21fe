package dev.spikeloom.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spikeloom.run.RunResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a run's tables say of a {@code result.json}. */
class RunSummaryTest {
    private static final String FACTS = """
            "preset": "mine", "dataset": "digits", "network": "64-12-10", "neuron": "snn-dc",
            "weight_bits": 7, "time_steps": 6
            """;

    private static final String TRAINED = """
            "test_samples": 1393, "test_accuracy_float": 0.96,
            "test_accuracy_float_by_time_steps": {"1": 0.81, "2": 0.9, "3": 0.92, "4": 0.94, "5": 0.95, "6": 0.96},
            "training": {"training_samples": 1206, "validation_samples": 198, "planned_epochs": 3, "best_epoch": 2,
              "validation_accuracy": 0.97, "epochs": []}
            """;

    private static final String QUANTIZED = """
            "test_accuracy": 0.955,
            "test_accuracy_by_time_steps": {"1": 0.8, "2": 0.89, "3": 0.91, "4": 0.93, "5": 0.94, "6": 0.955},
            "quantization": [
              {"layer": 0, "weights": 768, "clipped_weights": 3, "rms_error_float_weights": 0.00123449,
                "clamped_thresholds": 1},
              {"layer": 1, "weights": 1120, "clipped_weights": 0, "rms_error_float_weights": 0.25,
                "clamped_thresholds": 0}]
            """;

    private static final String TWO_HEADS = """
            , "test_accuracy_float_by_head": [
              {"1": 0.5, "2": 0.5, "3": 0.5, "4": 0.5, "5": 0.5, "6": 0.61},
              {"1": 0.5, "2": 0.5, "3": 0.5, "4": 0.5, "5": 0.5, "6": 0.62}]
            """;

    private static final String PROVEN = """
            "cosim": {"samples": 3, "time_steps": 6, "cycles": 4321, "compared_values": 98765, "differences": 0},
            "bench": {"samples": 3, "cycles": 4322, "compared_values": 1234}
            """;

    private static final String DIFFERENT = """
            "cosim": {"samples": 1, "time_steps": 1, "cycles": 1, "compared_values": 5, "differences": 1},
            "bench": {"samples": 0, "cycles": 7, "compared_values": 9, "difference": "cycle 7: class_o is 3"}
            """;

    private static final String SYNTHESIZED = """
            "synthesis": {"top_module": "snn_accelerator", "target": "generic", "logic_cells": 12345, "memory_banks": 2,
              "cells": {}, "use": {"luts": 7, "flip_flops": 1, "block_rams": 0, "distributed_rams": 0, "dsps": 0,
              "carry_cells": 0, "wide_muxes": 0}, "modules": [],
              "longest_path": {"levels": 3, "carry_cells": 0, "from": "a_q", "to": "b_q"}, "netlist_check": {"samples": 3, "cycles": 1000, "compared_values": 2000}}
            """;

    @TempDir
    private Path folder;

    @Test
    void theTitleSaysWhatTheExperimentIs() throws IOException {
        assertThat(summary()).isEqualTo("mine: 64-12-10 (snn-dc) on digits, 7 bits a weight, 6 time steps\n");
    }

    @Test
    void anUnquantizedNetworkHasOneColumnOfAccuraciesAtPowersOfTwoAndTheLastTimeStep() throws IOException {
        assertThat(summary(TRAINED)).endsWith("""

                  accuracy on 1,393 test samples    float
                  T = 1                           81.00 %
                  T = 2                           90.00 %
                  T = 4                           94.00 %
                  T = 6                           96.00 %
                """);
    }

    @Test
    void theQuantizedNetworkStandsBesideTheFloatOneAndHasATableOfWhatQuantizingDid() throws IOException {
        assertThat(summary(TRAINED, QUANTIZED)).endsWith("""

                  accuracy on 1,393 test samples    float    7-bit
                  T = 1                           81.00 %  80.00 %
                  T = 2                           90.00 %  89.00 %
                  T = 4                           94.00 %  93.00 %
                  T = 6                           96.00 %  95.50 %

                  quantization  weights  clipped  rms error  thresholds clamped
                  layer 0           768        3   0.001234                   1
                  layer 1         1,120        0   0.250000                   0
                """);
    }

    @Test
    void eachHeadHasAColumn() throws IOException {
        assertThat(summary(TRAINED + TWO_HEADS))
                .containsPattern("float +float, head 1 +float, head 2\n")
                .containsPattern("T = 6 +96.00 % +61.00 % +62.00 %\n");
    }

    @Test
    void coSimulationIsASentenceThatCountsWhatWasCompared() throws IOException {
        assertThat(summary(PROVEN))
                .endsWith(
                        "\n3 samples x 6 time steps, 4,321 cycles: identical spikes, identical cycles, 0 differences in"
                                + " 98,765 compared values; under Icarus the bench finds 0 differences in 1,234 values of 4,322"
                                + " cycles\n");
    }

    @Test
    void aDifferenceIsWrittenLarge() throws IOException {
        assertThat(summary(DIFFERENT))
                .endsWith(
                        "\n1 sample x 1 time step, 1 cycles: the RTL and the clocked model DIFFER; under Icarus the bench"
                                + " FAILS\n");
    }

    @Test
    void aNetlistIsCountedAndItsCheckToo() throws IOException {
        assertThat(summary(SYNTHESIZED))
                .endsWith(
                        "\nnetlist: 12,345 cells, 2 memory banks, 7 LUTs, 1 flip-flop, 3 levels; on the netlist the bench"
                                + " finds 0 differences in 2,000 values of 1,000 cycles\n");
    }

    @Test
    void whatAMachineCannotDoIsLeftOutWithTheReason() throws IOException {
        assertThat(summary(
                        "\"not_applicable\": {\"stages\": [\"simulate\", \"cosim\"], \"reason\": \"no such layer\"}"))
                .endsWith("\nleft out: simulate, cosim (no such layer)\n");
    }

    /** @param parts of the object in {@code result.json}, beside the facts of the experiment */
    private String summary(String... parts) throws IOException {
        Path file = folder.resolve("result.json");
        Files.writeString(file, "{" + FACTS + (parts.length == 0 ? "" : ", " + String.join(", ", parts)) + "}");
        return RunSummary.of(RunResult.read(file));
    }
}
