// Spike scheduler: turns a spike vector into a sequence of presynaptic indices.
//
// Takes a vector over valid/ready, then issues the indices of its set bits, one a cycle in
// ascending order. A vector without spikes takes one issue cycle too, in which nothing is to be
// read, so that its time step goes through the layer like any other.
//
// Parameters
//   Inputs      presynaptic neurons: bits of a spike vector
//   IndexWidth  width of a presynaptic index: enough for Inputs - 1, at least 1
//
// Ports
//   clk_i, rst_ni   clock; synchronous reset, active low
//   stall_i         the layer stands still: nothing is issued and nothing accepted
//   valid_i         a spike vector is offered; it must be held until it is accepted
//   ready_o         the vector is accepted in this cycle if it is offered
//   spikes_i        the vector, neuron 0 in bit 0
//   issue_valid_o   an issue takes place in this cycle
//   issue_read_o    the weight row of issue_index_o is to be read: 0 for an empty vector
//   issue_first_o   it is the first issue of its vector (valid only with issue_valid_o)
//   issue_last_o    it is the last issue of its vector (valid only with issue_valid_o)
//   issue_index_o   the lowest pending index, in every cycle; 0 if none is pending
//
// Timing
//   A vector with n spikes that is accepted in cycle A is issued in the cycles A + 1 to
//   A + max(n, 1), if nothing stalls. The next one is accepted in the cycle of the last issue
//   already, so that no cycle is lost between them. ready_o does not depend on valid_i.

`default_nettype none

module spike_scheduler #(
  parameter Inputs     = 32,
  parameter IndexWidth = 5
) (
  input  wire                  clk_i,
  input  wire                  rst_ni,
  input  wire                  stall_i,
  input  wire                  valid_i,
  output wire                  ready_o,
  input  wire [Inputs-1:0]     spikes_i,
  output wire                  issue_valid_o,
  output wire                  issue_read_o,
  output wire                  issue_first_o,
  output wire                  issue_last_o,
  output wire [IndexWidth-1:0] issue_index_o
);

  reg              busy_q;     // a vector is being issued
  reg              first_q;    // its first issue is still to come
  reg [Inputs-1:0] pending_q;  // its spikes that are not issued yet

  wire any;
  wire many;

  priority_encoder #(
    .Width     (Inputs),
    .IndexWidth(IndexWidth)
  ) u_encoder (
    .bits_i (pending_q),
    .index_o(issue_index_o),
    .any_o  (any),
    .many_o (many)
  );

  assign issue_valid_o = busy_q & ~stall_i;
  assign issue_read_o  = issue_valid_o & any;
  assign issue_first_o = first_q;
  assign issue_last_o  = ~many;
  assign ready_o       = ~stall_i & (~busy_q | ~many);

  always @(posedge clk_i) begin
    if (!rst_ni) begin
      busy_q    <= 1'b0;
      first_q   <= 1'b0;
      pending_q <= {Inputs{1'b0}};
    end else if (valid_i & ready_o) begin
      busy_q    <= 1'b1;
      first_q   <= 1'b1;
      pending_q <= spikes_i;
    end else if (issue_valid_o) begin
      // After the last issue, busy_q is 0 and no bit of pending_q is set.
      busy_q                   <= many;
      first_q                  <= 1'b0;
      pending_q[issue_index_o] <= 1'b0;
    end
  end

endmodule

`default_nettype wire
