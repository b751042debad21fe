// Reset sequencer: a reset that software asks for waits until nothing is in flight.
//
// From the request on, nothing goes into the core any more. Once all that has gone in has come out,
// the core is reset for one cycle.
//
// Ports
//   clk_i, rst_ni  clock; synchronous reset, active low
//   request_i      a reset is asked for in this cycle
//   empty_i        nothing is in flight, if nothing goes in
//   close_o        nothing goes in from the next cycle on
//   drain_o        what has gone in comes out; nothing goes in
//   reset_o        reset the core in this cycle; the request is fulfilled with it
//
// Timing
//   reset_o is 1 in the cycle after the first one with drain_o and empty_i; a request in R has
//   drain_o from R + 1 on, so R + 2 at the earliest. drain_o and reset_o are registers; close_o
//   follows request_i within the cycle.

`default_nettype none

module reset_sequencer (
  input  wire clk_i,
  input  wire rst_ni,
  input  wire request_i,
  input  wire empty_i,
  output wire close_o,
  output wire drain_o,
  output wire reset_o
);

  reg drain_q;
  reg reset_q;

  assign close_o = request_i | drain_q;
  assign drain_o = drain_q;
  assign reset_o = reset_q;

  always @(posedge clk_i) begin
    if (!rst_ni) begin
      drain_q <= 1'b0;
      reset_q <= 1'b0;
    end else begin
      drain_q <= request_i | (drain_q & ~empty_i);
      reset_q <= drain_q & empty_i;
    end
  end

endmodule

`default_nettype wire
