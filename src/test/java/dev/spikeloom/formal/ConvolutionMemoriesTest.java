package dev.spikeloom.formal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spikeloom.design.parameter.KernelRows;
import dev.spikeloom.design.parameter.ParameterTable;
import dev.spikeloom.design.parameter.PotentialMemory;
import dev.spikeloom.design.rate.RateDesign;
import dev.spikeloom.testing.ConvolutionDesigns;
import dev.spikeloom.testing.LayerBuilder;
import dev.spikeloom.testing.Sampled;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is claimed of how a convolution uses its memories is proven, and a layer with one bug in it is refuted. */
@Tag("cosim")
class ConvolutionMemoriesTest {
    private static final String CLAIM = "prove_snn_layer_0_memories";

    @TempDir
    private Path folder;

    /** Lanes of 0 are all channels. */
    @Sampled(every = 4)
    @ParameterizedTest
    @CsvSource({
        "6x7-3c3-mp2-4, ONE, SRAM, 1, 0, 0",
        "6x7-3c3-4, ALL, REGISTERS, 2, 2, 1",
        "7x6x2-4c3s2p1-3, ONE, SRAM, 2, 2, 2",
        "7x6x3-8c5s2p2-4, ALL, SRAM, 1, 4, 1",
        "5x5-2c1-3, ONE, REGISTERS, 1, 0, 2"
    })
    void theClaimHolds(String topology, KernelRows rows, PotentialMemory potentials, int sets, int lanes, int stages) {
        LayerBuilder layer = LayerBuilder.baseline()
                .with(ParameterTable.KERNEL_ROWS, rows)
                .with(ParameterTable.POTENTIALS, potentials)
                .with(ParameterTable.POTENTIAL_BUFFERS, sets)
                .encoderStages(stages)
                .readLatency(1 + stages)
                .adderStages(stages);
        RateDesign design = ConvolutionDesigns.of(topology, lanes == 0 ? layer : layer.lanes(lanes));
        assertThat(new Proving(design).claims(folder, CLAIM))
                .allSatisfy(finding -> assertThat(finding.verdict())
                        .as(finding.claim().id() + " " + finding.detail())
                        .isEqualTo(Verdict.PROVEN));
    }

    @Sampled(every = 5)
    @ParameterizedTest(name = "{0} for {1}")
    @CsvSource(
            delimiterString = "=>",
            value = {
                "gate_valid & (sweep_active | (gate_end & (valid_q | publish))); => gate_valid & gate_end & (sweep_active | valid_q | publish);",
                "(gate_end & (valid_q | publish)) => (gate_end & publish)",
                "<= gate_banks; => <= ~gate_banks;",
                "<= pass & gate_read; => <= pass;",
                ".rd_addr_i   (sweep ? sweep_addr : => .rd_addr_i   (sweep_active & pass ? sweep_addr :",
                "load_tap[3] = load_row_i[4:1] == 4'd3; => load_tap[3] = load_row_i[4:1] == 4'd4;",
                "load_tap[0] | load_tap[3] | load_tap[6]; => load_tap[0] | load_tap[3];",
                "<= step_word; => <= row1_word_q;"
            })
    void aBugIsRefuted(String original, String broken) {
        RateDesign design = ConvolutionDesigns.of(
                "4x4x2-3c3-4", LayerBuilder.baseline().readLatency(2).with(ParameterTable.KERNEL_ROWS, KernelRows.ONE));
        assertThat(new Proving(design)
                        .breaking("snn_layer_0.v", original, broken)
                        .claims(folder, CLAIM))
                .extracting(Finding::verdict)
                .containsExactly(Verdict.REFUTED);
    }
}
