// Unit bench of argmax: equal counts, single spikes, and random counts from narrow and wide ranges,
// so that there are many ties and few, at several sizes, against a scan from class 0 up. With STAGES
// defined, of argmax_pipelined with that many registers, which also have to hold while they are not
// enabled. Prints one line, PASS or FAIL.

`default_nettype none

module argmax_check #(
  parameter Classes    = 1,
  parameter ClassWidth = 1,
  parameter CountWidth = 1
) (
  output reg [31:0] checks_o,
  output reg [31:0] errors_o
);

  reg [Classes*CountWidth-1:0] counts;
  wire [ClassWidth-1:0]        class;

`ifdef STAGES
  reg           clk = 1'b0;
  reg [`STAGES-1:0] en;

  argmax_pipelined #(
    .Classes   (Classes),
    .ClassWidth(ClassWidth),
    .CountWidth(CountWidth),
    .Stages    (`STAGES)
  ) u_dut (
    .clk_i   (clk),
    .en_i    (en),
`else
  argmax #(
    .Classes   (Classes),
    .ClassWidth(ClassWidth),
    .CountWidth(CountWidth)
  ) u_dut (
`endif
    .counts_i(counts),
    .class_o (class)
  );

  reg [Classes*CountWidth-1:0] held;

  integer seed;
  integer k;
  integer c;
  integer s;

  task check;
    integer best;
    begin
`ifdef STAGES
      // Through one register after the other, while other counts stand at the input.
      held = counts;
      for (s = 0; s < `STAGES; s = s + 1) begin
        en = 1 << s;
        #1 clk = 1'b1;
        #1 clk = 1'b0;
        en = 0;
        counts = ~held;
        #1 clk = 1'b1;
        #1 clk = 1'b0;
      end
      counts = held;
`endif
      #1;
      best = 0;
      for (c = 1; c < Classes; c = c + 1) begin
        if (counts[c*CountWidth +: CountWidth] > counts[best*CountWidth +: CountWidth]) begin
          best = c;
        end
      end
      checks_o = checks_o + 1;
      if (class !== best) begin
        errors_o = errors_o + 1;
        if (errors_o == 1) begin
          $display("%0d classes, counts %h: class %0d, expected %0d", Classes, counts, class, best);
        end
      end
    end
  endtask

  initial begin
    checks_o = 0;
    errors_o = 0;
    seed = Classes;
    counts = {Classes*CountWidth{1'b0}};
    check;
    counts = {Classes*CountWidth{1'b1}};
    check;
    for (k = 0; k < Classes; k = k + 1) begin
      counts = {Classes*CountWidth{1'b0}};
      counts[k*CountWidth] = 1'b1;
      check;
      counts = {Classes*CountWidth{1'b1}};
      counts[k*CountWidth] = 1'b0;
      check;
    end
    for (k = 0; k < 400; k = k + 1) begin
      for (c = 0; c < Classes; c = c + 1) begin
        counts[c*CountWidth +: CountWidth] = $random(seed) & ((k & 1) ? 3 : 32'hffff);
      end
      check;
    end
  end

endmodule

module argmax_tb;

  localparam Sizes = 8;

  wire [31:0] checks [0:Sizes-1];
  wire [31:0] errors [0:Sizes-1];

  // Classes, bits of a class, bits of a count.
  argmax_check #(1, 1, 4)   u_0 (checks[0], errors[0]);
  argmax_check #(2, 1, 1)   u_1 (checks[1], errors[1]);
  argmax_check #(3, 2, 4)   u_2 (checks[2], errors[2]);
  argmax_check #(4, 2, 3)   u_3 (checks[3], errors[3]);
  argmax_check #(5, 3, 2)   u_4 (checks[4], errors[4]);
  argmax_check #(10, 4, 11) u_5 (checks[5], errors[5]);
  argmax_check #(16, 4, 1)  u_6 (checks[6], errors[6]);
  argmax_check #(17, 5, 5)  u_7 (checks[7], errors[7]);

  integer    i;
  reg [31:0] all_checks;
  reg [31:0] all_errors;

  initial begin
    #20000;
    all_checks = 0;
    all_errors = 0;
    for (i = 0; i < Sizes; i = i + 1) begin
      all_checks = all_checks + checks[i];
      all_errors = all_errors + errors[i];
    end
    if (all_errors == 0 && all_checks == Sizes * 402 + 2 * (1 + 2 + 3 + 4 + 5 + 10 + 16 + 17)) begin
      $display("PASS argmax: %0d checks", all_checks);
    end else begin
      $display("FAIL argmax: %0d errors in %0d checks", all_errors, all_checks);
    end
    $finish;
  end

endmodule

`default_nettype wire
