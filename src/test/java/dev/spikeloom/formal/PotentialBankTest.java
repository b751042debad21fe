package dev.spikeloom.formal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spikeloom.design.parameter.ParameterTable;
import dev.spikeloom.design.parameter.PotentialMemory;
import dev.spikeloom.design.parameter.WeightStorage;
import dev.spikeloom.design.rate.RateDesign;
import dev.spikeloom.network.neuron.Leak;
import dev.spikeloom.network.neuron.NeuronModel;
import dev.spikeloom.testing.ConvolutionDesigns;
import dev.spikeloom.testing.LayerBuilder;
import dev.spikeloom.testing.Sampled;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is claimed of banks of potentials is proven, and a bank with one bug in it is refuted. */
@Tag("cosim")
class PotentialBankTest {
    @TempDir
    private Path folder;

    /** Bits of 0 are as many as no sum leaves. */
    @Sampled(every = 3)
    @ParameterizedTest
    @CsvSource({
        "dc, SRAM, 0",
        "dc, REGISTERS, 9",
        "ct, SRAM, 9",
        "ct, REGISTERS, 0",
        "zero, SRAM, 0",
        "lif, SRAM, 9",
        "lif, REGISTERS, 0",
        "lif2, SRAM, 0",
        "lif2, REGISTERS, 9"
    })
    void theClaimsHold(String neurons, PotentialMemory potentials, int bits) {
        assertThat(new Proving(design(neurons, potentials, bits)).claims(folder, "prove_potential_bank.*"))
                .isNotEmpty()
                .allSatisfy(finding -> assertThat(finding.verdict())
                        .as(finding.claim().id() + " " + finding.detail())
                        .isEqualTo(Verdict.PROVEN));
    }

    @Sampled(every = 6)
    @ParameterizedTest(name = "{0}, {1}, {2}: {4} for {3}")
    @CsvSource(
            delimiterString = "=>",
            value = {
                "dc => SRAM => 0 => word = (forward_q ? written_q : read) => word = (1'b0 ? written_q : read)",
                "dc => SRAM => 0 => forward_q <= rd_en_i & write & (rd_addr_i == addr_i); => forward_q <= rd_en_i & write;",
                "dc => SRAM => 0 => & {Width{touched}} => & {Width{1'b1}}",
                "dc => SRAM => 0 => touched_q <= {Words{1'b0}}; => touched_q <= touched_q;",
                "dc => REGISTERS => 0 => touched_q[addr_i] <= write; => touched_q[addr_i] <= 1'b1;",
                "dc => REGISTERS => 0 => words_q[addr_i] <= changed; => words_q[0] <= changed;",
                "dc => REGISTERS => 0 => weights_i[l*WeightWidth +: => weights_i[(Lanes-1-l)*WeightWidth +:",
                "dc => REGISTERS => 0 => checked > threshold; => checked >= threshold;",
                "ct => SRAM => 9 => (v < wide(Least)) ? Least : => ",
                "ct => SRAM => 9 => add_i | (sweep_i & ~final_i); => add_i | sweep_i;",
                "ct => REGISTERS => 0 => restart = (v > threshold) ? v - threshold : v; => restart = v;",
                "ct => REGISTERS => 0 => add_i ? added : restart(checked, threshold) => add_i ? added : restart(v, threshold)",
                "lif2 => REGISTERS => 0 => v[0] & second[0] => 1'b0",
                "lif => REGISTERS => 0 => left - (left >>> LeakShift) => left - (left >> LeakShift)"
            })
    void aBugIsRefuted(String neurons, PotentialMemory potentials, int bits, String original, String broken) {
        RateDesign design = design(neurons, potentials, bits);
        Claim claim = new Proving(design).claimed("prove_potential_bank.*");
        assertThat(new Proving(design)
                        .breaking(claim.module() + ".v", original, broken == null ? "" : broken)
                        .properties(folder, claim.module()))
                .extracting(Finding::verdict)
                .containsExactly(Verdict.REFUTED);
    }

    private static RateDesign design(String neurons, PotentialMemory potentials, int bits) {
        LayerBuilder layer = LayerBuilder.baseline().with(ParameterTable.POTENTIALS, potentials);
        NeuronModel model =
                switch (neurons) {
                    case "dc" -> NeuronModel.SNN_DC;
                    case "ct" -> NeuronModel.SNN_CT;
                    case "zero" -> NeuronModel.continuous(NeuronModel.Reset.ZERO);
                    case "lif2" -> NeuronModel.lif(new Leak(1, 3), NeuronModel.Reset.SUBTRACT);
                    default -> NeuronModel.lif(2, NeuronModel.Reset.SUBTRACT);
                };
        return ConvolutionDesigns.of(
                "4x4-2c2-3",
                model,
                WeightStorage.LOADABLE,
                bits == 0 ? layer : layer.membraneBits(bits).saturate(true));
    }
}
