// Spiking neural network accelerator, [=top.topology] SNN-DC neurons, [=top.weightWidth]-bit weights.
//
// Layers in a pipeline, joined by valid/ready handshakes, work at the same time on successive time
// steps. The spikes of the last layer are counted by class; the class with the most spikes is the
// result, the lowest of several with as many.
//
// Ports
//   clk_i, rst_ni     clock; synchronous reset, active low, for at least one cycle
//   spikes_valid_i    the input spikes of a time step are offered, held until they are accepted
//   spikes_ready_o    they are accepted in this cycle if they are offered
//   spikes_i          the input spikes, input 0 in bit 0
//   time_steps_i      time steps of a sample, 1 to [=top.maxTimeSteps]; it may change while no sample is in flight
//   result_valid_o    the result of a sample is offered; it holds until it is accepted
//   result_ready_i    it is accepted in this cycle if it is offered
//   result_class_o    the class
//   result_counts_o   output spikes by class, [=top.countWidth] bits each, class 0 in the lowest bits
[#if top.loadable]
//   load_valid_i      write one weight or threshold; no handshake, it is taken at once
//   load_threshold_i  1: the threshold of neuron load_neuron_i; 0: a weight to this neuron
//   load_layer_i      the layer, 0 at the input; must exist
//   load_row_i        presynaptic neuron of the weight; must exist in this layer
//   load_neuron_i     postsynaptic neuron; must exist in this layer
//   load_data_i       two's complement threshold, or in the lowest bits the weight as it is stored
[/#if]
//
// Timing
//   Every output comes from registers, but for spikes_ready_o, which depends on registers alone.
[#if top.loadable]
//   What is loaded while no sample is in flight holds for all samples from the next cycle on.
//   The initial values come from the hex files.
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
  output wire result_valid_o,
  input  wire result_ready_i,
  output wire [[=top.classWidth - 1]:0] result_class_o,
[#if top.loadable]
  output wire [[=top.classes * top.countWidth - 1]:0] result_counts_o,
  input  wire load_valid_i,
  input  wire load_threshold_i,
  input  wire [[=top.load.layerWidth - 1]:0] load_layer_i,
  input  wire [[=top.load.rowWidth - 1]:0] load_row_i,
  input  wire [[=top.load.neuronWidth - 1]:0] load_neuron_i,
  input  wire [[=top.load.dataWidth - 1]:0] load_data_i
[#else]
  output wire [[=top.classes * top.countWidth - 1]:0] result_counts_o
[/#if]
);

[#list layers as layer]
  // From layer [=layer.index] to [=layer?has_next?then("layer " + (layer.index + 1), "the spike counter")].
  wire layer_[=layer.index]_valid;
  wire layer_[=layer.index]_ready;
  wire [[=layer.neurons - 1]:0] layer_[=layer.index]_spikes;

[/#list]
[#list layers as layer]
[#if top.loadable]
  wire layer_[=layer.index]_load;

  assign layer_[=layer.index]_load = load_valid_i & (load_layer_i == [=top.load.layerWidth]'d[=layer.index]);

[/#if]
  [=layer.module] u_layer_[=layer.index] (
    .clk_i            (clk_i),
    .rst_ni           (rst_ni),
[#if layer.index == 0]
    .valid_i          (spikes_valid_i),
    .ready_o          (spikes_ready_o),
    .spikes_i         (spikes_i),
[#else]
    .valid_i          (layer_[=layer.index - 1]_valid),
    .ready_o          (layer_[=layer.index - 1]_ready),
    .spikes_i         (layer_[=layer.index - 1]_spikes),
[/#if]
    .valid_o          (layer_[=layer.index]_valid),
    .ready_i          (layer_[=layer.index]_ready),
[#if top.loadable]
    .spikes_o         (layer_[=layer.index]_spikes),
    .weight_wr_en_i   (layer_[=layer.index]_load & ~load_threshold_i),
    .threshold_wr_en_i(layer_[=layer.index]_load & load_threshold_i),
    .wr_row_i         (load_row_i[[=layer.indexWidth - 1]:0]),
    .wr_neuron_i      (load_neuron_i[[=layer.neuronWidth - 1]:0]),
    .wr_data_i        (load_data_i[[=layer.membraneWidth - 1]:0])
[#else]
    .spikes_o         (layer_[=layer.index]_spikes)
[/#if]
  );

[/#list]
  spike_counter #(
    .Classes   ([=top.classes]),
    .ClassWidth([=top.classWidth]),
    .CountWidth([=top.countWidth])
  ) u_spike_counter (
    .clk_i          (clk_i),
    .rst_ni         (rst_ni),
    .time_steps_i   (time_steps_i),
    .valid_i        (layer_[=layers?size - 1]_valid),
    .ready_o        (layer_[=layers?size - 1]_ready),
    .spikes_i       (layer_[=layers?size - 1]_spikes),
    .result_valid_o (result_valid_o),
    .result_ready_i (result_ready_i),
    .result_class_o (result_class_o),
    .result_counts_o(result_counts_o)
  );

endmodule

`default_nettype wire
