// The accelerator with its host interface: 20 inputs, 4 classes.
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
// and besides
//   u_registers        what the host sets and reads; it is reset by rst_ni alone
//   u_reset            a reset by software: waits for what is in flight, then resets u_words,
//                      u_spike_input, u_core and u_result_output
// u_skid, u_gate and u_result_register are not reset by software: they know what has been promised
// on the streams.
//
// Parameters
//   HexDir         folder of the hex files, up to its last slash: "./" for where the tool runs
//
// Ports (the AXI signals have the names of the standard, by which tools know them)
//   clk_i, rst_ni  clock of the core and of all interfaces; synchronous reset, active low
//   s_axis_*       AXI4-Stream slave: spikes, a packet a time step
//                  1 beat: the spikes of 32 inputs each, the lowest in bit 0
//                  (axis_spike_input)
//   m_axis_*       AXI4-Stream master: results, a packet a sample
//                  1 beat: the classes of two heads each, 16 bits a class, the first in
//                  the lower half; then 4 beats: the spike count of a class each
//                  (axis_result_output)
//   s_axi_*        AXI4-Lite slave: what the host has to set or to know (axi_lite_registers)
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

module snn_axi #(
  parameter HexDir = "./"
) (
  input  wire clk_i,
  input  wire rst_ni,
  // Spikes.
  input  wire s_axis_tvalid,
  output wire s_axis_tready,
  input  wire [31:0] s_axis_tdata,
  input  wire [3:0] s_axis_tkeep,
  input  wire s_axis_tlast,
  // Results.
  output wire m_axis_tvalid,
  input  wire m_axis_tready,
  output wire [31:0] m_axis_tdata,
  output wire [3:0] m_axis_tkeep,
  output wire m_axis_tlast,
  // Registers.
  input  wire s_axi_awvalid,
  output wire s_axi_awready,
  input  wire [11:0] s_axi_awaddr,
  input  wire s_axi_wvalid,
  output wire s_axi_wready,
  input  wire [31:0] s_axi_wdata,
  input  wire [3:0] s_axi_wstrb,
  output wire s_axi_bvalid,
  input  wire s_axi_bready,
  output wire [1:0] s_axi_bresp,
  input  wire s_axi_arvalid,
  output wire s_axi_arready,
  input  wire [11:0] s_axi_araddr,
  output wire s_axi_rvalid,
  input  wire s_axi_rready,
  output wire [31:0] s_axi_rdata,
  output wire [1:0] s_axi_rresp,
  // Interrupt.
  output wire irq_o
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
  wire [36:0] skid_beat;
  wire beat_valid;
  wire beat_ready;
  wire beats_open;

  // How spikes and results are framed.
  wire frames_by_count;
  wire [15:0] results_per_packet;

  // Spikes and results that go through registers instead of the streams, in words.
  wire by_register;
  wire word_valid;
  wire word_ready;
  wire [31:0] word;
  wire word_last;
  wire result_word_ready;
  wire words_valid;
  wire words_ready;
  wire [31:0] words_data;
  wire [3:0] words_keep;
  wire words_last;
  wire words_begun;

  // From the spike input to the core.
  wire spikes_valid;
  wire spikes_ready;
  wire [19:0] spikes;
  wire [4:0] sample_steps;
  wire input_error;
  wire input_waiting;
  wire input_begun;

  // From the core to the result output.
  wire core_busy;
  wire result_valid;
  wire result_ready;
  wire [1:0] result_class;
  wire [31:0] result_words;
  wire [19:0] result_counts;

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
  wire [4:0] time_steps;
  wire load_valid;
  wire load_read;
  wire loaded_valid;
  wire [11:0] loaded_data;
  wire [1:0] load_target;
  wire [0:0] load_layer;
  wire [4:0] load_row;
  wire [3:0] load_neuron;
  wire [11:0] load_data;

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
    .empty_i  (~flying & ~out_open),
    .close_o  (reset_close),
    .drain_o  (reset_drain),
    .reset_o  (reset_now)
  );

  // Both keep what they know of the stream when the core is reset.
  skid_buffer #(
    .Width(37)
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
    .last_i (skid_beat[36]),
    .valid_o(beat_valid),
    .ready_i(beat_ready & ~by_register),
    .open_o (beats_open)
  );

  spike_words #(
    .StreamWidth(32)
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
  axis_spike_input #(
    .Inputs     (20),
    .StreamWidth(32),
    .BeatWidth  (1),
    .CountWidth (5)
  ) u_spike_input (
    .clk_i          (clk_i),
    .rst_ni         (core_rst_n),
    .counted_i      (frames_by_count & ~by_register),
    .time_steps_i   (time_steps),
    .s_axis_tvalid  (by_register ? words_valid : beat_valid),
    .s_axis_tready  (beat_ready),
    .s_axis_tdata   (by_register ? words_data : skid_beat[31:0]),
    .s_axis_tkeep   (by_register ? words_keep : skid_beat[35:32]),
    .s_axis_tlast   (by_register ? words_last : skid_beat[36]),
    .spikes_valid_o (spikes_valid),
    .spikes_ready_i (spikes_ready),
    .spikes_o       (spikes),
    .time_steps_o   (sample_steps),
    .framing_error_o(input_error),
    .waiting_o      (input_waiting),
    .begun_o        (input_begun)
  );

  // The core: it takes a spike vector a time step and gives a result a sample.
  snn_accelerator #(
    .HexDir(HexDir)
  ) u_core (
    .clk_i          (clk_i),
    .rst_ni         (core_rst_n),
    .spikes_valid_i (spikes_valid),
    .spikes_ready_o (spikes_ready),
    .spikes_i       (spikes),
    .time_steps_i   (sample_steps),
    .load_valid_i   (load_valid),
    .load_read_i    (load_read),
    .load_target_i  (load_target),
    .load_layer_i   (load_layer),
    .load_row_i     (load_row),
    .load_neuron_i  (load_neuron),
    .load_data_i    (load_data),
    .load_valid_o   (loaded_valid),
    .load_data_o    (loaded_data),
    .result_valid_o (result_valid),
    .result_ready_i (result_ready),
    .result_class_o (result_class),
    .result_counts_o(result_counts),
    .busy_o         (core_busy)
  );

  // The classes of a result, 16 bits each, filled up to whole beats.
  assign result_words = {
    16'd0,  // there is no head 1
    14'd0, result_class[1:0]   // the class of head 0
  };

  // Read from the core's result registers, beat by beat. What is on offer stays until it is taken,
  // so the last register is reset with the interface alone.
  axis_result_output #(
    .ClassBeats  (1),
    .Classes     (4),
    .CountWidth  (5),
    .BeatWidth   (3),
    .ResultsWidth(16)
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
  axi_lite_registers u_registers (
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
    .load_valid_o         (load_valid),
    .load_read_o          (load_read),
    .load_target_o        (load_target),
    .load_layer_o         (load_layer),
    .load_row_o           (load_row),
    .load_neuron_o        (load_neuron),
    .load_data_o          (load_data),
    .load_valid_i         (loaded_valid),
    .load_data_i          (loaded_data),
    .irq_o                (irq_o),
    .soft_reset_o         (soft_reset),
    .resetting_i          (reset_drain | reset_now),
    .reset_done_i         (reset_now),
    .busy_i               (busy),
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
