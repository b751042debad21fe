// Priority encoder: the index of the lowest set bit, and the bits without it.
//
// Two trees of the same shape side by side: one finds the index, the other what is left.
//
// Parameters
//   Width       number of bits, at least 1
//   IndexWidth  width of the index: enough for Width - 1, at least 1
//   LaneWidth   log2 of the nodes that meet in a step of the trees, at least 1
//
// Ports
//   bits_i      the bits
//   index_o     index of the lowest set bit; 0 if there is none
//   rest_o      the bits without the lowest set one
//   any_o       at least one bit is set
//   many_o      at least two bits are set
//
// Timing
//   Combinational. The depth is some gates for each bit of the index, whatever the radix.

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

  wire             unused_any;
  wire [Width-1:0] later;

  priority_tree #(
    .Nodes    (Width),
    .KnownBits(0),
    .NewBits  (IndexWidth),
    .Groups   (1),
    .LaneWidth(LaneWidth)
  ) u_tree (
    .nodes_i(bits_i),
    .nodes_o({index_o, unused_any})
  );

  priority_rest #(
    .Nodes    (Width),
    .LaneWidth(LaneWidth)
  ) u_rest (
    .any_i  (bits_i),
    .many_i ({Width{1'b0}}),
    .later_o(later),
    .any_o  (any_o),
    .many_o (many_o)
  );

  assign rest_o = bits_i & later;

  // What is derived from other parameters has to fit them. There is no module of such a name: every
  // tool stops at it.
  generate
    if (Width > (1 << IndexWidth)) begin : gen_refused_index_width
      priority_encoder_IndexWidth_is_too_small u_refused ();
    end
  endgenerate

endmodule

`default_nettype wire
