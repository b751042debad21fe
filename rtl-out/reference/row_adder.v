// Row adder: the sum of the weights that each lane takes in a cycle.
//
// Each read port of the weight SRAM gives a word of weights, one a lane; those of the ports that
// were read are added up, lane by lane. As many ports as the issue width are read at most, so
// SumWidth holds every sum, although there can be more ports.
//
// A weight is a two's complement number. A weight of one bit is a sign: 0 stands for +1, 1 for -1.
//
// Parameters
//   Ports        words that come in
//   Lanes        weights in a word
//   WeightWidth  bits of a weight
//   SumWidth     bits of a sum, two's complement: above WeightWidth
//
// Ports
//   words_i      the words, port 0 in the lowest bits, lane 0 in the lowest bits of a word
//   read_i       the ports whose words count
//   sums_o       the sums, side by side, lane 0 in the lowest bits
//
// Timing
//   Combinational.

`default_nettype none

module row_adder #(
  parameter Ports       = 2,
  parameter Lanes       = 2,
  parameter WeightWidth = 7,
  parameter SumWidth    = 8
) (
  input  wire [Ports*Lanes*WeightWidth-1:0] words_i,
  input  wire [Ports-1:0]                   read_i,
  output wire [Lanes*SumWidth-1:0]          sums_o
);

  localparam SignBits = SumWidth - WeightWidth;

  // Where there is only the sign of a weight, the lowest bit is set in any case: +1 is ..001 and -1
  // is ..111.
  localparam [WeightWidth-1:0] UnitBit = (WeightWidth == 1) ? 1 : 0;

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

  // What is derived from other parameters has to fit them. There is no module of such a name: every
  // tool stops at it.
  generate
    if (SumWidth <= WeightWidth) begin : gen_refused_sum_width
      row_adder_SumWidth_is_too_small u_refused ();
    end
  endgenerate

endmodule

`default_nettype wire
