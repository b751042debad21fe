[#-- What comes from the load port for the lanes of a layer: which of them, and their weights. --]
[#if load.steps gt 1]
  reg [[=layer.lanes - 1]:0] load_lanes;
  reg [[=layer.lanes * layer.weightBits - 1]:0] load_words;
[#else]
  wire [[=layer.lanes - 1]:0] load_lanes;
  wire [[=layer.lanes * layer.weightBits - 1]:0] load_words;
[/#if]
[#if load.steps gt 1]

  // The numbers that come at once are of several folds, and are written fold by fold.
  reg [[=load.stepBits - 1]:0] load_step_q;
  wire load_last;

  assign load_last    = load_step_q == [=load.stepBits]'d[=load.steps - 1];
  assign load_ready_o = ~weight_wr_i | load_last;

  always @(posedge clk_i) begin
    if (!rst_ni) begin
      load_step_q <= [=load.stepBits]'d0;
    end else if (weight_wr_i) begin
      load_step_q <= load_last ? [=load.stepBits]'d0 : load_step_q + [=load.stepBits]'d1;
    end
  end

  always @* begin
    load_lanes = [=layer.lanes]'d0;
    load_words = {[=layer.lanes * layer.weightBits]{1'b0}};
    case (load_step_q)
[#list 0..<load.steps as step]
      [=step?is_last?then("default", load.stepBits + "'d" + step)]: begin
        load_lanes = load_mask_i[[=(step + 1) * layer.lanes - 1]:[=step * layer.lanes]];
        load_words = {
[#list (layer.lanes - 1)..0 as lane]
[#assign low = (step * layer.lanes + lane) * layer.dataBits]
          load_data_i[[=low + layer.weightBits - 1]:[=low]][=(lane gt 0)?then(",", "")]
[/#list]
        };
      end
[/#list]
    endcase
  end
[#elseif load.numbers == 1]

  assign load_words = [=(layer.lanes == 1)?then("load_data_i[" + (layer.weightBits - 1) + ":0]", "{" + layer.lanes + "{load_data_i[" + (layer.weightBits - 1) + ":0]}}")];
[#if layer.lanes == 1]
  assign load_lanes = 1'b1;
[#else]
  assign load_lanes = {[=layer.lanes - 1]'d0, 1'b1} << [=load.firstLane];
[/#if]
[#else]
[#if load.copies gt 1]
[#assign surplus = load.copies * load.numbers - layer.lanes]
[#if surplus gt 0]
  wire [[=surplus - 1]:0] unused_lanes;
[/#if]

  assign [=(surplus gt 0)?then("{unused_lanes, load_lanes}", "load_lanes")] = {[=(load.copies - 1) * load.numbers]'d0, load_mask_i} << [=load.firstLane];
[#else]

  assign load_lanes   = load_mask_i[[=layer.lanes - 1]:0];
[/#if]
  assign load_ready_o = 1'b1;

  genvar n;
  generate
    for (n = 0; n < [=layer.lanes]; n = n + 1) begin : gen_load_words
      assign load_words[n*[=layer.weightBits] +: [=layer.weightBits]] = load_data_i[n%[=load.numbers]*[=layer.dataBits] +: [=layer.weightBits]];
    end
  endgenerate
[/#if]
[#if load.numbers gt 1]

  // Each number has room for the widest that is loaded, and the first has its neuron's number.
  wire [[=load.numbers * layer.dataBits - 1]:0] unused_load_data;
  wire [[=load.firstBits - 1]:0] unused_load_first;

  assign unused_load_data  = load_data_i;
  assign unused_load_first = load_neuron_i[[=load.firstBits - 1]:0];
[/#if]

