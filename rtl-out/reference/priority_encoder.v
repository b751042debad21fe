// Priority encoder: the index of the lowest set bit.
//
// Two levels, so that the depth grows with the square root of the width: the bits are divided into
// groups of up to 32; the first group with a set bit is found, its lanes are selected, and the
// first set lane is found among them. Group and lane side by side are the index.
//
// Parameters
//   Width       number of bits, at least 1
//   IndexWidth  width of the index: enough for Width - 1, at least 1
//
// Ports
//   bits_i      the bits
//   index_o     index of the lowest set bit; 0 if there is none
//   any_o       at least one bit is set
//   many_o      at least two bits are set
//
// Timing
//   Combinational. any_o and many_o do not depend on the index: they are ready before it is.

`default_nettype none

module priority_encoder #(
  parameter Width      = 32,
  parameter IndexWidth = 5
) (
  input  wire [Width-1:0]      bits_i,
  output wire [IndexWidth-1:0] index_o,
  output wire                  any_o,
  output wire                  many_o
);

  // Up to 32 bits make one group, which then has just the lanes that the index can name.
  localparam LaneWidth = (IndexWidth < 5) ? IndexWidth : 5;
  localparam Lanes     = 1 << LaneWidth;
  localparam Groups    = (Width + Lanes - 1) / Lanes;
  localparam Padded    = Groups * Lanes;

  localparam [Lanes-1:0]  LaneOne  = 1;
  localparam [Groups-1:0] GroupOne = 1;

  wire [Padded-1:0]   padded;
  wire [Groups-1:0]   group_any;
  wire [Groups-1:0]   group_many;
  wire [Lanes-1:0]    lanes;
  reg [LaneWidth-1:0] lane;

  // The last group is filled up with zeros, which never win.
  generate
    if (Padded == Width) begin : gen_exact
      assign padded = bits_i;
    end else begin : gen_padded
      assign padded = {{(Padded - Width) {1'b0}}, bits_i};
    end
  endgenerate

  // x & (x - 1) is x without its lowest set bit: what is left tells one bit from many.
  genvar g;
  generate
    for (g = 0; g < Groups; g = g + 1) begin : gen_group
      wire [Lanes-1:0] group_bits;
      assign group_bits    = padded[g*Lanes +: Lanes];
      assign group_any[g]  = |group_bits;
      assign group_many[g] = |(group_bits & (group_bits - LaneOne));
    end
  endgenerate

  assign any_o  = |group_any;
  // Two bits share a group, or two groups have one each.
  assign many_o = (|group_many) | (|(group_any & (group_any - GroupOne)));

  // From the highest lane down, so that the lowest set one has the last word.
  integer l;
  always @* begin
    lane = {LaneWidth{1'b0}};
    for (l = Lanes - 1; l >= 0; l = l - 1) begin
      if (lanes[l]) begin
        lane = l[LaneWidth-1:0];
      end
    end
  end

  generate
    if (Groups == 1) begin : gen_one_level
      assign lanes   = padded;
      assign index_o = lane;
    end else begin : gen_two_levels
      localparam GroupWidth = IndexWidth - LaneWidth;

      reg [GroupWidth-1:0] group;

      integer k;
      always @* begin
        group = {GroupWidth{1'b0}};
        for (k = Groups - 1; k >= 0; k = k - 1) begin
          if (group_any[k]) begin
            group = k[GroupWidth-1:0];
          end
        end
      end

      // Without a set bit, group 0 is selected, its lanes are all 0, and so is the index.
      assign lanes   = padded[{group, {LaneWidth{1'b0}}} +: Lanes];
      assign index_o = {group, lane};
    end
  endgenerate

endmodule

`default_nettype wire
