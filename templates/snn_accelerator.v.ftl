// Spiking neural network accelerator, [=top.topology] [=top.neurons] neurons, [=top.weightBits]-bit weights.
//
// Layers in a pipeline, joined by valid/ready handshakes, work at the same time on successive time
// steps. The spikes of the last layer are counted by class; the class with the most spikes is the
[#if top.heads gt 1]
// result of each of the [=top.heads] heads, the lowest of several with as many.
[#else]
// result, the lowest of several with as many.
[/#if]
//
[#if top.initialized]
// Parameters
//   HexDir  folder of the hex files, up to its last slash: "./" for where the tool runs
//
[/#if]
// Ports
[#list top.portComment as line]
[=line]
[/#list]
//
// Timing
[#if top.counters]
//   Every output comes from registers, but for spikes_ready_o and busy_o, which depend on registers
//   alone, and count_value_o, which follows count_select_i.
[#else]
//   Every output comes from registers, but for spikes_ready_o and busy_o, which depend on registers
//   alone.
[/#if]
[#if top.loadable]
//   What is loaded while no sample is in flight holds for all samples from the next cycle on.
[#if load.readBack]
//   Of reads, one can begin in each cycle; the number comes [=load.readCycles] cycles later.
[/#if]
[#if top.initialized]
//   The initial values come from the hex files.
[#else]
//   Everything has to be loaded before the first sample.
[/#if]
[#else]
//   The weights and thresholds are constants.
[/#if]

`default_nettype none

[#if top.initialized]
module [=names.core] #(
  parameter HexDir = "./"
) (
[#else]
module [=names.core] (
[/#if]
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

[#if top.inputPooling.isPresent()]
[#assign pooling = top.inputPooling.get()]
  // Max pooling in front of the first layer.
  wire [[=pooling.output().size() - 1]:0] input_spikes;

  input_pooling #(
    .Rows    ([=pooling.input.rows]),
    .Columns ([=pooling.input.columns]),
    .Channels([=pooling.input.channels]),
    .Size    ([=pooling.size])
  ) u_input_pooling (
    .spikes_i(spikes_i),
    .spikes_o(input_spikes)
  );

[/#if]
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
[#if load.readBack]
  wire layer_[=layer.index]_read;
  wire [[=layer.dataBits - 1]:0] layer_[=layer.index]_data;
[/#if]
[#if load.lanes gt 1]
  wire layer_[=layer.index]_load_ready;
[/#if]

  assign layer_[=layer.index]_load = load_valid_i & (load_layer_i == [=load.layerBits]'d[=layer.index]);
[#if load.readBack]
  assign layer_[=layer.index]_read = load_read_i & (load_layer_i == [=load.layerBits]'d[=layer.index]);
[/#if]

[/#if]
[#if top.initialized]
  [=verilog.module] #(
    .HexDir(HexDir)
  ) u_layer_[=layer.index] (
[#else]
  [=verilog.module] u_layer_[=layer.index] (
[/#if]
    .clk_i         (clk_i),
    .rst_ni        (rst_ni),
[#if layer.index == 0]
    .valid_i       (spikes_valid_i),
    .ready_o       (spikes_ready_o),
    .final_i       (input_final),
    .spikes_i      ([=top.inputPooling.isPresent()?then("input_spikes", "spikes_i")]),
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
[#if load.readBack]
    .weight_rd_i   (layer_[=layer.index]_read & (load_target_i == 2'd0)),
    .threshold_rd_i(layer_[=layer.index]_read & (load_target_i == 2'd1)),
[#if layer.hasBiases]
    .bias_rd_i     (layer_[=layer.index]_read & (load_target_i == 2'd2)),
[/#if]
[/#if]
    .load_row_i    (load_row_i[[=layer.rowBits - 1]:0]),
    .load_neuron_i (load_neuron_i[[=layer.neuronBits - 1]:0]),
[#if load.lanes == 1]
    .load_data_i   (load_data_i[[=layer.dataBits - 1]:0]),
[#else]
    .load_mask_i   (load_mask_i),
    .load_data_i   ({
[#list (load.lanes - 1)..0 as lane]
      load_data_i[[=lane * load.dataBits + layer.dataBits - 1]:[=lane * load.dataBits]][=(lane gt 0)?then(",", "")]
[/#list]
    }),
    .load_ready_o  (layer_[=layer.index]_load_ready),
[/#if]
[#if load.readBack]
    .load_data_o   (layer_[=layer.index]_data),
[/#if]
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
[#if top.loadable && load.lanes gt 1]
  // A layer takes what comes at once in one cycle, or in several if it has fewer lanes.
  assign load_ready_o =
[#list layers as verilog]
      [=verilog?is_first?then("", "& ")](layer_[=verilog.layer.index]_load_ready | ~layer_[=verilog.layer.index]_load)[=verilog?is_last?then(";", "")]
[/#list]

[/#if]
[#if top.loadable && load.readBack]
  // What is read back comes from the layer that was read; the others give zeros.
  reg [[=load.readCycles - 1]:0] read_q;
  reg [[=load.dataBits - 1]:0] load_data_q;

  always @(posedge clk_i) begin
    if (!rst_ni) begin
      read_q <= [=load.readCycles]'d0;
    end else begin
      read_q <= {read_q[[=load.readCycles - 2]:0], load_read_i};
    end
    load_data_q <=
[#list layers as verilog]
[#assign layer = verilog.layer]
[#assign data = "layer_" + layer.index + "_data"]
[#assign missing = load.dataBits - layer.dataBits]
        [=verilog?is_first?then("", "| ")][=(missing == 0)?then(data, "{{" + missing + "{" + data + "[" + (layer.dataBits - 1) + "]}}, " + data + "}")][=verilog?is_last?then(";", "")]
[/#list]
  end

  assign load_valid_o = read_q[[=load.readCycles - 1]];
  assign load_data_o  = load_data_q;

[/#if]
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
  // Spike vectors between the first layer and the spike counter.
  wire in_flight;
  wire counter_busy;

  flight_counter #(
    .CountWidth([=top.flightWidth])
  ) u_flight_counter (
    .clk_i      (clk_i),
    .rst_ni     (rst_ni),
    .enters_i   (spikes_valid_i & spikes_ready_o),
    .leaves_i   (layer_[=layers?size - 1]_valid & layer_[=layers?size - 1]_ready),
    .in_flight_o(in_flight)
  );

  assign busy_o = in_flight | counter_busy;

  [=names.spikeCounter] #(
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
    .result_counts_o(result_counts_o),
    .busy_o         (counter_busy)
  );

endmodule

`default_nettype wire
