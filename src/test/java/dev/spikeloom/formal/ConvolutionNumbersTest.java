package dev.spikeloom.formal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spikeloom.design.parameter.KernelRows;
import dev.spikeloom.design.parameter.ParameterTable;
import dev.spikeloom.design.parameter.WeightStorage;
import dev.spikeloom.design.rate.RateDesign;
import dev.spikeloom.io.AtomicFiles;
import dev.spikeloom.network.neuron.NeuronModel;
import dev.spikeloom.testing.ConvolutionDesigns;
import dev.spikeloom.testing.LayerBuilder;
import dev.spikeloom.testing.Sampled;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What is claimed of the numbers of a convolution: sums, and the contents of its memories. */
@Tag("cosim")
class ConvolutionNumbersTest {
    private static final String CLAIMS = "(sums.*|hex.*|prove_weight_rom_0.*)";

    @TempDir
    private Path folder;

    /** Lanes of 0 are all channels. */
    @Sampled(every = 4)
    @ParameterizedTest
    @CsvSource({
        "6x7-3c3-mp2-4, dc, LOADABLE, ONE, 0",
        "6x7-3c3-4, dc, FIXED, ALL, 2",
        "7x6x2-4c5s2p2-3, ct, FIXED, ONE, 2",
        "7x6x2-4c3s2p1-3, ct, LOADABLE, ALL, 0",
        "8x8-sp2-2c3p1-3, lif, FIXED, ALL, 0",
        "3x3-sp2-2c5p2-3, lif, LOADABLE, ONE, 0"
    })
    void theClaimsHold(String topology, String neurons, WeightStorage storage, KernelRows rows, int lanes) {
        RateDesign design = ConvolutionDesigns.of(topology, model(neurons), storage, layer(rows, lanes));
        assertThat(new Proving(design).claims(folder, CLAIMS))
                .hasSizeGreaterThan(2)
                .allSatisfy(finding -> assertThat(finding.verdict())
                        .as(finding.claim().id() + " " + finding.detail())
                        .isEqualTo(Verdict.PROVEN));
    }

    @Sampled(every = 3)
    @ParameterizedTest
    @CsvSource({"dc, LOADABLE", "dc, FIXED", "ct, FIXED", "lif, LOADABLE"})
    void aPotentialOfTooFewBitsIsRefuted(String neurons, WeightStorage storage) {
        RateDesign design = ConvolutionDesigns.of("6x7-3c3p1-4", model(neurons), storage, LayerBuilder.baseline());
        int bits = design.layers().get(0).membraneBits();
        String width = ".MembraneWidth(%d)\n      ) u_bank (";
        List<Finding> findings = new Proving(design)
                .breaking("snn_layer_0.v", String.format(width, bits), String.format(width, bits - 2))
                .claims(folder, "sums_.*_0");
        assertThat(findings).extracting(Finding::verdict).contains(Verdict.REFUTED);
    }

    @ParameterizedTest
    @EnumSource(SumConditions.Order.class)
    void sumsBeforeABiasThatComesLastCount(SumConditions.Order order) {
        RateDesign design = ConvolutionDesigns.of("3x3-2c2-2", LayerBuilder.baseline());
        SumConditions conditions = new SumConditions(design.layers().get(0), order, 1, 5, 1);
        conditions.withWeights(new int[][] {{-8}, {-9}}, new int[] {10}, new int[] {3}, 2);
        assertThat(verdict(conditions))
                .isEqualTo(order == SumConditions.Order.BIAS_LAST ? Verdict.REFUTED : Verdict.PROVEN);
    }

    @Test
    void aSpikeThatComesSeveralTimesCounts() {
        RateDesign design = ConvolutionDesigns.of("3x3-2c2-2", LayerBuilder.baseline());
        SumConditions conditions = new SumConditions(design.layers().get(0), SumConditions.Order.BIAS_LAST, 4, 4, 1);
        conditions.withWeights(new int[][] {{2}}, new int[] {0}, new int[] {3}, 4);
        assertThat(verdict(conditions)).isEqualTo(Verdict.REFUTED);
    }

    /** Two of three weights, of which any two fit. */
    @ParameterizedTest
    @CsvSource({"2, PROVEN", "3, REFUTED"})
    void noMoreSpikesAreTakenThanReachAPotential(int spikes, Verdict verdict) {
        RateDesign design = ConvolutionDesigns.of("3x3-2c2-2", LayerBuilder.baseline());
        SumConditions conditions = new SumConditions(design.layers().get(0), SumConditions.Order.BIAS_LAST, 1, 5, 1);
        conditions.withWeights(new int[][] {{5}, {6}, {7}}, new int[] {0}, new int[] {3}, spikes);
        assertThat(verdict(conditions)).isEqualTo(verdict);
    }

    @Test
    void aRomWithAnotherWeightIsRefuted() {
        RateDesign design =
                ConvolutionDesigns.of("6x7-3c3-4", NeuronModel.SNN_DC, WeightStorage.FIXED, layer(KernelRows.ONE, 0));
        List<Finding> findings = new Proving(design)
                .breaking("weight_rom_0_0.v", "2'd2:    rdata_q <= 63'h7f", "2'd2:    rdata_q <= 63'h7e")
                .claims(folder, "(hex_snn_layer_0|prove_weight_rom_0_0)");
        assertThat(findings).extracting(Finding::verdict).containsOnly(Verdict.REFUTED);
        assertThat(findings)
                .extracting(Finding::detail)
                .anySatisfy(detail -> assertThat(detail)
                        .contains("a read of word 2 does not give the weights that the network has there"))
                .anySatisfy(detail -> assertThat(detail)
                        .contains("(bank 0, word 2), which is read for element (2, 2) of the kernel, channel 0, has"));
    }

    private Verdict verdict(SumConditions conditions) {
        AtomicFiles.writeString(folder.resolve("sums.smt2"), conditions.text(List.of()));
        Claim claim = new Claim("sums", "", "", "", Method.SUMS, Map.of());
        return new SumProof(claim, folder, Duration.ofMinutes(1)).run().verdict();
    }

    private static NeuronModel model(String neurons) {
        return switch (neurons) {
            case "dc" -> NeuronModel.SNN_DC;
            case "ct" -> NeuronModel.SNN_CT;
            default -> NeuronModel.lif(2, NeuronModel.Reset.SUBTRACT);
        };
    }

    private static LayerBuilder layer(KernelRows rows, int lanes) {
        LayerBuilder layer = LayerBuilder.baseline().with(ParameterTable.KERNEL_ROWS, rows);
        return lanes == 0 ? layer : layer.lanes(lanes);
    }
}
