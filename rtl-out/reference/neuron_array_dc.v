// Neuron array: the membrane potentials of a layer, one accumulator a neuron.
//
// SNN-DC neurons (Yin et al. 2017, eq. 2 and 3): a potential starts from zero in each time step.
// The weights of the active inputs are added to it, and the neuron spikes if the sum is greater
// than its threshold.
// All neurons work at the same time, each on its own sum.
//
// What is added is the sum of the weights of a cycle, a two's complement number. Where it is of one
// bit, it is a single weight's sign: 0 stands for +1, 1 for -1.
// The generator chooses MembraneWidth so that no sum can exceed it: nothing wraps.
//
// Parameters
//   Neurons        neurons of the layer
//   NeuronWidth    width of a neuron's number: enough for Neurons - 1, at least 1
//   WriteNumbers   numbers that are written at once, a power of two
//   SumWidth       bits of what is added in a cycle
//   MembraneWidth  bits of a potential and of a threshold, two's complement
//   ThresholdFile  hex file with the initial thresholds, one a line, neuron 0 first
//
// Ports
//   clk_i           clock; nothing here needs a reset, since nothing is used before it is written
//   acc_valid_i     accumulate in this cycle
//   acc_first_i     it is the first sum of a time step
//   acc_read_i      there is a sum to add: 0 in a time step without spikes
//   sum_i           the sums, that of neuron 0 in the lowest bits
//   fire_i          compare in this cycle
//   spikes_o        result of the last comparison, neuron 0 in bit 0
//   threshold_wr_i  write thresholds
//   wr_neuron_i     whose the first is, less than Neurons and a multiple of WriteNumbers
//   wr_mask_i       the numbers that are written, a bit each
//   wr_data_i       the numbers, each as wide as a threshold
//   rd_neuron_i     whose numbers are shown
//   threshold_o     its threshold
//
// Timing
//   A sum that is added in one cycle is part of the comparison in the next. fire_i and acc_valid_i
//   may come together: the comparison sees the potentials as they are before the addition.
//   spikes_o changes in the cycle after fire_i and holds until the next.

`default_nettype none

module neuron_array_dc #(
  parameter Neurons       = 2,
  parameter NeuronWidth   = 1,
  parameter WriteNumbers  = 1,
  parameter SumWidth      = 7,
  parameter MembraneWidth = 16,
  parameter ThresholdFile = ""
) (
  input  wire                                  clk_i,
  input  wire                                  acc_valid_i,
  input  wire                                  acc_first_i,
  input  wire                                  acc_read_i,
  input  wire [Neurons*SumWidth-1:0]           sum_i,
  input  wire                                  fire_i,
  input  wire                                  threshold_wr_i,
  input  wire [NeuronWidth-1:0]                wr_neuron_i,
  input  wire [WriteNumbers-1:0]               wr_mask_i,
  input  wire [WriteNumbers*MembraneWidth-1:0] wr_data_i,
  input  wire [NeuronWidth-1:0]                rd_neuron_i,
  output wire [MembraneWidth-1:0]              threshold_o,
  output wire [Neurons-1:0]                    spikes_o
);

  // Neurons that share a block, and in the chip a branch of the control signals' distribution.
  localparam GroupSize = 32;

  localparam signed [MembraneWidth-1:0] Zero = 0;

  // Registers, not a memory: all are used in the same cycle.
  (* mem2reg *) reg signed [MembraneWidth-1:0] v_q [0:Neurons-1];
  (* mem2reg *) reg signed [MembraneWidth-1:0] threshold_q [0:Neurons-1];
  reg [Neurons-1:0] spikes_q;

  generate
    if (ThresholdFile != "") begin : gen_thresholds
      initial begin
        $readmemh(ThresholdFile, threshold_q);
      end
    end
  endgenerate

  // Numbers that come at once are those of neurons that differ in the lowest bits of their numbers.
  localparam LastNumber = ((WriteNumbers < Neurons) ? WriteNumbers : Neurons) - 1;
  localparam LastBits   = WriteNumbers - 1;

  wire [NeuronWidth-1:0] wr_first;

  assign wr_first = wr_neuron_i & ~LastBits[NeuronWidth-1:0];

  integer w;
  always @(posedge clk_i) begin
    if (threshold_wr_i) begin
      for (w = 0; w <= LastNumber; w = w + 1) begin
        if (wr_mask_i[w]) begin
          threshold_q[wr_first | w[NeuronWidth-1:0]] <= wr_data_i[w*MembraneWidth +: MembraneWidth];
        end
      end
    end
  end

  assign threshold_o = threshold_q[rd_neuron_i];

  // A sum as a number is its sign, repeated, and its own bits. Where there is only the sign, the
  // lowest bit is set in any case: +1 is ..001 and -1 is ..111.
  localparam SignBits = MembraneWidth - SumWidth;

  localparam [SumWidth-1:0] UnitBit = (SumWidth == 1) ? 1 : 0;

  genvar g;
  generate
    for (g = 0; g < Neurons; g = g + GroupSize) begin : gen_group
      localparam End = (g + GroupSize < Neurons) ? g + GroupSize : Neurons;

      integer n;
      always @(posedge clk_i) begin
        if (acc_valid_i) begin
          for (n = g; n < End; n = n + 1) begin
            v_q[n] <= (acc_first_i ? Zero : v_q[n])
                + (acc_read_i ? {{SignBits{sum_i[(n+1)*SumWidth-1]}},
                                 sum_i[n*SumWidth +: SumWidth] | UnitBit} : Zero);
          end
        end
        if (fire_i) begin
          for (n = g; n < End; n = n + 1) begin
            spikes_q[n] <= v_q[n] > threshold_q[n];
          end
        end
      end
    end
  endgenerate

  assign spikes_o = spikes_q;

  // What is derived from other parameters has to fit them. There is no module of such a name: every
  // tool stops at it.
  generate
    if (Neurons > (1 << NeuronWidth)) begin : gen_refused_neuron_width
      neuron_array_dc_NeuronWidth_is_too_small u_refused ();
    end
  endgenerate

endmodule

`default_nettype wire
