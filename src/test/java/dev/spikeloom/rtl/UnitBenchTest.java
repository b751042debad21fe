package dev.spikeloom.rtl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spikeloom.design.register.HostInterface;
import dev.spikeloom.io.AtomicFiles;
import dev.spikeloom.testing.GeneratedRtl;
import dev.spikeloom.testing.HostInterfaces;
import dev.spikeloom.testing.Large;
import dev.spikeloom.testing.Sampled;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs the self-checking benches of single modules under Icarus: on the module as generated, and on broken copies. */
@Tag("cosim")
class UnitBenchTest {
    @TempDir
    private Path folder;

    @Sampled(every = 40)
    @ParameterizedTest
    @ValueSource(strings = {"priority_encoder", "spike_scheduler", "sram_bank", "spike_counter"})
    void modulePassesItsBench(String module) throws IOException {
        GeneratedRtl.small(1).writeTo(folder);
        assertThat(runBench(module)).startsWith("PASS " + module + ": ").hasLineCount(1);
    }

    @Sampled(every = 40)
    @ParameterizedTest(name = "{0}: {1} -> {2}")
    @CsvSource(
            delimiterString = "==>",
            value = {
                "priority_encoder ==> bits_i & later ==> bits_i",
                "spike_scheduler ==> ~stall_i & (~busy_q | ~many) ==> ~stall_i & ~busy_q",
                "spike_scheduler ==> busy_q & ~stall_i ==> busy_q",
                "spike_scheduler ==> issue_valid_o & any ==> issue_valid_o",
                "spike_scheduler ==> first_q <= 1'b1 ==> first_q <= 1'b0",
                "spike_scheduler ==> pending_q <= accept ? spikes_i : rest ==> pending_q <= rest",
                "spike_scheduler ==> final_q <= final_i ==> final_q <= 1'b0",
                "sram_bank ==> if (req_i & ~we_i) ==> if (~we_i)",
                "sram_bank ==> <= words_q[addr_i]; ==> <= words_q[addr_i ^ 3'd1];",
                "sram_bank ==> words_q[addr_i][w*WeightWidth ==> words_q[addr_i][0*WeightWidth",
                "sram_bank ==> if (wmask_i[w]) ==> if (wmask_i[0])",
                "sram_bank ==> $readmemh(InitFile, words_q); ==> words_q[0] = 0;",
                "spike_counter ==> result_class_q  <= winner ==> result_class_q  <= 2'd0",
                "spike_counter ==> assign ready_o = ~stall ==> assign ready_o = 1'b1",
                "spike_counter ==> fresh_q ? Zero : counts_q ==> counts_q",
                "spike_counter ==> accept & final_i ==> accept",
            })
    void benchFailsForABrokenModule(String module, String original, String broken) throws IOException {
        GeneratedRtl.small(1).writeTo(folder);
        replace(module + ".v", original, broken);
        assertThat(runBench(module)).contains("FAIL " + module + ": ").doesNotContain("PASS");
    }

    @Large
    @ParameterizedTest(name = "{0}: {1} -> {2}")
    @CsvSource(
            delimiterString = "==>",
            value = {
                "priority_tree ==> set & ~later ==> set",
                "priority_tree ==> later | (later << d) ==> later",
                "priority_tree ==> |(first & padded[(1+b)*Padded+g*Lanes +: Lanes]) ==> |padded[(1+b)*Padded+g*Lanes +: Lanes]",
                "priority_tree ==> {(1 << b) {1'b1}}, {(1 << b) {1'b0}} ==> {(1 << b) {1'b0}}, {(1 << b) {1'b1}}",
                "priority_rest ==> many_i[g*Lanes +: Here] | ==> 1'b0 |",
                "priority_rest ==> | (set & behind)) ==> )",
                "priority_rest ==> behind | {Here{later[g]}} ==> behind",
                "priority_rest ==> behind | (behind << d) ==> behind",
            })
    void benchOfTheEncoderFailsForABrokenTree(String module, String original, String broken) throws IOException {
        GeneratedRtl.small(1).writeTo(folder);
        replace(module + ".v", original, broken);
        assertThat(runBench("priority_encoder"))
                .contains("FAIL priority_encoder: ")
                .doesNotContain("PASS");
    }

    @Test
    void loadPortWritesEachWeightAndThresholdWhereItBelongs() throws IOException {
        writeDesignAndWhatToLoad();
        assertThat(runBench("load_port")).startsWith("PASS load_port: ").hasLineCount(1);
    }

    @Sampled(every = 40)
    @ParameterizedTest(name = "{0}: {1} -> {2}")
    @CsvSource(
            delimiterString = "==>",
            value = {
                "snn_accelerator.v ==> layer_1_load = load_valid_i & (load_layer_i == 1'd1) ==> layer_1_load = load_valid_i & (load_layer_i == 1'd0)",
                "snn_accelerator.v ==> layer_1_load & (load_target_i == 2'd0) ==> layer_1_load",
                "snn_layer_0.v ==> load_port[2] = (load_row_i[4:3] == 2'd2) ==> load_port[2] = 1'b1",
                "snn_layer_0.v ==> load_addr    = load_row_i[2:0] ==> load_addr    = load_row_i[4:2]",
                "snn_layer_0.v ==> weight_of(word_rd, neuron_rd_q) ==> weight_of(word_rd, load_neuron_i)",
                "snn_accelerator.v ==> read_q <= {read_q[1:0], load_read_i} ==> read_q <= {read_q[1:0], load_valid_i}",
                "neuron_array_dc.v ==> threshold_q[rd_neuron_i] ==> threshold_q[0]",
            })
    void benchFailsForABrokenLoadPort(String file, String original, String broken) throws IOException {
        writeDesignAndWhatToLoad();
        replace(file, original, broken);
        assertThat(runBench("load_port")).contains("FAIL load_port: ").doesNotContain("PASS");
    }

    @Sampled(every = 40)
    @ParameterizedTest
    @ValueSource(
            strings = {
                "axis_spike_input",
                "axis_event_input",
                "axis_result_output",
                "skid_buffer",
                "axis_load_input",
                "stream_register",
                "packet_gate",
                "spike_words",
                "reset_sequencer",
                "flight_counter"
            })
    void streamPassesItsBench(String module) throws IOException {
        writeStreams();
        assertThat(runBench(module)).startsWith("PASS " + module + ": ").hasLineCount(1);
    }

    @Sampled(every = 40)
    @ParameterizedTest(name = "{0}: {1} -> {2}")
    @CsvSource(
            delimiterString = "==>",
            value = {
                "axis_spike_input ==> ~valid_q | spikes_ready_i ==> ~valid_q",
                "axis_spike_input ==> free & ~fill; ==> free;",
                "axis_spike_input ==> (fill & free) | ==> 1'b0 |",
                "axis_spike_input ==> | (accept & (beat_q == First)) ==> | 1'b0",
                "axis_spike_input ==> ((beat_q == Last) & padding) ==> 1'b0",
                "axis_spike_input ==> (beat_q == Surplus) | ==> 1'b0 |",
                "axis_spike_input ==> beat_q != Surplus ==> 1'b1",
                "axis_spike_input ==> valid_q <= ends | fill ==> valid_q <= ends",
                "axis_spike_input ==> (counted & (beat_q == Last)) ==> (counted & (beat_q == First))",
                "axis_spike_input ==> & {8{s_axis_tkeep[k]}} ==> & {8{s_axis_tkeep[0]}}",
                "axis_spike_input ==> if (accept & ~drop) begin ==> if (accept) begin",
                "axis_event_input ==> ~valid_q | spikes_ready_i ==> ~valid_q",
                "axis_event_input ==> (fill & free) | ==> 1'b0 |",
                "axis_event_input ==> | (accept & first_q) ==> | 1'b0",
                "axis_event_input ==> < Inputs[30:0] ==> <= Inputs[30:0]",
                "axis_event_input ==> if (accept & is_event & in_range) ==> if (accept & in_range)",
                "axis_event_input ==> if (accept & is_event & in_range) ==> if (accept & is_event)",
                "axis_event_input ==> if (accept & ~drop) begin ==> if (accept) begin",
                "axis_event_input ==> & is_event & ~in_range ==> & ~in_range",
                "axis_event_input ==> s_axis_tdata[30] & ~counted ==> s_axis_tdata[30]",
                "axis_event_input ==> counted & s_axis_tkeep[3] & ==> counted &",
                "axis_event_input ==> (&s_axis_tkeep) & ==> (|s_axis_tkeep) &",
                "axis_event_input ==> first_q <= ends ==> first_q <= 1'b0",
                "packet_framer ==> begun_q ? counted_q : counted_i ==> counted_i",
                "packet_framer ==> begun_q ? steps_q : time_steps_i ==> steps_q",
                "packet_framer ==> fill_q ? steps_q : steps ==> steps",
                "packet_framer ==> drop_q | (ends_counted & final_step) ==> ends_counted & final_step",
                "packet_framer ==> fill_q & free_i & final_step ==> fill_q & final_step",
                "packet_framer ==> counted & (last_i ^ (whole_i & final_step)) ==> counted & last_i & ~final_step",
                "packet_framer ==> counted_q ? steps_q : time_steps_i ==> steps_q",
                "axis_result_output ==> m_axis_tready & last; ==> m_axis_tready;",
                "axis_result_output ==> m_axis_tready & last; ==> m_axis_tready & last & result_valid_i;",
                "axis_result_output ==> result_valid_i | closing; ==> (result_valid_i | closing) & m_axis_tready;",
                "axis_result_output ==> last ? First : beat_q + One ==> beat_q + One",
                "axis_result_output ==> beats[(ClassBeats+c)*32 ==> beats[(ClassBeats+Classes-1-c)*32",
                "axis_result_output ==> (last & final_result) ==> last",
                "axis_result_output ==> last & ~apart_i ==> last",
                "axis_result_output ==> begins ? results_per_packet_i : results_q ==> results_per_packet_i",
                "axis_result_output ==> {4{~closing}} ==> 4'hf",
                "skid_buffer ==> assign ready_o = ready_q; ==> assign ready_o = ready_q & rst_ni;",
                "skid_buffer ==> ~keep & ~close_i ==> ~keep",
                "skid_buffer ==> full_q ? data_q : data_i ==> data_i",
                "skid_buffer ==> if (valid_i & ready_q) ==> if (valid_i)",
                "axis_load_input ==> exists_i & aligned ==> aligned",
                "axis_load_input ==> aligned & ~behind_q ==> aligned",
                "axis_load_input ==> & ~behind_q & (place <= place_last) ==> & ~behind_q",
                "axis_load_input ==> (row <= last_row_i)); ==> 1'b1);",
                "axis_load_input ==> begun_q ? next_neuron_q : reg_neuron_i ==> reg_neuron_i",
                "axis_load_input ==> row_ends ? row + NextRow : row ==> row",
                "axis_load_input ==> row_ends ? {NeuronWidth{1'b0}} : place_next ==> place_next",
                "axis_load_input ==> ~last & (behind_q | (row_ends ==> (behind_q | (row_ends",
                "axis_load_input ==> .close_i(lock_i) ==> .close_i(1'b0)",
                "axis_load_input ==> free & ~lock_i & ~reg_valid_i ==> free & ~reg_valid_i",
                "axis_load_input ==> free & ~lock_i & ~reg_valid_i ==> free & ~lock_i",
                "axis_load_input ==> ~valid_q | load_ready_i ==> ~valid_q",
                "axis_load_input ==> &keep[k*WeightWidth/8 +: WeightWidth/8] ==> keep[0]",
                "axis_load_input ==> &keep[Wide*4 +: 4] ==> keep[Wide*4]",
                "axis_load_input ==> number >= $signed(least_i) ==> number >= least_i",
                "axis_load_input ==> (~good | (|(wanted & ~fits))) ==> ~good",
                "axis_load_input ==> reg_mask : wanted & fits ==> reg_mask : wanted",
                "axis_load_input ==> kept & chosen ==> kept",
                "axis_load_input ==> valid_q ? row_q : reg_row_i ==> reg_row_i",
                "axis_load_input ==> narrow ? LaneRest : WideRest ==> LaneRest",
                "stream_register ==> ~valid_q | ready_i; ==> ~valid_q;",
                "stream_register ==> if (valid_i & ready_o) ==> if (valid_i)",
                "packet_gate ==> drop_q <= open_q ==> drop_q <= 1'b1",
                "packet_gate ==> drop_q & ~last_i ==> drop_q",
                "packet_gate ==> open_q & ~drop_q ==> open_q",
                "spike_words ==> kept[Words-1] | word_last_i ==> kept[Words-1]",
                "spike_words ==> ~valid_q & ~close_i ==> ~valid_q",
                "spike_words ==> take & kept[w] & ~kept_q[w] ==> take & kept[w]",
                "reset_sequencer ==> reset_q <= drain_q & empty_i ==> reset_q <= empty_i",
                "reset_sequencer ==> request_i | (drain_q & ~empty_i) ==> drain_q ? ~empty_i : request_i",
                "reset_sequencer ==> close_o = request_i | drain_q ==> close_o = drain_q",
                "flight_counter ==> leaves_i & ~enters_i ==> leaves_i",
            })
    void benchFailsForABrokenStream(String module, String original, String broken) throws IOException {
        writeStreams();
        replace(module + ".v", original, broken);
        String bench = module.equals("packet_framer") ? "axis_spike_input" : module;
        assertThat(runBench(bench)).contains("FAIL " + bench + ": ").doesNotContain("PASS");
    }

    private void writeStreams() {
        GeneratedRtl.small(1).writeTo(folder);
        writeHostInterface(HostInterfaces.events());
        writeHostInterface(HostInterfaces.streamed());
        AtomicFiles.writeString(folder.resolve(RtlFiles.FILE_LIST), """
                skid_buffer.v
                axis_load_input.v
                packet_gate.v
                spike_words.v
                packet_framer.v
                axis_spike_input.v
                axis_event_input.v
                axis_result_output.v
                stream_register.v
                reset_sequencer.v
                flight_counter.v
                """);
    }

    @Sampled(every = 40)
    @ParameterizedTest
    @CsvSource({"true, true", "true, false", "false, true", "false, false"})
    void registersPassTheirBench(boolean loadable, boolean counters) throws IOException {
        writeRegisters(loadable, counters);
        assertThat(runBench("axi_lite_registers", definitions(loadable, counters)))
                .startsWith("PASS axi_lite_registers: ")
                .hasLineCount(1);
    }

    @Sampled(every = 40)
    @ParameterizedTest(name = "{0}: {1} -> {2}")
    @CsvSource(
            delimiterString = "==>",
            value = {
                "axi_lite_port ==> aw_valid & w_valid & b_ready ==> aw_valid & w_valid",
                "axi_lite_port ==> ar_valid & r_ready ==> ar_valid",
                "axi_lite_port ==> &s_axi_wstrb ==> |s_axi_wstrb",
                "axi_lite_port ==> {b_error, 1'b0} ==> 2'b00",
                "axi_lite_port ==> {r_error, 1'b0} ==> 2'b00",
                "channel_buffer ==> valid_i | ~move ==> valid_i",
                "channel_buffer ==> ready_q <= move | (ready_q & ~valid_i) ==> ready_q <= 1'b1",
                "channel_buffer ==> ready_q ? data_i : second_q ==> data_i",
                "axi_lite_registers ==> (write_data != 32'd0) & (write_data <= 32'd16) ==> write_data <= 32'd16",
                "axi_lite_registers ==> write_data <= 32'd16 ==> write_data <= 32'd17",
                "axi_lite_registers ==> ~|write_data[31:16] ==> 1'b1",
                "axi_lite_registers ==> 32'hffffffe0) ==> 32'hffffffc0)",
                "axi_lite_registers ==> ~busy_i | ==> 1'b1 |",
                "axi_lite_registers ==> (write_data <= 32'd25) ==> (write_data <= 32'd41)",
                "axi_lite_registers ==> (write_data[3:0] <= 4'd9) ==> 1'b1",
                "axi_lite_registers ==> input_error_q  <= input_error_i ==> input_error_q  <= input_error_i & ~write",
                "axi_lite_registers ==> access_error_q <= refused ==> access_error_q <= refused & write_valid",
                "axi_lite_registers ==> irq_set | (irq_status_q ==> (irq_status_q",
                "axi_lite_registers ==> irq_enable_q & irq_status_q ==> irq_status_q",
                "axi_lite_registers ==> read & (read_addr == AddrCountLow) ==> read",
                "axi_lite_registers ==> 12'h070 ==> 12'h078",
                "load_registers ==> last_row    = 5'd11 ==> last_row    = 5'd12",
                "load_registers ==> (target_q != Weight) | ==> 1'b0 |",
                "load_registers ==> (target_q != Bias) | ==> 1'b1 |",
                "load_registers ==> (target_q != Bias) | ==> 1'b0 |",
                "load_registers ==> least    = -32'sd64; ==> least    = -32'sd65;",
                "load_registers ==> greatest = 32'sd63; ==> greatest = 32'sd64;",
                "load_registers ==> {1'd1, Threshold} ==> {1'd0, Bias}",
                "load_registers ==> greatest = 32'sd1023; ==> greatest = 32'sd2047;",
                "load_registers ==> greatest = 32'sd2047; ==> greatest = 32'sd2048;",
                "load_registers ==> least    = -32'sd256; ==> least    = -32'sd257;",
                "load_registers ==> $signed(data_i) >= least ==> data_i >= least",
                "load_registers ==> place_exists & data_fits & ~lock_i ==> place_exists & ~lock_i",
                "load_registers ==> place_exists & data_fits & ~lock_i ==> place_exists & data_fits",
                "load_registers ==> neuron_q == last_neuron ==> 1'b0",
                "load_registers ==> next & neuron_ends & (target_q == Weight) ==> next & neuron_ends",
                "load_registers ==> write_done_o = ~reading_q ==> write_done_o = 1'b1",
                "load_registers ==> ~read_lock_i & ~reading_q & ~read_wait_i ==> ~read_lock_i & ~reading_q",
                "load_registers ==> load_valid_i | abort_i ==> load_valid_i",
            })
    void benchFailsForBrokenRegisters(String module, String original, String broken) throws IOException {
        writeRegisters(true, true);
        replace(module + ".v", original, broken);
        assertThat(runBench("axi_lite_registers", definitions(true, true)))
                .contains("FAIL axi_lite_registers: ")
                .doesNotContain("PASS");
    }

    private void writeRegisters(boolean loadable, boolean counters) {
        writeHostInterface(HostInterfaces.small(loadable, counters));
        AtomicFiles.writeString(
                folder.resolve(RtlFiles.FILE_LIST),
                "channel_buffer.v\naxi_lite_port.v\n" + (loadable ? "load_registers.v\n" : "")
                        + "axi_lite_registers.v\n");
    }

    private static String[] definitions(boolean loadable, boolean counters) {
        return Stream.of(loadable ? "-DLOADABLE" : "", counters ? "-DCOUNTERS" : "")
                .filter(definition -> !definition.isEmpty())
                .toArray(String[]::new);
    }

    @Test
    void theHostInterfaceServesTheCore() throws IOException {
        writeHostInterfaceAndCore();
        assertThat(runBench("snn_axi")).startsWith("PASS snn_axi: ").hasLineCount(1);
    }

    @Sampled(every = 40)
    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(
            delimiterString = "==>",
            value = {
                "rst_ni & ~reset_now ==> rst_ni",
                ".cut_i  (reset_now) ==> .cut_i  (1'b0)",
                ".close_i(reset_close) ==> .close_i(1'b0)",
                "core_busy | (skid_full & ==> (skid_full &",
                ".time_steps_i   (sample_steps) ==> .time_steps_i   (5'd4)",
                ".load_target_i  (load_target) ==> .load_target_i  (2'd0)",
                ".load_layer_i   (load_layer) ==> .load_layer_i   (1'b0)",
                ".load_row_i     (load_row) ==> .load_row_i     ({1'b0, load_row[3:0]})",
                "14'd0, result_class[1:0] ==> 15'd0, result_class[0:0]",
                ".input_error_i        (input_error) ==> .input_error_i        (1'b0)",
                ".result_pending_i     (result_valid | m_axis_tvalid) ==> .result_pending_i     (1'b0)",
            })
    void benchFailsForABrokenHostInterface(String original, String broken) throws IOException {
        writeHostInterfaceAndCore();
        replace("snn_axi.v", original, broken);
        assertThat(runBench("snn_axi")).contains("FAIL snn_axi: ").doesNotContain("PASS");
    }

    private void writeHostInterfaceAndCore() throws IOException {
        writeDesignAndWhatToLoad();
        AxiFiles host = AxiFiles.generate(new Templates(), ModuleNames.PLAIN, HostInterfaces.small(true, false), false);
        host.sources().forEach((name, text) -> AtomicFiles.writeString(folder.resolve(name), text));
        Path list = folder.resolve(RtlFiles.FILE_LIST);
        AtomicFiles.writeString(
                list, Files.readString(list) + String.join("\n", host.sources().keySet()) + "\n");
    }

    private void writeHostInterface(HostInterface host) {
        AxiFiles.generate(new Templates(), ModuleNames.PLAIN, host, true)
                .sources()
                .forEach((name, text) -> AtomicFiles.writeString(folder.resolve(name), text));
    }

    private void writeDesignAndWhatToLoad() {
        GeneratedRtl.small(1).writeTo(folder);
        GeneratedRtl.small(2).writeTo(folder.resolve("loaded"));
    }

    private void replace(String file, String original, String broken) throws IOException {
        new UnitBench(folder).replace(file, original, broken);
    }

    /** What the bench prints. */
    private String runBench(String module, String... definitions) throws IOException {
        return new UnitBench(folder).run(module, definitions);
    }
}
