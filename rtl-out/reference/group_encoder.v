// Group encoder: the index of the lowest set bit, for the upper levels of a priority encoder.
//
// A tree that calls itself for the level above: the bits are divided into groups, the first group
// with a set bit is found, and the first set lane among its lanes. Group and lane side by side are
// the index.
//
// Parameters
//   Width       number of bits, at least 2
//   IndexWidth  width of the index: enough for Width - 1
//   LaneWidth   log2 of the bits in a group, at least 1
//
// Ports
//   bits_i      the bits
//   index_o     index of the lowest set bit; 0 if there is none
//
// Timing
//   Combinational, with a depth of one level for each LaneWidth bits of the index.

`default_nettype none

module group_encoder #(
  parameter Width      = 32,
  parameter IndexWidth = 5,
  parameter LaneWidth  = 5
) (
  input  wire [Width-1:0]      bits_i,
  output wire [IndexWidth-1:0] index_o
);

  localparam LaneBits = (IndexWidth < LaneWidth) ? IndexWidth : LaneWidth;
  localparam Lanes    = 1 << LaneBits;
  localparam Groups   = (Width + Lanes - 1) / Lanes;
  localparam Padded   = Groups * Lanes;

  wire [Padded-1:0]  padded;
  wire [Lanes-1:0]   lanes;
  reg [LaneBits-1:0] lane;

  // The last group is filled up with zeros, which never win.
  generate
    if (Padded == Width) begin : gen_exact
      assign padded = bits_i;
    end else begin : gen_padded
      assign padded = {{(Padded - Width) {1'b0}}, bits_i};
    end
  endgenerate

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

  genvar g;
  generate
    if (Groups == 1) begin : gen_leaf
      assign lanes   = padded;
      assign index_o = lane;
    end else begin : gen_node
      localparam GroupWidth = IndexWidth - LaneBits;

      wire [Groups-1:0]     group_any;
      wire [GroupWidth-1:0] group;

      for (g = 0; g < Groups; g = g + 1) begin : gen_group
        assign group_any[g] = |padded[g*Lanes +: Lanes];
      end

      group_encoder #(
        .Width     (Groups),
        .IndexWidth(GroupWidth),
        .LaneWidth (LaneWidth)
      ) u_groups (
        .bits_i (group_any),
        .index_o(group)
      );

      assign lanes   = padded[{group, {LaneBits{1'b0}}} +: Lanes];
      assign index_o = {group, lane};
    end
  endgenerate

endmodule

`default_nettype wire
