// Event input: assembles spike vectors from an AXI4-Stream of address events.
//
// A packet is the spikes of one time step, a beat each, in any order: bits 30 to 0 are the index of
// the input that spikes, and TLAST ends the time step. A beat with bit 31 set holds no event, so
// that a time step without spikes is one such beat with TLAST. An index that does not exist is
// dropped and reported; the same index twice is one spike.
//
// Parameters
//   Inputs      bits of a spike vector
//   IndexWidth  width of an index: enough for Inputs - 1, at least 1
//
// Ports (the AXI signals have the names of the standard, by which tools know them)
//   clk_i, rst_ni   clock; synchronous reset, active low
//   s_axis_*        AXI4-Stream slave; all bytes of a beat count, there is no TKEEP
//   spikes_valid_o  a spike vector is offered; it holds until it is accepted
//   spikes_ready_i  it is accepted in this cycle if it is offered
//   spikes_o        the vector, input 0 in bit 0
//   event_error_o   in this cycle, an event with an index that does not exist is dropped
//
// Timing
//   A beat a cycle. The vector is offered in the cycle after its last beat, and the first beat of
//   the next packet is taken in the cycle after the vector is accepted, at the earliest: n beats
//   take n + 1 cycles if the vector is accepted at once, and each cycle that it waits is one more.
//   No cycle is lost to clearing, since a first beat overwrites the whole vector.
//   s_axis_tready depends on valid_q and on the reset, during which it is 0; spikes_valid_o and
//   spikes_o are registers.

`default_nettype none

module axis_event_input #(
  parameter Inputs     = 40,
  parameter IndexWidth = 6
) (
  input  wire              clk_i,
  input  wire              rst_ni,
  input  wire              s_axis_tvalid,
  output wire              s_axis_tready,
  input  wire [31:0]       s_axis_tdata,
  input  wire              s_axis_tlast,
  output wire              spikes_valid_o,
  input  wire              spikes_ready_i,
  output wire [Inputs-1:0] spikes_o,
  output wire              event_error_o
);

  reg              valid_q;   // spikes_q is a whole vector, not accepted so far
  reg              first_q;   // the next beat is the first of its packet
  reg [Inputs-1:0] spikes_q;  // the vector; some of it, while valid_q is 0

  wire accept;
  wire is_event;
  wire in_range;

  assign s_axis_tready  = rst_ni & ~valid_q;
  assign accept         = s_axis_tvalid & s_axis_tready;
  assign is_event       = ~s_axis_tdata[31];
  assign in_range       = s_axis_tdata[30:0] < Inputs[30:0];
  assign spikes_valid_o = valid_q;
  assign spikes_o       = spikes_q;
  assign event_error_o  = accept & is_event & ~in_range;

  // No beat is accepted while valid_q is 1, so that the two never want to change it together.
  always @(posedge clk_i) begin
    if (!rst_ni) begin
      valid_q <= 1'b0;
      first_q <= 1'b1;
    end else if (accept) begin
      valid_q <= s_axis_tlast;
      first_q <= s_axis_tlast;
    end else if (spikes_ready_i) begin
      valid_q <= 1'b0;
    end
  end

  // A first beat clears the vector of the packet before; its own spike comes on top.
  always @(posedge clk_i) begin
    if (accept & first_q) begin
      spikes_q <= {Inputs{1'b0}};
    end
    if (accept & is_event & in_range) begin
      spikes_q[s_axis_tdata[IndexWidth-1:0]] <= 1'b1;
    end
  end

endmodule

`default_nettype wire
