package dev.spikeloom.rtl;

import static dev.spikeloom.design.parameter.BankMapping.INTERLEAVED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.spikeloom.testing.DesignBuilder;
import dev.spikeloom.testing.Sampled;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The self-checking benches of the leaf modules that are the same in every design, or in every one that has them. */
@Tag("cosim")
class LeafBenchTest {
    @TempDir
    private Path folder;

    private UnitBench bench;

    @BeforeEach
    void prepareBench() {
        bench = new UnitBench(folder);
    }

    @Sampled(every = 12)
    @ParameterizedTest
    @ValueSource(strings = {"row_adder", "argmax", "sample_sequencer", "spike_buffer", "layer_counters"})
    void modulePassesItsBench(String module) throws IOException {
        writeDesignWithAllLeaves();
        assertThat(bench.run(module)).startsWith("PASS " + module + ": ").hasLineCount(1);
    }

    @Test
    void rowAdderWithARegisterInsidePassesItsBench() throws IOException {
        writePipelinedAdder();
        assertThat(bench.run("row_adder", "-DPIPELINED"))
                .startsWith("PASS row_adder: ")
                .hasLineCount(1);
    }

    @Sampled(every = 12)
    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(
            delimiterString = "==>",
            value = {
                "WeightWidth] | UnitBit ==> WeightWidth]",
                "{SumWidth{read_i[p]}} ==> {SumWidth{1'b1}}",
                "First + PartPorts : Ports ==> First + PartPorts : First",
                "q < Parts; ==> q < Parts - 1;",
                "if (en_i) ==> if (1'b1)",
                "sum + parts[ ==> sum | parts[",
            })
    void benchFailsForABrokenRowAdderWithARegisterInside(String original, String broken) throws IOException {
        writePipelinedAdder();
        bench.replace("row_adder_pipelined.v", original, broken);
        assertThat(bench.run("row_adder", "-DPIPELINED"))
                .contains("FAIL row_adder: ")
                .doesNotContain("PASS");
    }

    private void writePipelinedAdder() {
        DesignBuilder.of("20-12-4")
                .layer(layer -> layer.issueWidth(2).adderStages(2))
                .rtl()
                .writeTo(folder);
    }

    @Sampled(every = 12)
    @ParameterizedTest
    @CsvSource({"argmax, 1", "argmax, 2", "spike_counter, 1", "spike_counter, 2"})
    void argmaxWithRegistersPassesItsBench(String module, int stages) throws IOException {
        writePipelinedArgmax(stages);
        assertThat(bench.run(module, "-DSTAGES=" + stages))
                .startsWith("PASS " + module + ": ")
                .hasLineCount(1);
    }

    @Sampled(every = 12)
    @ParameterizedTest(name = "{0}: {1} -> {2}")
    @CsvSource(
            delimiterString = "==>",
            value = {
                "argmax_pipelined ==> if (en_i[s]) ==> if (1'b1)",
                "argmax_pipelined ==> pairs >= Into; ==> pairs > Into;",
                "argmax_pipelined ==> CountWidth] > most[2*c*CountWidth ==> CountWidth] >= most[2*c*CountWidth",
                "argmax_pipelined ==> best_q <= best ==> best_q <= classes_from",
            })
    void benchFailsForABrokenArgmaxWithRegisters(String module, String original, String broken) throws IOException {
        writePipelinedArgmax(2);
        bench.replace(module + ".v", original, broken);
        assertThat(bench.run("argmax", "-DSTAGES=2")).contains("FAIL argmax: ").doesNotContain("PASS");
    }

    @Sampled(every = 12)
    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(
            delimiterString = "==>",
            value = {
                "({resolve_q[0], publish}) ==> ({publish, publish})",
                "done_q & occupied ==> done_q & result_valid_q",
                "done_q & ~occupied ==> done_q & ~result_valid_q",
                "= resolve_q[1] ==> = resolve_q[0]",
                "resolve_q      <= 2'd0 ==> resolve_q      <= 2'd1",
            })
    void benchFailsForABrokenCounterWithRegisters(String original, String broken) throws IOException {
        writePipelinedArgmax(2);
        bench.replace("spike_counter.v", original, broken);
        assertThat(bench.run("spike_counter", "-DSTAGES=2"))
                .contains("FAIL spike_counter: ")
                .doesNotContain("PASS");
    }

    private void writePipelinedArgmax(int stages) {
        DesignBuilder.of("20-12-4").argmaxStages(stages).rtl().writeTo(folder);
    }

    @Sampled(every = 12)
    @ParameterizedTest(name = "{0}: {1} -> {2}")
    @CsvSource(
            delimiterString = "==>",
            value = {
                "row_adder ==> WeightWidth] | UnitBit ==> WeightWidth]",
                "row_adder ==> {SumWidth{read_i[p]}} ==> {SumWidth{1'b1}}",
                "row_adder ==> p < Ports; p = p + 1 ==> p < Ports - 1; p = p + 1",
                "row_adder ==> {{SignBits{words_i[(p*Lanes+l+1)*WeightWidth-1]}} ==> {{SignBits{1'b0}}",
                "argmax ==> CountWidth] > most[2*c*CountWidth ==> CountWidth] >= most[2*c*CountWidth",
                "argmax ==> best[(2*c+1)*ClassWidth +: ClassWidth] ==> best[2*c*ClassWidth +: ClassWidth] | 1'b1",
                "argmax ==> pairs = Leaves / 2; ==> pairs = Leaves / 4;",
                "sample_sequencer ==> first ? time_steps_i : steps_q ==> time_steps_i",
                "sample_sequencer ==> first ? time_steps_i : steps_q ==> steps_q",
                "sample_sequencer ==> accept_i & first ==> accept_i",
                "sample_sequencer ==> final_o ? Zero : ==> 1'b0 ? Zero :",
                "sample_sequencer ==> if (!rst_ni) ==> if (1'b0)",
                "spike_buffer ==> ~valid_q; ==> ~valid_q | ready_i;",
                "spike_buffer ==> valid_i & ready_o ==> valid_i",
                "spike_buffer ==> else if (ready_i) ==> else if (1'b1)",
                "spike_buffer ==> <= final_i; ==> <= 1'b0;",
                "layer_counters ==> !rst_ni || clear_i ==> !rst_ni",
                "layer_counters ==> if (enable_i) ==> if (1'b1)",
                "layer_counters ==> {63'd0, ~issue_i & ~blocked_i} ==> {63'd0, ~issue_i}",
                "layer_counters ==> issue_i & ~(|read_i) ==> ~(|read_i)",
                "layer_counters ==> once_i ? rows : Zero ==> rows",
                "layer_counters ==> rows * {{ ==> {{",
                "layer_counters ==> value_o = sram_reads_q ==> value_o = spikes_in_q",
                "layer_counters ==> k < Lanes; ==> k < Lanes - 1;",
            })
    void benchFailsForABrokenModule(String module, String original, String broken) throws IOException {
        writeDesignWithAllLeaves();
        bench.replace(module + ".v", original, broken);
        assertThat(bench.run(module)).contains("FAIL " + module + ": ").doesNotContain("PASS");
    }

    @Sampled(every = 12)
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void schedulerPassesItsBench(boolean counters) throws IOException {
        writeBankedSchedulers(counters);
        String[] definitions = counters
                ? new String[] {"-DSCHEDULER=banked_scheduler_counted", "-DCOUNTERS"}
                : new String[] {"-DSCHEDULER=banked_scheduler"};
        assertThat(bench.run("banked_scheduler", definitions))
                .startsWith("PASS banked_scheduler: ")
                .hasLineCount(1);
    }

    @Sampled(every = 12)
    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(
            delimiterString = "==>",
            value = {
                "any & ~(counts[Width*AllPorts +: AllPorts] << 1) ==> any",
                "AllPorts] << d)) ==> AllPorts] >> d))",
                "(|many) | ==> 1'b0 |",
                "(~busy_q | ~more) ==> ~busy_q",
                "busy_q & ~stall_i ==> busy_q",
                "issue_valid_o ? grant ==> busy_q ? grant",
                "(|many) | counts[(Counted+1)*AllPorts-1] ==> |many",
                "more & ~full ==> more",
                "end else if (grant[j]) begin ==> end else begin",
                "(Interleaved != 0) ==> (Interleaved == 0)",
                "r * Ports + p % Ports ==> r * Ports + (Ports - 1 - p % Ports)",
                "OnlyRow = p % Ports ==> OnlyRow = 0",
                "<= final_i; ==> <= 1'b0;",
            })
    void benchFailsForABrokenScheduler(String original, String broken) throws IOException {
        writeBankedSchedulers(true);
        bench.replace("banked_scheduler_counted.v", original, broken);
        assertThat(bench.run("banked_scheduler", "-DSCHEDULER=banked_scheduler_counted", "-DCOUNTERS"))
                .contains("FAIL banked_scheduler: ")
                .doesNotContain("PASS");
    }

    @Sampled(every = 12)
    @ParameterizedTest
    @CsvSource({
        "snn-dc, _folded_counted -DFOLDED -DCOUNTERS",
        "lif-3-zero, _folded_carry_counted -DFOLDED -DCOUNTERS -DSTATEFUL"
    })
    void foldedSchedulerPassesItsBench(String neurons, String definitions) throws IOException {
        writeFoldedScheduler(neurons);
        assertThat(bench.run("banked_scheduler", ("-DSCHEDULER=banked_scheduler" + definitions).split(" ")))
                .startsWith("PASS banked_scheduler: ")
                .hasLineCount(1);
    }

    @Sampled(every = 12)
    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(
            delimiterString = "==>",
            value = {
                "~more & (fold_q == LastFold[FoldWidth-1:0]) ==> ~more",
                "done ? FirstFold : fold_q + OneFold ==> FirstFold",
                "end else if (~more & ~done) begin ==> end else if (1'b0) begin",
                "first_q <= ~more ==> first_q <= 1'b0",
                "<= final_q; ==> <= final_i;",
                "final_q <= 1'b1; ==> final_q <= 1'b0;",
            })
    void benchFailsForABrokenFoldedScheduler(String original, String broken) throws IOException {
        writeFoldedScheduler("lif-3-zero");
        String module = "banked_scheduler_folded_carry_counted";
        bench.replace(module + ".v", original, broken);
        assertThat(bench.run("banked_scheduler", "-DSCHEDULER=" + module, "-DFOLDED", "-DCOUNTERS", "-DSTATEFUL"))
                .contains("FAIL banked_scheduler: ")
                .doesNotContain("PASS");
    }

    /** Fixed weights, several issues in a cycle, a buffer and counters: with every leaf module but the memories. */
    private void writeDesignWithAllLeaves() {
        DesignBuilder.of("20-12-4")
                .fixed()
                .counters()
                .layer(layer -> layer.mapping(INTERLEAVED).issueWidth(2).outputBuffers(2))
                .rtl()
                .writeTo(folder);
    }

    private void writeBankedSchedulers(boolean counters) {
        DesignBuilder design = DesignBuilder.of("20-12-4").layer(layer -> layer.issueWidth(2));
        (counters ? design.counters() : design).rtl().writeTo(folder);
    }

    private void writeFoldedScheduler(String neurons) {
        DesignBuilder.of("20-12-4")
                .neurons(neurons)
                .counters()
                .layer(layer -> layer.issueWidth(2).lanes(2))
                .rtl()
                .writeTo(folder);
    }
}
