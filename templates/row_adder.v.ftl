// Row adder: the sum of the weights that each lane takes in a cycle.
//
// Each read port of the weight SRAM gives a word of weights, one a lane; those of the ports that
// were read are added up, lane by lane. As many ports as the issue width are read at most, so
// SumWidth holds every sum, although there can be more ports.
//
[#if pipelined]
// The ports are added up in parts, PartPorts at a time, and the parts in the cycle after.
//
[/#if]
// A weight is a two's complement number. A weight of one bit is a sign: 0 stands for +1, 1 for -1.
//
// Parameters
//   Ports        words that come in
//   Lanes        weights in a word
//   WeightWidth  bits of a weight
//   SumWidth     bits of a sum, two's complement: above WeightWidth
[#if pipelined]
//   PartPorts    ports of a part; the last may have fewer
[/#if]
//
// Ports
[#if pipelined]
//   clk_i        clock; nothing here needs a reset, since nothing is looked at before it is written
//   en_i         take the words that are there
[/#if]
//   words_i      the words, port 0 in the lowest bits, lane 0 in the lowest bits of a word
//   read_i       the ports whose words count
//   sums_o       the sums, side by side, lane 0 in the lowest bits
//
// Timing
[#if pipelined]
//   The sums of words that are taken in one cycle are there in the next, until others are taken.
[#else]
//   Combinational.
[/#if]

`default_nettype none

module [=module] #(
  parameter Ports       = 2,
  parameter Lanes       = 2,
  parameter WeightWidth = 7,
[#if pipelined]
  parameter SumWidth    = 8,
  parameter PartPorts   = 1
[#else]
  parameter SumWidth    = 8
[/#if]
) (
[#if pipelined]
  input  wire clk_i,
  input  wire en_i,
[/#if]
  input  wire [Ports*Lanes*WeightWidth-1:0] words_i,
  input  wire [Ports-1:0]                   read_i,
  output wire [Lanes*SumWidth-1:0]          sums_o
);

  localparam SignBits = SumWidth - WeightWidth;

  // Where there is only the sign of a weight, the lowest bit is set in any case: +1 is ..001 and -1
  // is ..111.
  localparam [WeightWidth-1:0] UnitBit = (WeightWidth == 1) ? 1 : 0;

[#if pipelined]
  localparam Parts = (Ports + PartPorts - 1) / PartPorts;

  // Chains of additions a lane, which synthesis turns into trees of carry-save adders.
  genvar l;
  genvar k;
  generate
    for (l = 0; l < Lanes; l = l + 1) begin : gen_lane
      wire [Parts*SumWidth-1:0] parts;

      for (k = 0; k < Parts; k = k + 1) begin : gen_part
        localparam First = k * PartPorts;
        localparam End   = (First + PartPorts < Ports) ? First + PartPorts : Ports;

        reg [SumWidth-1:0] part;
        reg [SumWidth-1:0] part_q;

        integer p;
        always @* begin
          part = {SumWidth{1'b0}};
          for (p = First; p < End; p = p + 1) begin
            part = part + ({SumWidth{read_i[p]}}
                & {{SignBits{words_i[(p*Lanes+l+1)*WeightWidth-1]}},
                   words_i[(p*Lanes+l)*WeightWidth +: WeightWidth] | UnitBit});
          end
        end

        always @(posedge clk_i) begin
          if (en_i) begin
            part_q <= part;
          end
        end

        assign parts[k*SumWidth +: SumWidth] = part_q;
      end

      reg [SumWidth-1:0] sum;

      integer q;
      always @* begin
        sum = {SumWidth{1'b0}};
        for (q = 0; q < Parts; q = q + 1) begin
          sum = sum + parts[q*SumWidth +: SumWidth];
        end
      end

      assign sums_o[l*SumWidth +: SumWidth] = sum;
    end
  endgenerate
[#else]
  // One chain of additions a lane, which synthesis turns into a tree of carry-save adders.
  genvar l;
  generate
    for (l = 0; l < Lanes; l = l + 1) begin : gen_lane
      reg [SumWidth-1:0] sum;

      integer p;
      always @* begin
        sum = {SumWidth{1'b0}};
        for (p = 0; p < Ports; p = p + 1) begin
          sum = sum + ({SumWidth{read_i[p]}}
              & {{SignBits{words_i[(p*Lanes+l+1)*WeightWidth-1]}},
                 words_i[(p*Lanes+l)*WeightWidth +: WeightWidth] | UnitBit});
        end
      end

      assign sums_o[l*SumWidth +: SumWidth] = sum;
    end
  endgenerate
[/#if]

  // What is derived from other parameters has to fit them. There is no module of such a name: every
  // tool stops at it.
  generate
    if (SumWidth <= WeightWidth) begin : gen_refused_sum_width
      [=module]_SumWidth_is_too_small u_refused ();
    end
  endgenerate

endmodule

`default_nettype wire
