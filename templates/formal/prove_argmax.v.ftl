// Proof of argmax over [=classes] classes: for all counts, the class has as many spikes as any other, and more
// than every class below it.
//
// It is compared with one class, k, which is any of them.

`default_nettype none

module [=name] (
  input wire [[=classes * countWidth - 1]:0] counts_i,
  input wire [[=width - 1]:0] k
);

  wire [[=width - 1]:0] winner;

  argmax #(
    .Classes   ([=classes]),
    .ClassWidth([=width]),
    .CountWidth([=countWidth])
  ) u_dut (
    .counts_i(counts_i),
    .class_o (winner)
  );

  wire [[=countWidth - 1]:0] most;
  wire [[=countWidth - 1]:0] other;

  assign most  = counts_i[winner*[=countWidth] +: [=countWidth]];
  assign other = counts_i[k*[=countWidth] +: [=countWidth]];

  wire exists_holds;
  wire most_spikes_holds;
  wire lowest_of_equals_holds;

  assign exists_holds = winner < [=classes];
  assign most_spikes_holds = most >= other;
  assign lowest_of_equals_holds = (k >= winner) | (most > other);

  always @* begin
    assume (k < [=classes]);
    assert (exists_holds);
    assert (most_spikes_holds);
    assert (lowest_of_equals_holds);
  end

endmodule

`default_nettype wire
