package dev.spikeloom.rtl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spikeloom.design.register.HostInterface;
import dev.spikeloom.io.AtomicFiles;
import dev.spikeloom.testing.GeneratedRtl;
import dev.spikeloom.testing.HostInterfaces;
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

    @ParameterizedTest
    @ValueSource(strings = {"priority_encoder", "spike_scheduler", "sram_bank", "spike_counter"})
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
                "priority_encoder ==> (|(group_any & (group_any - GroupOne))) ==> 1'b0",
                "priority_encoder ==> group_first[g] ? group_rest : group_bits ==> group_rest",
                "spike_scheduler ==> ~stall_i & (~busy_q | ~many) ==> ~stall_i & ~busy_q",
                "spike_scheduler ==> busy_q & ~stall_i ==> busy_q",
                "spike_scheduler ==> issue_valid_o & any ==> issue_valid_o",
                "spike_scheduler ==> first_q <= 1'b1 ==> first_q <= 1'b0",
                "spike_scheduler ==> pending_q <= accept ? spikes_i : rest ==> pending_q <= rest",
                "spike_scheduler ==> final_q <= final_i ==> final_q <= 1'b0",
                "sram_bank ==> if (rd_en_i[p]) ==> if (1'b1)",
                "sram_bank ==> rd_addr_i[p*AddrWidth ==> rd_addr_i[0*AddrWidth",
                "sram_bank ==> wr_place_i*WeightWidth ==> 0*WeightWidth",
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
                "snn_accelerator.v ==> layer_1_load & (load_target_i == 2'd0) ==> layer_1_load",
                "snn_layer_0.v ==> weight_wr_i & (wr_row_i[4:3] == 2'd2) ==> weight_wr_i",
                "snn_layer_0.v ==> bank_wr_addr = wr_row_i[2:0] ==> bank_wr_addr = wr_row_i[4:2]",
            })
    void benchFailsForABrokenLoadPort(String file, String original, String broken) throws IOException {
        writeDesignAndWhatToLoad();
        replace(file, original, broken);
        assertThat(runBench("load_port")).contains("FAIL load_port: ").doesNotContain("PASS");
    }

    @ParameterizedTest
    @ValueSource(strings = {"axis_spike_input", "axis_event_input", "axis_result_output"})
    void streamPassesItsBench(String module) throws IOException {
        writeStreams();
        assertThat(runBench(module)).startsWith("PASS " + module + ": ").hasLineCount(1);
    }

    @ParameterizedTest(name = "{0}: {1} -> {2}")
    @CsvSource(
            delimiterString = "==>",
            value = {
                "axis_spike_input ==> rst_ni & ~valid_q ==> rst_ni & (~valid_q | spikes_ready_i)",
                "axis_spike_input ==> rst_ni & ~valid_q ==> ~valid_q",
                "axis_spike_input ==> accept & (beat_q == First) ==> 1'b0 & (beat_q == First)",
                "axis_spike_input ==> ((beat_q == Last) & padding) ==> 1'b0",
                "axis_spike_input ==> (beat_q == Surplus) | ==> 1'b0 |",
                "axis_spike_input ==> beat_q != Surplus ==> 1'b1",
                "axis_spike_input ==> valid_q <= s_axis_tlast ==> valid_q <= s_axis_tlast | (beat_q == Last)",
                "axis_event_input ==> rst_ni & ~valid_q ==> rst_ni & (~valid_q | spikes_ready_i)",
                "axis_event_input ==> accept & first_q ==> 1'b0",
                "axis_event_input ==> tdata[30:0] < Inputs ==> tdata[30:0] <= Inputs",
                "axis_event_input ==> if (accept & is_event & in_range) ==> if (accept & in_range)",
                "axis_event_input ==> if (accept & is_event & in_range) ==> if (accept & is_event)",
                "axis_event_input ==> accept & is_event & ~in_range ==> accept & ~in_range",
                "axis_event_input ==> first_q <= s_axis_tlast ==> first_q <= 1'b0",
                "axis_result_output ==> m_axis_tready & last ==> m_axis_tready",
                "axis_result_output ==> m_axis_tready & last ==> m_axis_tready & last & result_valid_i",
                "axis_result_output ==> (m_axis_tvalid & m_axis_tready) ==> (m_axis_tready)",
                "axis_result_output ==> m_axis_tvalid  = result_valid_i ==> m_axis_tvalid  = result_valid_i & m_axis_tready",
                "axis_result_output ==> last ? First : beat_q + One ==> beat_q + One",
                "axis_result_output ==> packet[(ClassBeats+c)*32 ==> packet[(ClassBeats+Classes-1-c)*32",
            })
    void benchFailsForABrokenStream(String module, String original, String broken) throws IOException {
        writeStreams();
        replace(module + ".v", original, broken);
        assertThat(runBench(module)).contains("FAIL " + module + ": ").doesNotContain("PASS");
    }

    private void writeStreams() {
        writeHostInterface(HostInterfaces.events());
        writeHostInterface(HostInterfaces.small());
        AtomicFiles.writeString(
                folder.resolve(RtlFiles.FILE_LIST), "axis_spike_input.v\naxis_event_input.v\naxis_result_output.v\n");
    }

    @ParameterizedTest
    @CsvSource({"true, true", "true, false", "false, true", "false, false"})
    void registersPassTheirBench(boolean loadable, boolean counters) throws IOException {
        writeRegisters(loadable, counters);
        assertThat(runBench("axi_lite_registers", definitions(loadable, counters)))
                .startsWith("PASS axi_lite_registers: ")
                .hasLineCount(1);
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(
            delimiterString = "==>",
            value = {
                "aw_full_q & w_full_q & ~b_valid_q ==> aw_full_q & w_full_q",
                "rst_ni & ~aw_full_q ==> rst_ni & (~aw_full_q | b_valid_q)",
                "&s_axi_wstrb ==> |s_axi_wstrb",
                "b_error_q ? SlaveError : Okay ==> Okay",
                "r_error_q ? SlaveError : Okay ==> Okay",
                "r_valid_q ? ~s_axi_rready : s_axi_arvalid ==> s_axi_arvalid",
                "(w_data_q != 32'd0) & (w_data_q <= 32'd16) ==> w_data_q <= 32'd16",
                "w_data_q <= 32'd16 ==> w_data_q <= 32'd17",
                "~|w_data_q[31:3] ==> 1'b1",
                "last_row    = 5'd11 ==> last_row    = 5'd12",
                "(load_neuron_q == last_neuron) ==> 1'b0",
                "(load_target_q != Weight) | ==> 1'b0 |",
                "(load_target_q != Bias) | ==> 1'b1 |",
                "(load_target_q != Bias) | ==> 1'b0 |",
                "least    = -32'sd64; ==> least    = -32'sd65;",
                "greatest = 32'sd63; ==> greatest = 32'sd64;",
                "{1'd1, Threshold} ==> {1'd0, Bias}",
                "greatest = 32'sd1023; ==> greatest = 32'sd2047;",
                "greatest = 32'sd2047; ==> greatest = 32'sd2048;",
                "least    = -32'sd256; ==> least    = -32'sd257;",
                "$signed(w_data_q) >= least ==> w_data_q >= least",
                "(w_data_q <= 32'd25) & ==> (w_data_q <= 32'd41) &",
                "(w_data_q[3:0] <= 4'd9) ==> 1'b1",
                "place_exists & data_fits ==> place_exists",
                "write & write_good & (aw_addr_q == AddrControl) ==> write & (aw_addr_q == AddrControl)",
                "if (input_error_i) ==> if (input_error_i & ~write)",
                "read & (s_axi_araddr == AddrCountLow) ==> read",
                "12'h070 ==> 12'h074",
            })
    void benchFailsForBrokenRegisters(String original, String broken) throws IOException {
        writeRegisters(true, true);
        replace("axi_lite_registers.v", original, broken);
        assertThat(runBench("axi_lite_registers", definitions(true, true)))
                .contains("FAIL axi_lite_registers: ")
                .doesNotContain("PASS");
    }

    private void writeRegisters(boolean loadable, boolean counters) {
        writeHostInterface(HostInterfaces.small(loadable, counters));
        AtomicFiles.writeString(folder.resolve(RtlFiles.FILE_LIST), "axi_lite_registers.v\n");
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

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(
            delimiterString = "==>",
            value = {
                "rst_ni & ~core_reset ==> rst_ni",
                ".time_steps_i   (time_steps) ==> .time_steps_i   (5'd4)",
                ".load_target_i  (load_target) ==> .load_target_i  (2'd0)",
                ".load_layer_i   (load_layer) ==> .load_layer_i   (1'b0)",
                ".load_row_i     (load_row) ==> .load_row_i     ({1'b0, load_row[3:0]})",
                "14'd0, result_class[1:0] ==> 15'd0, result_class[0:0]",
                ".input_error_i   (input_error) ==> .input_error_i   (1'b0)",
                ".result_pending_i(result_valid) ==> .result_pending_i(1'b0)",
            })
    void benchFailsForABrokenHostInterface(String original, String broken) throws IOException {
        writeHostInterfaceAndCore();
        replace("snn_axi.v", original, broken);
        assertThat(runBench("snn_axi")).contains("FAIL snn_axi: ").doesNotContain("PASS");
    }

    private void writeHostInterfaceAndCore() throws IOException {
        writeDesignAndWhatToLoad();
        writeHostInterface(HostInterfaces.small(true, false));
        Path list = folder.resolve(RtlFiles.FILE_LIST);
        AtomicFiles.writeString(
                list,
                Files.readString(list) + "axis_spike_input.v\naxis_result_output.v\naxi_lite_registers.v\nsnn_axi.v\n");
    }

    private void writeHostInterface(HostInterface host) {
        AxiFiles.generate(new Templates(), host)
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
