// Proof of row_adder with [=ports] ports, one lane of it: as long as up to [=issueWidth] ports are read, the sum is
// exact. All lanes are alike.

`default_nettype none

module [=name] (
  input wire [[=ports * weightWidth - 1]:0] words_i,
  input wire [[=ports - 1]:0] read_i
);

  wire [[=sumWidth - 1]:0] sums;

  row_adder #(
    .Ports      ([=ports]),
    .Lanes      (1),
    .WeightWidth([=weightWidth]),
    .SumWidth   ([=sumWidth])
  ) u_dut (
    .words_i(words_i),
    .read_i (read_i),
    .sums_o (sums)
  );

  // The same in integers that no sum can leave.
  integer p;
  reg [31:0] reads;
  reg signed [31:0] weight;
  reg signed [31:0] exact;
  always @* begin
    reads = 0;
    exact = 0;
    for (p = 0; p < [=ports]; p = p + 1) begin
[#if weightWidth == 1]
      weight = words_i[p] ? -1 : 1;
[#else]
      weight = $signed(words_i[p*[=weightWidth] +: [=weightWidth]]);
[/#if]
      if (read_i[p]) begin
        reads = reads + 1;
        exact = exact + weight;
      end
    end
  end

  wire signed [31:0] sum;
  wire exact_holds;

  assign sum         = $signed(sums);
  assign exact_holds = sum == exact;

  always @* begin
    assume (reads <= [=issueWidth]);
    assert (exact_holds);
  end

endmodule

`default_nettype wire
