// Spike scheduler: turns a spike vector into the sequence of its active presynaptic indices.
//
// Issues the set bits of the accepted vector in ascending order, one a cycle. A vector without
// spikes takes one issue as well, in which nothing is read.
[#if folded]
// The layer has fewer lanes than neurons: the vector is issued once for each fold of the neurons,
// fold 0 first. Each such pass takes as many issues as a vector without folding.
[/#if]
//
// Parameters
//   Inputs      presynaptic neurons
//   IndexWidth  width of a presynaptic index: enough for Inputs - 1, at least 1
//   LaneWidth   log2 of the radix of the priority encoder's tree
[#if folded]
//   Folds       passes over a vector, at least 2
//   FoldWidth   width of a fold's number: enough for Folds - 1
[/#if]
//
// Ports
//   clk_i, rst_ni   clock; synchronous reset, active low
[#if ahead]
//   stall_i         nothing is issued; a vector is accepted if there is none
[#else]
//   stall_i         the layer stands still: nothing is issued and nothing accepted
[/#if]
//   valid_i         a spike vector is offered; it must be held until it is accepted
//   ready_o         the vector is accepted in this cycle if it is offered
//   final_i         it is the one of the last time step of its sample
//   spikes_i        the vector, neuron 0 in bit 0
//   issue_valid_o   an issue takes place in this cycle
//   issue_read_o    the weight row of issue_index_o is to be read: 0 for an empty vector
[#if !ahead]
//   issue_first_o   it is the first one of [=folded?then("a pass", "its vector")] (valid only with issue_valid_o)
[/#if]
//   issue_last_o    it is the last one of [=folded?then("a pass", "its vector")] (valid only with issue_valid_o)
[#if folded]
//   issue_fold_o    the fold of the pass
[/#if]
[#if stateful]
//   issue_fresh_o   its vector is the one of the first time step of its sample
[/#if]
//   issue_final_o   its vector is the one of the last time step of its sample[=ahead?then(" (valid only with issue_valid_o)", "")]
[#if ahead]
//   issue_index_o   the lowest pending index (valid only with issue_read_o)
[#else]
//   issue_index_o   the lowest pending index, in every cycle; 0 if none is pending
[/#if]
//
// Timing
//   A vector with n spikes that is accepted in cycle A is issued in the cycles A + 1 to
[#if folded]
//   A + Folds * max(n, 1), if nothing stalls. The next one is accepted in the cycle of the last
//   issue already, so that no cycle is lost between them. ready_o does not depend on valid_i.
[#else]
//   A + max(n, 1), if nothing stalls. The next one is accepted in the cycle of the last issue
//   already, so that no cycle is lost between them. ready_o does not depend on valid_i.
[/#if]

`default_nettype none

module [=module] #(
  parameter Inputs     = 32,
  parameter IndexWidth = 5,
[#if folded]
  parameter LaneWidth  = 5,
  parameter Folds      = 2,
  parameter FoldWidth  = 1
[#else]
  parameter LaneWidth  = 5
[/#if]
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
[#if !ahead]
  output wire                  issue_first_o,
[/#if]
  output wire                  issue_last_o,
[#if folded]
  output wire [FoldWidth-1:0]  issue_fold_o,
[/#if]
[#if stateful]
  output wire                  issue_fresh_o,
[/#if]
  output wire                  issue_final_o,
  output wire [IndexWidth-1:0] issue_index_o
);

[#if folded]
  localparam LastFold = Folds - 1;

  localparam [FoldWidth-1:0] FirstFold = 0;
  localparam [FoldWidth-1:0] OneFold   = 1;

  reg                 busy_q;     // a vector is being issued
  reg                 first_q;    // the first issue of the pass is still to come
  reg                 final_q;    // the vector belongs to the last time step of its sample
[#if stateful]
  reg                 fresh_q;    // it belongs to the first time step of its sample
[/#if]
  reg [Inputs-1:0]    pending_q;  // its spikes that are not issued yet in this pass
  reg [Inputs-1:0]    vector_q;   // all its spikes, for the passes to come
  reg [FoldWidth-1:0] fold_q;     // the pass
[#else]
  reg              busy_q;     // a vector is being issued
[#if !ahead]
  reg              first_q;    // the first issue of it is still to come
[/#if]
  reg              final_q;    // it belongs to the last time step of its sample
[#if stateful]
  reg              fresh_q;    // it belongs to the first time step of its sample
[/#if]
  reg [Inputs-1:0] pending_q;  // its spikes that are not issued yet
[/#if]

  wire              any;
  wire              many;
  wire [Inputs-1:0] rest;
[#if folded]
  wire              pass_done;
  wire              done;
[/#if]
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
[#if !ahead]
  assign issue_first_o = first_q;
[/#if]
  assign issue_last_o  = ~many;
[#if folded]
  assign issue_fold_o  = fold_q;
[/#if]
[#if stateful]
  assign issue_fresh_o = fresh_q;
[/#if]
  assign issue_final_o = final_q;
[#if folded]
  assign pass_done     = ~many;
  assign done          = pass_done & (fold_q == LastFold[FoldWidth-1:0]);
  assign ready_o       = ~stall_i & (~busy_q | done);
[#else]
[#if ahead]
  assign ready_o       = ~busy_q | (~stall_i & ~many);
[#else]
  assign ready_o       = ~stall_i & (~busy_q | ~many);
[/#if]
[/#if]
  assign accept        = valid_i & ready_o;
  assign pending_en    = accept | issue_valid_o;

  always @(posedge clk_i) begin
    if (!rst_ni) begin
      busy_q  <= 1'b0;
[#if !ahead]
      first_q <= 1'b0;
      final_q <= 1'b1;  // as after a sample: the next vector is a first one
[/#if]
[#if stateful]
      fresh_q <= 1'b0;
[/#if]
[#if folded]
      fold_q  <= FirstFold;
[/#if]
    end else if (accept) begin
      busy_q  <= 1'b1;
[#if !ahead]
      first_q <= 1'b1;
      final_q <= final_i;
[/#if]
[#if stateful]
      fresh_q <= final_q;
[/#if]
[#if folded]
      fold_q  <= FirstFold;
[/#if]
    end else if (issue_valid_o) begin
[#if folded]
      busy_q  <= ~done;
      first_q <= pass_done;
      if (pass_done) begin
        fold_q <= done ? FirstFold : fold_q + OneFold;
      end
[#else]
      busy_q  <= many;
[#if !ahead]
      first_q <= 1'b0;
[/#if]
[/#if]
    end
  end

[#if ahead]
  // The mark and the spikes need no reset: they are looked at while busy_q is 1.
  always @(posedge clk_i) begin
    if (accept) begin
      final_q <= final_i;
    end
    if (pending_en) begin
[#else]
  // After the last issue of a vector, no bit of pending_q is set.
  always @(posedge clk_i) begin
    if (!rst_ni) begin
      pending_q <= {Inputs{1'b0}};
    end else if (pending_en) begin
[/#if]
[#if folded]
      pending_q <= accept ? spikes_i : (pass_done & ~done) ? vector_q : rest;
[#else]
      pending_q <= accept ? spikes_i : rest;
[/#if]
    end
  end
[#if folded]

  // Needs no reset: it is looked at while busy_q is set only.
  always @(posedge clk_i) begin
    if (accept) begin
      vector_q <= spikes_i;
    end
  end
[/#if]

  // What is derived from other parameters has to fit them. There is no module of such a name: every
  // tool stops at it.
  generate
    if (Inputs > (1 << IndexWidth)) begin : gen_refused_index_width
      [=module]_IndexWidth_is_too_small u_refused ();
    end
[#if folded]
    if (Folds > (1 << FoldWidth)) begin : gen_refused_fold_width
      [=module]_FoldWidth_is_too_small u_refused ();
    end
[/#if]
  endgenerate

endmodule

`default_nettype wire
