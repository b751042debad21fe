// Unit bench of row_adder: random words and reads, and the largest and smallest weights, at several
// sizes and with weights of one bit, against sums of integers. With PIPELINED defined, of
// row_adder_pipelined, which has to hold while it is not enabled. Prints one line, PASS or FAIL.

`default_nettype none

module row_adder_check #(
  parameter Ports       = 1,
  parameter Lanes       = 1,
  parameter WeightWidth = 1,
  parameter SumWidth    = 2,
  parameter Reads       = 1
) (
  output reg [31:0] checks_o,
  output reg [31:0] errors_o
);

  reg [Ports*Lanes*WeightWidth-1:0] words;
  reg [Ports-1:0]                   read;
  wire [Lanes*SumWidth-1:0]         sums;

`ifdef PIPELINED
  // Parts of about half of the ports, and where that does not come out even, a smaller one.
  localparam PartPorts = (Ports + 1) / 2;

  reg clk = 1'b0;
  reg en  = 1'b0;

  row_adder_pipelined #(
    .Ports      (Ports),
    .Lanes      (Lanes),
    .WeightWidth(WeightWidth),
    .SumWidth   (SumWidth),
    .PartPorts  (PartPorts)
  ) u_dut (
    .clk_i  (clk),
    .en_i   (en),
`else
  row_adder #(
    .Ports      (Ports),
    .Lanes      (Lanes),
    .WeightWidth(WeightWidth),
    .SumWidth   (SumWidth)
  ) u_dut (
`endif
    .words_i(words),
    .read_i (read),
    .sums_o (sums)
  );

  integer seed;
  integer k;
  integer p;
  integer l;
  integer b;

  // A weight as an integer, bit by bit: the highest bit of several counts negative.
  function integer weight(input integer port, input integer lane);
    integer base;
    begin
      base = (port * Lanes + lane) * WeightWidth;
      if (WeightWidth == 1) begin
        weight = words[base] ? -1 : 1;
      end else begin
        weight = 0;
        for (b = 0; b < WeightWidth - 1; b = b + 1) begin
          weight = weight + (words[base+b] ? 1 << b : 0);
        end
        weight = weight - (words[base+WeightWidth-1] ? 1 << (WeightWidth - 1) : 0);
      end
    end
  endfunction

  task check;
    integer want;
    reg signed [SumWidth-1:0] sum;
    begin
`ifdef PIPELINED
      // Taken once, while other words follow.
      en = 1'b1;
      #1 clk = 1'b1;
      #1 clk = 1'b0;
      en = 1'b0;
      words = ~words;
      #1 clk = 1'b1;
      #1 clk = 1'b0;
      words = ~words;
`endif
      #1;
      for (l = 0; l < Lanes; l = l + 1) begin
        want = 0;
        for (p = 0; p < Ports; p = p + 1) begin
          if (read[p]) begin
            want = want + weight(p, l);
          end
        end
        sum = sums[l*SumWidth +: SumWidth];
        checks_o = checks_o + 1;
        if (^sum === 1'bx || sum != want) begin
          errors_o = errors_o + 1;
          if (errors_o == 1) begin
            $display("%0d ports, words %b, read %b, lane %0d: sum %0d, expected %0d", Ports, words,
                     read, l, sum, want);
          end
        end
      end
    end
  endtask

  // As many ports as can be read at once, at most.
  task some_reads(input integer most);
    begin
      read = {Ports{1'b0}};
      for (p = 0; p < most; p = p + 1) begin
        read[($random(seed) & 65535) % Ports] = 1'b1;
      end
    end
  endtask

  initial begin
    checks_o = 0;
    errors_o = 0;
    seed = Ports * 32 + WeightWidth;
    words = {Ports*Lanes*WeightWidth{1'b1}};
    read = {Ports{1'b0}};
    check;
    for (k = 0; k < 40; k = k + 1) begin
      // Weights that are all the same and at an end of their range: the sums that need all bits.
      for (p = 0; p < Ports * Lanes; p = p + 1) begin
        words[p*WeightWidth +: WeightWidth] = {1'b1, {WeightWidth{1'b0}}} >> 1;
      end
      if (k & 1) begin
        words = ~words;
      end
      read = {{Ports{1'b0}}, {Reads{1'b1}}} << (k % (Ports - Reads + 1));
      check;
      some_reads(Reads);
      check;
    end
    for (k = 0; k < 500; k = k + 1) begin
      for (p = 0; p < Ports * Lanes * WeightWidth; p = p + 1) begin
        words[p] = $random(seed);
      end
      some_reads(k % (Reads + 1));
      check;
    end
  end

endmodule

module row_adder_tb;

  localparam Sizes = 7;

  wire [31:0] checks [0:Sizes-1];
  wire [31:0] errors [0:Sizes-1];

  // Ports, lanes, bits of a weight, bits of a sum, reads.
  row_adder_check #(2, 2, 7, 8, 2)   u_0 (checks[0], errors[0]);
  row_adder_check #(1, 1, 1, 2, 1)   u_1 (checks[1], errors[1]);
  row_adder_check #(4, 5, 1, 4, 4)   u_2 (checks[2], errors[2]);
  row_adder_check #(10, 3, 5, 8, 8)  u_3 (checks[3], errors[3]);
  row_adder_check #(6, 4, 2, 4, 4)   u_4 (checks[4], errors[4]);
  row_adder_check #(3, 1, 16, 18, 3) u_5 (checks[5], errors[5]);
  row_adder_check #(20, 3, 1, 3, 2)  u_6 (checks[6], errors[6]);

  integer    i;
  reg [31:0] all_checks;
  reg [31:0] all_errors;

  initial begin
    #10000;
    all_checks = 0;
    all_errors = 0;
    for (i = 0; i < Sizes; i = i + 1) begin
      all_checks = all_checks + checks[i];
      all_errors = all_errors + errors[i];
    end
    if (all_errors == 0 && all_checks == (2 + 1 + 5 + 3 + 4 + 1 + 3) * 581) begin
      $display("PASS row_adder: %0d checks", all_checks);
    end else begin
      $display("FAIL row_adder: %0d errors in %0d checks", all_errors, all_checks);
    end
    $finish;
  end

endmodule

`default_nettype wire
