package dev.spikeloom.formal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spikeloom.design.parameter.Architecture;
import dev.spikeloom.design.parameter.HostKind;
import dev.spikeloom.design.parameter.ParameterTable;
import dev.spikeloom.design.rate.RateDesign;
import dev.spikeloom.testing.DesignBuilder;
import dev.spikeloom.testing.Large;
import dev.spikeloom.testing.Sampled;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A module with one bug in it is refuted, with a counterexample. */
@Tag("cosim")
class BrokenModulesTest {
    @TempDir
    private Path folder;

    @Sampled(every = 12)
    @ParameterizedTest(name = "{0}: {2} for {1}")
    @CsvSource(
            delimiterString = "=>",
            value = {
                "priority_encoder => .nodes_i(bits_i) => .nodes_i(rest_o)",
                "priority_encoder => assign rest_o = bits_i & later; => assign rest_o = bits_i;",
                "spike_scheduler => pending_q <= accept ? spikes_i : rest; => pending_q <= issue_valid_o ? rest : spikes_i;",
                "spike_scheduler => assign ready_o       = ~stall_i & (~busy_q | ~many); => assign ready_o = ~busy_q | ~many;",
                "spike_scheduler => busy_q  <= many; => busy_q  <= any;",
                "banked_scheduler => any & ~(counts[Width*AllPorts +: AllPorts] << 1); => any;",
                "banked_scheduler => (|many) | counts[(Counted+1)*AllPorts-1]; => |many;",
                "row_adder => sum = sum + ({SumWidth{read_i[p]}} => sum = sum - ({SumWidth{read_i[p]}}",
                "spike_buffer => assign ready_o  = ~valid_q; => assign ready_o  = ~valid_q | ready_i;",
                "spike_buffer => spikes_q <= spikes_i; => spikes_q <= spikes_q | spikes_i;",
                "snn_layer_0 => assign stall   = fire_q & valid_q; => assign stall   = 1'b0;",
                "snn_layer_0 => fire_final_q <= acc_final_q; => fire_final_q <= acc_valid_q;",
                "snn_layer_0 => if (publish) begin => if (fire_q) begin",
                "spike_counter => done_q <= accept & final_i; => done_q <= final_i;",
                "spike_counter => (fresh_q ? Zero : counts_q[k*CountWidth +: CountWidth]) => counts_q[k*CountWidth +: CountWidth]",
                "argmax => > most[2*c*CountWidth +: CountWidth] => >= most[2*c*CountWidth +: CountWidth]",
                "sample_sequencer => assign final_o = step_q == (steps - One); => assign final_o = step_q == steps;",
                "axis_spike_input => valid_q <= ends | fill; => valid_q <= 1'b1;",
                "axis_spike_input => (fill & free) | (accept & (beat_q == First)) => (fill & free) | (accept & s_axis_tlast)",
                "skid_buffer => assign data_o  = full_q ? data_q : data_i; => assign data_o  = data_i;",
                "axis_result_output => beat_q <= last ? First : beat_q + One; => beat_q <= beat_q + One;",
                "axis_result_output => sent_q <= final_result ? None : sent_q + OneResult; => sent_q <= sent_q + OneResult;",
                "axi_lite_port => assign write_valid_o = aw_valid & w_valid & b_ready; => assign write_valid_o = aw_valid & w_valid;",
                "axi_lite_port => .data_i ({&s_axi_wstrb, s_axi_wdata}), => .data_i ({|s_axi_wstrb, s_axi_wdata}),",
                "axi_lite_port => .ready_i(read_taken), => .ready_i(read_valid_o),",
                "axi_lite_registers => if (!write_whole) begin => if (1'b0) begin",
                "axi_lite_registers => .row_write_i   (write & => .row_write_i   (write_valid & write_done &",
                "axi_lite_registers => assign irq_clear     = {3{write & => assign irq_clear     = {3{write_valid &",
                "axi_lite_registers => end else if (write) begin => end else if (write_valid & write_done) begin"
            })
    void thePropertyIsRefuted(String module, String original, String broken) {
        List<Finding> findings = new Proving(behind(HostKind.AXI_PACKED))
                .breaking(module + ".v", original, broken)
                .properties(folder, module);
        assertThat(findings)
                .filteredOn(finding -> finding.verdict() == Verdict.REFUTED)
                .isNotEmpty()
                .allSatisfy(
                        finding -> assertThat(folder.resolve(finding.evidence().orElseThrow()))
                                .isNotEmptyFile());
    }

    @Test
    void theCounterexampleIsALineOfNames() {
        List<Finding> findings = new Proving(behind(HostKind.AXI_PACKED))
                .breaking("spike_buffer.v", "spikes_q <= spikes_i;", "spikes_q <= spikes_q | spikes_i;")
                .properties(folder, "spike_buffer");
        assertThat(findings.get(0).detail())
                .contains("unchanged fails in cycle ")
                .contains("spikes_q = ");
    }

    /** Neither of them is a fault of the layer's own registers, which the proof of its control looks at. */
    @Large
    @ParameterizedTest
    @CsvSource(
            delimiterString = "=>",
            value = {
                "snn_layer_0 => spike_scheduler.v => pending_q <= accept ? spikes_i : rest; => pending_q <= accept ? spikes_i : pending_q;",
                "snn_layer_1 => banked_scheduler.v => end else if (grant[j]) begin => end else if (grant[j] & ~many[j]) begin"
            })
    void aVectorThatNeverComesOutIsRefuted(String layer, String file, String original, String broken) {
        List<Finding> findings = new Proving(behind(HostKind.CORE))
                .breaking(file, original, broken)
                .properties(folder, layer);
        assertThat(findings)
                .filteredOn(finding -> finding.claim().id().endsWith("_progress"))
                .extracting(Finding::verdict)
                .containsExactly(Verdict.REFUTED);
    }

    @Large
    @Test
    void aPathFromReadyToReadyIsRefuted() {
        List<Finding> findings = new Proving(behind(HostKind.AXI_PACKED))
                .breaking(
                        "snn_layer_0.v",
                        "assign stall   = fire_q & valid_q;",
                        "assign stall = fire_q & valid_q & ~out_ready;")
                .breaking("snn_layer_0.v", ".ready_i (ready_i),", ".ready_i (ready_i & valid_i),")
                .breaking("spike_buffer.v", "assign ready_o  = ~valid_q;", "assign ready_o = ~valid_q | ready_i;")
                .properties(folder, "snn_layer_0");
        assertThat(findings)
                .filteredOn(finding -> finding.claim().method() == Method.PATHS)
                .extracting(Finding::verdict)
                .containsExactly(Verdict.REFUTED);
    }

    @Test
    void aPotentialOfTooFewBitsIsRefuted() {
        List<Finding> findings = new Proving(DesignBuilder.of("20-12-4").fixed().build())
                .breaking("snn_layer_0.v", ".MembraneWidth(11)", ".MembraneWidth(10)")
                .properties(folder, "snn_layer_0");
        assertThat(findings)
                .filteredOn(finding -> finding.claim().method() == Method.SUMS)
                .extracting(Finding::verdict)
                .containsExactly(Verdict.REFUTED);
    }

    @Sampled(every = 12)
    @ParameterizedTest
    @CsvSource(
            delimiterString = "=>",
            value = {
                "(accept & first_q) => (accept & s_axis_tlast)",
                "assign s_axis_tready  = free & ~fill; => assign s_axis_tready  = ~fill;"
            })
    void anEventStreamThatMixesPacketsIsRefuted(String original, String broken) {
        List<Finding> findings = new Proving(behind(HostKind.AXI_EVENTS))
                .breaking("axis_event_input.v", original, broken)
                .properties(folder, "axis_event_input");
        assertThat(findings).extracting(Finding::verdict).containsExactly(Verdict.REFUTED);
    }

    /** An idle scheduler that keeps spikes which it never issues does as it should, but not as the proof expects. */
    @Test
    void registersThatHoldSomethingElseAreUndecided() {
        List<Finding> findings = new Proving(DesignBuilder.of("6-3").build())
                .breaking(
                        "spike_scheduler.v",
                        "pending_q <= accept ? spikes_i : rest;",
                        "pending_q <= accept ? spikes_i : issue_last_o ? spikes_i : rest;")
                .properties(folder, "spike_scheduler");
        assertThat(findings.get(0).verdict()).isEqualTo(Verdict.UNDECIDED);
        assertThat(findings.get(0).detail()).startsWith("registers hold something else");
    }

    @Test
    void aPotentialThatWrapsInsteadOfSaturatingIsRefuted() {
        RateDesign saturating = DesignBuilder.of("30-7")
                .neurons("snn-ct")
                .layer(layer -> layer.issueWidth(2).membraneBits(8).saturate(true))
                .build();
        List<Finding> findings = new Proving(saturating)
                .breaking("neuron_array_ct_sat.v", "(v < wide(Least)) ? Least : ", "")
                .properties(folder, "neuron_array_ct_sat");
        assertThat(findings).extracting(Finding::verdict).containsExactly(Verdict.REFUTED);
    }

    /** Two layers, one with buffers, the other with several issues a cycle, behind AXI. */
    private static RateDesign behind(HostKind host) {
        RateDesign core = DesignBuilder.of("70-12-4")
                .layer(layer -> layer.inputBuffers(2).outputBuffers(2))
                .layer(layer -> layer.bankRows(4).issueWidth(2))
                .build();
        Architecture given = core.architecture();
        return RateDesign.elaborate(
                core.network(),
                Architecture.of(given.layers())
                        .with(ParameterTable.WEIGHTS, given.weightStorage())
                        .with(ParameterTable.MAX_TIME_STEPS, given.maxTimeSteps())
                        .with(ParameterTable.COUNTERS, given.counters())
                        .with(ParameterTable.HOST, host)
                        .with(ParameterTable.STREAM_BITS, given.streamBits()));
    }
}
