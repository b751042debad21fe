// Channel buffer: registers on a handshake, in both directions, that take a word in every cycle.
//
// Parameters
//   Width  bits of a word
//
// Ports
//   clk_i, rst_ni              clock; synchronous reset, active low
//   valid_i, ready_o, data_i   handshake with what comes before
//   valid_o, ready_i, data_o   handshake with what comes after
//
// Timing
//   A word that is taken in a cycle is offered from the next on, and a word is taken and another
//   given in the same cycle. Every output is a register: ready_o cannot follow ready_i at once, so
//   there is room for a second word, the one that is taken while the first is held up. ready_o is 0
//   in reset and in the cycle after it.

`default_nettype none

module channel_buffer #(
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

  reg             ready_q;  // the second place is empty
  reg             valid_q;  // the first is not
  reg [Width-1:0] data_q;
  reg [Width-1:0] second_q;
  wire            move;     // the first place is free for another word

  assign ready_o = ready_q;
  assign valid_o = valid_q;
  assign data_o  = data_q;
  assign move    = ready_i | ~valid_q;

  always @(posedge clk_i) begin
    if (!rst_ni) begin
      ready_q <= 1'b0;
      valid_q <= 1'b0;
    end else begin
      ready_q <= move | (ready_q & ~valid_i);
      if (ready_q) begin
        valid_q <= valid_i | ~move;
      end
    end
  end

  // Without reset: no word is looked at before it is written.
  always @(posedge clk_i) begin
    if (move) begin
      data_q <= ready_q ? data_i : second_q;
    end
    if (ready_q) begin
      second_q <= data_i;
    end
  end

endmodule

`default_nettype wire
