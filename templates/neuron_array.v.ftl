[#assign lanes = layer.folded?then("Lanes", "Neurons")]
[#assign places = layer.folded?then("Folds*Lanes", "Neurons")]
// Neuron array: the membrane potentials of a layer, one accumulator [=n.serial?then("for all neurons", layer.folded?then("a lane", "a neuron"))].
//
[#if n.model == "dc"]
// SNN-DC neurons (Yin et al. 2017, eq. 2 and 3): a potential starts from zero in each time step.
[#elseif n.model == "ct"]
// SNN-CT neurons (Yin et al. 2017, eq. 5 to 7): a potential carries over from one time step of a
// sample to the next.
[#else]
// Leaky integrate-and-fire neurons: a potential carries over from one time step of a sample to the
// next, but for its part in 2^LeakShift, rounded down.
[/#if]
[#if layer.hasBiases]
// The bias and the weights of the active inputs are added to it, and the neuron spikes if the sum
// is greater than its threshold.[=layer.carriesOver?then(n.subtracts?then(" A spike subtracts the threshold.", " A spike leaves zero."), "")]
[#else]
// The weights of the active inputs are added to it, and the neuron spikes if the sum is greater
// than its threshold.[=layer.carriesOver?then(n.subtracts?then(" A spike subtracts the threshold.", " A spike leaves zero."), "")]
[/#if]
[#if n.serial]
// It works on one neuron after the other: on that of fold 0, then on that of fold 1, and so on.
[#elseif layer.folded]
// There are fewer lanes than neurons: lane l works on neuron fold * Lanes + l, fold after fold.
[#else]
// All neurons work at the same time, each on its own sum.
[/#if]
//
// What is added is the sum of the weights of a cycle, a two's complement number. Where it is of one
// bit, it is a single weight's sign: 0 stands for +1, 1 for -1.
[#if layer.saturates]
// A potential that would leave MembraneWidth saturates, once for all that is added in a cycle.
[#else]
// The generator chooses MembraneWidth so that no sum can exceed it: nothing wraps.
[/#if]
//
// Parameters
//   Neurons        neurons of the layer
[#if n.addressed]
//   NeuronWidth    width of a neuron's number: enough for Neurons - 1, at least 1
[/#if]
[#if layer.folded]
//   Lanes          accumulators: a power of two below Neurons
[#if n.placed && !n.serial]
//   LaneWidth      log2 of Lanes
[/#if]
[#if n.placed || n.countsSaturations]
//   Folds          passes over a spike vector: enough for all neurons
[/#if]
//   FoldWidth      width of a fold's number
[/#if]
//   SumWidth       bits of what is added in a cycle
//   MembraneWidth  bits of a potential and of a threshold, two's complement
[#if layer.hasBiases]
//   BiasWidth      bits of a bias, two's complement
[/#if]
[#if n.model == "lif"]
//   LeakShift      a time step begins with v - floor(v / 2^LeakShift)
[/#if]
[#if layer.sharedThreshold]
//   ThresholdFile  hex file with the initial threshold of all neurons
[#else]
//   ThresholdFile  hex file with the initial thresholds, one a line, neuron 0 first
[/#if]
[#if layer.hasBiases]
//   BiasFile       hex file with the initial biases, likewise
[/#if]
//
// Ports
//   clk_i           clock; nothing here needs a reset, since nothing is used before it is written
//   acc_valid_i     accumulate in this cycle
//   acc_first_i     it is the first sum of a time step
[#if layer.carriesOver]
//   acc_fresh_i     it is that of the first time step of a sample: start from zero
[/#if]
[#if layer.folded && (layer.carriesOver || layer.hasBiases || n.countsSaturations)]
//   acc_fold_i      the fold that is accumulated
[/#if]
//   acc_read_i      there is a sum to add: 0 in a time step without spikes
//   sum_i           the sums, that of [=layer.folded?then("lane", "neuron")] 0 in the lowest bits
//   fire_i          compare in this cycle
[#if layer.folded]
//   fire_fold_i     the fold that is compared
[/#if]
//   spikes_o        result of the last comparison, neuron 0 in bit 0
[#if n.countsSaturations]
//   saturates_o     the lanes whose potential is clipped in this cycle
[/#if]
[#if n.loadable]
//   threshold_wr_i  write [=layer.sharedThreshold?then("the threshold of all neurons", "the threshold of a neuron")]
[#if layer.hasBiases]
//   bias_wr_i       write the bias of a neuron
[/#if]
[#if n.addressed]
//   wr_neuron_i     whose it is, less than Neurons
[/#if]
//   wr_data_i       the threshold[=layer.hasBiases?then(", or in the lowest bits the bias", "")]
[/#if]
//
// Timing
//   A sum that is added in one cycle is part of the comparison in the next. fire_i and acc_valid_i
//   may come together: the comparison sees the potentials as they are before the addition[=layer.carriesOver?then(", and", ".")]
[#if layer.carriesOver]
//   the addition what the comparison leaves of them.
[/#if]
//   spikes_o changes in the cycle after fire_i and holds until the next.

`default_nettype none

module [=n.module] #(
  parameter Neurons       = 2,
[#if n.addressed]
  parameter NeuronWidth   = 1,
[/#if]
[#if layer.folded]
  parameter Lanes         = 1,
[#if n.placed && !n.serial]
  parameter LaneWidth     = 1,
[/#if]
[#if n.placed || n.countsSaturations]
  parameter Folds         = 2,
[/#if]
  parameter FoldWidth     = 1,
[/#if]
  parameter SumWidth      = 7,
  parameter MembraneWidth = 16,
[#if layer.hasBiases]
  parameter BiasWidth     = 8,
  parameter BiasFile      = "",
[/#if]
[#if n.model == "lif"]
  parameter LeakShift     = 4,
[/#if]
  parameter ThresholdFile = ""
) (
  input  wire clk_i,
  input  wire acc_valid_i,
  input  wire acc_first_i,
[#if layer.carriesOver]
  input  wire acc_fresh_i,
[/#if]
[#if layer.folded && (layer.carriesOver || layer.hasBiases || n.countsSaturations)]
  input  wire [FoldWidth-1:0] acc_fold_i,
[/#if]
  input  wire acc_read_i,
  input  wire [[=lanes]*SumWidth-1:0] sum_i,
  input  wire fire_i,
[#if layer.folded]
  input  wire [FoldWidth-1:0] fire_fold_i,
[/#if]
[#if n.countsSaturations]
  output wire [[=lanes]-1:0] saturates_o,
[/#if]
[#if n.loadable]
  input  wire threshold_wr_i,
[#if layer.hasBiases]
  input  wire bias_wr_i,
[/#if]
[#if n.addressed]
  input  wire [NeuronWidth-1:0] wr_neuron_i,
[/#if]
  input  wire [MembraneWidth-1:0] wr_data_i,
[/#if]
  output wire [Neurons-1:0] spikes_o
);

  // Neurons that share a block, and in the chip a branch of the control signals' distribution.
  localparam GroupSize = 32;

[#if layer.carriesOver || !layer.saturates]
  localparam signed [MembraneWidth-1:0] Zero = 0;
[/#if]
[#if layer.saturates]
[#if layer.carriesOver]

[/#if]
  // Additions are two bits wider than the widest of the numbers, so that none of them wraps.
[#if layer.hasBiases]
  localparam Widest    = (BiasWidth > SumWidth) ? BiasWidth : SumWidth;
[#else]
  localparam Widest    = SumWidth;
[/#if]
  localparam WideWidth = ((Widest > MembraneWidth) ? Widest : MembraneWidth) + 2;

  localparam signed [WideWidth-1:0]     Nothing  = 0;
  localparam signed [MembraneWidth-1:0] Least    = {1'b1, {(MembraneWidth - 1) {1'b0}}};
  localparam signed [MembraneWidth-1:0] Greatest = {1'b0, {(MembraneWidth - 1) {1'b1}}};
[/#if]
[#if n.countsSaturations && layer.folded]

  localparam LastFold  = Folds - 1;
  localparam LastLanes = Neurons - LastFold * Lanes;
[/#if]

  // Registers, not a memory: all are used in the same cycle.
  (* mem2reg *) reg signed [MembraneWidth-1:0] v_q [0:[=lanes]-1];
[#if layer.carriesOver && layer.folded]
  (* mem2reg *) reg signed [MembraneWidth-1:0] carried_q [0:[=places]-1];
[/#if]
  (* mem2reg *) reg signed [MembraneWidth-1:0] threshold_q [0:[=layer.sharedThreshold?then("0", places + "-1")]];
[#if layer.hasBiases]
  (* mem2reg *) reg signed [BiasWidth-1:0] bias_q [0:[=places]-1];
[/#if]
  reg [Neurons-1:0] spikes_q;

  generate
    if (ThresholdFile != "") begin : gen_thresholds
      initial begin
        $readmemh(ThresholdFile, threshold_q);
      end
    end
[#if layer.hasBiases]
    if (BiasFile != "") begin : gen_biases
      initial begin
        $readmemh(BiasFile, bias_q);
      end
    end
[/#if]
  endgenerate
[#if n.loadable]

  always @(posedge clk_i) begin
    if (threshold_wr_i) begin
[#if layer.sharedThreshold]
      threshold_q[0] <= wr_data_i;
[#else]
      threshold_q[wr_neuron_i] <= wr_data_i;
[/#if]
    end
[#if layer.hasBiases]
    if (bias_wr_i) begin
      bias_q[wr_neuron_i] <= wr_data_i[BiasWidth-1:0];
    end
[/#if]
  end
[/#if]

[#assign width = layer.saturates?then("WideWidth", "MembraneWidth")]
  // A sum as a number is its sign, repeated, and its own bits. Where there is only the sign, the
  // lowest bit is set in any case: +1 is ..001 and -1 is ..111.
  localparam SignBits = [=width] - SumWidth;

  localparam [SumWidth-1:0] UnitBit = (SumWidth == 1) ? 1 : 0;
[#if layer.hasBiases]

  function signed [[=width]-1:0] bias_value(input signed [BiasWidth-1:0] bias);
    bias_value = {{([=width] - BiasWidth) {bias[BiasWidth-1]}}, bias};
  endfunction
[/#if]
[#if layer.carriesOver]

  // What the comparison leaves of a potential.
  function signed [MembraneWidth-1:0] left(
    input signed [MembraneWidth-1:0] v,
    input signed [MembraneWidth-1:0] threshold
  );
[#if n.subtracts]
    left = (v > threshold) ? v - threshold : v;
[#else]
    left = (v > threshold) ? Zero : v;
[/#if]
  endfunction

  // What a time step starts from, if the last one left v.
  function signed [MembraneWidth-1:0] start(
    input                            fresh,
    input signed [MembraneWidth-1:0] v
  );
[#if n.model == "lif"]
    start = fresh ? Zero : v - (v >>> LeakShift);
[#else]
    start = fresh ? Zero : v;
[/#if]
  endfunction
[/#if]
[#if layer.saturates]

  function signed [WideWidth-1:0] wide(input signed [MembraneWidth-1:0] v);
    wide = {{(WideWidth - MembraneWidth) {v[MembraneWidth-1]}}, v};
  endfunction

  function signed [MembraneWidth-1:0] clip(input signed [WideWidth-1:0] v);
    clip = (v < wide(Least)) ? Least : (v > wide(Greatest)) ? Greatest : v[MembraneWidth-1:0];
  endfunction
[/#if]

[#-- Where the numbers of the neuron stand that a lane works on, and of the one whose pass is complete. --]
[#assign i = layer.saturates?then("l", "n")]
[#assign lane = layer.saturates?then("Lane", "n[LaneWidth-1:0]")]
[#assign own = layer.folded?then(n.serial?then("acc_fold_i", "{acc_fold_i, " + lane + "}"), i)]
[#assign fired = layer.folded?then(n.serial?then("fire_fold_i", "{fire_fold_i, n[LaneWidth-1:0]}"), "n")]
[#assign threshold = "threshold_q[" + layer.sharedThreshold?then("0", fired) + "]"]
[#-- What a potential becomes, as an expression. --]
[#assign zero = layer.saturates?then("Nothing", "Zero")]
[#assign later = layer.saturates?then("wide(v_q[l])", "v_q[n]")]
[#assign indent = layer.saturates?then("          ", "                ")]
[#assign next]
[#if layer.carriesOver]
[#if layer.folded]
[#assign before = "carried_q[" + own + "]"]
[#else]
[#assign before = "fire_i ? left(v_q[" + i + "], threshold_q[" + layer.sharedThreshold?then("0", i) + "]) : v_q[" + i + "]"]
[/#if]
[#assign first = "start(acc_fresh_i, " + before + ")"]
(acc_first_i
[=indent]    ? [=layer.saturates?then("wide(" + first + ")", first)]
[#if layer.hasBiases]
[=indent]        + bias_value(bias_q[[=own]])
[/#if]
[=indent]    : [=later])
[#elseif layer.hasBiases]
(acc_first_i ? bias_value(bias_q[[=own]]) : [=later])
[#else]
(acc_first_i ? [=zero] : [=later])
[/#if]
[=indent]+ (acc_read_i ? {{SignBits{sum_i[([=i]+1)*SumWidth-1]}},
[=indent]                 sum_i[[=i]*SumWidth +: SumWidth] | UnitBit} : [=zero])
[/#assign]
[#if layer.saturates]
  // What the potentials would become if they were wide enough.
  wire [[=lanes]*WideWidth-1:0] next;

  genvar l;
  generate
    for (l = 0; l < [=lanes]; l = l + 1) begin : gen_next
[#if layer.folded && !n.serial && (layer.carriesOver || layer.hasBiases)]
      localparam [LaneWidth-1:0] Lane = l[LaneWidth-1:0];

[/#if]
      assign next[l*WideWidth +: WideWidth] = [=next?trim];
[#if n.countsSaturations]
[#if layer.folded]
      // A lane counts as long as there is a neuron for it.
      assign saturates_o[l] = acc_valid_i
          & ((l < LastLanes) | (acc_fold_i != LastFold[FoldWidth-1:0]))
          & (next[l*WideWidth +: WideWidth] != wide(clip(next[l*WideWidth +: WideWidth])));
[#else]
      assign saturates_o[l] = acc_valid_i
          & (next[l*WideWidth +: WideWidth] != wide(clip(next[l*WideWidth +: WideWidth])));
[/#if]
[/#if]
    end
  endgenerate

[/#if]
  genvar g;
  generate
    for (g = 0; g < [=lanes]; g = g + GroupSize) begin : gen_group
      localparam End = (g + GroupSize < [=lanes]) ? g + GroupSize : [=lanes];

      integer n;
      always @(posedge clk_i) begin
        if (acc_valid_i) begin
          for (n = g; n < End; n = n + 1) begin
[#if layer.saturates]
            v_q[n] <= clip(next[n*WideWidth +: WideWidth]);
[#else]
            v_q[n] <= [=next?trim];
[/#if]
          end
[#if layer.carriesOver && !layer.folded]
        end else if (fire_i) begin
          for (n = g; n < End; n = n + 1) begin
            v_q[n] <= left(v_q[n], [=threshold]);
          end
[/#if]
        end
[#if layer.carriesOver || !layer.folded]
        if (fire_i) begin
          for (n = g; n < End; n = n + 1) begin
[#if !layer.folded]
            spikes_q[n] <= v_q[n] > [=threshold];
[#elseif n.serial || layer.sharedThreshold]
            carried_q[[=fired]] <= left(v_q[n], [=threshold]);
[#else]
            carried_q[[=fired]] <=
                left(v_q[n], [=threshold]);
[/#if]
          end
        end
[/#if]
      end
    end
  endgenerate
[#if layer.folded]

  // The spikes of a fold are compared lane by lane, and go to its neurons.
  wire [Lanes-1:0] above;

  genvar k;
  generate
    for (k = 0; k < Lanes; k = k + 1) begin : gen_lane
[#if layer.sharedThreshold]
      assign above[k] = v_q[k] > threshold_q[0];
[#elseif n.serial]
      assign above[k] = v_q[k] > threshold_q[fire_fold_i];
[#else]
      localparam [LaneWidth-1:0] Place = k[LaneWidth-1:0];

      assign above[k] = v_q[k] > threshold_q[{fire_fold_i, Place}];
[/#if]
    end
    for (k = 0; k < Neurons; k = k + 1) begin : gen_neuron
      localparam Fold = k / Lanes;

      always @(posedge clk_i) begin
        if (fire_i & (fire_fold_i == Fold[FoldWidth-1:0])) begin
          spikes_q[k] <= above[k % Lanes];
        end
      end
    end
  endgenerate
[/#if]

  assign spikes_o = spikes_q;

endmodule

`default_nettype wire
