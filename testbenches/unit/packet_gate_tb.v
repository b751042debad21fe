// Unit bench of packet_gate: random packets, a receiver that takes its time, cuts and resets in
// between. Every output is compared in every cycle. Prints one line, PASS or FAIL.

`default_nettype none

module packet_gate_tb;

  localparam Cycles = 4000;

  reg clk = 1'b0;

  always #5 clk = ~clk;

  reg  rst_n;
  reg  cut;
  reg  valid;
  wire ready;
  reg  last;
  wire out_valid;
  reg  out_ready;
  wire open;

  packet_gate u_dut (
    .clk_i  (clk),
    .rst_ni (rst_n),
    .cut_i  (cut),
    .valid_i(valid),
    .ready_o(ready),
    .last_i (last),
    .valid_o(out_valid),
    .ready_i(out_ready),
    .open_o (open)
  );

  reg is_open;
  reg drops;

  integer through;
  integer dropped;
  integer errors;
  integer seed;
  integer cycle;

  task verify(input condition);
    begin
      if (condition !== 1'b1) begin
        errors = errors + 1;
        if (errors == 1) begin
          $display("cycle %0d: ready %b, offers %b, open %b", cycle, ready, out_valid, open);
        end
      end
    end
  endtask

  initial begin
    through = 0;
    dropped = 0;
    errors = 0;
    seed = 11;
    is_open = 1'b0;
    drops = 1'b0;
    rst_n = 1'b0;
    cut = 1'b0;
    valid = 1'b0;
    last = 1'b0;
    out_ready = 1'b0;
    @(posedge clk);
    #1;
    for (cycle = 0; cycle < Cycles; cycle = cycle + 1) begin
      rst_n = cycle > 2 && ($random(seed) & 255) != 0;
      // Nothing is offered in the cycle of a cut.
      cut = !valid && ($random(seed) & 7) == 0;
      if (!valid && !cut) begin
        valid = ($random(seed) & 1) == 0;
        last = ($random(seed) & 3) == 0;
      end
      out_ready = ($random(seed) & 1) == 0;
      @(negedge clk);
      verify(ready === (drops | out_ready));
      verify(out_valid === (valid & ~drops));
      verify(open === (is_open & ~drops));
      @(posedge clk);
      #1;
      if (!rst_n) begin
        is_open = 1'b0;
        drops = 1'b0;
        valid = 1'b0;
      end else if (valid && (drops || out_ready)) begin
        through = through + ~drops;
        dropped = dropped + drops;
        is_open = ~last;
        drops = drops & ~last;
        valid = 1'b0;
      end else if (cut && is_open) begin
        drops = 1'b1;
      end
    end
    if (errors == 0 && dropped > 200) begin
      $display("PASS packet_gate: %0d beats dropped", dropped);
    end else begin
      $display("FAIL packet_gate: %0d errors, %0d beats dropped", errors, dropped);
    end
    $finish;
  end

endmodule

`default_nettype wire
