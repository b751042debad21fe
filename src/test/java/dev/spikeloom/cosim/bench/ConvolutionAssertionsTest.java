package dev.spikeloom.cosim.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spikeloom.cosim.CosimPlace;
import dev.spikeloom.cosim.CosimResult;
import dev.spikeloom.cosim.ScenarioCheck;
import dev.spikeloom.design.parameter.KernelRows;
import dev.spikeloom.design.parameter.ParameterTable;
import dev.spikeloom.design.rate.RateDesign;
import dev.spikeloom.io.Progress;
import dev.spikeloom.rtl.machine.Verilog;
import dev.spikeloom.testing.ConvolutionDesigns;
import dev.spikeloom.testing.LayerBuilder;
import dev.spikeloom.testing.Sampled;
import dev.spikeloom.tool.Tool;
import dev.spikeloom.tool.ToolResult;
import dev.spikeloom.tool.ToolRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The assertions about convolutions hold in co-simulation, and a fault makes the one of its claim fail. */
@Tag("cosim")
class ConvolutionAssertionsTest {
    /** Shared by the tests of this class. */
    @TempDir
    static Path builds;

    @TempDir
    Path folder;

    private static RateDesign design(String topology, KernelRows rows) {
        return ConvolutionDesigns.of(topology, LayerBuilder.baseline().with(ParameterTable.KERNEL_ROWS, rows));
    }

    @Sampled(every = 2)
    @ParameterizedTest
    @CsvSource({"6x7-3c3-mp2-4, ONE", "6x7x2-4c3s2p1-3c2-4, ALL", "5x5-2c1-3, ONE"})
    void verilatorHasNoWarning(String topology, KernelRows rows) {
        Verilog.generate(design(topology, rows)).writeTo(folder);
        ToolResult ended = new ToolRun(Tool.VERILATOR, folder)
                .args("--lint-only", "-Wall", "--assert", "--top-module", "snn_accelerator")
                .args("snn_assertions.sv", "-f", "files.f")
                .run();
        assertThat(ended.output()).doesNotContain("%Warning", "%Error");
        assertThat(ended.exitCode()).isZero();
    }

    @Test
    void theyHoldInCosimulation() {
        RateDesign design = design("6x7x2-4c3s2p1-3c2-4", KernelRows.ALL);
        Verilog.generate(design).writeTo(folder);
        CosimResult result = run(design);
        assertThat(result.divergence()).isEmpty();
        assertThat(result.warnings()).isEmpty();
        assertThat(result.samples()).isPositive();
    }

    @Sampled(every = 4)
    @ParameterizedTest(name = "{0}: {3}")
    @CsvSource(
            delimiterString = "=>",
            value = {
                "window_map_0 => {2'd0, 3'd1, 2'd1, 3'd7} => {2'd0, 3'd1, 2'd1, 3'd3} => u_layer_0.reaches_columns_holds",
                "spike_scheduler_ahead => accept ? spikes_i : rest; => accept ? spikes_i : pending_q;"
                        + " => u_layer_0.u_scheduler.only_pending_spikes_and_once_holds",
                "potential_sweep => active_q <= ~last_o; => active_q <= ~first_o;"
                        + " => u_layer_0.u_sweep.for_all_words_holds",
                "potential_bank_dc_bias_sram => word = (forward_q ? written_q : read) => word = (1'b0 ? written_q : read)"
                        + " => u_layer_0.gen_bank\\[\\d+\\].u_bank.as_written_holds",
                "snn_layer_0 => end else if (out_ready) begin => end else begin => u_layer_0.out_holds"
            })
    void aFaultFailsTheAssertionOfItsClaim(String module, String from, String to, String assertion) throws IOException {
        RateDesign design = design("6x7-3c3-mp2-4", KernelRows.ONE);
        Verilog.generate(design).writeTo(folder);
        Path path = folder.resolve(module + ".v");
        String verilog = Files.readString(path);
        assertThat(verilog).contains(from);
        Files.writeString(path, verilog.replace(from, to));
        assertThat(run(design).divergence().orElseThrow().report())
                .containsPattern(
                        "(?m)^assertion " + assertion + " fails in cycle \\d+: .* \\(snn_assertions\\.sv:\\d+\\)$");
    }

    private CosimResult run(RateDesign design) {
        CosimPlace place = new CosimPlace(folder, builds, true, folder.resolve("work"));
        return new ScenarioCheck(BenchScenario.of(design), place, Progress.NONE)
                .withoutWaves()
                .withAssertions()
                .run();
    }
}
