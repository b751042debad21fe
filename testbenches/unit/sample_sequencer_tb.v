// Unit bench of sample_sequencer: vectors at random, a number of time steps that changes in every
// other cycle, within samples and between them, and resets. The vectors that a sample has left are
// counted down from the number at its first one. Prints one line, PASS or FAIL.

`default_nettype none

module sample_sequencer_check #(
  parameter CountWidth = 1,
  parameter MostSteps  = 1,
  parameter Cycles     = 6000
) (
  input  wire       clk_i,
  output reg [31:0] samples_o,
  output reg [31:0] errors_o
);

  reg                  rst_n;
  reg [CountWidth-1:0] time_steps;
  reg                  accept;
  wire                 final;

  sample_sequencer #(
    .CountWidth(CountWidth)
  ) u_dut (
    .clk_i       (clk_i),
    .rst_ni      (rst_n),
    .time_steps_i(time_steps),
    .accept_i    (accept),
    .final_o     (final)
  );

  integer seed;
  integer cycle;
  integer left;  // vectors of the sample in progress that are still to come; 0 between samples
  integer steps;
  integer now;   // the same with the vector that is offered now counted in

  initial begin
    samples_o = 0;
    errors_o = 0;
    seed = CountWidth;
    left = 0;
    steps = 1;
    rst_n = 1'b0;
    accept = 1'b0;
    time_steps = 1;
    @(posedge clk_i);
    @(posedge clk_i);
    #1;
    for (cycle = 0; cycle < Cycles; cycle = cycle + 1) begin
      rst_n = (cycle % 500) != 499;
      accept = ($random(seed) & 3) != 0;
      if ($random(seed) & 1) begin
        // Short samples more often than long ones, and the longest one as well.
        steps = 1 + ($random(seed) & 65535) % MostSteps;
        if ($random(seed) & 3) begin
          steps = 1 + (steps - 1) % 4;
        end
        if (($random(seed) & 31) == 0) begin
          steps = MostSteps;
        end
      end
      time_steps = steps;
      @(negedge clk_i);
      now = (left == 0) ? steps : left;
      if (final !== (now == 1)) begin
        errors_o = errors_o + 1;
        if (errors_o == 1) begin
          $display("width %0d, cycle %0d: final %b with %0d vectors left", CountWidth, cycle, final,
                   now);
        end
      end
      @(posedge clk_i);
      #1;
      if (!rst_n) begin
        left = 0;
      end else if (accept) begin
        left = now - 1;
        if (left == 0) begin
          samples_o = samples_o + 1;
        end
      end
    end
  end

endmodule

module sample_sequencer_tb;

  reg clk = 1'b0;

  always #5 clk = ~clk;

  wire [31:0] samples_1;
  wire [31:0] samples_3;
  wire [31:0] samples_11;
  wire [31:0] errors_1;
  wire [31:0] errors_3;
  wire [31:0] errors_11;

  sample_sequencer_check #(1, 1)   u_1  (clk, samples_1, errors_1);
  sample_sequencer_check #(3, 7)   u_3  (clk, samples_3, errors_3);
  sample_sequencer_check #(11, 90) u_11 (clk, samples_11, errors_11);

  initial begin
    #65000;
    if (errors_1 + errors_3 + errors_11 == 0
        && samples_1 > 4000 && samples_3 > 500 && samples_11 > 100) begin
      $display("PASS sample_sequencer: %0d samples", samples_1 + samples_3 + samples_11);
    end else begin
      $display("FAIL sample_sequencer: %0d errors in %0d samples", errors_1 + errors_3 + errors_11,
               samples_1 + samples_3 + samples_11);
    end
    $finish;
  end

endmodule

`default_nettype wire
