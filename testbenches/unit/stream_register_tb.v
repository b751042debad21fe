// Unit bench of stream_register: random offers, a receiver that takes its time, and resets in between.
// Every output is compared in every cycle, and what is offered may follow nothing within the cycle.
// Prints one line, PASS or FAIL.

`default_nettype none

module stream_register_tb;

  localparam Cycles = 3000;

  reg clk = 1'b0;

  always #5 clk = ~clk;

  reg        rst_n;
  reg        valid;
  wire       ready;
  reg [6:0]  data;
  wire       out_valid;
  reg        out_ready;
  wire [6:0] out_data;

  stream_register #(
    .Width(7)
  ) u_dut (
    .clk_i  (clk),
    .rst_ni (rst_n),
    .valid_i(valid),
    .ready_o(ready),
    .data_i (data),
    .valid_o(out_valid),
    .ready_i(out_ready),
    .data_o (out_data)
  );

  reg       held;
  reg [6:0] holds;

  integer taken;
  integer errors;
  integer seed;
  integer cycle;
  integer pace;

  task verify(input condition);
    begin
      if (condition !== 1'b1) begin
        errors = errors + 1;
        if (errors == 1) begin
          $display("cycle %0d: ready %b, offers %b %h", cycle, ready, out_valid, out_data);
        end
      end
    end
  endtask

  initial begin
    taken = 0;
    errors = 0;
    seed = 9;
    pace = 0;
    held = 1'b0;
    rst_n = 1'b0;
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
      if (!valid) begin
        valid = ($random(seed) & pace) == 0;
        data = $random(seed);
      end
      out_ready = ($random(seed) & (3 - pace)) == 0;
      @(negedge clk);
      verify(ready === (~held | out_ready));
      verify(out_valid === held);
      if (held) begin
        verify(out_data === holds);
      end
      rst_n = ~rst_n;
      valid = ~valid;
      data = ~data;
      #1;
      verify(ready === (~held | out_ready));
      out_ready = ~out_ready;
      #1;
      verify(out_valid === held);
      if (held) begin
        verify(out_data === holds);
      end
      rst_n = ~rst_n;
      valid = ~valid;
      data = ~data;
      out_ready = ~out_ready;
      @(posedge clk);
      #1;
      if (!rst_n) begin
        held = 1'b0;
        valid = 1'b0;
      end else if (!held || out_ready) begin
        taken = taken + held;
        held = valid;
        holds = data;
        valid = 1'b0;
      end
    end
    if (errors == 0 && taken > 700) begin
      $display("PASS stream_register: %0d taken", taken);
    end else begin
      $display("FAIL stream_register: %0d errors, %0d taken", errors, taken);
    end
    $finish;
  end

endmodule

`default_nettype wire
