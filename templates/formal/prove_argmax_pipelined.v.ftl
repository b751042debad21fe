// Proof of argmax_pipelined over [=classes] classes with [=stages] [=(stages gt 1)?then("registers", "register")]: for all counts, the class that comes
// out has as many spikes as any other, and more than every class below it.
//
// Counts go in in every cycle. The class is compared with one, k, which is any of them.

`default_nettype none

module [=name] (
  input wire clk_i,
  input wire [[=classes * countWidth - 1]:0] counts_i
);

  wire [[=width - 1]:0] winner;

  argmax_pipelined #(
    .Classes   ([=classes]),
    .ClassWidth([=width]),
    .CountWidth([=countWidth]),
    .Stages    ([=stages])
  ) u_dut (
    .clk_i   (clk_i),
    .en_i    ({[=stages]{1'b1}}),
    .counts_i(counts_i),
    .class_o (winner)
  );

  (* anyconst *) reg [[=width - 1]:0] k;

  // The counts that went in [=stages] [=(stages gt 1)?then("cycles", "cycle")] ago.
  reg [1:0] cycles_q = 0;
  reg [[=classes * countWidth - 1]:0] counts_1_q;
[#if stages gt 1]
  reg [[=classes * countWidth - 1]:0] counts_2_q;
[/#if]

  always @(posedge clk_i) begin
    cycles_q   <= (cycles_q == [=stages]) ? cycles_q : cycles_q + 1;
    counts_1_q <= counts_i;
[#if stages gt 1]
    counts_2_q <= counts_1_q;
[/#if]
  end

  wire [[=countWidth - 1]:0] most;
  wire [[=countWidth - 1]:0] other;

  assign most  = counts_[=stages]_q[winner*[=countWidth] +: [=countWidth]];
  assign other = counts_[=stages]_q[k*[=countWidth] +: [=countWidth]];

  wire through;
  wire exists_holds;
  wire most_spikes_holds;
  wire lowest_of_equals_holds;

  assign through = cycles_q == [=stages];
  assign exists_holds = ~through | (winner < [=classes]);
  assign most_spikes_holds = ~through | (most >= other);
  assign lowest_of_equals_holds = ~through | (k >= winner) | (most > other);

  always @* begin
    assume (k < [=classes]);
    assume (cycles_q <= [=stages]);
    assert (exists_holds);
    assert (most_spikes_holds);
    assert (lowest_of_equals_holds);
  end

endmodule

`default_nettype wire
