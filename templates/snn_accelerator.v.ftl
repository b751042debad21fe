// Spiking neural network accelerator, [=top.topology] [=top.neurons] neurons, [=top.weightWidth]-bit weights.
//
// Layers in a pipeline, joined by valid/ready handshakes, work at the same time on successive time
// steps. The spikes of the last layer are counted by class; the class with the most spikes is the
[#if top.heads gt 1]
// result of each of the [=top.heads] heads, the lowest of several with as many.
[#else]
// result, the lowest of several with as many.
[/#if]
//
// Ports
//   clk_i, rst_ni     clock; synchronous reset, active low, for at least one cycle
//   spikes_valid_i    the input spikes of a time step are offered, held until they are accepted
//   spikes_ready_o    they are accepted in this cycle if they are offered
//   spikes_i          the input spikes, input 0 in bit 0
//   time_steps_i      time steps of a sample, 1 to [=top.maxTimeSteps]; a sample takes the number that is given
//                     when its first spikes are accepted
//   result_valid_o    the result of a sample is offered; it holds until it is accepted
//   result_ready_i    it is accepted in this cycle if it is offered
//   result_class_o    the class[=(top.heads gt 1)?then(" of each head, the first head in the lowest bits", "")]
//   result_counts_o   output spikes by class, [=top.countWidth] bits each, class 0 in the lowest bits
[#if top.loadable]
//   load_valid_i      write one number; no handshake, it is taken at once
//   load_target_i     0: the weight from load_row_i to load_neuron_i; 1: the threshold of
//                     load_neuron_i; 2: its bias, where the layer has biases
//   load_layer_i      the layer, 0 at the input; must exist
//   load_row_i        presynaptic neuron of the weight; must exist in this layer
//   load_neuron_i     postsynaptic neuron; must exist in this layer
//   load_data_i       the number, two's complement; of a weight, what is stored, in the lowest bits
[/#if]
[#if top.counters]
//   count_enable_i    count what happens in this cycle
//   count_clear_i     set all performance counters to zero
//   count_select_i    the counter to show: 16 * l + k for number k of layer l (see layer_counters)
//   count_value_o     its value
[/#if]
//
// Timing
[#if top.counters]
//   Every output comes from registers, but for spikes_ready_o, which depends on registers alone,
//   and count_value_o, which follows count_select_i.
[#else]
//   Every output comes from registers, but for spikes_ready_o, which depends on registers alone.
[/#if]
[#if top.loadable]
//   What is loaded while no sample is in flight holds for all samples from the next cycle on.
[#if top.initialized]
//   The initial values come from the hex files.
[#else]
//   Everything has to be loaded before the first sample.
[/#if]
[#else]
//   The weights and thresholds come from the hex files and never change.
[/#if]

`default_nettype none

module snn_accelerator (
  input  wire clk_i,
  input  wire rst_ni,
  input  wire spikes_valid_i,
  output wire spikes_ready_o,
  input  wire [[=top.inputs - 1]:0] spikes_i,
  input  wire [[=top.countWidth - 1]:0] time_steps_i,
[#if top.loadable]
  input  wire load_valid_i,
  input  wire [1:0] load_target_i,
  input  wire [[=top.load.layerBits - 1]:0] load_layer_i,
  input  wire [[=top.load.rowBits - 1]:0] load_row_i,
  input  wire [[=top.load.neuronBits - 1]:0] load_neuron_i,
  input  wire [[=top.load.dataBits - 1]:0] load_data_i,
[/#if]
[#if top.counters]
  input  wire count_enable_i,
  input  wire count_clear_i,
  input  wire [[=top.countSelectWidth - 1]:0] count_select_i,
  output wire [63:0] count_value_o,
[/#if]
  output wire result_valid_o,
  input  wire result_ready_i,
  output wire [[=top.classWidth - 1]:0] result_class_o,
  output wire [[=top.classes * top.countWidth - 1]:0] result_counts_o
);

  // Marks the last time step of each sample; the mark goes through the layers with the spikes.
  wire input_final;

  sample_sequencer #(
    .CountWidth([=top.countWidth])
  ) u_sequencer (
    .clk_i       (clk_i),
    .rst_ni      (rst_ni),
    .time_steps_i(time_steps_i),
    .accept_i    (spikes_valid_i & spikes_ready_o),
    .final_o     (input_final)
  );

[#list layers as layer]
  // From layer [=layer.index] to [=layer?has_next?then("layer " + (layer.index + 1), "the spike counter")].
  wire layer_[=layer.index]_valid;
  wire layer_[=layer.index]_ready;
  wire layer_[=layer.index]_final;
  wire [[=layer.neurons - 1]:0] layer_[=layer.index]_spikes;
[#if top.counters]
  wire [63:0] layer_[=layer.index]_count;
[/#if]

[/#list]
[#list layers as layer]
[#if top.loadable]
  wire layer_[=layer.index]_load;

  assign layer_[=layer.index]_load = load_valid_i & (load_layer_i == [=top.load.layerBits]'d[=layer.index]);

[/#if]
  [=layer.module] u_layer_[=layer.index] (
    .clk_i         (clk_i),
    .rst_ni        (rst_ni),
[#if layer.index == 0]
    .valid_i       (spikes_valid_i),
    .ready_o       (spikes_ready_o),
    .final_i       (input_final),
    .spikes_i      (spikes_i),
[#else]
    .valid_i       (layer_[=layer.index - 1]_valid),
    .ready_o       (layer_[=layer.index - 1]_ready),
    .final_i       (layer_[=layer.index - 1]_final),
    .spikes_i      (layer_[=layer.index - 1]_spikes),
[/#if]
[#if top.loadable]
    .weight_wr_i   (layer_[=layer.index]_load & (load_target_i == 2'd0)),
    .threshold_wr_i(layer_[=layer.index]_load & (load_target_i == 2'd1)),
[#if layer.biases]
    .bias_wr_i     (layer_[=layer.index]_load & (load_target_i == 2'd2)),
[/#if]
    .wr_row_i      (load_row_i[[=layer.indexWidth - 1]:0]),
    .wr_neuron_i   (load_neuron_i[[=layer.neuronWidth - 1]:0]),
    .wr_data_i     (load_data_i[[=layer.dataWidth - 1]:0]),
[/#if]
[#if top.counters]
    .count_enable_i(count_enable_i),
    .count_clear_i (count_clear_i),
    .count_select_i(count_select_i[3:0]),
    .count_value_o (layer_[=layer.index]_count),
[/#if]
    .valid_o       (layer_[=layer.index]_valid),
    .ready_i       (layer_[=layer.index]_ready),
    .final_o       (layer_[=layer.index]_final),
    .spikes_o      (layer_[=layer.index]_spikes)
  );

[/#list]
[#if top.counters]
[#if layers?size == 1]
  assign count_value_o = layer_0_count;
[#else]
  reg [63:0] count_value;

  always @* begin
    case (count_select_i[[=top.countSelectWidth - 1]:4])
[#list layers as layer]
      [=top.countSelectWidth - 4]'d[=layer.index]: count_value = layer_[=layer.index]_count;
[/#list]
      default: count_value = 64'd0;
    endcase
  end

  assign count_value_o = count_value;
[/#if]

[/#if]
  spike_counter #(
    .CountWidth([=top.countWidth])
  ) u_spike_counter (
    .clk_i          (clk_i),
    .rst_ni         (rst_ni),
    .valid_i        (layer_[=layers?size - 1]_valid),
    .ready_o        (layer_[=layers?size - 1]_ready),
    .final_i        (layer_[=layers?size - 1]_final),
    .spikes_i       (layer_[=layers?size - 1]_spikes),
    .result_valid_o (result_valid_o),
    .result_ready_i (result_ready_i),
    .result_class_o (result_class_o),
    .result_counts_o(result_counts_o)
  );

endmodule

`default_nettype wire
