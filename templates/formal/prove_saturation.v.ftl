[#assign wideWidth = [layer.biasBits, layer.sumBits, layer.membraneBits]?max + 2]
[#assign lanes = layer.folded?then(small.lanes, small.neurons)]
// Proof of [=view.neuronArray] with [=layer.membraneBits]-bit potentials, one lane of it: what is added to a potential is
// added exactly, and the result is the nearest value that the register holds. All lanes are alike.

`default_nettype none

module [=name] (
  input wire clk_i,
  input wire acc_valid_i,
  input wire acc_first_i,
[#if layer.carriesOver]
  input wire acc_fresh_i,
[/#if]
  input wire acc_fold_i,
  input wire acc_read_i,
  input wire [[=lanes * layer.sumBits - 1]:0] sum_i,
  input wire fire_i,
  input wire fire_fold_i,
  input wire threshold_wr_i,
  input wire bias_wr_i,
  input wire [[=small.neuronWidth - 1]:0] wr_neuron_i,
  input wire [[=layer.membraneBits - 1]:0] wr_data_i
);

  wire [[=small.neurons - 1]:0] spikes;
[#if view.countsSaturations]
  wire [[=lanes - 1]:0] saturates;
[/#if]

  [=view.neuronArray] #(
[#list values as value]
    .[=value.name]([=value.value])[=value?has_next?then(",", "")]
[/#list]
  ) u_dut (
    .clk_i(clk_i),
    .acc_valid_i(acc_valid_i),
    .acc_first_i(acc_first_i),
[#if layer.carriesOver]
    .acc_fresh_i(acc_fresh_i),
[/#if]
[#if layer.folded && (layer.carriesOver || layer.hasBiases || view.countsSaturations)]
    .acc_fold_i(acc_fold_i),
[/#if]
    .acc_read_i(acc_read_i),
    .sum_i(sum_i),
    .fire_i(fire_i),
[#if layer.folded]
    .fire_fold_i(fire_fold_i),
[/#if]
[#if view.countsSaturations]
    .saturates_o(saturates),
[/#if]
[#if view.loadable]
    .threshold_wr_i(threshold_wr_i),
[#if layer.hasBiases]
    .bias_wr_i(bias_wr_i),
[/#if]
[#if view.neuronAddressed]
    .wr_neuron_i(wr_neuron_i),
[/#if]
    .wr_mask_i(1'b1),
    .wr_data_i(wr_data_i),
[#if view.readsBack]
[#if view.neuronAddressed]
    .rd_neuron_i(wr_neuron_i),
[/#if]
    .threshold_o(),
[#if layer.hasBiases]
    .bias_o(),
[/#if]
[/#if]
[/#if]
    .spikes_o(spikes)
  );

  // The potential of lane 0 and what it would become in a register that is wide enough, connected by
  // the script.
  wire [[=layer.membraneBits - 1]:0] dut_potential;
  wire [[=lanes * wideWidth - 1]:0] dut_next;

  localparam signed [63:0] Least    = -(64'sd1 << [=layer.membraneBits - 1]);
  localparam signed [63:0] Greatest = (64'sd1 << [=layer.membraneBits - 1]) - 1;

  wire signed [63:0] potential;
  wire signed [63:0] next;
  wire signed [63:0] added;

  assign potential = $signed(dut_potential);
  assign next      = $signed(dut_next[[=wideWidth - 1]:0]);
[#if layer.sumBits == 1]
  assign added     = ~acc_read_i ? 64'sd0 : sum_i[0] ? -64'sd1 : 64'sd1;
[#else]
  assign added     = acc_read_i ? $signed(sum_i[[=layer.sumBits - 1]:0]) : 64'sd0;
[/#if]

  // What the register should hold, from what it was a cycle ago.
  reg accumulated_q = 1'b0;
  reg signed [63:0] expected_q;

  always @(posedge clk_i) begin
    accumulated_q <= acc_valid_i;
    expected_q    <= (next < Least) ? Least : (next > Greatest) ? Greatest : next;
  end

  wire exact_holds;
  wire nearest_holds;

  assign exact_holds = acc_first_i | (next == potential + added);
  assign nearest_holds = ~accumulated_q | (potential == expected_q);
[#if view.countsSaturations]

  wire counted_holds;

  assign counted_holds = ~saturates[0]
      | (acc_valid_i & ((next < Least) | (next > Greatest)));
[/#if]

  always @* begin
    assert (exact_holds);
    assert (nearest_holds);
[#if view.countsSaturations]
    assert (counted_holds);
[/#if]
  end

endmodule

`default_nettype wire
