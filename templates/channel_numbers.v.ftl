[#assign places = c.folded?then("Folds*Lanes", "Channels")]
// Channel numbers: the [=c.biased?then("thresholds and biases", "thresholds")] of a convolution, [=c.shared?then(c.biased?then("one threshold for all, and a bias an output\n// channel.", "one for all."), "one an output channel.")]
//
// Parameters
[#if c.counted]
//   Channels       output channels
[/#if]
[#if c.addressed]
//   ChannelWidth   width of a channel's number: enough for Channels - 1, at least 1
[/#if]
[#if c.loadable]
//   WriteNumbers   numbers that are written at once, a power of two
[/#if]
[#if c.folded]
//   Lanes          channels of a fold: a power of two below Channels
[/#if]
[#if c.placed]
//   Folds          folds: enough for all channels
//   FoldWidth      width of a fold's number
[/#if]
//   MembraneWidth  bits of a threshold, two's complement
[#if c.biased]
//   BiasWidth      bits of a bias, two's complement
[/#if]
[#if !c.loadable]
//   Thresholds     [=c.shared?then("threshold of all channels", "thresholds, that of channel 0 in the lowest bits")]
[#if c.biased]
//   Biases         biases, that of channel 0 in the lowest bits
[/#if]
[#else]
//   ThresholdFile  hex file with the initial [=c.shared?then("threshold of all channels", "thresholds, one a line, channel 0 first")]
[#if c.biased]
//   BiasFile       hex file with the initial biases, one a line, channel 0 first
[/#if]
[/#if]
//
// Ports
[#if c.loadable]
//   clk_i           clock; nothing here needs a reset
//   threshold_wr_i  write [=c.shared?then("the threshold of all channels", "thresholds")]
[#if c.biased]
//   bias_wr_i       write biases
[/#if]
[#if c.addressed]
//   wr_channel_i    whose the first is, less than Channels and a multiple of WriteNumbers
[/#if]
//   wr_mask_i       the numbers that are written, a bit each
//   wr_data_i       the numbers, each as wide as a threshold[=c.biased?then("; a bias in the lowest bits of it", "")]
[#if c.readBack]
[#if c.addressed]
//   rd_channel_i    whose numbers are shown
[/#if]
//   threshold_o     its threshold
[#if c.biased]
//   bias_o          its bias
[/#if]
[/#if]
[/#if]
[#if c.placed]
//   fold_i          the fold whose numbers are used
[/#if]
//   thresholds_o    thresholds of [=c.folded?then("its", "all")] channels, the first in the lowest bits
[#if c.biased]
//   biases_o        biases, likewise
[/#if]
//
// Timing
[#if c.loadable]
//   What is written in one cycle is used from the next cycle on.
[#else]
//   Constants[=c.placed?then(", of which fold_i chooses within the cycle", "")].
[/#if]

`default_nettype none

module [=c.module] #(
[#if c.counted]
  parameter Channels      = 2,
[/#if]
[#if c.addressed]
  parameter ChannelWidth  = 1,
[/#if]
[#if c.loadable]
  parameter WriteNumbers  = 1,
[/#if]
[#if c.folded]
  parameter Lanes         = 1,
[/#if]
[#if c.placed]
  parameter Folds         = 2,
  parameter FoldWidth     = 1,
[/#if]
  parameter MembraneWidth = 16,
[#if c.biased]
  parameter BiasWidth     = 8,
[#if c.loadable]
  parameter BiasFile      = "",
[#else]
  parameter [[=places]*BiasWidth-1:0] Biases = {([=places]*BiasWidth) {1'b0}},
[/#if]
[/#if]
[#if c.loadable]
  parameter ThresholdFile = ""
[#elseif c.shared]
  parameter [MembraneWidth-1:0] Thresholds = {MembraneWidth{1'b0}}
[#else]
  parameter [[=places]*MembraneWidth-1:0] Thresholds = {([=places]*MembraneWidth) {1'b0}}
[/#if]
) (
[#if c.loadable]
  input  wire clk_i,
  input  wire threshold_wr_i,
[#if c.biased]
  input  wire bias_wr_i,
[/#if]
[#if c.addressed]
  input  wire [ChannelWidth-1:0] wr_channel_i,
[/#if]
  input  wire [WriteNumbers-1:0] wr_mask_i,
  input  wire [WriteNumbers*MembraneWidth-1:0] wr_data_i,
[#if c.readBack]
[#if c.addressed]
  input  wire [ChannelWidth-1:0] rd_channel_i,
[/#if]
  output wire [MembraneWidth-1:0] threshold_o,
[#if c.biased]
  output wire [BiasWidth-1:0] bias_o,
[/#if]
[/#if]
[/#if]
[#if c.placed]
  input  wire [FoldWidth-1:0] fold_i,
[/#if]
[#assign used = c.folded?then("Lanes", "Channels")]
[#if c.biased]
  output wire [[=used]*BiasWidth-1:0] biases_o,
[/#if]
  output wire [[=used]*MembraneWidth-1:0] thresholds_o
);

[#if c.loadable]
  // Registers, not a memory: many are used in the same cycle.
  (* mem2reg *) reg signed [MembraneWidth-1:0] threshold_q [0:[=c.shared?then("0", places + "-1")]];
[#if c.biased]
  (* mem2reg *) reg signed [BiasWidth-1:0] bias_q [0:[=places]-1];
[/#if]

  generate
    if (ThresholdFile != "") begin : gen_thresholds
      initial begin
        $readmemh(ThresholdFile, threshold_q);
      end
    end
[#if c.biased]
    if (BiasFile != "") begin : gen_biases
      initial begin
        $readmemh(BiasFile, bias_q);
      end
    end
[/#if]
  endgenerate
[#if c.addressed]

  // Numbers that come at once are those of channels that differ in the lowest bits of their numbers.
  localparam LastNumber = ((WriteNumbers < Channels) ? WriteNumbers : Channels) - 1;
  localparam LastBits   = WriteNumbers - 1;

  wire [ChannelWidth-1:0] wr_first;

  assign wr_first = wr_channel_i & ~LastBits[ChannelWidth-1:0];
[/#if]

  integer w;
  always @(posedge clk_i) begin
    if (threshold_wr_i) begin
[#if c.shared]
      for (w = 0; w < WriteNumbers; w = w + 1) begin
        if (wr_mask_i[w]) begin
          threshold_q[0] <= wr_data_i[w*MembraneWidth +: MembraneWidth];
        end
      end
[#else]
      for (w = 0; w <= LastNumber; w = w + 1) begin
        if (wr_mask_i[w]) begin
          threshold_q[wr_first | w[ChannelWidth-1:0]] <=
              wr_data_i[w*MembraneWidth +: MembraneWidth];
        end
      end
[/#if]
    end
[#if c.biased]
    if (bias_wr_i) begin
      for (w = 0; w <= LastNumber; w = w + 1) begin
        if (wr_mask_i[w]) begin
          bias_q[wr_first | w[ChannelWidth-1:0]] <= wr_data_i[w*MembraneWidth +: BiasWidth];
        end
      end
    end
[/#if]
  end
[#if c.readBack]

  assign threshold_o = threshold_q[[=c.shared?then("0", "rd_channel_i")]];
[#if c.biased]
  assign bias_o      = bias_q[rd_channel_i];
[/#if]
[/#if]
[#else]
  // Constants, which nothing has to fill.
  wire signed [MembraneWidth-1:0] thresholds [0:[=c.shared?then("0", places + "-1")]];
[#if c.biased]
  wire signed [BiasWidth-1:0] biases [0:[=places]-1];
[/#if]

[#if c.shared]
  assign thresholds[0] = Thresholds;

[/#if]
[#if !c.shared || c.biased]
  genvar p;
  generate
    for (p = 0; p < [=places]; p = p + 1) begin : gen_constants
[#if !c.shared]
      assign thresholds[p] = Thresholds[p*MembraneWidth +: MembraneWidth];
[/#if]
[#if c.biased]
      assign biases[p] = Biases[p*BiasWidth +: BiasWidth];
[/#if]
    end
  endgenerate

[/#if]
[/#if]
[#assign threshold = c.loadable?then("threshold_q", "thresholds")]
[#assign bias = c.loadable?then("bias_q", "biases")]
[#if c.placed]
  // The numbers of lane l are those of channels l, Lanes + l and so on.
  genvar l;
  genvar g;
  generate
    for (l = 0; l < Lanes; l = l + 1) begin : gen_lane
[#if !c.shared]
      reg [MembraneWidth-1:0] lane_threshold;
[/#if]
[#if c.biased]
      reg [BiasWidth-1:0] lane_bias;
[/#if]

      // The numbers of all folds, that of fold 0 in the lowest bits.
[#if !c.shared]
      wire [Folds*MembraneWidth-1:0] lane_thresholds;
[/#if]
[#if c.biased]
      wire [Folds*BiasWidth-1:0] lane_biases;
[/#if]

      for (g = 0; g < Folds; g = g + 1) begin : gen_fold
[#if !c.shared]
        assign lane_thresholds[g*MembraneWidth +: MembraneWidth] = [=threshold][g*Lanes+l];
[/#if]
[#if c.biased]
        assign lane_biases[g*BiasWidth +: BiasWidth] = [=bias][g*Lanes+l];
[/#if]
      end

      integer f;
      always @* begin
[#if !c.shared]
        lane_threshold = lane_thresholds[MembraneWidth-1:0];
[/#if]
[#if c.biased]
        lane_bias      = lane_biases[BiasWidth-1:0];
[/#if]
        for (f = 1; f < Folds; f = f + 1) begin
          if (fold_i == f[FoldWidth-1:0]) begin
[#if !c.shared]
            lane_threshold = lane_thresholds[f*MembraneWidth +: MembraneWidth];
[/#if]
[#if c.biased]
            lane_bias      = lane_biases[f*BiasWidth +: BiasWidth];
[/#if]
          end
        end
      end

[#if !c.shared]
      assign thresholds_o[l*MembraneWidth +: MembraneWidth] = lane_threshold;
[/#if]
[#if c.biased]
      assign biases_o[l*BiasWidth +: BiasWidth] = lane_bias;
[/#if]
    end
  endgenerate
[/#if]
[#if c.shared]

  assign thresholds_o = {[=used]{[=threshold][0]}};
[/#if]
[#if !c.folded && (!c.shared || c.biased)]

  genvar n;
  generate
    for (n = 0; n < Channels; n = n + 1) begin : gen_channel
[#if !c.shared]
      assign thresholds_o[n*MembraneWidth +: MembraneWidth] = [=threshold][n];
[/#if]
[#if c.biased]
      assign biases_o[n*BiasWidth +: BiasWidth] = [=bias][n];
[/#if]
    end
  endgenerate
[/#if]

endmodule

`default_nettype wire
