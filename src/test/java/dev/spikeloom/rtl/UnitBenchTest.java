package dev.spikeloom.rtl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spikeloom.testing.GeneratedRtl;
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
import org.junit.jupiter.params.provider.ValueSource;

/** Runs the self-checking benches of single modules under Icarus: on the module as generated, and on broken copies. */
@Tag("cosim")
class UnitBenchTest {
    private static final Path BENCHES = Path.of("testbenches", "unit");

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"priority_encoder", "spike_scheduler", "sram_bank", "neuron_array", "spike_counter"})
    void modulePassesItsBench(String module) throws IOException {
        GeneratedRtl.small(1).writeTo(folder);
        assertThat(runBench(module)).startsWith("PASS " + module + ": ").hasLineCount(1);
    }

    @ParameterizedTest(name = "{0}: {1} -> {2}")
    @CsvSource(
            delimiterString = "==>",
            value = {
                "priority_encoder ==> for (l = Lanes - 1; l >= 0; l = l - 1) ==> for (l = 0; l < Lanes; l = l + 1)",
                "priority_encoder ==> (|group_many) | ==> 1'b0 |",
                "priority_encoder ==> (group_any - GroupOne) ==> group_any",
                "spike_scheduler ==> ~stall_i & (~busy_q | ~many) ==> ~stall_i & ~busy_q",
                "spike_scheduler ==> busy_q & ~stall_i ==> busy_q",
                "spike_scheduler ==> issue_valid_o & any ==> issue_valid_o",
                "spike_scheduler ==> first_q                  <= 1'b0 ==> first_q                  <= 1'b1",
                "sram_bank ==> if (rd_en_i) ==> if (1'b1)",
                "sram_bank ==> wr_neuron_i*WeightWidth ==> 0*WeightWidth",
                "sram_bank ==> $readmemh(InitFile, rows_q); ==> rows_q[0] = 0;",
                "neuron_array ==> v_q[n] > threshold_q[n] ==> v_q[n] >= threshold_q[n]",
                "neuron_array ==> acc_first_i ? Zero : v_q[n] ==> v_q[n]",
                "neuron_array ==> (acc_read_i ? ==> (1'b1 ?",
                "neuron_array ==> WeightWidth] | UnitBit ==> WeightWidth]",
                "neuron_array ==> g = g + GroupSize ==> g = g + GroupSize + 1",
                "spike_counter ==> > most[2*c*CountWidth ==> >= most[2*c*CountWidth",
                "spike_counter ==> assign ready_o = ~stall ==> assign ready_o = 1'b1",
                "spike_counter ==> (step_q == Zero) ? Zero : counts_q ==> counts_q",
                "spike_counter ==> time_steps_i - One ==> time_steps_i",
            })
    void benchFailsForABrokenModule(String module, String original, String broken) throws IOException {
        GeneratedRtl.small(1).writeTo(folder);
        replace(module + ".v", original, broken);
        assertThat(runBench(module)).contains("FAIL " + module + ": ").doesNotContain("PASS");
    }

    @Test
    void loadPortWritesEachWeightAndThresholdWhereItBelongs() throws IOException {
        writeDesignAndWhatToLoad();
        assertThat(runBench("load_port")).startsWith("PASS load_port: ").hasLineCount(1);
    }

    @ParameterizedTest(name = "{0}: {1} -> {2}")
    @CsvSource(
            delimiterString = "==>",
            value = {
                "snn_accelerator.v ==> (load_layer_i == 1'd1) ==> (load_layer_i == 1'd0)",
                "snn_accelerator.v ==> layer_1_load & ~load_threshold_i ==> layer_1_load",
                "snn_layer_0.v ==> weight_wr_en_i & (wr_row_i[4:3] == 2'd2) ==> weight_wr_en_i",
                "snn_layer_0.v ==> bank_wr_addr = wr_row_i[2:0] ==> bank_wr_addr = wr_row_i[4:2]",
            })
    void benchFailsForABrokenLoadPort(String file, String original, String broken) throws IOException {
        writeDesignAndWhatToLoad();
        replace(file, original, broken);
        assertThat(runBench("load_port")).contains("FAIL load_port: ").doesNotContain("PASS");
    }

    private void writeDesignAndWhatToLoad() {
        GeneratedRtl.small(1).writeTo(folder);
        GeneratedRtl.small(2).writeTo(folder.resolve("loaded"));
    }

    private void replace(String file, String original, String broken) throws IOException {
        Path source = folder.resolve(file);
        String text = Files.readString(source);
        assertThat(text).containsOnlyOnce(original);
        Files.writeString(source, text.replace(original, broken));
    }

    /** What the bench prints. */
    private String runBench(String module) throws IOException {
        String bench = module + "_tb";
        Path hex = BENCHES.resolve(bench + ".hex");
        if (Files.exists(hex)) {
            Files.copy(hex, folder.resolve(bench + ".hex"));
        }
        ToolResult build = new ToolRun(Tool.ICARUS, folder)
                .args("-Wall", "-g2005", "-s", bench, "-o", bench + ".vvp")
                .args(BENCHES.resolve(bench + ".v").toAbsolutePath().toString(), "-f", RtlFiles.FILE_LIST)
                .run()
                .orThrow();
        assertThat(build.output()).isEmpty();
        return new ToolRun(Tool.ICARUS_RUNTIME, folder)
                .args("-n", bench + ".vvp")
                .run()
                .orThrow()
                .output();
    }
}
