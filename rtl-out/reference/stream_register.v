// Stream register: whatever it offers comes from registers.
//
// Parameters
//   Width           bits of what goes through
//
// Ports
//   clk_i, rst_ni   clock; synchronous reset, active low
//   valid_i         something is offered; it holds until it is accepted
//   ready_o         it is accepted in this cycle if it is offered
//   data_i          what it is
//   valid_o         something is offered to the receiver; it holds until it is accepted
//   ready_i         it is accepted in this cycle if it is offered
//   data_o          what it is
//
// Timing
//   What is accepted is offered from the next cycle on, one in every cycle if the receiver takes
//   it. valid_o and data_o are registers; ready_o follows ready_i within the cycle.

`default_nettype none

module stream_register #(
  parameter Width = 8
) (
  input  wire             clk_i,
  input  wire             rst_ni,
  input  wire             valid_i,
  output wire             ready_o,
  input  wire [Width-1:0] data_i,
  output wire             valid_o,
  input  wire             ready_i,
  output wire [Width-1:0] data_o
);

  reg             valid_q;
  reg [Width-1:0] data_q;

  assign ready_o = ~valid_q | ready_i;
  assign valid_o = valid_q;
  assign data_o  = data_q;

  always @(posedge clk_i) begin
    if (!rst_ni) begin
      valid_q <= 1'b0;
    end else if (ready_o) begin
      valid_q <= valid_i;
    end
  end

  // Needs no reset: it is looked at while valid_q is 1 only.
  always @(posedge clk_i) begin
    if (valid_i & ready_o) begin
      data_q <= data_i;
    end
  end

endmodule

`default_nettype wire
