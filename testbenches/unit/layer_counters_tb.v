// Unit bench of layer_counters: random cycles of a layer at several sizes, with counting switched
// on and off, cleared and reset. All sixteen numbers of a counter are looked up in every cycle and
// compared with counts of the bench. Prints one line, PASS or FAIL.

`default_nettype none

module layer_counters_check #(
  parameter Neurons   = 1,
  parameter Lanes     = 1,
  parameter Ports     = 1,
  parameter SopsWidth = 1,
  parameter Cycles    = 1200
) (
  input  wire       clk_i,
  output reg [31:0] checks_o,
  output reg [31:0] errors_o
);

  reg                 rst_n;
  reg                 enable;
  reg                 clear;
  reg                 blocked;
  reg                 issue;
  reg [Ports-1:0]     read;
  reg                 conflict;
  reg                 once;
  reg [SopsWidth-1:0] sops;
  reg [Neurons-1:0]   spikes;
  reg [Lanes-1:0]     saturates;
  reg [3:0]           select;
  wire [63:0]         value;

  layer_counters #(
    .Neurons  (Neurons),
    .Lanes    (Lanes),
    .Ports    (Ports),
    .SopsWidth(SopsWidth)
  ) u_dut (
    .clk_i      (clk_i),
    .rst_ni     (rst_n),
    .enable_i   (enable),
    .clear_i    (clear),
    .blocked_i  (blocked),
    .issue_i    (issue),
    .read_i     (read),
    .conflict_i (conflict),
    .once_i     (once),
    .sops_i     (sops),
    .spikes_i   (spikes),
    .saturates_i(saturates),
    .select_i   (select),
    .value_o    (value)
  );

  // The numbers above 9 name no counter and stay 0.
  reg [63:0] counts [0:15];
  reg [63:0] cycles;  // those that were counted

  integer seed;
  integer cycle;
  integer i;

  task no_counts;
    begin
      for (i = 0; i < 16; i = i + 1) begin
        counts[i] = 64'd0;
      end
      cycles = 64'd0;
    end
  endtask

  task count(input integer number, input condition);
    begin
      if (condition) begin
        counts[number] = counts[number] + 64'd1;
      end
    end
  endtask

  // A layer that is stalled issues nothing, and one that issues nothing reads nothing.
  task some_cycle;
    begin
      enable   = ($random(seed) & 7) != 0;
      clear    = ($random(seed) & 127) == 0;
      blocked  = ($random(seed) & 3) == 0;
      issue    = ~blocked & (($random(seed) & 3) != 0);
      once     = $random(seed);
      sops     = {$random(seed), $random(seed)};
      conflict = issue & ($random(seed) & 1);
      for (i = 0; i < Ports; i = i + 1) begin
        read[i] = issue & (($random(seed) & 3) == 0);
      end
      for (i = 0; i < Neurons; i = i + 1) begin
        spikes[i] = $random(seed);
      end
      for (i = 0; i < Lanes; i = i + 1) begin
        saturates[i] = $random(seed);
      end
    end
  endtask

  task count_cycle;
    begin
      cycles = cycles + 64'd1;
      count(0, read != 0);
      count(1, issue && read == 0);
      count(2, conflict);
      count(3, !issue && !blocked);
      count(4, blocked);
      for (i = 0; i < Ports; i = i + 1) begin
        count(5, read[i] && once);
        count(7, read[i]);
        if (read[i]) begin
          counts[8] = counts[8] + sops;
        end
      end
      for (i = 0; i < Neurons; i = i + 1) begin
        count(6, spikes[i]);
      end
      for (i = 0; i < Lanes; i = i + 1) begin
        count(9, saturates[i]);
      end
    end
  endtask

  task check(input [63:0] actual, input [63:0] expected);
    begin
      checks_o = checks_o + 1;
      if (actual !== expected) begin
        errors_o = errors_o + 1;
        if (errors_o == 1) begin
          $display("%0d neurons, cycle %0d, counter %0d: %0d, expected %0d", Neurons, cycle, select,
                   actual, expected);
        end
      end
    end
  endtask

  // All of them within a cycle, a time unit each.
  task check_counters;
    reg [63:0] sum;
    begin
      sum = 64'd0;
      for (i = 0; i < 16; i = i + 1) begin
        select = i;
        #1;
        check(value, counts[i]);
        if (i == 0 || i == 1 || i == 3 || i == 4) begin
          sum = sum + value;
        end
      end
      check(sum, cycles);
    end
  endtask

  initial begin
    checks_o = 0;
    errors_o = 0;
    seed = Neurons;
    select = 4'd0;
    no_counts;
    some_cycle;
    rst_n = 1'b0;
    @(posedge clk_i);
    @(posedge clk_i);
    #1;
    for (cycle = 0; cycle < Cycles; cycle = cycle + 1) begin
      rst_n = (cycle % 500) != 499;
      some_cycle;
      check_counters;
      @(posedge clk_i);
      #1;
      if (!rst_n || clear) begin
        no_counts;
      end else if (enable) begin
        count_cycle;
      end
    end
  end

endmodule

module layer_counters_tb;

  localparam Sizes = 5;

  reg clk = 1'b0;

  always #10 clk = ~clk;

  wire [31:0] checks [0:Sizes-1];
  wire [31:0] errors [0:Sizes-1];

  // Neurons, lanes, ports, bits of the operations of a row: far more of them than lanes need in the
  // last one, so that its sums leave 32 bits.
  layer_counters_check #(2, 2, 1, 2)   u_0 (clk, checks[0], errors[0]);
  layer_counters_check #(1, 1, 1, 1)   u_1 (clk, checks[1], errors[1]);
  layer_counters_check #(12, 4, 6, 3)  u_2 (clk, checks[2], errors[2]);
  layer_counters_check #(22, 22, 4, 5) u_3 (clk, checks[3], errors[3]);
  layer_counters_check #(3, 5, 2, 40)  u_4 (clk, checks[4], errors[4]);

  integer    i;
  reg [31:0] all_checks;
  reg [31:0] all_errors;

  initial begin
    #26000;
    all_checks = 0;
    all_errors = 0;
    for (i = 0; i < Sizes; i = i + 1) begin
      all_checks = all_checks + checks[i];
      all_errors = all_errors + errors[i];
    end
    if (all_errors == 0 && all_checks == Sizes * 1200 * 17) begin
      $display("PASS layer_counters: %0d checks", all_checks);
    end else begin
      $display("FAIL layer_counters: %0d errors in %0d checks", all_errors, all_checks);
    end
    $finish;
  end

endmodule

`default_nettype wire
