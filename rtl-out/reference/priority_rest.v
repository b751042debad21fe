// Priority rest: which bits of a vector have a set one before them, and how many are set.
//
// A tree of the same shape as that of priority_tree: upwards, whether a node has one set bit or
// several; downwards, whether there is one in the nodes before it. The module is one step, and
// calls itself for those that follow.
//
// Parameters
//   Nodes      nodes that come in
//   LaneWidth  log2 of the nodes that meet in a step, at least 1
//
// Ports
//   any_i      a bit a node: at least one of its bits is set
//   many_i     at least two of them are set
//   later_o    at least one bit of the nodes before it is set
//   any_o      at least one bit of all nodes is set
//   many_o     at least two of them are set
//
// Timing
//   Combinational. A step has a depth of some gates for each bit of LaneWidth.

`default_nettype none

module priority_rest #(
  parameter Nodes     = 32,
  parameter LaneWidth = 5
) (
  input  wire [Nodes-1:0] any_i,
  input  wire [Nodes-1:0] many_i,
  output wire [Nodes-1:0] later_o,
  output wire             any_o,
  output wire             many_o
);

  localparam Lanes = 1 << LaneWidth;
  localparam Left  = (Nodes + Lanes - 1) / Lanes;  // nodes after the step

  wire [Left-1:0] any;
  wire [Left-1:0] many;
  wire [Left-1:0] later;

  genvar g;
  generate
    for (g = 0; g < Left; g = g + 1) begin : gen_group
      // The last group may have fewer lanes.
      localparam Here = (Nodes - g * Lanes < Lanes) ? Nodes - g * Lanes : Lanes;

      wire [Here-1:0] set;

      assign set    = any_i[g*Lanes +: Here];
      assign any[g] = |set;

      if (Here == 1) begin : gen_lane
        assign many[g]          = many_i[g*Lanes];
        assign later_o[g*Lanes] = later[g];
      end else begin : gen_lanes
        reg [Here-1:0] behind;  // there is a set bit in a lane before

        integer d;
        always @* begin
          behind = set << 1;
          for (d = 1; d < Here; d = 2 * d) begin
            behind = behind | (behind << d);
          end
        end

        // Several bits are set in one lane, or one in each of several.
        assign many[g]                  = |(many_i[g*Lanes +: Here] | (set & behind));
        assign later_o[g*Lanes +: Here] = behind | {Here{later[g]}};
      end
    end

    if (Left == 1) begin : gen_root
      assign later  = 1'b0;
      assign any_o  = any;
      assign many_o = many;
    end else begin : gen_step
      priority_rest #(
        .Nodes    (Left),
        .LaneWidth(LaneWidth)
      ) u_steps (
        .any_i  (any),
        .many_i (many),
        .later_o(later),
        .any_o  (any_o),
        .many_o (many_o)
      );
    end
  endgenerate

endmodule

`default_nettype wire
