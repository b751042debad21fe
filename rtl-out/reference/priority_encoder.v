// Priority encoder: the index of the lowest set bit, and the bits without it.
//
// A tree: the bits are divided into groups of Radix; the first group with a set bit is found by a
// priority encoder of the groups, its lanes are selected, and the first set lane is found among
// them. Group and lane side by side are the index. With a Radix of at least Width there is one
// group, and the encoder is flat.
//
// Parameters
//   Width       number of bits, at least 1
//   IndexWidth  width of the index: enough for Width - 1, at least 1
//   LaneWidth   log2 of Radix, at least 1
//
// Ports
//   bits_i      the bits
//   index_o     index of the lowest set bit; 0 if there is none
//   rest_o      the bits without the lowest set one
//   any_o       at least one bit is set
//   many_o      at least two bits are set
//
// Timing
//   Combinational. rest_o, any_o and many_o do not depend on the index, and are ready before it.

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

  // A narrow encoder has just the lanes that the index can name.
  localparam LaneBits = (IndexWidth < LaneWidth) ? IndexWidth : LaneWidth;
  localparam Lanes    = 1 << LaneBits;
  localparam Groups   = (Width + Lanes - 1) / Lanes;
  localparam Padded   = Groups * Lanes;

  localparam [Lanes-1:0]  LaneOne  = 1;
  localparam [Groups-1:0] GroupOne = 1;

  wire [Padded-1:0]  padded;
  wire [Padded-1:0]  rest;
  wire [Groups-1:0]  group_any;
  wire [Groups-1:0]  group_many;
  wire [Groups-1:0]  group_first;
  wire [Lanes-1:0]   lanes;
  reg [LaneBits-1:0] lane;

  // The last group is filled up with zeros, which never win.
  generate
    if (Padded == Width) begin : gen_exact
      assign padded = bits_i;
      assign rest_o = rest;
    end else begin : gen_padded
      wire [Padded-Width-1:0] unused_rest;
      assign padded                = {{(Padded - Width) {1'b0}}, bits_i};
      assign {unused_rest, rest_o} = rest;
    end
  endgenerate

  // x & (x - 1) is x without its lowest set bit: what is left tells one bit from many.
  genvar g;
  generate
    for (g = 0; g < Groups; g = g + 1) begin : gen_group
      wire [Lanes-1:0] group_bits;
      wire [Lanes-1:0] group_rest;
      assign group_bits    = padded[g*Lanes +: Lanes];
      assign group_rest    = group_bits & (group_bits - LaneOne);
      assign group_any[g]  = |group_bits;
      assign group_many[g] = |group_rest;
      // Only the first group with a set bit loses one.
      assign rest[g*Lanes +: Lanes] = group_first[g] ? group_rest : group_bits;
    end
  endgenerate

  // x & ~(x - 1) is the lowest set bit of x alone.
  assign group_first = group_any & ~(group_any - GroupOne);

  assign any_o = |group_any;
  // Two bits share a group, or two groups have one each.
  assign many_o = (|group_many) | (|(group_any & (group_any - GroupOne)));

  // From the highest lane down, so that the lowest set one has the last word.
  integer l;
  always @* begin
    lane = {LaneBits{1'b0}};
    for (l = Lanes - 1; l >= 0; l = l - 1) begin
      if (lanes[l]) begin
        lane = l[LaneBits-1:0];
      end
    end
  end

  generate
    if (Groups == 1) begin : gen_leaf
      assign lanes   = padded;
      assign index_o = lane;
    end else begin : gen_node
      localparam GroupWidth = IndexWidth - LaneBits;

      wire [GroupWidth-1:0] group;

      group_encoder #(
        .Width     (Groups),
        .IndexWidth(GroupWidth),
        .LaneWidth (LaneWidth)
      ) u_groups (
        .bits_i (group_any),
        .index_o(group)
      );

      // Without a set bit, group 0 is selected, its lanes are all 0, and so is the index.
      assign lanes   = padded[{group, {LaneBits{1'b0}}} +: Lanes];
      assign index_o = {group, lane};
    end
  endgenerate

endmodule

`default_nettype wire
