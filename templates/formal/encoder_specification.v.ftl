// Specification of priority_encoder: takes its place in proofs of the modules around it.
//
// The index is free, but for what it is to be; a proof of its own says that priority_encoder does
// as much. A module that is right with every such index is right with the one of the encoder.

`default_nettype none

module priority_encoder #(
  parameter Width      = 32,
  parameter IndexWidth = 5,
  parameter LaneWidth  = 5
) (
  input  wire [Width-1:0]      bits_i,
  output wire [IndexWidth-1:0] index_o,
  output wire [Width-1:0]      rest_o,
  output wire                  any_o,
  output wire                  many_o
);

  localparam Padded = 1 << IndexWidth;

  localparam [Padded-1:0] One = 1;

  (* anyseq *) reg [IndexWidth-1:0] index;

  wire [Padded-1:0] bits;
  wire [Padded-1:0] lowest;

  assign bits   = bits_i;
  assign lowest = One << index;

  assign index_o = index;
  assign rest_o  = bits & ~lowest;
  assign any_o   = |bits_i;
  assign many_o  = |rest_o;

  always @* begin
    if (any_o) begin
      assume (bits[index]);
      assume ((bits & (lowest - One)) == 0);
    end else begin
      assume (index == 0);
    end
  end

endmodule

`default_nettype wire
