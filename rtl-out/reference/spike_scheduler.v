// Spike scheduler: turns a spike vector into the sequence of its active presynaptic indices.
//
// Issues the set bits of the accepted vector in ascending order, one a cycle. A vector without
// spikes takes one issue as well, in which nothing is read.
//
// Parameters
//   Inputs      presynaptic neurons
//   IndexWidth  width of a presynaptic index: enough for Inputs - 1, at least 1
//   LaneWidth   log2 of the radix of the priority encoder's tree
//
// Ports
//   clk_i, rst_ni   clock; synchronous reset, active low
//   stall_i         the layer stands still: nothing is issued and nothing accepted
//   valid_i         a spike vector is offered; it must be held until it is accepted
//   ready_o         the vector is accepted in this cycle if it is offered
//   final_i         it is the one of the last time step of its sample
//   spikes_i        the vector, neuron 0 in bit 0
//   issue_valid_o   an issue takes place in this cycle
//   issue_read_o    the weight row of issue_index_o is to be read: 0 for an empty vector
//   issue_first_o   it is the first one of its vector (valid only with issue_valid_o)
//   issue_last_o    it is the last one of its vector (valid only with issue_valid_o)
//   issue_final_o   its vector is the one of the last time step of its sample
//   issue_index_o   the lowest pending index, in every cycle; 0 if none is pending
//
// Timing
//   A vector with n spikes that is accepted in cycle A is issued in the cycles A + 1 to
//   A + max(n, 1), if nothing stalls. The next one is accepted in the cycle of the last issue
//   already, so that no cycle is lost between them. ready_o does not depend on valid_i.

`default_nettype none

module spike_scheduler #(
  parameter Inputs     = 32,
  parameter IndexWidth = 5,
  parameter LaneWidth  = 5
) (
  input  wire                  clk_i,
  input  wire                  rst_ni,
  input  wire                  stall_i,
  input  wire                  valid_i,
  output wire                  ready_o,
  input  wire                  final_i,
  input  wire [Inputs-1:0]     spikes_i,
  output wire                  issue_valid_o,
  output wire                  issue_read_o,
  output wire                  issue_first_o,
  output wire                  issue_last_o,
  output wire                  issue_final_o,
  output wire [IndexWidth-1:0] issue_index_o
);

  reg              busy_q;     // a vector is being issued
  reg              first_q;    // the first issue of it is still to come
  reg              final_q;    // it belongs to the last time step of its sample
  reg [Inputs-1:0] pending_q;  // its spikes that are not issued yet

  wire              any;
  wire              many;
  wire [Inputs-1:0] rest;
  wire              accept;
  wire              pending_en;

  priority_encoder #(
    .Width     (Inputs),
    .IndexWidth(IndexWidth),
    .LaneWidth (LaneWidth)
  ) u_encoder (
    .bits_i (pending_q),
    .index_o(issue_index_o),
    .rest_o (rest),
    .any_o  (any),
    .many_o (many)
  );

  assign issue_valid_o = busy_q & ~stall_i;
  assign issue_read_o  = issue_valid_o & any;
  assign issue_first_o = first_q;
  assign issue_last_o  = ~many;
  assign issue_final_o = final_q;
  assign ready_o       = ~stall_i & (~busy_q | ~many);
  assign accept        = valid_i & ready_o;
  assign pending_en    = accept | issue_valid_o;

  always @(posedge clk_i) begin
    if (!rst_ni) begin
      busy_q  <= 1'b0;
      first_q <= 1'b0;
      final_q <= 1'b1;  // as after a sample: the next vector is a first one
    end else if (accept) begin
      busy_q  <= 1'b1;
      first_q <= 1'b1;
      final_q <= final_i;
    end else if (issue_valid_o) begin
      busy_q  <= many;
      first_q <= 1'b0;
    end
  end

  // After the last issue of a vector, no bit of pending_q is set.
  always @(posedge clk_i) begin
    if (!rst_ni) begin
      pending_q <= {Inputs{1'b0}};
    end else if (pending_en) begin
      pending_q <= accept ? spikes_i : rest;
    end
  end

  // What is derived from other parameters has to fit them. There is no module of such a name: every
  // tool stops at it.
  generate
    if (Inputs > (1 << IndexWidth)) begin : gen_refused_index_width
      spike_scheduler_IndexWidth_is_too_small u_refused ();
    end
  endgenerate

endmodule

`default_nettype wire
