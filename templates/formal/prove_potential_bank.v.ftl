[#assign carries = b.model != "dc"]
[#assign width = layer.membraneBits]
// Proof of [=b.module] with [=width]-bit potentials: whatever is added to words and however they are swept, a
// word is what has been added to it since it was last cleared, and a sweep compares it, with what it has
// left of it. One potential of one word is followed; it is any of them.
//
[#if b.saturates]
// Sums that the register cannot hold become the nearest value that it can.
[#else]
// That the register can hold all sums is a claim of its own, and taken for granted here.
[/#if]
[#if b.sram]
// A word is read in the cycle before it is used, which a claim about the layer says.
[/#if]

`default_nettype none

module [=name] (
  input wire clk_i,
  input wire rst_ni,
[#if b.sram]
  input wire rd_en_i,
  input wire [[=addrWidth - 1]:0] rd_addr_i,
[/#if]
  input wire add_i,
  input wire sweep_i,
[#if carries]
  input wire final_i,
[/#if]
  input wire [[=addrWidth - 1]:0] addr_i,
  input wire [[=lanes * layer.weightBits - 1]:0] weights_i,
[#if b.biased]
  input wire [[=lanes * layer.biasBits - 1]:0] biases_i,
[/#if]
  input wire [[=lanes * width - 1]:0] thresholds_i
);

  wire [[=lanes * width - 1]:0] checked;
  wire [[=lanes - 1]:0] spikes;
[#if b.counted]
  wire [[=lanes - 1]:0] saturates;
[/#if]

  [=b.module] #(
    .Words        ([=words]),
    .AddrWidth    ([=addrWidth]),
    .Lanes        ([=lanes]),
    .WeightWidth  ([=layer.weightBits]),
[#if b.biased]
    .BiasWidth    ([=layer.biasBits]),
[/#if]
[#if b.model == "lif"]
    .LeakShift    ([=b.leak.shift]),
[#if b.leak.hasSecond()]
    .LeakStep     ([=b.leak.step()]),
[/#if]
[/#if]
    .MembraneWidth([=width])
  ) u_dut (
    .clk_i       (clk_i),
    .rst_ni      (rst_ni),
[#if b.sram]
    .rd_en_i     (rd_en_i),
    .rd_addr_i   (rd_addr_i),
[/#if]
    .add_i       (add_i),
    .sweep_i     (sweep_i),
[#if carries]
    .final_i     (final_i),
[/#if]
    .addr_i      (addr_i),
    .weights_i   (weights_i),
    .thresholds_i(thresholds_i),
[#if b.biased]
    .biases_i    (biases_i),
[/#if]
[#if b.counted]
    .saturates_o (saturates),
[/#if]
    .checked_o   (checked),
    .spikes_o    (spikes)
  );

  // The words and what is read of them, connected by the script.
  wire [[=words - 1]:0] dut_touched_q;
  wire [[=lanes * width - 1]:0] dut_word;
[#list 0..<words as word]
  wire [[=lanes * width - 1]:0] dut_word_[=word];
[/#list]
[#if b.sram]
  wire dut_forward_q;
  wire [[=lanes * width - 1]:0] dut_written_q;
  wire [[=lanes * width - 1]:0] dut_read;
[/#if]

  (* anyconst *) reg [[=addrWidth - 1]:0] k;
[#if lanes gt 1]
  (* anyconst *) reg lane;
[#assign at = "lane*"]
[#else]
[#assign at = "0*"]
[/#if]

  localparam signed [63:0] Least    = -(64'sd1 << [=width - 1]);
  localparam signed [63:0] Greatest = (64'sd1 << [=width - 1]) - 1;

  // What the potential should be, and what becomes of it.
  reg started_q = 1'b0;
  reg signed [63:0] potential_q;
  wire signed [63:0] weight;
  wire signed [63:0] bias;
  wire signed [63:0] threshold;
  wire signed [63:0] sum;
  wire signed [63:0] biased;
  wire signed [63:0] compared;
  wire adds;
  wire sweeps;

  function signed [63:0] nearest(input signed [63:0] v);
    nearest = (v < Least) ? Least : (v > Greatest) ? Greatest : v;
  endfunction

  assign adds      = add_i & (addr_i == k);
  assign sweeps    = sweep_i & (addr_i == k);
[#if layer.weightBits == 1]
  assign weight    = weights_i[[=at]1 +: 1] ? -64'sd1 : 64'sd1;
[#else]
  assign weight    = $signed(weights_i[[=at][=layer.weightBits] +: [=layer.weightBits]]);
[/#if]
[#if b.biased]
  assign bias      = $signed(biases_i[[=at][=layer.biasBits] +: [=layer.biasBits]]);
[#else]
  assign bias      = 64'sd0;
[/#if]
  assign threshold = $signed(thresholds_i[[=at][=width] +: [=width]]);
  assign sum       = potential_q + weight;
  assign biased    = potential_q + bias;
  assign compared  = nearest(biased);
[#if carries]

  // What the next time step of the sample starts from.
  wire signed [63:0] left;

  assign left = (compared > threshold) ? [=b.subtracts?then("compared - threshold", "64'sd0")] : compared;
[/#if]

  always @(posedge clk_i) begin
    started_q <= 1'b1;
    if (!rst_ni) begin
      potential_q <= 64'sd0;
    end else if (adds) begin
      potential_q <= nearest(sum);
    end else if (sweeps) begin
[#if b.model == "lif"]
      potential_q <= final_i ? 64'sd0 : left - ([=b.leak.hasSecond()?then("(left + (left >>> " + b.leak.step() + "))", "left")] >>> [=b.leak.shift]);
[#elseif carries]
      potential_q <= final_i ? 64'sd0 : left;
[#else]
      potential_q <= 64'sd0;
[/#if]
    end
  end

  // What the module has.
  reg [[=lanes * width - 1]:0] stored;
  wire touched;
  wire signed [63:0] held;
  wire signed [63:0] used;
  wire signed [63:0] shown;

  always @* begin
    stored = dut_word_0;
[#list 1..<words as word]
    if (k == [=word]) begin
      stored = dut_word_[=word];
    end
[/#list]
  end

  assign touched = dut_touched_q[k];
  assign held    = $signed(stored[[=at][=width] +: [=width]]);
  assign used    = $signed(dut_word[[=at][=width] +: [=width]]);
  assign shown   = $signed(checked[[=at][=width] +: [=width]]);
[#if b.sram]

  reg read_q;
  reg [[=addrWidth - 1]:0] rd_addr_q;
  wire [[=lanes * width - 1]:0] fetched;
  wire signed [63:0] given;

  always @(posedge clk_i) begin
    read_q    <= rd_en_i;
    rd_addr_q <= rd_addr_i;
  end

  assign fetched = dut_forward_q ? dut_written_q : dut_read;
  assign given   = $signed(fetched[[=at][=width] +: [=width]]);
[/#if]

  // as_written_holds: a word is not what was added to it and left of it
  wire as_written_holds;

  // compared_holds: a sweep does not compare the potential[=b.biased?then(" with its bias", "")]
  wire compared_holds;

  // spikes_holds: a neuron spikes that should not, or the other way round
  wire spikes_holds;
[#if b.counted]

  // counted_holds: a potential that is clipped is not told, or one that is not
  wire counted_holds;
[/#if]

  assign as_written_holds = ~(adds | sweeps) | (used == potential_q);
  assign compared_holds   = ~sweeps | (shown == compared);
  assign spikes_holds     = ~sweeps | (spikes[[=(lanes gt 1)?then("lane", "0")]] == (compared > threshold));
[#if b.counted]
  assign counted_holds    = ~(adds | sweeps)
      | (saturates[[=(lanes gt 1)?then("lane", "0")]] == (adds ? (sum != nearest(sum)) : (biased != compared)));
[/#if]

  // What the words have to do with it, which carries the induction.
  wire registers_holds;

  assign registers_holds = (touched ? (held == potential_q) : (potential_q == 64'sd0))
[#if b.sram]
      & (~(read_q & (rd_addr_q == k) & touched) | (given == potential_q))
[/#if]
      & (potential_q >= Least) & (potential_q <= Greatest);

  always @* begin
    assume (k < [=words]);
    if (!started_q) begin
      assume (!rst_ni);
    end else begin
      assume (!(add_i & sweep_i));
      assume (addr_i < [=words]);
[#if b.sram]
      assume (!(add_i | sweep_i) | (read_q & (rd_addr_q == addr_i)));
      assume (rd_addr_i < [=words]);
[/#if]
[#if carries]
      assume (threshold >= [=leastThreshold?c]);
[/#if]
[#if !b.saturates]
      assume (!adds | (sum == nearest(sum)));
      assume (!sweeps | (biased == nearest(biased)));
[/#if]
      assert (as_written_holds);
      assert (compared_holds);
      assert (spikes_holds);
[#if b.counted]
      assert (counted_holds);
[/#if]
      assert (registers_holds);
    end
  end

endmodule

`default_nettype wire
