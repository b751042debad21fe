// Unit bench of spike_counter with four classes: random spikes, time steps, offers and a host that
// takes its time. Each result is compared with counts in plain integers and with the lowest class that
// has the most, and the cycle in which it appears with the specified one; samples of one step tie
// often. With STAGES defined, of a counter with that many registers in its argmax. Prints one line,
// PASS or FAIL.

`ifndef STAGES
`define STAGES 0
`endif

`default_nettype none

module spike_counter_check #(
  parameter Classes    = 1,
  parameter ClassWidth = 1,
  parameter CountWidth = 4,
  parameter Cycles     = 6000
) (
  input  wire       clk_i,
  output reg [31:0] results_o,
  output reg [31:0] ties_o,
  output reg [31:0] errors_o
);

  reg                           rst_n;
  reg [CountWidth-1:0]          time_steps;
  wire                          final;
  reg                           valid;
  wire                          ready;
  reg [Classes-1:0]             spikes;
  wire                          result_valid;
  reg                           result_ready;
  wire [ClassWidth-1:0]         result_class;
  wire [Classes*CountWidth-1:0] result_counts;

  spike_counter #(
    .CountWidth(CountWidth)
  ) u_dut (
    .clk_i          (clk_i),
    .rst_ni         (rst_n),
    .valid_i        (valid),
    .ready_o        (ready),
    .final_i        (final),
    .spikes_i       (spikes),
    .result_valid_o (result_valid),
    .result_ready_i (result_ready),
    .result_class_o (result_class),
    .result_counts_o(result_counts)
  );

  integer counts [0:Classes-1];
  integer step;
  assign final = step == time_steps - 1;

  reg     done;     // a whole sample is counted and not yet published
  reg     showing;  // a result is offered
  integer stages;   // registers before the class of the next one is known

  reg [Classes*CountWidth-1:0] want_counts;
  integer want_class;
  reg     want_ready;
  reg     publish;
  reg     taken;

  integer seed;
  integer cycle;
  integer idle;
  integer c;
  integer most;
  integer winners;

  task verify(input condition);
    begin
      if (condition !== 1'b1) begin
        errors_o = errors_o + 1;
        if (errors_o == 1) begin
          $display("%0d bits, cycle %0d: ready %b, result %b, class %0d, counts %h", CountWidth,
                   cycle, ready, result_valid, result_class, result_counts);
        end
      end
    end
  endtask

  task decide;
    begin
      most = -1;
      winners = 0;
      for (c = 0; c < Classes; c = c + 1) begin
        want_counts[c*CountWidth +: CountWidth] = counts[c];
        if (counts[c] > most) begin
          most = counts[c];
          want_class = c;
          winners = 1;
        end else if (counts[c] == most) begin
          winners = winners + 1;
        end
      end
      results_o = results_o + 1;
      if (winners > 1) begin
        ties_o = ties_o + 1;
      end
    end
  endtask

  initial begin
    results_o = 0;
    ties_o = 0;
    errors_o = 0;
    seed = CountWidth;
    step = 0;
    idle = 0;
    done = 1'b0;
    showing = 1'b0;
    stages = 0;
    rst_n = 1'b0;
    time_steps = 1;
    valid = 1'b0;
    spikes = {Classes{1'b0}};
    result_ready = 1'b0;
    @(posedge clk_i);
    @(posedge clk_i);
    #1 rst_n = 1'b1;
    for (cycle = 0; cycle < Cycles; cycle = cycle + 1) begin
      // The number of time steps changes now and then, once the counter has run empty.
      if (!valid) begin
        valid = ((cycle & 255) < 192) && ($random(seed) & 3) != 0;
        spikes = $random(seed);
      end
      idle = (step == 0 && !valid && !done && !showing && stages == 0) ? idle + 1 : 0;
      if (idle == 2) begin
        time_steps = 1 + ($random(seed) & 3);
        if (($random(seed) & 3) == 0) begin
          time_steps = {CountWidth{1'b1}};
        end
      end
      // A host that is sometimes quick and sometimes slow.
      result_ready = ($random(seed) & ((cycle & 512) ? 15 : 1)) == 0;
      @(negedge clk_i);
      publish    = done & ~showing & (stages == 0);
      taken      = showing & result_ready;
      want_ready = ~(done & (showing | (stages != 0)));
      verify(ready === want_ready);
      verify(result_valid === showing);
      if (showing) begin
        verify(result_class === want_class);
        verify(result_counts === want_counts);
      end
      @(posedge clk_i);
      #1;
      if (stages != 0) begin
        stages = stages - 1;
        showing = stages == 0;
      end
      if (publish) begin
        decide;
        stages = `STAGES;
        showing = stages == 0;
        done = 1'b0;
      end
      if (taken) begin
        showing = 1'b0;
      end
      if (valid && want_ready) begin
        valid = 1'b0;
        for (c = 0; c < Classes; c = c + 1) begin
          counts[c] = ((step == 0) ? 0 : counts[c]) + spikes[c];
        end
        step = step + 1;
        if (step == time_steps) begin
          step = 0;
          done = 1'b1;
        end
      end
    end
  end

endmodule

module spike_counter_tb;

  reg clk = 1'b0;

  always #5 clk = ~clk;

  wire [31:0] results [0:1];
  wire [31:0] ties    [0:1];
  wire [31:0] errors  [0:1];

  spike_counter_check #(4, 2, 3) u_short (clk, results[0], ties[0], errors[0]);
  spike_counter_check #(4, 2, 5) u_long  (clk, results[1], ties[1], errors[1]);

  wire [31:0] all_results = results[0] + results[1];
  wire [31:0] all_errors  = errors[0] + errors[1];

  initial begin
    #70000;
    if (all_errors == 0 && all_results > 500 && ties[0] > 50 && ties[1] > 50) begin
      $display("PASS spike_counter: %0d results, %0d ties", all_results, ties[0] + ties[1]);
    end else begin
      $display("FAIL spike_counter: %0d errors in %0d results", all_errors, all_results);
    end
    $finish;
  end

endmodule

`default_nettype wire
