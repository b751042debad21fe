// Unit bench of skid_buffer: random offers, a receiver that takes its time, cycles in which nothing
// is to be accepted, stretches at full speed, and resets in between. What comes out is compared
// with a queue of what went in, every output is compared in every cycle, and ready may follow
// nothing within the cycle. Prints one line, PASS or FAIL.

`default_nettype none

module skid_buffer_tb;

  localparam Cycles = 4000;

  reg clk = 1'b0;

  always #5 clk = ~clk;

  reg        rst_n;
  reg        close;
  reg        valid;
  wire       ready;
  reg [6:0]  data;
  wire       out_valid;
  reg        out_ready;
  wire [6:0] out_data;
  wire       full;

  skid_buffer #(
    .Width(7)
  ) u_dut (
    .clk_i  (clk),
    .rst_ni (rst_n),
    .close_i(close),
    .valid_i(valid),
    .ready_o(ready),
    .data_i (data),
    .valid_o(out_valid),
    .ready_i(out_ready),
    .data_o (out_data),
    .full_o (full)
  );

  reg       want_ready;
  reg       kept;  // something was accepted and not taken
  reg [6:0] keeps;
  reg       want_valid;

  integer taken;
  integer streak;   // taken in the cycles before, without a gap
  integer longest;
  integer errors;
  integer seed;
  integer cycle;
  integer pace;

  task verify(input condition);
    begin
      if (condition !== 1'b1) begin
        errors = errors + 1;
        if (errors == 1) begin
          $display("cycle %0d: ready %b, full %b, offers %b %h", cycle, ready, full, out_valid,
                   out_data);
        end
      end
    end
  endtask

  initial begin
    taken = 0;
    streak = 0;
    longest = 0;
    errors = 0;
    seed = 7;
    pace = 0;
    want_ready = 1'b0;
    kept = 1'b0;
    rst_n = 1'b0;
    close = 1'b0;
    valid = 1'b0;
    data = 7'd0;
    out_ready = 1'b0;
    @(posedge clk);
    #1;
    for (cycle = 0; cycle < Cycles; cycle = cycle + 1) begin
      if ((cycle & 63) == 0) begin
        pace = $random(seed) & 3;
      end
      rst_n = cycle > 2 && ($random(seed) & 127) != 0;
      close = ($random(seed) & 31) == 0;
      // What is offered stays until it is accepted.
      if (!valid) begin
        valid = cycle[8] || ($random(seed) & pace) == 0;
        data = $random(seed);
      end
      out_ready = cycle[8] || ($random(seed) & (3 - pace)) == 0;
      @(negedge clk);
      want_valid = kept | (valid & want_ready);
      verify(ready === want_ready);
      verify(full === kept);
      verify(out_valid === want_valid);
      if (want_valid) begin
        verify(out_data === (kept ? keeps : data));
      end
      // Ready follows nothing, and what is offered does not follow its answer.
      rst_n = ~rst_n;
      close = ~close;
      out_ready = ~out_ready;
      #1;
      verify(ready === want_ready);
      verify(out_valid === want_valid);
      valid = ~valid;
      #1;
      verify(ready === want_ready);
      valid = ~valid;
      rst_n = ~rst_n;
      close = ~close;
      out_ready = ~out_ready;
      @(posedge clk);
      #1;
      streak = (want_valid && out_ready) ? streak + 1 : 0;
      longest = (streak > longest) ? streak : longest;
      if (!rst_n) begin
        kept = 1'b0;
        want_ready = 1'b0;
        valid = 1'b0;
      end else begin
        taken = taken + (want_valid && out_ready);
        keeps = kept ? keeps : data;
        if (valid && want_ready) begin
          valid = 1'b0;
        end
        kept = want_valid & ~out_ready;
        want_ready = ~kept & ~close;
      end
    end
    if (errors == 0 && taken > 1000 && longest > 20) begin
      $display("PASS skid_buffer: %0d taken, up to %0d in a row", taken, longest);
    end else begin
      $display("FAIL skid_buffer: %0d errors, %0d taken, up to %0d in a row", errors, taken,
               longest);
    end
    $finish;
  end

endmodule

`default_nettype wire
