// Proof of skid_buffer: what is accepted comes out once, unchanged and in order; what is offered stays
// until it is taken; nothing is accepted where it was closed.

`default_nettype none

module [=name] (
  input wire clk_i,
  input wire rst_ni,
  input wire close_i,
  input wire valid_i,
  input wire [[=width - 1]:0] data_i,
  input wire ready_i
);

  wire ready;
  wire valid;
  wire [[=width - 1]:0] data;
  wire full;

  skid_buffer #(
    .Width([=width])
  ) u_dut (
    .clk_i  (clk_i),
    .rst_ni (rst_ni),
    .close_i(close_i),
    .valid_i(valid_i),
    .ready_o(ready),
    .data_i (data_i),
    .valid_o(valid),
    .ready_i(ready_i),
    .data_o (data),
    .full_o (full)
  );

  // Registers of the module, connected by the script.
  wire dut_ready_q;
  wire dut_full_q;
  wire [[=width - 1]:0] dut_data_q;

  // What was accepted and has not been taken, and what was offered a cycle ago.
  reg started_q = 1'b0;
  reg kept_q;
  reg [[=width - 1]:0] keeps_q;
  reg closed_q;
  reg offered_q;
  reg [[=width - 1]:0] offer_q;
  reg waiting_q;
  reg [[=width - 1]:0] waits_q;

  always @(posedge clk_i) begin
    started_q <= 1'b1;
    closed_q  <= ~rst_ni | close_i;
    offered_q <= rst_ni & valid_i & ~ready;
    offer_q   <= data_i;
    waiting_q <= rst_ni & valid & ~ready_i;
    waits_q   <= data;
    if (!rst_ni) begin
      kept_q <= 1'b0;
    end else if (kept_q) begin
      kept_q <= ~ready_i;
    end else begin
      kept_q  <= valid_i & ready & ~ready_i;
      keeps_q <= data_i;
    end
  end

  wire valid_holds;
  wire data_holds;
  wire ready_holds;
  wire full_holds;
  wire unchanged_holds;
  wire registers_holds;

  assign valid_holds = valid == (kept_q | (valid_i & ready));
  assign data_holds = ~valid | (data == (kept_q ? keeps_q : data_i));
  assign ready_holds = ready == (~kept_q & ~closed_q);
  assign full_holds = full == kept_q;
  assign unchanged_holds = ~waiting_q | (valid & (data == waits_q));
  assign registers_holds = (dut_full_q == kept_q) & (dut_ready_q == (~kept_q & ~closed_q))
      & (~kept_q | (dut_data_q == keeps_q)) & (waiting_q == kept_q)
      & (~waiting_q | (keeps_q == waits_q));

  always @* begin
    if (offered_q) begin
      assume (valid_i);
      assume (data_i == offer_q);
    end
    if (!started_q) begin
      assume (!rst_ni);
    end else begin
      assert (valid_holds);
      assert (data_holds);
      assert (ready_holds);
      assert (full_holds);
      assert (unchanged_holds);
`ifndef SEARCH
      assert (registers_holds);
`endif
    end
  end

endmodule

`default_nettype wire
