package dev.spikeloom.cosim.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spikeloom.cosim.CosimPlace;
import dev.spikeloom.cosim.ScenarioCheck;
import dev.spikeloom.design.parameter.KernelRows;
import dev.spikeloom.design.parameter.ParameterTable;
import dev.spikeloom.design.parameter.PotentialMemory;
import dev.spikeloom.design.rate.ConvolutionDesign;
import dev.spikeloom.design.rate.RateDesign;
import dev.spikeloom.io.Progress;
import dev.spikeloom.rtl.machine.Verilog;
import dev.spikeloom.testing.ConvolutionDesigns;
import dev.spikeloom.testing.Large;
import dev.spikeloom.testing.LayerBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Faults put into the Verilog of a convolution and into its hex files: the report of each leads to line and cause. */
@Tag("cosim")
class ConvolutionFaultsTest {
    /** Shared by the tests of this class. */
    @TempDir
    static Path builds;

    @TempDir
    Path folder;

    private RateDesign design = design(PotentialMemory.REGISTERS);
    private Path rtl;

    @BeforeEach
    void generate() {
        rtl = folder.resolve("rtl");
        Verilog.generate(design).writeTo(rtl);
    }

    @Test
    void aBankOfPotentialsThatASpikeDoesNotReach() throws IOException {
        String line = plant(
                "window_map_0.v",
                "3'd4:    column = {2'd0, 3'd1, 2'd1, 3'd7};",
                "3'd4:    column = {2'd0, 3'd1, 2'd1, 3'd3};");
        assertThat(report())
                .contains("u_layer_0.acc_banks_q: expected 7 (clocked model), found 3 (RTL)")
                .containsPattern("\n  expected: weights are added to output \\(\\d, 3\\) in bank 0 word \\d; "
                        + "\\(\\d, 4\\) in bank 1 word \\d; \\(\\d, 2\\) in bank 2 word \\d\n")
                .containsPattern("\n  found: weights are added to output \\(\\d, 3\\) in bank 0 word \\d; "
                        + "\\(\\d, 4\\) in bank 1 word \\d\n")
                .contains("acc_banks_q: the banks of potentials that weights are added to")
                .contains("\n  snn_layer_0.v:");
        assertThat(line).startsWith("\n  window_map_0.v:");
    }

    @Test
    void aMemoryOfPotentialsThatIsReadForNothing() throws IOException {
        design = design(PotentialMemory.SRAM);
        generate();
        plant(
                "snn_layer_0.v",
                "(pass & gate_read & gate_banks[p]) | sweep;",
                "(pass & (gate_read | gate_banks[p])) | sweep;");
        assertThat(report())
                .contains("u_layer_0.potential_reads: expected ")
                .containsPattern("\n  expected: (no potentials are read|potentials are read in bank \\d)")
                .contains("\n  found: potentials are read in bank 0, bank 1, bank 2");
    }

    @Test
    void aWordOfTheKernelWithOneWrongDigit() throws IOException {
        Path hex = rtl.resolve("layer0_bank0.hex");
        List<String> words = new ArrayList<>(Files.readAllLines(hex));
        String word = words.get(1);
        int digit = Character.digit(word.charAt(word.length() - 1), 16);
        words.set(1, word.substring(0, word.length() - 1) + Integer.toHexString(digit ^ 1));
        Files.write(hex, words);
        int right = ConvolutionDesign.of(design.layers().get(0)).quantized().weights()[3][0];
        assertThat(report())
                .contains("u_layer_0.checked[")
                .containsPattern("path of the value: layer 0 \\(convolution, 6x7 to 2x2x3\\), "
                        + "output row \\d, column \\d, channel 0 \\(bank \\d, word \\d, lane 0\\), threshold ")
                .containsPattern("the spike at row \\d, column \\d of the network's input, which reaches output "
                        + "rows? [^:]*: weight " + right + "\n")
                .contains("memories: 1 number in the hex files is not that of the network\n")
                .contains(
                        "\n  layer0_bank0.hex line 2: the weight of kernel row 1, column 0 to channel 0 of layer 0 is "
                                + (right ^ 1) + ", in the network " + right + "\n");
    }

    @Large
    @Test
    void aPotentialThatIsNotCleared() throws IOException {
        design = design(PotentialMemory.SRAM);
        generate();
        String line = plant("potential_bank_dc_bias_sram.v", " & {Width{touched}}", "");
        assertThat(report())
                .contains("u_layer_0.checked[")
                .contains("\n  starts from 0, as in every time step\n")
                .containsPattern("\n  \\d+ of \\d+ potentials differ at this firing check\n")
                .contains("all weights, thresholds and biases in the hex files are those of the network")
                .contains("\n  snn_layer_0.v:");
        assertThat(line).isNotEmpty();
    }

    @Test
    void aSpikeOfASquareThatIsLost() throws IOException {
        plant("pooled_spikes.v", "square = square | found", "square = found");
        assertThat(report())
                .containsPattern("u_layer_0\\.spikes\\[\\d+]: expected 1 \\(clocked model\\), found 0 \\(RTL\\)")
                .containsPattern("output spike \\d+: that of any of\n"
                        + "  output row \\d, column \\d, channel \\d \\(bank \\d, word \\d, lane \\d\\): "
                        + "-?\\d+ > -?\\d+ is (true, a|false, no) spike\n")
                .contains("all potentials were the same at the firing check");
    }

    /**
     * Edits a file.
     *
     * @return file and line, as a report names them
     */
    private String plant(String file, String from, String to) throws IOException {
        Path path = rtl.resolve(file);
        String verilog = Files.readString(path);
        int at = verilog.indexOf(from);
        assertThat(at).as(from).isNotNegative();
        Files.writeString(path, verilog.replace(from, to));
        long line = verilog.substring(0, at).chars().filter(c -> c == '\n').count() + 1;
        return "\n  " + file + ":" + line + " ";
    }

    private String report() {
        CosimPlace place = new CosimPlace(rtl, builds, true, folder.resolve("work"));
        return new ScenarioCheck(BenchScenario.of(design), place, Progress.NONE)
                .withoutWaves()
                .run()
                .divergence()
                .orElseThrow()
                .report();
    }

    private static RateDesign design(PotentialMemory potentials) {
        return ConvolutionDesigns.of(
                "6x7-3c3-mp2-4",
                LayerBuilder.baseline()
                        .with(ParameterTable.KERNEL_ROWS, KernelRows.ONE)
                        .with(ParameterTable.POTENTIALS, potentials));
    }
}
