// Proof of sample_sequencer: each sample has as many vectors as time_steps_i says when its first one
// is accepted, and the last of them is marked.

`default_nettype none

module [=name] (
  input wire clk_i,
  input wire rst_ni,
  input wire [[=countWidth - 1]:0] time_steps_i,
  input wire accept_i
);

  wire last;

  sample_sequencer #(
    .CountWidth([=countWidth])
  ) u_dut (
    .clk_i       (clk_i),
    .rst_ni      (rst_ni),
    .time_steps_i(time_steps_i),
    .accept_i    (accept_i),
    .final_o     (last)
  );

  // Registers of the sequencer, connected by the script.
  wire [[=countWidth - 1]:0] dut_step_q;
  wire [[=countWidth - 1]:0] dut_steps_q;

  // The vectors that are still to come of the sample, counted down.
  reg started_q = 1'b0;
  reg begun_q;
  reg [[=countWidth - 1]:0] left_q;

  wire [[=countWidth - 1]:0] left;

  assign left = begun_q ? left_q : time_steps_i;

  always @(posedge clk_i) begin
    started_q <= 1'b1;
    if (!rst_ni) begin
      begun_q <= 1'b0;
    end else if (accept_i) begin
      begun_q <= left != 1;
      left_q  <= left - 1;
    end
  end

  wire last_is_marked_holds;
  wire registers_holds;

  assign last_is_marked_holds = last == (left == 1);
  assign registers_holds = (begun_q == (dut_step_q != 0))
      & (~begun_q | ((dut_step_q < dut_steps_q) & (left_q == dut_steps_q - dut_step_q)));

  always @* begin
    assume (time_steps_i != 0);
    if (!started_q) begin
      assume (!rst_ni);
    end else begin
      assert (last_is_marked_holds);
`ifndef SEARCH
      assert (registers_holds);
`endif
    end
  end

endmodule

`default_nettype wire
