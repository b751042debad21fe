// The accelerator with its host interface: [=axi.sizes].
//
// Spikes come and results go over AXI4-Stream; all else is in registers on AXI4-Lite.
//
// Ports (the AXI signals have the names of the standard, by which tools know them)
//   clk_i, rst_ni  clock of the core and of all three interfaces; synchronous reset, active low
//   s_axis_*       AXI4-Stream slave: spikes, a packet a time step
[#if host.events]
//                  a beat a spike: bits 30 to 0 the input, bit 31 set for no spike at all
//                  (axis_event_input)
[#else]
//                  [=host.spikeBeats] [=(host.spikeBeats == 1)?then("beat", "beats")]: the spikes of [=host.streamBits] inputs each, the lowest in bit 0
//                  (axis_spike_input)
[/#if]
//   m_axis_*       AXI4-Stream master: results, a packet a sample
//                  [=host.classBeats] [=(host.classBeats == 1)?then("beat", "beats")]: the classes of two heads each, 16 bits a class, the first in
//                  the lower half; then [=host.classes] [=(host.classes == 1)?then("beat", "beats")]: the spike count of a class each
//                  (axis_result_output)
//   s_axi_*        AXI4-Lite slave: what the host has to set or to know (axi_lite_registers)
//
// Timing
//   A spike vector is offered to the core in the cycle after its last beat. The first beat of a
//   result is offered in the cycle in which the core publishes it. No path leads from one interface
//   to another within a cycle.
//   While the register CONTROL keeps the core in reset, the streams are in reset too: what they
//   held is lost, a packet that was on its way is cut off, and s_axis_tready is 0.

`default_nettype none

module snn_axi (
[#list axi.ports as group]
[#if group.title?has_content]
  // [=group.title].
[/#if]
[#list group.ports as port]
  [=port.declaration()][#if group?has_next || port?has_next],[/#if]
[/#list]
[/#list]
);

  // The registers have their own reset, so that the host can end that of the core.
  wire core_reset;
  wire core_rst_n;

  assign core_rst_n = rst_ni & ~core_reset;

  // From the spike input to the core.
  wire spikes_valid;
  wire spikes_ready;
  wire [[=host.inputs - 1]:0] spikes;
  wire input_error;

  // From the core to the result output.
  wire result_valid;
  wire result_ready;
  wire [[=axi.classWidth - 1]:0] result_class;
  wire [[=host.classBeats * 32 - 1]:0] result_words;
  wire [[=host.classes * host.countBits - 1]:0] result_counts;

  // Between the registers and the core.
  wire [[=host.countBits - 1]:0] time_steps;
[#if host.loadable]
  wire load_valid;
  wire [1:0] load_target;
  wire [[=load.layerBits - 1]:0] load_layer;
  wire [[=load.rowBits - 1]:0] load_row;
  wire [[=load.neuronBits - 1]:0] load_neuron;
  wire [[=load.dataBits - 1]:0] load_data;
[/#if]
[#if host.counters]
  wire count_enable;
  wire count_clear;
  wire [[=host.countSelectBits - 1]:0] count_select;
  wire [63:0] count_value;
[/#if]

  // Whole spike vectors, one a time step.
[#if host.events]
  axis_event_input #(
    .Inputs    ([=host.inputs]),
    .IndexWidth([=host.indexBits])
  ) u_spike_input (
[#else]
  axis_spike_input #(
    .Inputs     ([=host.inputs]),
    .StreamWidth([=host.streamBits]),
    .BeatWidth  ([=host.spikeBeatBits])
  ) u_spike_input (
[/#if]
    .clk_i          (clk_i),
    .rst_ni         (core_rst_n),
    .s_axis_tvalid  (s_axis_tvalid),
    .s_axis_tready  (s_axis_tready),
    .s_axis_tdata   (s_axis_tdata),
    .s_axis_tlast   (s_axis_tlast),
    .spikes_valid_o (spikes_valid),
    .spikes_ready_i (spikes_ready),
    .spikes_o       (spikes),
[#if host.events]
    .event_error_o  (input_error)
[#else]
    .framing_error_o(input_error)
[/#if]
  );

  // The core: it takes a spike vector a time step and gives a result a sample.
  snn_accelerator u_core (
    .clk_i          (clk_i),
    .rst_ni         (core_rst_n),
    .spikes_valid_i (spikes_valid),
    .spikes_ready_o (spikes_ready),
    .spikes_i       (spikes),
    .time_steps_i   (time_steps),
[#if host.loadable]
    .load_valid_i   (load_valid),
    .load_target_i  (load_target),
    .load_layer_i   (load_layer),
    .load_row_i     (load_row),
    .load_neuron_i  (load_neuron),
    .load_data_i    (load_data),
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
    .result_counts_o(result_counts)
  );

  // The classes of a result, 16 bits each, filled up to whole beats.
  assign result_words = {
[#list axi.resultWords as part]
    [=part.expression][=part?has_next?then(",", " ")]  // [=part.meaning]
[/#list]
  };

  // A packet a result, read from the core's result registers.
  axis_result_output #(
    .ClassBeats([=host.classBeats]),
    .Classes   ([=host.classes]),
    .CountWidth([=host.countBits]),
    .BeatWidth ([=host.resultBeatBits])
  ) u_result_output (
    .clk_i          (clk_i),
    .rst_ni         (core_rst_n),
    .result_valid_i (result_valid),
    .result_ready_o (result_ready),
    .result_words_i (result_words),
    .result_counts_i(result_counts),
    .m_axis_tvalid  (m_axis_tvalid),
    .m_axis_tready  (m_axis_tready),
    .m_axis_tdata   (m_axis_tdata),
    .m_axis_tlast   (m_axis_tlast)
  );

  // Not reset with the core: they keep what the host has set.
  axi_lite_registers u_registers (
    .clk_i           (clk_i),
    .rst_ni          (rst_ni),
    .s_axi_awvalid   (s_axi_awvalid),
    .s_axi_awready   (s_axi_awready),
    .s_axi_awaddr    (s_axi_awaddr),
    .s_axi_wvalid    (s_axi_wvalid),
    .s_axi_wready    (s_axi_wready),
    .s_axi_wdata     (s_axi_wdata),
    .s_axi_wstrb     (s_axi_wstrb),
    .s_axi_bvalid    (s_axi_bvalid),
    .s_axi_bready    (s_axi_bready),
    .s_axi_bresp     (s_axi_bresp),
    .s_axi_arvalid   (s_axi_arvalid),
    .s_axi_arready   (s_axi_arready),
    .s_axi_araddr    (s_axi_araddr),
    .s_axi_rvalid    (s_axi_rvalid),
    .s_axi_rready    (s_axi_rready),
    .s_axi_rdata     (s_axi_rdata),
    .s_axi_rresp     (s_axi_rresp),
[#if host.loadable]
    .load_valid_o    (load_valid),
    .load_target_o   (load_target),
    .load_layer_o    (load_layer),
    .load_row_o      (load_row),
    .load_neuron_o   (load_neuron),
    .load_data_o     (load_data),
[/#if]
[#if host.counters]
    .count_enable_o  (count_enable),
    .count_clear_o   (count_clear),
    .count_select_o  (count_select),
    .count_value_i   (count_value),
[/#if]
    .core_reset_o    (core_reset),
    .time_steps_o    (time_steps),
    .input_error_i   (input_error),
    .result_pending_i(result_valid)
  );

endmodule

`default_nettype wire
