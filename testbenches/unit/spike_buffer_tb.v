// Unit bench of spike_buffer: vectors that are offered and taken at random, and resets, at several
// widths. A copy holds the vector that is inside; every output is compared with it in every cycle.
// Prints one line, PASS or FAIL.

`default_nettype none

module spike_buffer_check #(
  parameter Width  = 1,
  parameter Cycles = 4000
) (
  input  wire       clk_i,
  output reg [31:0] vectors_o,
  output reg [31:0] errors_o
);

  reg              rst_n;
  reg              in_valid;
  wire             in_ready;
  reg              in_final;
  reg [Width-1:0]  in_spikes;
  wire             out_valid;
  reg              out_ready;
  wire             out_final;
  wire [Width-1:0] out_spikes;

  spike_buffer #(
    .Width(Width)
  ) u_dut (
    .clk_i   (clk_i),
    .rst_ni  (rst_n),
    .valid_i (in_valid),
    .ready_o (in_ready),
    .final_i (in_final),
    .spikes_i(in_spikes),
    .valid_o (out_valid),
    .ready_i (out_ready),
    .final_o (out_final),
    .spikes_o(out_spikes)
  );

  reg             full;
  reg [Width-1:0] spikes;
  reg             final;

  integer seed;
  integer cycle;
  integer i;

  task verify(input condition);
    begin
      if (condition !== 1'b1) begin
        errors_o = errors_o + 1;
        if (errors_o == 1) begin
          $display("width %0d, cycle %0d: ready %b, valid %b, final %b, spikes %b", Width, cycle,
                   in_ready, out_valid, out_final, out_spikes);
        end
      end
    end
  endtask

  initial begin
    vectors_o = 0;
    errors_o = 0;
    seed = Width;
    full = 1'b0;
    spikes = {Width{1'b0}};
    final = 1'b0;
    rst_n = 1'b0;
    in_valid = 1'b0;
    in_final = 1'b0;
    in_spikes = {Width{1'b0}};
    out_ready = 1'b0;
    @(posedge clk_i);
    @(posedge clk_i);
    #1;
    for (cycle = 0; cycle < Cycles; cycle = cycle + 1) begin
      rst_n = (cycle % 300) != 299;
      out_ready = $random(seed);
      // What is offered stays until it is accepted.
      if (!in_valid) begin
        in_valid = ($random(seed) & 3) != 0;
        in_final = $random(seed);
        for (i = 0; i < Width; i = i + 1) begin
          in_spikes[i] = $random(seed);
        end
      end
      @(negedge clk_i);
      verify(in_ready === ~full);
      verify(out_valid === full);
      if (full) begin
        verify(out_final === final);
        verify(out_spikes === spikes);
      end
      @(posedge clk_i);
      #1;
      if (!rst_n) begin
        full = 1'b0;
      end else if (full) begin
        vectors_o = vectors_o + out_ready;
        full = ~out_ready;
      end else if (in_valid) begin
        full = 1'b1;
        spikes = in_spikes;
        final = in_final;
        in_valid = 1'b0;
      end
    end
  end

endmodule

module spike_buffer_tb;

  reg clk = 1'b0;

  always #5 clk = ~clk;

  wire [31:0] vectors_1;
  wire [31:0] vectors_7;
  wire [31:0] vectors_40;
  wire [31:0] errors_1;
  wire [31:0] errors_7;
  wire [31:0] errors_40;

  spike_buffer_check #(1)  u_1  (clk, vectors_1, errors_1);
  spike_buffer_check #(7)  u_7  (clk, vectors_7, errors_7);
  spike_buffer_check #(40) u_40 (clk, vectors_40, errors_40);

  initial begin
    #45000;
    if (errors_1 + errors_7 + errors_40 == 0
        && vectors_1 > 1000 && vectors_7 > 1000 && vectors_40 > 1000) begin
      $display("PASS spike_buffer: %0d vectors", vectors_1 + vectors_7 + vectors_40);
    end else begin
      $display("FAIL spike_buffer: %0d errors in %0d vectors", errors_1 + errors_7 + errors_40,
               vectors_1 + vectors_7 + vectors_40);
    end
    $finish;
  end

endmodule

`default_nettype wire
