// Priority tree: a part of the way from the bits of a vector to the index of the lowest set one.
//
// A node stands for some bits: whether one of them is set, and if so, which is the lowest. In each
// step of the tree, 2^LaneWidth neighbours become one: the first that has a set bit wins, and its
// number among them goes before what it knows of the index already. The module is one step, and
// calls itself for those that follow.
//
// Parameters
//   Nodes      nodes that come in
//   KnownBits  bits of the index that they know
//   NewBits    bits that are found here, at least 1: 2^NewBits neighbours become one
//   Groups     nodes that are left: Nodes / 2^NewBits, rounded up
//   LaneWidth  log2 of the nodes that meet in a step, at least 1
//
// Ports
//   nodes_i    a bit a node: whether it has a set bit; then, a word of all nodes for each bit that
//              is known, their indices, the lowest bits first; an index is 0 without a set bit
//   nodes_o    the same of the nodes that are left
//
// Timing
//   Combinational. A step has a depth of some gates for each bit that it finds.

`default_nettype none

module priority_tree #(
  parameter Nodes     = 32,
  parameter KnownBits = 0,
  parameter NewBits   = 5,
  parameter Groups    = 1,
  parameter LaneWidth = 5
) (
  input  wire [Nodes*(1+KnownBits)-1:0] nodes_i,
  output wire [Groups*(1+KnownBits+NewBits)-1:0] nodes_o
);

  localparam LaneBits = (NewBits < LaneWidth) ? NewBits : LaneWidth;
  localparam Lanes    = 1 << LaneBits;
  localparam Left     = (Nodes + Lanes - 1) / Lanes;  // nodes after the step
  localparam Padded   = Left * Lanes;
  localparam Found    = KnownBits + LaneBits;

  wire [(1+KnownBits)*Padded-1:0] padded;
  wire [(1+Found)*Left-1:0] left;

  // The last group is filled up with nodes without a set bit, which never win.
  genvar b;
  genvar g;
  generate
    for (b = 0; b <= KnownBits; b = b + 1) begin : gen_word
      assign padded[b*Padded +: Nodes] = nodes_i[b*Nodes +: Nodes];
      if (Padded > Nodes) begin : gen_none
        assign padded[b*Padded+Nodes +: Padded-Nodes] = {(Padded - Nodes) {1'b0}};
      end
    end

    for (g = 0; g < Left; g = g + 1) begin : gen_group
      wire [Lanes-1:0] set;
      reg [Lanes-1:0] later;  // there is a set bit in a lane before
      reg [Lanes-1:0] first;

      assign set = padded[g*Lanes +: Lanes];

      integer d;
      always @* begin
        later = set << 1;
        for (d = 1; d < Lanes; d = 2 * d) begin
          later = later | (later << d);
        end
        first = set & ~later;
      end

      assign left[g] = |set;
      for (b = 0; b < KnownBits; b = b + 1) begin : gen_known
        assign left[(1+b)*Left+g] = |(first & padded[(1+b)*Padded+g*Lanes +: Lanes]);
      end
      for (b = 0; b < LaneBits; b = b + 1) begin : gen_new
        // The lanes that have this bit in their number.
        localparam [Lanes-1:0] Ones =
            {(Lanes >> (b + 1)) {{(1 << b) {1'b1}}, {(1 << b) {1'b0}}}};

        assign left[(1+KnownBits+b)*Left+g] = |(first & Ones);
      end
    end

    if (NewBits == LaneBits) begin : gen_last
      assign nodes_o = left;
    end else begin : gen_step
      priority_tree #(
        .Nodes    (Left),
        .KnownBits(Found),
        .NewBits  (NewBits - LaneBits),
        .Groups   (Groups),
        .LaneWidth(LaneWidth)
      ) u_steps (
        .nodes_i(left),
        .nodes_o(nodes_o)
      );
    end
  endgenerate

endmodule

`default_nettype wire
