[#assign carries = b.model != "dc"]
// Potential bank: membrane potentials of some outputs of a convolution, with what adds to them and
// compares them.
//
// A word has the potentials of an output position for the channels of a fold, an accumulator each.
[#if b.model == "dc"]
// SNN-DC neurons (Yin et al. 2017, eq. 2 and 3): a potential starts from zero in each time step.
[#elseif b.model == "ct"]
// SNN-CT neurons (Yin et al. 2017, eq. 5 to 7): a potential carries over from one time step of a
// sample to the next.
[#else]
// Leaky integrate-and-fire neurons: a potential carries over from one time step of a sample to the
[#if b.leak.hasSecond()]
// next, but for two parts, one in 2^LeakShift and one in 2^(LeakShift + LeakStep), rounded down together.
[#else]
// next, but for its part in 2^LeakShift, rounded down.
[/#if]
[/#if]
// Weights are added to a word, one to each of its potentials. A sweep ends the time step: [=b.biased?then("the bias is\n// added, and the neuron spikes if the sum is greater than its threshold.", "the neuron\n// spikes if its potential is greater than its threshold.")][=carries?then(b.subtracts?then(" A spike subtracts the threshold.", " A spike leaves zero."), "")]
[#if carries]
// What the next time step starts from is written back.
[/#if]
// A bit a word says whether it was touched since it was last cleared[=carries?then(", at the end of a sample", "")]: what was not is zero.
//
// A weight is a two's complement number. One of one bit is a sign: 0 stands for +1, 1 for -1.
[#if b.saturates]
// A potential that would leave MembraneWidth saturates, at each addition.
[#else]
// The generator chooses MembraneWidth so that no sum can exceed it: nothing wraps.
[/#if]
//
[#if b.sram]
// The potentials are in a memory, which is read in the cycle before. What was written to a word in the
// cycle in which it was read goes round the memory.
[#else]
// The potentials are registers, which are read in the cycle in which they are written.
[/#if]
//
// Parameters
//   Words          depth in words
//   AddrWidth      width of a word's address: enough for Words - 1
//   Lanes          potentials of a word
//   WeightWidth    bits of a weight
//   MembraneWidth  bits of a potential and of a threshold, two's complement
[#if b.biased]
//   BiasWidth      bits of a bias, two's complement
[/#if]
[#if b.model == "lif"]
[#if b.leak.hasSecond()]
//   LeakShift      a time step begins with v - floor(v / 2^LeakShift + v / 2^(LeakShift + LeakStep))
//   LeakStep       how much smaller the second term is
[#else]
//   LeakShift      a time step begins with v - floor(v / 2^LeakShift)
[/#if]
[/#if]
//
// Ports
//   clk_i         clock
//   rst_ni        synchronous reset, active low: all potentials are zero
[#if b.sram]
//   rd_en_i       the word at rd_addr_i is used in the next cycle
//   rd_addr_i     its address
[/#if]
//   add_i         add weights_i to the word at addr_i
//   sweep_i       compare the word at addr_i, and restart it; not with add_i
[#if carries]
//   final_i       the sweep ends a sample: zero is left of the word
[/#if]
//   addr_i        the address
//   weights_i     weights, that of lane 0 in the lowest bits
//   thresholds_i  thresholds, likewise
[#if b.biased]
//   biases_i      biases, likewise
[/#if]
//   checked_o     with sweep_i: what is compared, likewise
//   spikes_o      with sweep_i: the outcome, a bit a lane
[#if b.counted]
//   saturates_o   the lanes whose potential is clipped in this cycle
[/#if]
//
// Timing
[#if b.sram]
//   Any word can be added to in each cycle, the same one in successive cycles as well. rd_en_i and
//   rd_addr_i come one cycle before add_i or sweep_i with the same address.
[#else]
//   Any word can be added to in each cycle, the same one in successive cycles as well.
[/#if]

`default_nettype none

module [=b.module] #(
  parameter Words         = 2,
  parameter AddrWidth     = 1,
  parameter Lanes         = 2,
  parameter WeightWidth   = 7,
[#if b.biased]
  parameter BiasWidth     = 8,
[/#if]
[#if b.model == "lif"]
  parameter LeakShift     = 4,
[#if b.leak.hasSecond()]
  parameter LeakStep      = 1,
[/#if]
[/#if]
  parameter MembraneWidth = 16
) (
  input  wire                           clk_i,
  input  wire                           rst_ni,
[#if b.sram]
  input  wire                           rd_en_i,
  input  wire [AddrWidth-1:0]           rd_addr_i,
[/#if]
  input  wire                           add_i,
  input  wire                           sweep_i,
[#if carries]
  input  wire                           final_i,
[/#if]
  input  wire [AddrWidth-1:0]           addr_i,
  input  wire [Lanes*WeightWidth-1:0]   weights_i,
  input  wire [Lanes*MembraneWidth-1:0] thresholds_i,
[#if b.biased]
  input  wire [Lanes*BiasWidth-1:0]     biases_i,
[/#if]
[#if b.counted]
  output wire [Lanes-1:0]               saturates_o,
[/#if]
  output wire [Lanes*MembraneWidth-1:0] checked_o,
  output wire [Lanes-1:0]               spikes_o
);

  localparam Width = Lanes * MembraneWidth;

[#if carries && !b.subtracts]

  localparam signed [MembraneWidth-1:0] Zero = 0;
[/#if]
[#if b.saturates]

  // Additions are one bit wider than the widest of the numbers, so that none of them wraps.
[#if b.biased]
  localparam Widest    = (BiasWidth > WeightWidth + 1) ? BiasWidth : WeightWidth + 1;
[#else]
  localparam Widest    = WeightWidth + 1;
[/#if]
  localparam SumWidth  = ((Widest > MembraneWidth) ? Widest : MembraneWidth) + 1;

  localparam signed [MembraneWidth-1:0] Least    = {1'b1, {(MembraneWidth - 1) {1'b0}}};
  localparam signed [MembraneWidth-1:0] Greatest = {1'b0, {(MembraneWidth - 1) {1'b1}}};
[#else]
  localparam SumWidth = MembraneWidth;
[/#if]

  // A weight as a number is its sign, repeated, and its own bits. Where there is only the sign, the
  // lowest bit is set in any case: +1 is ..001 and -1 is ..111.
  localparam SignBits = SumWidth - WeightWidth;

  localparam [WeightWidth-1:0] UnitBit = (WeightWidth == 1) ? 1 : 0;

  reg  [Words-1:0] touched_q;
  wire             touched;
  wire             write;
  wire [Width-1:0] word;     // the potentials as they are
  wire [Width-1:0] changed;  // what becomes of them

  assign touched = touched_q[addr_i];
[#if carries]
  assign write   = add_i | (sweep_i & ~final_i);
[#else]
  assign write   = add_i;
[/#if]

  always @(posedge clk_i) begin
    if (!rst_ni) begin
      touched_q <= {Words{1'b0}};
    end else if (add_i | sweep_i) begin
      touched_q[addr_i] <= write;
    end
  end

[#if b.sram]
  reg              forward_q;  // the word was written when it was read
  reg  [Width-1:0] written_q;  // what was written then
  wire [Width-1:0] read;

  assign word = (forward_q ? written_q : read) & {Width{touched}};

  always @(posedge clk_i) begin
    forward_q <= rd_en_i & write & (rd_addr_i == addr_i);
    if (write) begin
      written_q <= changed;
    end
  end

  [=b.memory] #(
    .Words    (Words),
    .AddrWidth(AddrWidth),
    .Width    (Width),
    .MaskWidth(1)
  ) u_memory (
    .clk_i   (clk_i),
    .r_req_i (rd_en_i),
    .r_addr_i(rd_addr_i),
    .r_data_o(read),
    .w_req_i (write),
    .w_addr_i(addr_i),
    .w_data_i(changed),
    .w_mask_i(1'b1)
  );
[#else]
  reg [Width-1:0] words_q [0:Words-1];

  assign word = words_q[addr_i] & {Width{touched}};

  always @(posedge clk_i) begin
    if (write) begin
      words_q[addr_i] <= changed;
    end
  end
[/#if]
[#if b.saturates]

  function signed [SumWidth-1:0] wide(input signed [MembraneWidth-1:0] v);
    wide = {{(SumWidth - MembraneWidth) {v[MembraneWidth-1]}}, v};
  endfunction

  function signed [MembraneWidth-1:0] clip(input signed [SumWidth-1:0] v);
    clip = (v < wide(Least)) ? Least : (v > wide(Greatest)) ? Greatest : v[MembraneWidth-1:0];
  endfunction
[/#if]
[#if b.leak.hasSecond()]

[#assign lostOf = "potential"]
[#assign lostName = "lost"]
[#assign lostParameters = "Leak"]
[#include "leak_terms.ftl"]
[/#if]
[#if carries]

  // What the next time step starts from, if the comparison was of v.
  function signed [MembraneWidth-1:0] restart(
    input signed [MembraneWidth-1:0] v,
    input signed [MembraneWidth-1:0] threshold
  );
[#if b.model == "lif"]
    reg signed [MembraneWidth-1:0] left;
    begin
      left    = (v > threshold) ? [=b.subtracts?then("v - threshold", "Zero")] : v;
      restart = left - [=b.leak.hasSecond()?then("lost(left)", "(left >>> LeakShift)")];
    end
[#else]
    restart = (v > threshold) ? [=b.subtracts?then("v - threshold", "Zero")] : v;
[/#if]
  endfunction
[/#if]

  genvar l;
  generate
    for (l = 0; l < Lanes; l = l + 1) begin : gen_lane
      wire signed [MembraneWidth-1:0] v;
      wire signed [MembraneWidth-1:0] threshold;
      wire        [WeightWidth-1:0]   weight;
      wire signed [SumWidth-1:0]      sum;
      wire signed [MembraneWidth-1:0] added;
      wire signed [MembraneWidth-1:0] checked;
[#if b.biased]
      wire        [BiasWidth-1:0]     bias;
      wire signed [SumWidth-1:0]      biased;
[/#if]

      assign v         = word[l*MembraneWidth +: MembraneWidth];
      assign threshold = thresholds_i[l*MembraneWidth +: MembraneWidth];
      assign weight    = weights_i[l*WeightWidth +: WeightWidth];
[#assign old = b.saturates?then("wide(v)", "v")]
      assign sum       = [=old] + $signed({{SignBits{weight[WeightWidth-1]}}, weight | UnitBit});
      assign added     = [=b.saturates?then("clip(sum)", "sum")];
[#if b.biased]
      assign bias      = biases_i[l*BiasWidth +: BiasWidth];
      assign biased    = [=old] + $signed({{(SumWidth - BiasWidth) {bias[BiasWidth-1]}}, bias});
      assign checked   = [=b.saturates?then("clip(biased)", "biased")];
[#else]
      assign checked   = v;
[/#if]

      assign checked_o[l*MembraneWidth +: MembraneWidth] = checked;
      assign spikes_o[l] = checked > threshold;
[#if carries]
      assign changed[l*MembraneWidth +: MembraneWidth] = add_i ? added : restart(checked, threshold);
[#else]
      assign changed[l*MembraneWidth +: MembraneWidth] = added;
[/#if]
[#if b.counted]
[#if b.biased]
      assign saturates_o[l] = (add_i & (sum != wide(added))) | (sweep_i & (biased != wide(checked)));
[#else]
      assign saturates_o[l] = add_i & (sum != wide(added));
[/#if]
[/#if]
    end
  endgenerate

  // What is derived from other parameters has to fit them. There is no module of such a name: every
  // tool stops at it.
  generate
    if (Words > (1 << AddrWidth)) begin : gen_refused_addr_width
      [=b.module]_AddrWidth_is_too_small u_refused ();
    end
  endgenerate

endmodule

`default_nettype wire
