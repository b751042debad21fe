// The accelerator with its host interface: [=axi.sizes].
//
// Spikes come and results go over AXI4-Stream; all else is in registers on AXI4-Lite. From pin to
// pin, in the order in which spikes and results pass them, it has
//   u_skid             accepts a beat even if it cannot be used, so that s_axis_tready can be a
//                      register
//   u_gate             drops the rest of a packet that a reset has cut off
//   u_words            makes beats of words that are written to registers; they take the place of
//                      those of the stream if the host wants it
//   u_spike_input      makes spike vectors of beats, one a time step
//   u_core             the accelerator
//   u_result_output    makes beats of results, and packets of these
//   u_result_register  holds the beat on offer
[#if host.loadStream]
//   u_load_input       loads what comes over the load stream, and what the registers load
[/#if]
// and besides
//   u_registers        what the host sets and reads; it is reset by rst_ni alone
//   u_reset            a reset by software: waits for what is in flight, then resets u_words,
//                      u_spike_input, u_core and u_result_output
// u_skid, u_gate and u_result_register are not reset by software: they know what has been promised
// on the streams.
//
[#if initialized]
// Parameters
//   HexDir         folder of the hex files, up to its last slash: "./" for where the tool runs
//
[/#if]
// Ports (the AXI signals have the names of the standard, by which tools know them)
//   clk_i, rst_ni  clock of the core and of all interfaces; synchronous reset, active low
//   s_axis_*       AXI4-Stream slave: spikes, a packet a time step
[#if host.events]
//                  a beat a spike: bits 30 to 0 the input, bit 31 set for no spike at all
//                  (axis_event_input)
[#else]
//                  [=host.spikeBeats] [=(host.spikeBeats == 1)?then("beat", "beats")]: the spikes of [=host.streamBits] inputs each, the lowest in bit 0
//                  (axis_spike_input)
[/#if]
[#if host.loadStream]
//   s_axis_load_*  AXI4-Stream slave: weights, thresholds and biases (axis_load_input)
[/#if]
//   m_axis_*       AXI4-Stream master: results, a packet a sample
//                  [=host.classBeats] [=(host.classBeats == 1)?then("beat", "beats")]: the classes of two heads each, 16 bits a class, the first in
//                  the lower half; then [=host.classes] [=(host.classes == 1)?then("beat", "beats")]: the spike count of a class each
//                  (axis_result_output)
//   s_axi_*        AXI4-Lite slave: what the host has to set or to know ([=names.registers])
//   irq_o          an interrupt that is enabled is pending
//
// Timing
//   Every output comes from registers, and a beat a cycle goes through either stream. A spike
//   vector is offered to the core in the cycle after its last beat, and the first beat of a result
//   in the cycle after that in which the core publishes it.
//   A packet of spikes is a time step or, if frames are counted, a sample; a packet of results is
//   as many results as RESULTS_PER_PACKET says. A packet of results that a reset finds open ends
//   with a beat of which TKEEP has no byte.
//   A reset that CONTROL asks for waits until nothing is in flight: from the cycle after it on,
//   s_axis_tready is 0; all results whose last time step had been accepted go out; then core and
//   streams are reset for a cycle, and s_axis_tready is 1 in the next cycle but one. Of a packet
//   that it cuts off, the rest is accepted and dropped.

`default_nettype none

[#if initialized]
module [=names.axi] #(
  parameter HexDir = "./"
) (
[#else]
module [=names.axi] (
[/#if]
[#list axi.ports as group]
[#if group.title?has_content]
  // [=group.title].
[/#if]
[#list group.ports as port]
  [=port.declaration()][#if group?has_next || port?has_next],[/#if]
[/#list]
[/#list]
);

  // A reset that the host asks for is one of the core and of what is between it and the streams.
  wire soft_reset;
  wire reset_close;
  wire reset_drain;
  wire reset_now;
  wire core_rst_n;

  assign core_rst_n = rst_ni & ~reset_now;

  // From the stream of spikes to the spike input: data, kept bytes, the mark of the last beat.
  wire skid_valid;
  wire skid_ready;
  wire skid_full;
  wire [[=host.beatBits - 1]:0] skid_beat;
  wire beat_valid;
  wire beat_ready;
  wire beats_open;

  // How spikes and results are framed.
  wire frames_by_count;
  wire [[=host.packetBits - 1]:0] results_per_packet;

  // Spikes and results that go through registers instead of the streams, in words.
  wire by_register;
  wire word_valid;
  wire word_ready;
  wire [31:0] word;
  wire word_last;
  wire result_word_ready;
  wire words_valid;
  wire words_ready;
  wire [[=host.streamBits - 1]:0] words_data;
  wire [[=host.streamBits / 8 - 1]:0] words_keep;
  wire words_last;
  wire words_begun;

  // From the spike input to the core.
  wire spikes_valid;
  wire spikes_ready;
[#if host.loadsAlone]
  wire spikes_offered;
  wire spikes_accepted;
[/#if]
  wire [[=host.inputs - 1]:0] spikes;
  wire [[=host.countBits - 1]:0] sample_steps;
  wire input_error;
  wire input_waiting;
  wire input_begun;

  // From the core to the result output.
  wire core_busy;
  wire result_valid;
  wire result_ready;
  wire [[=axi.classWidth - 1]:0] result_class;
  wire [[=host.classBeats * 32 - 1]:0] result_words;
  wire [[=host.classes * host.countBits - 1]:0] result_counts;

  // From the result output to the stream of results.
  wire out_valid;
  wire out_ready;
  wire [31:0] out_data;
  wire [3:0] out_keep;
  wire out_last;
  wire out_open;
  wire out_apart;  // the beat goes to the registers
  wire [36:0] out_beat;
  wire [36:0] offered_beat;

  // Between the registers and the core.
  wire [[=host.countBits - 1]:0] time_steps;
[#if host.loadable]
  wire load_valid;
[#if load.readBack()]
  wire load_read;
  wire loaded_valid;
  wire [[=load.dataBits - 1]:0] loaded_data;
[/#if]
  wire [1:0] load_target;
  wire [[=load.layerBits - 1]:0] load_layer;
  wire [[=load.rowBits - 1]:0] load_row;
  wire [[=load.neuronBits - 1]:0] load_neuron;
  wire [[=load.dataBits - 1]:0] load_data;
[/#if]
[#if host.loadStream]
  wire load_ready;
  wire load_waiting;
  wire load_exists;
  wire [[=load.rowBits - 1]:0] load_last_row;
  wire [[=load.neuronBits - 1]:0] load_last_neuron;
  wire [31:0] load_least;
  wire [31:0] load_greatest;
  wire load_error;

  // From the load input to the core.
  wire write_valid;
  wire write_ready;
  wire [1:0] write_target;
  wire [[=load.layerBits - 1]:0] write_layer;
  wire [[=load.rowBits - 1]:0] write_row;
  wire [[=load.neuronBits - 1]:0] write_neuron;
  wire [[=load.lanes - 1]:0] write_mask;
  wire [[=load.lanes * load.dataBits - 1]:0] write_data;
[/#if]
[#if host.counters]
  wire count_enable;
  wire count_clear;
  wire [[=host.countSelectBits - 1]:0] count_select;
  wire [63:0] count_value;
[/#if]

  // What is in flight, for a reset that waits for its end, and for the host.
  wire flying;
  wire busy;

  assign flying = core_busy | (skid_full & ~by_register) | words_valid | input_waiting
      | m_axis_tvalid;
  assign busy   = flying | beats_open | words_begun | input_begun | reset_drain | reset_now;

  reset_sequencer u_reset (
    .clk_i    (clk_i),
    .rst_ni   (rst_ni),
    .request_i(soft_reset),
    .empty_i  (~flying & ~out_open[#if host.loadStream] & ~write_valid[/#if]),
    .close_o  (reset_close),
    .drain_o  (reset_drain),
    .reset_o  (reset_now)
  );

  // Both keep what they know of the stream when the core is reset.
  skid_buffer #(
    .Width([=host.beatBits])
  ) u_skid (
    .clk_i  (clk_i),
    .rst_ni (rst_ni),
    .close_i(reset_close),
    .valid_i(s_axis_tvalid),
    .ready_o(s_axis_tready),
    .data_i ({s_axis_tlast, s_axis_tkeep, s_axis_tdata}),
    .valid_o(skid_valid),
    .ready_i(skid_ready),
    .data_o (skid_beat),
    .full_o (skid_full)
  );

  packet_gate u_gate (
    .clk_i  (clk_i),
    .rst_ni (rst_ni),
    .cut_i  (reset_now),
    .valid_i(skid_valid),
    .ready_o(skid_ready),
    .last_i (skid_beat[[=host.beatBits - 1]]),
    .valid_o(beat_valid),
    .ready_i(beat_ready & ~by_register),
    .open_o (beats_open)
  );

  spike_words #(
    .StreamWidth([=host.streamBits])
  ) u_words (
    .clk_i        (clk_i),
    .rst_ni       (core_rst_n),
    .close_i      (reset_drain),
    .word_valid_i (word_valid),
    .word_ready_o (word_ready),
    .word_i       (word),
    .word_last_i  (word_last),
    .m_axis_tvalid(words_valid),
    .m_axis_tready(words_ready),
    .m_axis_tdata (words_data),
    .m_axis_tkeep (words_keep),
    .m_axis_tlast (words_last),
    .begun_o      (words_begun)
  );

  assign words_ready = beat_ready & by_register;

  // Whole spike vectors, one a time step.
[#if host.events]
  axis_event_input #(
    .Inputs    ([=host.inputs]),
    .IndexWidth([=host.indexBits]),
    .CountWidth([=host.countBits])
  ) u_spike_input (
[#else]
  axis_spike_input #(
    .Inputs     ([=host.inputs]),
    .StreamWidth([=host.streamBits]),
    .BeatWidth  ([=host.spikeBeatBits]),
    .CountWidth ([=host.countBits])
  ) u_spike_input (
[/#if]
    .clk_i          (clk_i),
    .rst_ni         (core_rst_n),
    .counted_i      (frames_by_count & ~by_register),
    .time_steps_i   (time_steps),
    .s_axis_tvalid  (by_register ? words_valid : beat_valid),
    .s_axis_tready  (beat_ready),
    .s_axis_tdata   (by_register ? words_data : skid_beat[[=host.streamBits - 1]:0]),
    .s_axis_tkeep   (by_register ? words_keep : skid_beat[[=host.beatBits - 2]:[=host.streamBits]]),
    .s_axis_tlast   (by_register ? words_last : skid_beat[[=host.beatBits - 1]]),
    .spikes_valid_o (spikes_valid),
    .spikes_ready_i ([=host.loadsAlone?then("spikes_accepted", "spikes_ready")]),
    .spikes_o       (spikes),
    .time_steps_o   (sample_steps),
[#if host.events]
    .event_error_o  (input_error),
[#else]
    .framing_error_o(input_error),
[/#if]
    .waiting_o      (input_waiting),
    .begun_o        (input_begun)
  );

[#if host.loadsAlone]
  // The memories take what is loaded through the port that is read for spikes: no spikes meanwhile.
  assign spikes_offered  = spikes_valid & ~write_valid;
  assign spikes_accepted = spikes_ready & ~write_valid;

[/#if]
[#if host.loadStream]
  // What is loaded, by the registers or by the stream. It keeps what it knows of the stream when the
  // core is reset.
  axis_load_input #(
    .StreamWidth([=host.loadStreamBits]),
    .WeightWidth([=host.loadNumberBits]),
    .LaneWidth  ([=load.laneBits]),
    .WideWidth  ([=host.loadWideBits]),
    .LayerWidth ([=load.layerBits]),
    .RowWidth   ([=load.rowBits]),
    .NeuronWidth([=load.neuronBits]),
    .DataWidth  ([=load.dataBits])
  ) u_load_input (
    .clk_i        (clk_i),
    .rst_ni       (rst_ni),
    .lock_i       ([=load.whileBusy()?then("reset_drain | reset_now", "busy")]),
    .s_axis_tvalid(s_axis_load_tvalid),
    .s_axis_tready(s_axis_load_tready),
    .s_axis_tdata (s_axis_load_tdata),
    .s_axis_tkeep (s_axis_load_tkeep),
    .s_axis_tlast (s_axis_load_tlast),
    .reg_valid_i  (load_valid),
    .reg_ready_o  (load_ready),
    .reg_layer_i  (load_layer),
    .reg_target_i (load_target),
    .reg_row_i    (load_row),
    .reg_neuron_i (load_neuron),
    .reg_data_i   (load_data),
    .exists_i     (load_exists),
    .last_row_i   (load_last_row),
    .last_neuron_i(load_last_neuron),
    .least_i      (load_least),
    .greatest_i   (load_greatest),
    .load_valid_o (write_valid),
    .load_ready_i (write_ready),
    .load_layer_o (write_layer),
    .load_target_o(write_target),
    .load_row_o   (write_row),
    .load_neuron_o(write_neuron),
    .load_mask_o  (write_mask),
    .load_data_o  (write_data),
    .waiting_o    (load_waiting),
    .error_o      (load_error)
  );

[/#if]
  // The core: it takes a spike vector a time step and gives a result a sample.
[#if initialized]
  [=names.core] #(
    .HexDir(HexDir)
  ) u_core (
[#else]
  [=names.core] u_core (
[/#if]
    .clk_i          (clk_i),
    .rst_ni         (core_rst_n),
    .spikes_valid_i ([=host.loadsAlone?then("spikes_offered", "spikes_valid")]),
    .spikes_ready_o (spikes_ready),
    .spikes_i       (spikes),
    .time_steps_i   (sample_steps),
[#if host.loadable]
[#assign source = host.loadStream?then("write", "load")]
    .load_valid_i   ([=source]_valid),
[#if load.readBack()]
    .load_read_i    (load_read),
[/#if]
    .load_target_i  ([=source]_target),
    .load_layer_i   ([=source]_layer),
    .load_row_i     ([=source]_row),
    .load_neuron_i  ([=source]_neuron),
[#if host.loadStream]
    .load_mask_i    (write_mask),
[/#if]
    .load_data_i    ([=source]_data),
[#if host.loadStream]
    .load_ready_o   (write_ready),
[/#if]
[#if load.readBack()]
    .load_valid_o   (loaded_valid),
    .load_data_o    (loaded_data),
[/#if]
[/#if]
[#if host.counters]
    .count_enable_i (count_enable),
    .count_clear_i  (count_clear),
    .count_select_i (count_select),
    .count_value_o  (count_value),
[/#if]
    .result_valid_o (result_valid),
    .result_ready_i (result_ready),
    .result_class_o (result_class),
    .result_counts_o(result_counts),
    .busy_o         (core_busy)
  );

  // The classes of a result, 16 bits each, filled up to whole beats.
  assign result_words = {
[#list axi.resultWords as part]
    [=part.expression][=part?has_next?then(",", " ")]  // [=part.meaning]
[/#list]
  };

  // Read from the core's result registers, beat by beat. What is on offer stays until it is taken,
  // so the last register is reset with the interface alone.
  axis_result_output #(
    .ClassBeats  ([=host.classBeats]),
    .Classes     ([=host.classes]),
    .CountWidth  ([=host.countBits]),
    .BeatWidth   ([=host.resultBeatBits]),
    .ResultsWidth([=host.packetBits])
  ) u_result_output (
    .clk_i               (clk_i),
    .rst_ni              (core_rst_n),
    .results_per_packet_i(results_per_packet),
    .apart_i             (by_register),
    .close_i             (reset_drain & ~flying),
    .result_valid_i      (result_valid),
    .result_ready_o      (result_ready),
    .result_words_i      (result_words),
    .result_counts_i     (result_counts),
    .m_axis_tvalid       (out_valid),
    .m_axis_tready       (out_apart ? result_word_ready : out_ready),
    .m_axis_tdata        (out_data),
    .m_axis_tkeep        (out_keep),
    .m_axis_tlast        (out_last),
    .open_o              (out_open)
  );

  // The beat that closes a packet goes to the stream in any case.
  assign out_apart = by_register & out_keep[0];

  stream_register #(
    .Width(37)
  ) u_result_register (
    .clk_i  (clk_i),
    .rst_ni (rst_ni),
    .valid_i(out_valid & ~out_apart),
    .ready_o(out_ready),
    .data_i (out_beat),
    .valid_o(m_axis_tvalid),
    .ready_i(m_axis_tready),
    .data_o (offered_beat)
  );

  assign out_beat     = {out_last, out_keep, out_data};
  assign m_axis_tdata = offered_beat[31:0];
  assign m_axis_tkeep = offered_beat[35:32];
  assign m_axis_tlast = offered_beat[36];

  // Not reset with the core: they keep what the host has set.
  [=names.registers] u_registers (
    .clk_i                (clk_i),
    .rst_ni               (rst_ni),
    .s_axi_awvalid        (s_axi_awvalid),
    .s_axi_awready        (s_axi_awready),
    .s_axi_awaddr         (s_axi_awaddr),
    .s_axi_wvalid         (s_axi_wvalid),
    .s_axi_wready         (s_axi_wready),
    .s_axi_wdata          (s_axi_wdata),
    .s_axi_wstrb          (s_axi_wstrb),
    .s_axi_bvalid         (s_axi_bvalid),
    .s_axi_bready         (s_axi_bready),
    .s_axi_bresp          (s_axi_bresp),
    .s_axi_arvalid        (s_axi_arvalid),
    .s_axi_arready        (s_axi_arready),
    .s_axi_araddr         (s_axi_araddr),
    .s_axi_rvalid         (s_axi_rvalid),
    .s_axi_rready         (s_axi_rready),
    .s_axi_rdata          (s_axi_rdata),
    .s_axi_rresp          (s_axi_rresp),
[#if host.loadable]
    .load_valid_o         (load_valid),
[#if load.readBack()]
    .load_read_o          (load_read),
[/#if]
    .load_target_o        (load_target),
    .load_layer_o         (load_layer),
    .load_row_o           (load_row),
    .load_neuron_o        (load_neuron),
    .load_data_o          (load_data),
[#if host.loadStream]
    .load_last_row_o      (load_last_row),
    .load_last_neuron_o   (load_last_neuron),
    .load_exists_o        (load_exists),
    .load_least_o         (load_least),
    .load_greatest_o      (load_greatest),
    .load_ready_i         (load_ready),
[#if load.readBack()]
    .load_idle_i          (~write_valid),
[/#if]
    .load_error_i         (load_error),
[/#if]
[#if load.readBack()]
    .load_valid_i         (loaded_valid),
    .load_data_i          (loaded_data),
[/#if]
[/#if]
[#if host.counters]
    .count_enable_o       (count_enable),
    .count_clear_o        (count_clear),
    .count_select_o       (count_select),
    .count_value_i        (count_value),
[/#if]
    .irq_o                (irq_o),
    .soft_reset_o         (soft_reset),
    .resetting_i          (reset_drain | reset_now),
    .reset_done_i         (reset_now),
    .busy_i               (busy[#if host.loadStream] | load_waiting[/#if]),
    .input_error_i        (input_error),
    .result_pending_i     (result_valid | m_axis_tvalid),
    .time_steps_o         (time_steps),
    .frames_by_count_o    (frames_by_count),
    .results_per_packet_o (results_per_packet),
    .streams_by_register_o(by_register),
    .reg_spike_valid_o    (word_valid),
    .reg_spike_ready_i    (word_ready),
    .reg_spike_data_o     (word),
    .reg_spike_last_o     (word_last),
    .reg_result_valid_i   (out_valid & out_apart),
    .reg_result_ready_o   (result_word_ready),
    .reg_result_data_i    (out_data)
  );

endmodule

`default_nettype wire
