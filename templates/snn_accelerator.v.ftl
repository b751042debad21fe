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
[#list top.portComment as line]
[=line]
[/#list]
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
[#list top.ports as port]
  [=port.declaration()][#sep],[/#sep]
[/#list]
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

[#list layers as verilog]
[#assign layer = verilog.layer]
  // From layer [=layer.index] to [=verilog?has_next?then("layer " + (layer.index + 1), "the spike counter")].
  wire layer_[=layer.index]_valid;
  wire layer_[=layer.index]_ready;
  wire layer_[=layer.index]_final;
  wire [[=layer.neurons - 1]:0] layer_[=layer.index]_spikes;
[#if top.counters]
  wire [63:0] layer_[=layer.index]_count;
[/#if]

[/#list]
[#list layers as verilog]
[#assign layer = verilog.layer]
[#if top.loadable]
  wire layer_[=layer.index]_load;

  assign layer_[=layer.index]_load = load_valid_i & (load_layer_i == [=top.loadLayerWidth]'d[=layer.index]);

[/#if]
  [=verilog.module] u_layer_[=layer.index] (
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
[#if layer.hasBiases]
    .bias_wr_i     (layer_[=layer.index]_load & (load_target_i == 2'd2)),
[/#if]
    .wr_row_i      (load_row_i[[=layer.indexBits - 1]:0]),
    .wr_neuron_i   (load_neuron_i[[=layer.neuronBits - 1]:0]),
    .wr_data_i     (load_data_i[[=layer.dataBits - 1]:0]),
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
[#list layers as verilog]
[#assign layer = verilog.layer]
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
