package dev.spikeloom.cosim.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spikeloom.cosim.CosimPlace;
import dev.spikeloom.cosim.CosimResult;
import dev.spikeloom.cosim.ScenarioCheck;
import dev.spikeloom.design.Design;
import dev.spikeloom.design.parameter.HostKind;
import dev.spikeloom.design.parameter.ParameterTable;
import dev.spikeloom.design.rate.RateDesign;
import dev.spikeloom.io.Progress;
import dev.spikeloom.rtl.machine.Verilog;
import dev.spikeloom.testing.DesignBuilder;
import dev.spikeloom.testing.FeatureDesigns;
import dev.spikeloom.testing.Large;
import dev.spikeloom.testing.Sampled;
import dev.spikeloom.tool.Tool;
import dev.spikeloom.tool.ToolResult;
import dev.spikeloom.tool.ToolRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The assertions beside the Verilog: Verilator takes them without a warning, they hold in co-simulation, and a fault that is
 * put into a module makes the one of its claim fail, which is named with its cycle.
 */
@Tag("cosim")
class AssertionsTest {
    /** Shared by the tests of this class. */
    @TempDir
    static Path builds;

    @TempDir
    Path folder;

    /** Small, with all that the claims are about: two schedulers, a buffer, a row adder, counters. */
    private static DesignBuilder small(HostKind host) {
        return DesignBuilder.of("20-12-4")
                .counters()
                .timeSteps(4)
                .host(host)
                .layer(layer -> layer.bankRows(8).inputBuffers(2))
                .layer(layer -> layer.bankRows(4).issueWidth(2));
    }

    static Stream<Arguments> designs() {
        return FeatureDesigns.all().entrySet().stream()
                .flatMap(entry -> Stream.of(HostKind.AXI_PACKED, HostKind.AXI_EVENTS)
                        .map(host -> Arguments.of(
                                entry.getKey() + ", " + host.name(),
                                entry.getValue()
                                        .host(host)
                                        .with(ParameterTable.PREFIX, "one_")
                                        .build())));
    }

    @Sampled(every = 16)
    @ParameterizedTest(name = "{0}")
    @MethodSource("designs")
    void verilatorHasNoWarningForAnyKindOfDesign(String name, Design design) {
        Verilog.generate(design).writeTo(folder);
        ToolResult ended = new ToolRun(Tool.VERILATOR, folder)
                .args("--lint-only", "-Wall", "--assert", "--top-module", "one_snn_axi")
                .args("one_snn_assertions.sv", "-f", "files.f")
                .run();
        assertThat(ended.output()).doesNotContain("%Warning", "%Error");
        assertThat(ended.exitCode()).isZero();
    }

    @Sampled(every = 3)
    @ParameterizedTest
    @EnumSource
    void theyHoldInCosimulation(HostKind host) {
        RateDesign design = small(host).build();
        Verilog.generate(design).writeTo(folder);
        CosimResult result = run(design);
        assertThat(result.divergence()).isEmpty();
        assertThat(result.warnings()).isEmpty();
        assertThat(result.samples()).isPositive();
    }

    @Large
    @Test
    void theyHoldWithNeuronsThatSaturateAndPassesOverAVector() {
        RateDesign design = folded();
        Verilog.generate(design).writeTo(folder);
        assertThat(run(design).divergence()).isEmpty();
    }

    /** Neurons that saturate, several passes over a vector, events, and a load stream. */
    private static RateDesign folded() {
        return DesignBuilder.of("24-14-5")
                .neurons("snn-ct")
                .counters()
                .argmaxStages(2)
                .heads(3, 2)
                .host(HostKind.AXI_EVENTS)
                .with(ParameterTable.LOAD_STREAM, 64)
                .layer(layer -> layer.bankRows(4)
                        .lanes(4)
                        .issueWidth(2)
                        .readPorts(2)
                        .membraneBits(8)
                        .saturate(true)
                        .outputBuffers(2))
                .layer(layer -> layer.bankRows(8).lanes(2).encoderStages(1).readLatency(2))
                .build();
    }

    /**
     * A fault, and the claim that it breaks.
     *
     * @param file that it is in
     * @param assertion with its instance, from the top module down; a star is any digit, where registers that start at
     *     random decide which instance is first
     */
    record Fault(String file, String from, String to, String assertion) {
        String pattern() {
            return assertion.replace(".", "\\.").replace("*", "\\d");
        }

        @Override
        public String toString() {
            return file + ": " + assertion;
        }
    }

    static List<Fault> faults() {
        String layer = "u_core.u_layer_0";
        return List.of(
                new Fault(
                        "spike_scheduler.v",
                        "accept ? spikes_i : rest;",
                        "accept ? spikes_i : pending_q;",
                        layer + ".u_scheduler.only_pending_spikes_and_once_holds"),
                new Fault(
                        "banked_scheduler_counted.v",
                        "= any & ~(counts[Width*AllPorts +: AllPorts] << 1);",
                        "= any;",
                        "u_core.u_layer_1.u_scheduler.at_most_the_width_holds"),
                new Fault(
                        "spike_buffer.v",
                        "assign ready_o  = ~valid_q;",
                        "assign ready_o  = 1'b1;",
                        layer + ".u_input_buffer.no_overflow_holds"),
                new Fault(
                        "layer_counters.v",
                        "~issue_i & ~blocked_i}",
                        "~issue_i}",
                        layer + ".u_counters.each_cycle_once_holds"),
                new Fault("row_adder.v", "read_i[p]", "~read_i[p]", "u_core.u_layer_1.exact_holds"),
                new Fault(
                        "neuron_array_dc.v",
                        "(acc_first_i ? Zero : v_q[n])",
                        "(acc_first_i ? Zero : v_q[n] + v_q[n])",
                        layer + ".u_neuron_array.exact_holds"),
                new Fault(
                        "sram_bank.v",
                        "if (req_i & ~we_i) begin",
                        "if (~we_i) begin",
                        layer + ".u_bank_*.output_holds"),
                new Fault(
                        "snn_layer_0.v",
                        "issue_read & (issue_index[4:3] == 2'd1)",
                        "issue_read",
                        layer + ".reads_one_hot_holds"),
                new Fault("snn_layer_0.v", "acc_valid_q & acc_last_q;", "1'b0;", layer + ".progress_holds"),
                new Fault(
                        "snn_layer_1.v",
                        "end else if (out_ready) begin",
                        "end else begin",
                        "u_core.u_layer_1.out_holds"),
                new Fault(
                        "spike_counter.v",
                        "end else if (result_ready_i) begin",
                        "end else begin",
                        "u_core.u_spike_counter.result_holds"),
                new Fault(
                        "argmax.v",
                        "+: CountWidth] > most[",
                        "+: CountWidth] >= most[",
                        "u_core.u_spike_counter.most_spikes_holds"),
                new Fault(
                        "sample_sequencer.v",
                        "step_q == (steps - One)",
                        "step_q == steps",
                        "u_core.u_sequencer.last_is_marked_holds"),
                new Fault(
                        "flight_counter.v",
                        "if (enters_i & ~leaves_i)",
                        "if (enters_i)",
                        "u_core.u_flight_counter.no_overflow_holds"),
                new Fault(
                        "snn_accelerator.v",
                        "assign busy_o = in_flight | counter_busy;",
                        "assign busy_o = counter_busy;",
                        "u_core.busy_with_spikes_holds"),
                new Fault("skid_buffer.v", "full_q  <= keep;", "full_q  <= 1'b0;", "u_skid.once_holds"),
                new Fault(
                        "stream_register.v",
                        "assign ready_o = ~valid_q | ready_i;",
                        "assign ready_o = 1'b1;",
                        "u_result_register.no_overflow_holds"),
                new Fault(
                        "channel_buffer.v",
                        "ready_q <= move | (ready_q & ~valid_i);",
                        "ready_q <= 1'b0;",
                        "u_registers.u_port.u_aw.ready_holds"),
                new Fault("packet_gate.v", "open_q <= ~last_i;", "open_q <= last_i;", "u_gate.open_holds"),
                new Fault(
                        "reset_sequencer.v",
                        "reset_q <= drain_q & empty_i;",
                        "reset_q <= ~drain_q & empty_i;",
                        "u_reset.reset_when_drained_holds"),
                new Fault(
                        "packet_framer.v",
                        "fill_q    <= ends_counted & last_i",
                        "fill_q    <= ends_o & last_i",
                        "u_spike_input.u_framer.fill_holds"),
                new Fault(
                        "spike_words.v",
                        "= ~valid_q & ~close_i;",
                        "= valid_q & ~close_i;",
                        "u_words.no_overflow_holds"),
                new Fault(
                        "axis_spike_input.v",
                        "= s_axis_tdata[k*8 +: 8] &",
                        "= {s_axis_tdata[k*8 +: 7], 1'b0} &",
                        "u_spike_input.own_spikes_holds"),
                new Fault(
                        "axis_result_output.v",
                        "assign result_ready_o = m_axis_tready & last;",
                        "assign result_ready_o = m_axis_tready;",
                        "u_result_output.taken_with_last_holds"),
                new Fault(
                        "axi_lite_port.v",
                        "assign s_axi_bresp   = {b_error, 1'b0};",
                        "assign s_axi_bresp   = {b_error, 1'b1};",
                        "u_registers.u_port.responses_holds"),
                new Fault(
                        "axi_lite_registers.v",
                        "irq_q          <= |(irq_enable_q & irq_status_q);",
                        "irq_q          <= |irq_status_q;",
                        "u_registers.interrupt_holds"),
                new Fault(
                        "snn_axi.v",
                        "assign m_axis_tkeep = offered_beat[35:32];",
                        "assign m_axis_tkeep = {offered_beat[35:33], 1'b0};",
                        "whole_beats_holds"));
    }

    /** Faults in what only the design of several passes has. */
    static List<Fault> faultsOfTheFolded() {
        return List.of(
                new Fault(
                        "axis_event_input.v",
                        "spikes_q[s_axis_tdata[IndexWidth-1:0]] <= 1'b1;",
                        "spikes_q[s_axis_tdata[IndexWidth-1:0]] <= 1'b0;",
                        "u_spike_input.own_spikes_holds"),
                new Fault(
                        "axis_load_input.v",
                        "if (free) begin\n        valid_q",
                        "if (1'b1) begin\n        valid_q",
                        "u_load_input.load_holds"),
                new Fault(
                        "neuron_array_ct_folded_sat_counted.v",
                        "(v > wide(Greatest)) ? Greatest",
                        "(v > wide(Greatest)) ? Least",
                        "u_core.u_layer_0.u_neuron_array.nearest_holds"),
                new Fault(
                        "spike_scheduler_folded_carry.v",
                        "(pass_done & ~done) ? vector_q : rest;",
                        "rest;",
                        "u_core.u_layer_1.u_scheduler.reads_holds"));
    }

    @Sampled(every = 16)
    @ParameterizedTest
    @MethodSource("faults")
    void aFaultFailsTheAssertionOfItsClaim(Fault fault) throws IOException {
        failsTheAssertion(small(HostKind.AXI_PACKED).build(), fault);
    }

    @Sampled(every = 16)
    @ParameterizedTest
    @MethodSource("faultsOfTheFolded")
    void soDoesOneInADesignOfSeveralPasses(Fault fault) throws IOException {
        failsTheAssertion(folded(), fault);
    }

    /** The report names the assertion, the cycle and the claim. */
    private void failsTheAssertion(RateDesign design, Fault fault) throws IOException {
        Verilog.generate(design).writeTo(folder);
        plant(fault);
        String report = run(design).divergence().orElseThrow().report();
        assertThat(report)
                .containsPattern("(?m)^assertion " + fault.pattern()
                        + " fails in cycle \\d+: .* \\(snn_assertions\\.sv:\\d+\\)$");
    }

    @Test
    void oneThatFailsAloneIsTheHeadline() throws IOException {
        RateDesign design = small(HostKind.AXI_PACKED).build();
        Verilog.generate(design).writeTo(folder);
        plant(new Fault("spike_words.v", "= ~valid_q & ~close_i;", "= valid_q & ~close_i;", ""));
        assertThat(run(design).divergence().orElseThrow().report())
                .startsWith("RTL breaks a rule in segment 0, cycle 0, u_words.no_overflow_holds: ");
    }

    private CosimResult run(RateDesign design) {
        CosimPlace place = new CosimPlace(folder, builds, true, folder.resolve("work"));
        return new ScenarioCheck(BenchScenario.of(design), place, Progress.NONE)
                .withoutWaves()
                .withAssertions()
                .run();
    }

    private void plant(Fault fault) throws IOException {
        Path path = folder.resolve(fault.file);
        String verilog = Files.readString(path);
        assertThat(verilog).contains(fault.from);
        Files.writeString(path, verilog.replace(fault.from, fault.to));
    }
}
