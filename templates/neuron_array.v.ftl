[#assign lanes = layer.folded?then("Lanes", "Neurons")]
[#assign copied = layer.hasControlCopies]
[#-- A text with the control signals of the lanes of a copy, which is named by an expression. --]
[#function driven text copy]
[#if !copied]
[#return text]
[/#if]
[#local bits = text]
[#list ["acc_valid_i", "acc_first_i", "acc_fresh_i", "acc_read_i", "fire_i"] as signal]
[#local bits = bits?replace(signal, signal + "[" + copy + "]")]
[/#list]
[#list ["acc_fold_i", "fire_fold_i"] as signal]
[#local bits = bits?replace(signal, signal + "[" + copy + "*FoldWidth +: FoldWidth]")]
[/#list]
[#return bits]
[/#function]
[#assign places = layer.folded?then("Folds*Lanes", "Neurons")]
[#assign thresholds = n.loadable?then("threshold_q", "thresholds")]
[#assign biases = n.loadable?then("bias_q", "biases")]
// Neuron array: the membrane potentials of a layer, one accumulator [=n.serial?then("for all neurons", layer.folded?then("a lane", "a neuron"))].
//
[#if n.model == "dc"]
// SNN-DC neurons (Yin et al. 2017, eq. 2 and 3): a potential starts from zero in each time step.
[#elseif n.model == "ct"]
// SNN-CT neurons (Yin et al. 2017, eq. 5 to 7): a potential carries over from one time step of a
// sample to the next.
[#else]
// Leaky integrate-and-fire neurons: a potential carries over from one time step of a sample to the
[#if n.leak.hasSecond()]
// next, but for two parts, one in 2^LeakShift and one in 2^(LeakShift + LeakStep), rounded down together.
[#else]
// next, but for its part in 2^LeakShift, rounded down.
[/#if]
[/#if]
[#if layer.hasBiases]
// The bias and the weights of the active inputs are added to it, and the neuron spikes if the sum
// is greater than its threshold.[=layer.carriesOver?then(n.subtracts?then(" A spike subtracts the threshold.", " A spike leaves zero."), "")]
[#else]
// The weights of the active inputs are added to it, and the neuron spikes if the sum is greater
// than its threshold.[=layer.carriesOver?then(n.subtracts?then(" A spike subtracts the threshold.", " A spike leaves zero."), "")]
[/#if]
[#if n.synaptic]
//
// The bias and the weights are those of a synaptic current, which carries over as well, but for its
[#if n.synapse.hasSecond()]
// parts in 2^SynapseShift and 2^(SynapseShift + SynapseStep), and is added to the potential in each time step.
[#else]
// part in 2^SynapseShift, and is added to the potential in each time step.
[/#if]
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
[#if copied]
//   Sets           sets of the signals that control the neurons
//   SetLanes       [=layer.folded?then("lanes", "neurons")] that each of them controls, the lowest first
[/#if]
[#if n.addressed]
//   NeuronWidth    width of a neuron's number: enough for Neurons - 1, at least 1
[/#if]
[#if n.loadable]
//   WriteNumbers   numbers that are written at once, a power of two
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
[#if n.leak.hasSecond()]
//   LeakShift      a time step begins with v - floor(v / 2^LeakShift + v / 2^(LeakShift + LeakStep))
//   LeakStep       how much smaller the second term is
[#else]
//   LeakShift      a time step begins with v - floor(v / 2^LeakShift)
[/#if]
[/#if]
[#if n.synapse.hasSecond()]
//   SynapseShift   the same of synaptic currents
//   SynapseStep    likewise
[#elseif n.synaptic]
//   SynapseShift   the same of synaptic currents
[/#if]
[#if !n.loadable]
[#if layer.sharedThreshold]
//   Thresholds     threshold of all neurons
[#else]
//   Thresholds     thresholds, that of neuron 0 in the lowest bits
[/#if]
[#if layer.hasBiases]
//   Biases         biases, likewise
[/#if]
[#else]
[#if layer.sharedThreshold]
//   ThresholdFile  hex file with the initial threshold of all neurons
[#else]
//   ThresholdFile  hex file with the initial thresholds, one a line, neuron 0 first
[/#if]
[#if layer.hasBiases]
//   BiasFile       hex file with the initial biases, likewise
[/#if]
[/#if]
//
// Ports
[#if copied]
//   What controls the neurons, acc_*_i and fire_*_i but for sum_i, is there Sets times side by side.
//
[/#if]
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
//   threshold_wr_i  write [=layer.sharedThreshold?then("the threshold of all neurons", "thresholds")]
[#if layer.hasBiases]
//   bias_wr_i       write biases
[/#if]
[#if n.addressed]
//   wr_neuron_i     whose the first is, less than Neurons and a multiple of WriteNumbers
[/#if]
//   wr_mask_i       the numbers that are written, a bit each
//   wr_data_i       the numbers, each as wide as a threshold[=layer.hasBiases?then("; a bias in the lowest bits of it", "")]
[#if n.readBack]
[#if n.addressed]
//   rd_neuron_i     whose numbers are shown
[/#if]
//   threshold_o     its threshold
[#if layer.hasBiases]
//   bias_o          its bias
[/#if]
[/#if]
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
[#if copied]
  parameter Sets          = 1,
  parameter SetLanes      = 2,
[/#if]
[#if n.addressed]
  parameter NeuronWidth   = 1,
[/#if]
[#if n.loadable]
  parameter WriteNumbers  = 1,
[/#if]
[#if layer.folded]
  parameter Lanes         = [=(n.placed && !n.serial)?then(2, 1)],
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
[#if n.loadable]
  parameter BiasFile      = "",
[#else]
  parameter [[=places]*BiasWidth-1:0] Biases = {([=places]*BiasWidth) {1'b0}},
[/#if]
[/#if]
[#if n.model == "lif"]
  parameter LeakShift     = 4,
[#if n.leak.hasSecond()]
  parameter LeakStep      = 1,
[/#if]
[/#if]
[#if n.synaptic]
  parameter SynapseShift  = 4,
[/#if]
[#if n.synapse.hasSecond()]
  parameter SynapseStep   = 1,
[/#if]
[#if n.loadable]
  parameter ThresholdFile = ""
[#elseif layer.sharedThreshold]
  parameter [MembraneWidth-1:0] Thresholds = {MembraneWidth{1'b0}}
[#else]
  parameter [[=places]*MembraneWidth-1:0] Thresholds = {([=places]*MembraneWidth) {1'b0}}
[/#if]
) (
  input  wire clk_i,
[#assign each = copied?then("[Sets-1:0] ", "")]
[#assign eachFold = copied?then("[Sets*FoldWidth-1:0] ", "[FoldWidth-1:0] ")]
  input  wire [=each]acc_valid_i,
  input  wire [=each]acc_first_i,
[#if layer.carriesOver]
  input  wire [=each]acc_fresh_i,
[/#if]
[#if layer.folded && (layer.carriesOver || layer.hasBiases || n.countsSaturations)]
  input  wire [=eachFold]acc_fold_i,
[/#if]
  input  wire [=each]acc_read_i,
  input  wire [[=lanes]*SumWidth-1:0] sum_i,
  input  wire [=each]fire_i,
[#if layer.folded]
  input  wire [=eachFold]fire_fold_i,
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
  input  wire [WriteNumbers-1:0] wr_mask_i,
  input  wire [WriteNumbers*MembraneWidth-1:0] wr_data_i,
[#if n.readBack]
[#if n.addressed]
  input  wire [NeuronWidth-1:0] rd_neuron_i,
[/#if]
  output wire [MembraneWidth-1:0] threshold_o,
[#if layer.hasBiases]
  output wire [BiasWidth-1:0] bias_o,
[/#if]
[/#if]
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
[#if n.synaptic]
[#if layer.folded]
  // What a time step started from without the synaptic current: what v_q is more is the current.
[#else]
  // What a time step started from without the synaptic current, so that what v_q is more is the current;
  // from the comparison to the next time step, the current itself.
[/#if]
  (* mem2reg *) reg signed [MembraneWidth-1:0] synapse_q [0:[=lanes]-1];
[#if layer.folded]
  (* mem2reg *) reg signed [MembraneWidth-1:0] current_q [0:[=places]-1];
[/#if]
[/#if]
[#if n.loadable]
  (* mem2reg *) reg signed [MembraneWidth-1:0] threshold_q [0:[=layer.sharedThreshold?then("0", places + "-1")]];
[#if layer.hasBiases]
  (* mem2reg *) reg signed [BiasWidth-1:0] bias_q [0:[=places]-1];
[/#if]
[/#if]
  reg [Neurons-1:0] spikes_q;

[#if n.loadable]
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
[#else]
  // Constants, which nothing has to fill.
  wire signed [MembraneWidth-1:0] thresholds [0:[=layer.sharedThreshold?then("0", places + "-1")]];
[#if layer.hasBiases]
  wire signed [BiasWidth-1:0] biases [0:[=places]-1];
[/#if]

[#if layer.sharedThreshold]
  assign thresholds[0] = Thresholds;

[/#if]
[#if !layer.sharedThreshold || layer.hasBiases]
  genvar p;
  generate
    for (p = 0; p < [=places]; p = p + 1) begin : gen_constants
[#if !layer.sharedThreshold]
      assign thresholds[p] = Thresholds[p*MembraneWidth +: MembraneWidth];
[/#if]
[#if layer.hasBiases]
      assign biases[p] = Biases[p*BiasWidth +: BiasWidth];
[/#if]
    end
  endgenerate
[/#if]
[/#if]
[#if n.loadable]

[#if n.addressed]
  // Numbers that come at once are those of neurons that differ in the lowest bits of their numbers.
  localparam LastNumber = ((WriteNumbers < Neurons) ? WriteNumbers : Neurons) - 1;
  localparam LastBits   = WriteNumbers - 1;

  wire [NeuronWidth-1:0] wr_first;

  assign wr_first = wr_neuron_i & ~LastBits[NeuronWidth-1:0];

[/#if]
  integer w;
  always @(posedge clk_i) begin
    if (threshold_wr_i) begin
[#if layer.sharedThreshold]
      for (w = 0; w < WriteNumbers; w = w + 1) begin
        if (wr_mask_i[w]) begin
          threshold_q[0] <= wr_data_i[w*MembraneWidth +: MembraneWidth];
        end
      end
[#else]
      for (w = 0; w <= LastNumber; w = w + 1) begin
        if (wr_mask_i[w]) begin
          threshold_q[wr_first | w[NeuronWidth-1:0]] <= wr_data_i[w*MembraneWidth +: MembraneWidth];
        end
      end
[/#if]
    end
[#if layer.hasBiases]
    if (bias_wr_i) begin
      for (w = 0; w <= LastNumber; w = w + 1) begin
        if (wr_mask_i[w]) begin
          bias_q[wr_first | w[NeuronWidth-1:0]] <= wr_data_i[w*MembraneWidth +: BiasWidth];
        end
      end
    end
[/#if]
  end
[#if n.readBack]

  assign threshold_o = threshold_q[[=layer.sharedThreshold?then("0", "rd_neuron_i")]];
[#if layer.hasBiases]
  assign bias_o      = bias_q[rd_neuron_i];
[/#if]
[/#if]
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

[#if n.leak.hasSecond()]
[#assign lostOf = "potential"]
[#assign lostName = "lost"]
[#assign lostParameters = "Leak"]
[#include "leak_terms.ftl"]

[/#if]
  // What a time step starts from[=n.synaptic?then(", without the synaptic current", "")], if the last one left v.
  function signed [MembraneWidth-1:0] start(
    input                            fresh,
    input signed [MembraneWidth-1:0] v
  );
[#if n.model == "lif"]
    start = fresh ? Zero : v - [=n.leak.hasSecond()?then("lost(v)", "(v >>> LeakShift)")];
[#else]
    start = fresh ? Zero : v;
[/#if]
  endfunction
[#if n.synaptic]

[#if n.synapse.hasSecond()]
[#assign lostOf = "synaptic current"]
[#assign lostName = "faded"]
[#assign lostParameters = "Synapse"]
[#include "leak_terms.ftl"]

[/#if]
  // What a synaptic current starts from, if the last time step left i of it.
  function signed [MembraneWidth-1:0] current(
    input                            fresh,
    input signed [MembraneWidth-1:0] i
  );
    current = fresh ? Zero : i - [=n.synapse.hasSecond()?then("faded(i)", "(i >>> SynapseShift)")];
  endfunction
[/#if]
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
[#assign fired = n.serial?then("fire_fold_i", "n")]
[#assign foldsCarry = layer.carriesOver && layer.folded && !n.serial]
[#assign threshold = thresholds + "[" + layer.sharedThreshold?then("0", fired) + "]"]
[#-- What a potential becomes, as an expression. --]
[#assign zero = layer.saturates?then("Nothing", "Zero")]
[#assign later = layer.saturates?then("wide(v_q[l])", "v_q[n]")]
[#assign indent = layer.saturates?then("          ", "                ")]
[#assign next]
[#if layer.carriesOver]
[#if layer.folded]
[#assign before = "carried_q[" + own + "]"]
[#else]
[#assign before = "fire_i ? left(v_q[" + i + "], " + thresholds + "[" + layer.sharedThreshold?then("0", i) + "]) : v_q[" + i + "]"]
[/#if]
[#assign first = "start(acc_fresh_i," + (copied && layer.folded)?then("\n" + indent + "      ", " ") + before + ")"]
(acc_first_i
[=indent]    ? [=layer.saturates?then("wide(" + first + ")", first)]
[#if n.synaptic]
[=indent]        + current(acc_fresh_i, [=layer.folded?then("current_q[" + own + "]", "fire_i ? v_q[n] - synapse_q[n] : synapse_q[n]")])
[/#if]
[#if layer.hasBiases]
[=indent]        + bias_value([=biases][[=own]])
[/#if]
[=indent]    : [=later])
[#elseif layer.hasBiases]
(acc_first_i ? bias_value([=biases][[=own]]) : [=later])
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
[#if copied]
      localparam Set = l / SetLanes;

[/#if]
      assign next[l*WideWidth +: WideWidth] = [=driven(next?trim, "Set")];
[#if n.countsSaturations]
[#if layer.folded]
      // A lane counts as long as there is a neuron for it.
      assign saturates_o[l] = [=driven("acc_valid_i", "Set")]
          & ((l < LastLanes) | ([=driven("acc_fold_i", "Set")] != LastFold[FoldWidth-1:0]))
          & (next[l*WideWidth +: WideWidth] != wide(clip(next[l*WideWidth +: WideWidth])));
[#else]
      assign saturates_o[l] = [=driven("acc_valid_i", "Set")]
          & (next[l*WideWidth +: WideWidth] != wide(clip(next[l*WideWidth +: WideWidth])));
[/#if]
[/#if]
    end
  endgenerate

[/#if]
[#if foldsCarry]
  // What each lane leaves to the next time step as it fires.
  wire signed [MembraneWidth-1:0] after [0:Lanes-1];

  genvar a;
  generate
    for (a = 0; a < Lanes; a = a + 1) begin : gen_after
[#if layer.sharedThreshold]
      assign after[a] = left(v_q[a], [=thresholds][0]);
[#else]
      localparam [LaneWidth-1:0] Place = a[LaneWidth-1:0];
[#if copied]
      localparam Set = a / SetLanes;
[/#if]

      assign after[a] = left(v_q[a], [=thresholds][{[=driven("fire_fold_i", "Set")], Place}]);
[/#if]
    end
  endgenerate

[/#if]
[#assign valid = driven("acc_valid_i", "c")]
[#assign fires = driven("fire_i", "c")]
[#assign firedThreshold = driven(threshold, "c")]
[#assign firedPlace = driven(fired, "c")]
[#assign i1 = copied?then("  ", "")]
  genvar g;
[#if copied]
  genvar c;
[/#if]
[#if foldsCarry]
  genvar f;
[/#if]
  generate
[#if copied]
    for (c = 0; c < Sets; c = c + 1) begin : gen_set
      localparam Begin = c * SetLanes;
      localparam Limit = (Begin + SetLanes < [=lanes]) ? Begin + SetLanes : [=lanes];

      for (g = Begin; g < Limit; g = g + GroupSize) begin : gen_group
        localparam End = (g + GroupSize < Limit) ? g + GroupSize : Limit;
[#else]
    for (g = 0; g < [=lanes]; g = g + GroupSize) begin : gen_group
      localparam End = (g + GroupSize < [=lanes]) ? g + GroupSize : [=lanes];
[/#if]

[=i1]      integer n;
[=i1]      always @(posedge clk_i) begin
[=i1]        if ([=valid]) begin
[=i1]          for (n = g; n < End; n = n + 1) begin
[#if layer.saturates]
[=i1]            v_q[n] <= clip(next[n*WideWidth +: WideWidth]);
[#else]
[=i1]            v_q[n] <= [=driven(next?trim, "c")?replace("\n", "\n" + i1)];
[/#if]
[#if n.synaptic]
[=i1]            if ([=driven("acc_first_i", "c")]) begin
[=i1]              synapse_q[n] <= [=driven(first, "c")?replace("\n", "\n" + i1)];
[=i1]            end
[/#if]
[=i1]          end
[#if layer.carriesOver && !layer.folded]
[=i1]        end else if ([=fires]) begin
[=i1]          for (n = g; n < End; n = n + 1) begin
[=i1]            v_q[n] <= left(v_q[n], [=firedThreshold]);
[#if n.synaptic]
[=i1]            synapse_q[n] <= v_q[n] - synapse_q[n];
[/#if]
[=i1]          end
[/#if]
[=i1]        end
[#if !layer.folded || (layer.carriesOver && n.serial)]
[=i1]        if ([=fires]) begin
[=i1]          for (n = g; n < End; n = n + 1) begin
[#if !layer.folded]
[=i1]            spikes_q[n] <= v_q[n] > [=firedThreshold];
[#else]
[=i1]            carried_q[[=firedPlace]] <= left(v_q[n], [=firedThreshold]);
[#if n.synaptic]
[=i1]            current_q[[=firedPlace]] <= v_q[n] - synapse_q[n];
[/#if]
[/#if]
[=i1]          end
[=i1]        end
[/#if]
[=i1]      end
[#if foldsCarry]

[=i1]      // What outlives a time step has registers of its own in each fold.
[=i1]      for (f = 0; f < Folds; f = f + 1) begin : gen_fold
[=i1]        integer m;
[=i1]        always @(posedge clk_i) begin
[=i1]          if ([=fires] & ([=driven("fire_fold_i", "c")] == f[FoldWidth-1:0])) begin
[=i1]            for (m = g; m < End; m = m + 1) begin
[=i1]              carried_q[f*Lanes+m] <= after[m];
[#if n.synaptic]
[=i1]              current_q[f*Lanes+m] <= v_q[m] - synapse_q[m];
[/#if]
[=i1]            end
[=i1]          end
[=i1]        end
[=i1]      end
[/#if]
[=i1]    end
[#if copied]
    end
[/#if]
  endgenerate
[#if layer.folded]

  // The spikes of a fold are compared lane by lane, and go to its neurons.
  wire [Lanes-1:0] above;

  genvar k;
  generate
    for (k = 0; k < Lanes; k = k + 1) begin : gen_lane
[#if copied && !layer.sharedThreshold]
      localparam Set = k / SetLanes;

[/#if]
[#if layer.sharedThreshold]
      assign above[k] = v_q[k] > [=thresholds][0];
[#elseif n.serial]
      assign above[k] = v_q[k] > [=thresholds][fire_fold_i];
[#else]
      localparam [LaneWidth-1:0] Place = k[LaneWidth-1:0];

      assign above[k] = v_q[k] > [=thresholds][{[=driven("fire_fold_i", "Set")], Place}];
[/#if]
    end
    for (k = 0; k < Neurons; k = k + 1) begin : gen_neuron
      localparam Fold = k / Lanes;
[#if copied]
      localparam Set = k % Lanes / SetLanes;
[/#if]

      always @(posedge clk_i) begin
        if ([=driven("fire_i", "Set")] & ([=driven("fire_fold_i", "Set")] == Fold[FoldWidth-1:0])) begin
          spikes_q[k] <= above[k % Lanes];
        end
      end
    end
  endgenerate
[/#if]

  assign spikes_o = spikes_q;
[#if n.addressed || layer.folded]

  // What is derived from other parameters has to fit them. There is no module of such a name: every
  // tool stops at it.
  generate
[#if n.addressed]
    if (Neurons > (1 << NeuronWidth)) begin : gen_refused_neuron_width
      [=n.module]_NeuronWidth_is_too_small u_refused ();
    end
[/#if]
[#if layer.folded && n.placed && !n.serial]
    if (Lanes != (1 << LaneWidth)) begin : gen_refused_lane_width
      [=n.module]_LaneWidth_is_not_log2_of_Lanes u_refused ();
    end
[/#if]
[#if layer.folded && (n.placed || n.countsSaturations)]
    if (Neurons > Folds * Lanes) begin : gen_refused_folds
      [=n.module]_Folds_are_too_few u_refused ();
    end
[/#if]
[#if layer.folded]
    if (Neurons > (Lanes << FoldWidth)) begin : gen_refused_fold_width
      [=n.module]_FoldWidth_is_too_small u_refused ();
    end
[/#if]
  endgenerate
[/#if]

endmodule

`default_nettype wire
