// Proof of priority_encoder with [=width] bits in groups of [=lanes]: for all inputs, its index is that of the
// lowest set bit, or 0 without one, and rest_o is all other bits.
//
// What is claimed of all bits is claimed of one, bit k, which is any of them. A counterexample shows
// the bits, the encoder's outputs, and which of the claims below are 0.

`default_nettype none

module [=name] (
  input wire [[=width - 1]:0] bits_i,
  input wire [[=indexWidth - 1]:0] k
);

  wire [[=indexWidth - 1]:0] index;
  wire [[=width - 1]:0] rest;
  wire any;
  wire many;

  priority_encoder #(
    .Width     ([=width]),
    .IndexWidth([=indexWidth]),
    .LaneWidth ([=laneWidth])
  ) u_dut (
    .bits_i (bits_i),
    .index_o(index),
    .rest_o (rest),
    .any_o  (any),
    .many_o (many)
  );

  // Bits that do not exist are not set.
  localparam Padded = 1 << [=indexWidth];

  wire [Padded-1:0] bits;
  wire [Padded-1:0] others;

  assign bits   = bits_i;
  assign others = rest;

  wire set_holds;
  wire lowest_holds;
  wire zero_without_holds;
  wire rest_holds;
  wire any_holds;
  wire many_holds;

  assign set_holds = ~any | bits[index];
  assign lowest_holds = ~bits[k] | (k >= index);
  assign zero_without_holds = any | (index == 0);
  assign rest_holds = others[k] == (bits[k] & (k != index));
  assign any_holds = any == (|bits_i);
  assign many_holds = many == (|rest);

  always @* begin
    assert (set_holds);
    assert (lowest_holds);
    assert (zero_without_holds);
    assert (rest_holds);
    assert (any_holds);
    assert (many_holds);
  end

endmodule

`default_nettype wire
