// Unit bench of reset_sequencer: random requests, and a machine that takes its time to be empty. Every
// output is compared in every cycle. Prints one line, PASS or FAIL.

`default_nettype none

module reset_sequencer_tb;

  localparam Cycles = 4000;

  reg clk = 1'b0;

  always #5 clk = ~clk;

  reg  rst_n;
  reg  request;
  reg  empty;
  wire close;
  wire drain;
  wire reset;

  reset_sequencer u_dut (
    .clk_i    (clk),
    .rst_ni   (rst_n),
    .request_i(request),
    .empty_i  (empty),
    .close_o  (close),
    .drain_o  (drain),
    .reset_o  (reset)
  );

  reg drains;
  reg resets;
  reg ends;

  integer done;
  integer errors;
  integer seed;
  integer cycle;

  task verify(input condition);
    begin
      if (condition !== 1'b1) begin
        errors = errors + 1;
        if (errors == 1) begin
          $display("cycle %0d: close %b, drain %b, reset %b", cycle, close, drain, reset);
        end
      end
    end
  endtask

  initial begin
    done = 0;
    errors = 0;
    seed = 13;
    drains = 1'b0;
    resets = 1'b0;
    rst_n = 1'b0;
    request = 1'b0;
    empty = 1'b0;
    @(posedge clk);
    #1;
    for (cycle = 0; cycle < Cycles; cycle = cycle + 1) begin
      rst_n = cycle > 2 && ($random(seed) & 255) != 0;
      request = ($random(seed) & 15) == 0;
      empty = ($random(seed) & 3) == 0;
      @(negedge clk);
      verify(close === (request | drains));
      verify(drain === drains);
      verify(reset === resets);
      done = done + reset;
      @(posedge clk);
      #1;
      ends = drains & empty;
      if (!rst_n) begin
        drains = 1'b0;
        resets = 1'b0;
      end else begin
        resets = ends;
        drains = request | (drains & ~ends);
      end
    end
    if (errors == 0 && done > 100) begin
      $display("PASS reset_sequencer: %0d resets", done);
    end else begin
      $display("FAIL reset_sequencer: %0d errors, %0d resets", errors, done);
    end
    $finish;
  end

endmodule

`default_nettype wire
