// Packet gate: lets beats through, but for the rest of a packet that a reset of the core has cut
// off.
//
// A reset of the core ends what has come of a packet, while the packet itself goes on: its other
// beats are accepted and dropped, up to its TLAST, so that the next packet is whole.
//
// Ports
//   clk_i, rst_ni  clock; synchronous reset, active low
//   cut_i          the core is reset in this cycle; no beat goes through
//   valid_i        a beat is offered; it holds until it is accepted
//   ready_o        it is accepted in this cycle if it is offered
//   last_i         it is the last of its packet
//   valid_o        the beat is offered on
//   ready_i        it is accepted in this cycle if it is offered
//   open_o         a packet has begun and not ended, and what has come of it is not lost
//
// Timing
//   valid_o follows valid_i, and ready_o follows ready_i within the cycle; a beat that is dropped
//   is accepted at once. open_o comes from registers.

`default_nettype none

module packet_gate (
  input  wire clk_i,
  input  wire rst_ni,
  input  wire cut_i,
  input  wire valid_i,
  output wire ready_o,
  input  wire last_i,
  output wire valid_o,
  input  wire ready_i,
  output wire open_o
);

  reg open_q;  // a packet has begun and not ended
  reg drop_q;  // what comes of it is dropped; only with open_q

  wire accept;

  assign ready_o = drop_q | ready_i;
  assign valid_o = valid_i & ~drop_q;
  assign accept  = valid_i & ready_o;
  assign open_o  = open_q & ~drop_q;

  always @(posedge clk_i) begin
    if (!rst_ni) begin
      open_q <= 1'b0;
      drop_q <= 1'b0;
    end else if (accept) begin
      open_q <= ~last_i;
      drop_q <= drop_q & ~last_i;
    end else if (cut_i) begin
      drop_q <= open_q;
    end
  end

endmodule

`default_nettype wire
