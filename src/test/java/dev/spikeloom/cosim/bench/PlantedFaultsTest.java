package dev.spikeloom.cosim.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spikeloom.cosim.CosimPlace;
import dev.spikeloom.cosim.Divergence;
import dev.spikeloom.cosim.ScenarioCheck;
import dev.spikeloom.design.parameter.HostKind;
import dev.spikeloom.design.parameter.ParameterTable;
import dev.spikeloom.design.rate.DenseDesign;
import dev.spikeloom.design.rate.RateDesign;
import dev.spikeloom.io.Progress;
import dev.spikeloom.rtl.machine.Verilog;
import dev.spikeloom.testing.DesignBuilder;
import dev.spikeloom.testing.Large;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Faults put into the generated Verilog and its hex files: the report of each leads a reader who did not plant it to line
 * and cause. What presents them is the scenario of the bench, which has what each of them needs.
 */
@Tag("cosim")
class PlantedFaultsTest {
    /** Shared by the tests of this class. */
    @TempDir
    static Path builds;

    @TempDir
    Path folder;

    private final RateDesign core = design(HostKind.CORE);
    private Path rtl;

    @BeforeEach
    void generate() {
        rtl = folder.resolve("rtl");
        Verilog.generate(core).writeTo(rtl);
    }

    private static RateDesign design(HostKind host) {
        return builder(host).build();
    }

    private static DesignBuilder builder(HostKind host) {
        return DesignBuilder.of("40-24-5").counters().timeSteps(8).host(host).layer(layer -> layer.bankRows(16));
    }

    @Test
    void swappedAddressBits() throws IOException {
        String line = plant(
                "snn_layer_0.v",
                "assign bank_rd_addr  = issue_index[3:0];",
                "assign bank_rd_addr  = {issue_index[3:2], issue_index[0], issue_index[1]};");
        assertThat(report())
                .contains("u_layer_0.bank_rd_addr: expected ")
                .containsPattern("\n  expected: bank \\d row \\d+: the weights of input \\d+ of the network\n")
                .containsPattern("\n  found: bank \\d row \\d+: the weights of input \\d+ of the network\n")
                .contains(line)
                .containsPattern("the same on both sides: issue_index \\(\\d+\\)");
    }

    @Large
    @Test
    void theEnableOfAWrongBank() throws IOException {
        String line = plant(
                "snn_layer_0.v",
                "bank_rd_en[1] = issue_read & (issue_index[5:4] == 2'd1)",
                "bank_rd_en[1] = issue_read & (issue_index[5:4] == 2'd2)");
        assertThat(report())
                .contains("u_layer_0.bank_rd_en: expected ")
                .containsPattern("\n  expected: bank 1 row \\d+: the weights of input \\d+ of the network\n")
                .contains("\n  found: no bank is read\n")
                .contains(line);
    }

    @Large
    @Test
    void theOutputOfAWrongBank() throws IOException {
        String line = plant("snn_layer_1.v", "sums = bank_1_word;", "sums = bank_0_word;");
        assertThat(report())
                .contains("u_layer_1.u_neuron_array.v_q[")
                .containsPattern("\n  \\d+ of 5 potentials differ at this firing check\n")
                .contains("\n  as if the output of bank 0 were taken for that of bank 1\n")
                .contains("all weights and thresholds in the hex files are those of the network")
                .contains(line);
    }

    @Large
    @Test
    void aSpikeAtTheThreshold() throws IOException {
        String line = plant("neuron_array_dc.v", "v_q[n] > threshold_q[n]", "v_q[n] >= threshold_q[n]");
        assertThat(report())
                .containsPattern("u_layer_\\d\\.spikes\\[\\d+]: expected 0 \\(clocked model\\), found 1 \\(RTL\\)")
                .containsPattern("\n  sum (-?\\d+), threshold \\1: \\1 > \\1 is false, no spike\n")
                .contains("\n  all potentials were the same at the firing check\n")
                .contains(line);
    }

    @Test
    void aSpikeThatIsLost() throws IOException {
        String line = plant(
                "spike_scheduler.v",
                "pending_q <= accept ? spikes_i : rest;",
                "pending_q <= accept ? {spikes_i[Inputs-1:4], 1'b0, spikes_i[2:0]} : rest;");
        assertThat(report())
                .containsPattern("\n  expected: bank 0 row 3: the weights of input 3 of the network\n")
                .containsPattern("active inputs of the time step: \\d+ of 40: (\\d, )*3, ")
                .contains("also different in this cycle:\n  u_layer_0.issue_index: expected 3, found ")
                .contains(line);
    }

    @Test
    void aLoadPortThatShiftsWeights() throws IOException {
        RateDesign unread =
                builder(HostKind.CORE).with(ParameterTable.READ_BACK, false).build();
        Verilog.generate(unread).writeTo(rtl);
        String line = plant("snn_layer_0.v", "{load_data_i[6:0]}}", "{load_data_i[7:1]}}");
        assertThat(report(unread, true))
                .contains("\n  segment 2: without reset; weights from the hex files; ", "; no difference\n")
                .containsPattern(
                        "\n  segment 3: reset; \\d+ weights, thresholds and biases are written through the load "
                                + "port; .*; here they differ\n")
                .containsPattern(
                        "\n  u_layer_0\\.u_bank_0\\.words_q\\[\\d+]: the weight of input \\d+ of the network to "
                                + "neuron \\d+ of layer 0 is -?\\d+, in the network -?\\d+\n")
                .contains(line);
    }

    @Large
    @Test
    void aLoadPortThatShiftsWhatIsReadBack() throws IOException {
        plant("snn_layer_0.v", "{load_data_i[6:0]}}", "{load_data_i[7:1]}}");
        assertThat(report())
                .startsWith("RTL breaks a rule in segment 3, cycle 0, load_data_o: ")
                .contains("what is read is what was loaded: the weight of layer 0, neuron ");
    }

    @Large
    @Test
    void aCounterThatCountsEmptyVectors() throws IOException {
        String line = plant(
                "layer_counters.v",
                "sram_reads_q  <= sram_reads_q + rows;",
                "sram_reads_q  <= sram_reads_q + rows + {63'd0, issue_i & ~(|read_i)};");
        assertThat(report())
                .contains("u_layer_0.u_counters.sram_reads_q: expected ")
                .containsPattern(
                        "layer 0, performance counter 7 \\(sram_reads\\), read at the end of the run: words read "
                                + "from all banks; the RTL counts \\d+ more")
                .contains(line);
    }

    @Test
    void aHexFileWithOneWrongDigit() throws IOException {
        Path hex = rtl.resolve("layer1_bank0.hex");
        List<String> rows = new ArrayList<>(Files.readAllLines(hex));
        for (int row = 0; row < rows.size(); row++) {
            String text = rows.get(row);
            int digit = Character.digit(text.charAt(text.length() - 1), 16);
            rows.set(row, row == 11 ? text.substring(0, text.length() - 1) + Integer.toHexString(digit ^ 1) : text);
        }
        Files.write(hex, rows);
        int right = DenseDesign.of(core.layers().get(1)).quantized().weights()[11][0];
        assertThat(report())
                .contains("memories: 1 number in the hex files is not that of the network\n")
                .contains("\n  layer1_bank0.hex line 12: the weight of neuron 11 of layer 0 to neuron 0 of layer 1 is "
                        + (right ^ 1) + ", in the network " + right + "\n");
    }

    @Large
    @Test
    void aTieThatAHigherClassWins() throws IOException {
        String line = plant("argmax.v", "+: CountWidth] > most[", "+: CountWidth] >= most[");
        assertThat(report())
                .contains("result_class_o: expected ")
                .containsPattern("; the greatest is (\\d+), of classes \\d, .*; expected class \\d, found class \\d\n")
                .contains("the counts are the same in the RTL: what picks the greatest differs")
                .contains(line);
    }

    @Large
    @Test
    void aPotentialThatIsNotCleared() throws IOException {
        String line = plant("neuron_array_dc.v", "(acc_first_i ? Zero", "((acc_first_i & acc_read_i) ? Zero");
        assertThat(report())
                .contains("\n  no weight row: no input is active\n")
                .contains("\n  as if the potential of the last time step were still there\n")
                .contains(line);
    }

    @Large
    @Test
    void aBeatThatIsTooNarrow() throws IOException {
        RateDesign axi = design(HostKind.AXI_PACKED);
        Verilog.generate(axi).writeTo(rtl);
        String line = plant(
                "axis_result_output.v",
                "beats[(ClassBeats+c)*32 +: CountWidth] = result_counts_i[c*CountWidth +: CountWidth];",
                "beats[(ClassBeats+c)*32 +: 1] = result_counts_i[c*CountWidth +: 1];");
        assertThat(report(axi, false))
                .contains("m_axis_tdata: expected ")
                .containsPattern(
                        "stream of results, beat \\d of the packet: the spike count of class \\d, in bits 3 to 0: \\d; "
                                + "the core's result_counts_o is the same in the RTL")
                .contains(line);
    }

    @Test
    void aRegisterThatRefusesItsGreatestValue() throws IOException {
        RateDesign axi = design(HostKind.AXI_PACKED);
        Verilog.generate(axi).writeTo(rtl);
        String line = plant("axi_lite_registers.v", "(write_data <= 32'd8)", "(write_data < 32'd4)");
        Divergence divergence = divergence(axi, false);
        assertThat(divergence.brokenRule()).isTrue();
        assertThat(divergence.report())
                .startsWith("RTL breaks a rule in segment 0, cycle 0, s_axi_bresp: expected 0, found 2 (RTL)\n")
                .contains("path of the value: register TIME_STEPS (0x048): the register refuses 4\n")
                .contains(line)
                .doesNotContain("AddrLoadRow");
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
        return report(core, false);
    }

    private String report(RateDesign design, boolean waves) {
        return divergence(design, waves).report();
    }

    private Divergence divergence(RateDesign design, boolean waves) {
        CosimPlace place = new CosimPlace(rtl, builds, true, folder.resolve("work"));
        ScenarioCheck check = new ScenarioCheck(BenchScenario.of(design), place, Progress.NONE);
        return (waves ? check : check.withoutWaves()).run().divergence().orElseThrow();
    }
}
