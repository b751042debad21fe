// Skid buffer: a register between a sender and a receiver that may hold it up, whose ready comes
// from a register of its own.
//
// What is offered goes through within the cycle if the receiver takes it. If it does not, it is
// kept here, and the sender, which has been told that it was accepted, waits from the next cycle
// on. So the answer to the sender never depends on what the receiver says in the same cycle, and
// something can go through in every cycle.
//
// Parameters
//   Width           bits of what goes through
//
// Ports
//   clk_i, rst_ni   clock; synchronous reset, active low
//   close_i         accept nothing from the next cycle on, for as long as this is 1
//   valid_i         something is offered; it holds until it is accepted
//   ready_o         it is accepted in this cycle if it is offered
//   data_i          what it is
//   valid_o         something is offered to the receiver; it holds until it is accepted
//   ready_i         it is accepted in this cycle if it is offered
//   data_o          what it is
//   full_o          something is kept
//
// Timing
//   ready_o is a register: 0 during reset and in the cycle after it, then 0 while something is kept
//   or was held back by close_i in the cycle before. valid_o and data_o follow valid_i and data_i
//   within the cycle while nothing is kept.

`default_nettype none

module skid_buffer #(
  parameter Width = 8
) (
  input  wire             clk_i,
  input  wire             rst_ni,
  input  wire             close_i,
  input  wire             valid_i,
  output wire             ready_o,
  input  wire [Width-1:0] data_i,
  output wire             valid_o,
  input  wire             ready_i,
  output wire [Width-1:0] data_o,
  output wire             full_o
);

  reg             ready_q;  // never 1 with full_q
  reg             full_q;   // data_q has been accepted, and the receiver has not taken it
  reg [Width-1:0] data_q;

  wire keep;

  assign ready_o = ready_q;
  assign valid_o = full_q | (valid_i & ready_q);
  assign data_o  = full_q ? data_q : data_i;
  assign full_o  = full_q;
  assign keep    = valid_o & ~ready_i;

  always @(posedge clk_i) begin
    if (!rst_ni) begin
      ready_q <= 1'b0;
      full_q  <= 1'b0;
    end else begin
      ready_q <= ~keep & ~close_i;
      full_q  <= keep;
    end
  end

  // Needs no reset: it is looked at while full_q is 1 only.
  always @(posedge clk_i) begin
    if (valid_i & ready_q) begin
      data_q <= data_i;
    end
  end

endmodule

`default_nettype wire
