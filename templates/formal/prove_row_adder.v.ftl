// Proof of [=module] with [=ports] ports, one lane of it: as long as up to [=issueWidth] ports are read, the sum is
// exact. All lanes are alike.[=pipelined?then(" The sum that comes out is that of the words that were taken last.", "")]

`default_nettype none

module [=name] (
[#if pipelined]
  input wire clk_i,
  input wire en_i,
[/#if]
  input wire [[=ports * weightWidth - 1]:0] words_i,
  input wire [[=ports - 1]:0] read_i
);

  wire [[=sumWidth - 1]:0] sums;

  [=module] #(
    .Ports      ([=ports]),
    .Lanes      (1),
    .WeightWidth([=weightWidth]),
[#if pipelined]
    .SumWidth   ([=sumWidth]),
    .PartPorts  ([=partPorts])
  ) u_dut (
    .clk_i  (clk_i),
    .en_i   (en_i),
[#else]
    .SumWidth   ([=sumWidth])
  ) u_dut (
[/#if]
    .words_i(words_i),
    .read_i (read_i),
    .sums_o (sums)
  );

[#if pipelined]
  // What was taken last.
  reg taken_q = 1'b0;
  reg [[=ports * weightWidth - 1]:0] words_q;
  reg [[=ports - 1]:0] read_q;

  always @(posedge clk_i) begin
    if (en_i) begin
      taken_q <= 1'b1;
      words_q <= words_i;
      read_q  <= read_i;
    end
  end

[/#if]
[#assign words = pipelined?then("words_q", "words_i")]
[#assign read = pipelined?then("read_q", "read_i")]
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
      weight = [=words][p] ? -1 : 1;
[#else]
      weight = $signed([=words][p*[=weightWidth] +: [=weightWidth]]);
[/#if]
      if ([=read][p]) begin
        reads = reads + 1;
        exact = exact + weight;
      end
    end
  end

  wire signed [31:0] sum;
  wire exact_holds;

  assign sum         = $signed(sums);
  assign exact_holds = [=pipelined?then("~taken_q | ", "")](sum == exact);

  always @* begin
    assume (reads <= [=issueWidth]);
    assert (exact_holds);
  end

endmodule

`default_nettype wire
