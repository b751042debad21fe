// Kernel aligner: gives each bank of potentials the weights of the output that it holds.
//
// A spike reaches up to Banks outputs side by side: those at its origin and before. The word of the
// kernel memory has the weights of the output at the origin in the lowest bits, then those of the one
// before it, and so on. Output o stands in bank o mod Banks, so the word is rotated.
//
// Parameters
//   Banks        banks, at least 2
//   OriginWidth  width of a bank's number: enough for Banks - 1
//   Width        bits of the weights for an output
//
// Ports
//   origin_i   the bank of the output at the origin
//   word_i     weights, those for the output at the origin in the lowest bits
//   aligned_o  the same, those for bank 0 in the lowest bits
//
// Timing
//   Combinational.

`default_nettype none

module kernel_aligner #(
  parameter Banks       = 5,
  parameter OriginWidth = 3,
  parameter Width       = 14
) (
  input  wire [OriginWidth-1:0] origin_i,
  input  wire [Banks*Width-1:0] word_i,
  output wire [Banks*Width-1:0] aligned_o
);

  genvar b;
  generate
    for (b = 0; b < Banks; b = b + 1) begin : gen_bank
      reg [Width-1:0] weights;

      // Window k of the word is for this bank if the origin is k banks further; window 0 if at no other.
      integer k;
      always @* begin
        weights = word_i[Width-1:0];
        for (k = 1; k < Banks; k = k + 1) begin
          if ({{(32 - OriginWidth) {1'b0}}, origin_i} == (b + k) % Banks) begin
            weights = word_i[k*Width +: Width];
          end
        end
      end

      assign aligned_o[b*Width +: Width] = weights;
    end
  endgenerate

  // What is derived from other parameters has to fit them. There is no module of such a name: every
  // tool stops at it.
  generate
    if (Banks > (1 << OriginWidth)) begin : gen_refused_origin_width
      kernel_aligner_OriginWidth_is_too_small u_refused ();
    end
  endgenerate

endmodule

`default_nettype wire
