package dev.spikeloom.cosim.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spikeloom.cosim.CosimPlace;
import dev.spikeloom.design.parameter.HostKind;
import dev.spikeloom.design.parameter.ParameterTable;
import dev.spikeloom.design.rate.RateDesign;
import dev.spikeloom.io.AtomicFiles;
import dev.spikeloom.io.Progress;
import dev.spikeloom.rtl.ModuleNames;
import dev.spikeloom.rtl.machine.Verilog;
import dev.spikeloom.testing.DesignBuilder;
import dev.spikeloom.testing.Large;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What only the bench sees comes with the evidence that any difference has. */
@Tag("cosim")
class BenchEvidenceTest {
    @TempDir
    Path folder;

    @Large
    @Test
    void aFaultOfTheLoadPortIsToldAsUnderVerilator() throws IOException {
        RateDesign design =
                DesignBuilder.of("20-6-3").with(ParameterTable.READ_BACK, false).build();
        generate(design);
        edit("snn_layer_1.v", "{load_data_i[6:0]}}", "{load_data_i[7:1]}}");
        String line = line();
        String report = evidence(design).leave(line, "");
        assertThat(report)
                .startsWith(
                        "the bench under Icarus fails: " + BenchEvidence.text(design, line)
                                + "\nits scenario, run again under Verilator:\nRTL and clocked model differ in segment 3, cycle ")
                .contains("written through the load port")
                .containsPattern("\n  sum -?\\d+, threshold -?\\d+: -?\\d+ > -?\\d+ is (true, a|false, no) spike\n")
                .contains("u_layer_1.u_bank_0.words_q[");
        assertThat(work("report.txt")).content().isEqualTo(report);
        assertThat(work("model.vcd")).isNotEmptyFile();
        assertThat(work("rtl.vcd")).isNotEmptyFile();
        assertThat(work("waves.gtkw")).isNotEmptyFile();
        assertThat(work("rtl.gtkw")).isNotEmptyFile();
    }

    @Test
    void aFaultThatIcarusAloneShowsHasItsWavesAndTheModelsWordForIt() throws IOException {
        RateDesign design = DesignBuilder.of("20-6-3").build();
        generate(design);
        edit(
                "neuron_array_dc.v",
                "v_q[n] > threshold_q[n]",
                "\n`ifdef __ICARUS__\n v_q[n] < threshold_q[n]\n`else\n v_q[n] > threshold_q[n]\n`endif\n");
        String report = evidence(design).leave(line(), "");
        assertThat(report)
                .contains("run again under Verilator, shows no difference")
                .containsPattern("\npath of the value: layer 0 \\(20 x 6\\), neuron \\d")
                .containsPattern("\n  sum -?\\d+, threshold -?\\d+: -?\\d+ > -?\\d+ is ")
                .containsPattern("\ncycle .*\\[\\d+]")
                .contains("waves of Icarus (gtkwave bench.gtkw), of the clocked model and of Verilator");
        assertThat(work("bench.vcd")).content().contains("u_neuron_array", "v_q[5]");
        assertThat(work("bench.gtkw")).content().contains("snn_tb.dut.u_layer_0.u_neuron_array.", "v_q[5]");
        assertThat(work("model.vcd")).isNotEmptyFile();
        assertThat(work("report.txt")).content().isEqualTo(report);
    }

    @Test
    void aRuleThatVerilatorFindsBrokenIsNamedWithWhatSetsIt() throws IOException {
        RateDesign design = DesignBuilder.of("20-6-3").build();
        generate(design);
        edit("snn_layer_1.v", "{load_data_i[6:0]}}", "{load_data_i[7:1]}}");
        assertThat(evidence(design).leave(line(), ""))
                .contains("run again under Verilator, breaks a rule: segment 3, cycle 0, load_data_o: ")
                .contains("\npath of the value: what is read is what was loaded: the weight of layer 1, neuron ")
                .containsPattern("\n  snn_layer_1\\.v:\\d+ +load_data_q <= weight_of\\(")
                .contains("waves of Icarus (gtkwave bench.gtkw) and report: ");
    }

    @Test
    void anAccessToARegisterIsNamedWithTheOnesBeforeIt() throws IOException {
        RateDesign design = DesignBuilder.of("20-6-3").host(HostKind.AXI_PACKED).build();
        generate(design);
        edit("axi_lite_registers.v", "(write_data <= 32'd16)", "(write_data < 32'd16)");
        String report = evidence(design).leave(line(), "before\n");
        assertThat(report)
                .startsWith("the bench under Icarus fails: segment -1, cycle 0, s_axi_bresp: expected 0, found 2\n")
                .containsPattern(
                        "\n  access \\d+: writes 16 to TIME_STEPS \\(0x048\\), to be accepted, in which it fails\n")
                .contains("path of the value: register TIME_STEPS (0x048), its answer: expected OKAY, found an error\n")
                .contains("AddrTimeSteps:")
                .contains("waves of Icarus (gtkwave bench.gtkw) and report: ");
        assertThat(work("bench.vcd")).isNotEmptyFile();
        assertThat(work("report.txt")).content().isEqualTo("before\n" + report);
    }

    private Path work(String file) {
        return folder.resolve("work").resolve(file);
    }

    private BenchEvidence evidence(RateDesign design) {
        CosimPlace place =
                new CosimPlace(folder.resolve("rtl"), folder.resolve("builds"), true, folder.resolve("work"));
        return new BenchEvidence(design, place, Progress.NONE);
    }

    private void generate(RateDesign design) {
        Verilog.generate(design).writeTo(folder.resolve("rtl"));
        VerilogBench.files(BenchScenario.of(design))
                .forEach((name, text) ->
                        AtomicFiles.writeString(folder.resolve("rtl").resolve(name), text));
    }

    private void edit(String file, String from, String to) throws IOException {
        Path path = folder.resolve("rtl").resolve(file);
        String verilog = Files.readString(path);
        assertThat(verilog).contains(from);
        Files.writeString(path, verilog.replace(from, to));
    }

    private String line() {
        return IcarusBench.run(folder.resolve("rtl"), ModuleNames.PLAIN, folder.resolve("program.vvp"))
                .difference()
                .orElseThrow();
    }
}
