// Proof of spike_buffer with [=width] neurons: what is accepted is offered on from the next cycle on, as it
// came in, until it is accepted, exactly once; then there is room for the next.

`default_nettype none

module [=name] (
  input wire clk_i,
  input wire rst_ni,
  input wire valid_i,
  input wire ready_i,
  input wire final_i,
  input wire [[=width - 1]:0] spikes_i
);

  wire ready;
  wire valid;
  wire last;
  wire [[=width - 1]:0] spikes;

  spike_buffer #(
    .Width([=width])
  ) u_dut (
    .clk_i   (clk_i),
    .rst_ni  (rst_ni),
    .valid_i (valid_i),
    .ready_o (ready),
    .final_i (final_i),
    .spikes_i(spikes_i),
    .valid_o (valid),
    .ready_i (ready_i),
    .final_o (last),
    .spikes_o(spikes)
  );

  // What should be in it.
  reg started_q = 1'b0;
  reg full_q;
  reg final_q;
  reg [[=width - 1]:0] spikes_q;

  always @(posedge clk_i) begin
    started_q <= 1'b1;
    if (!rst_ni) begin
      full_q <= 1'b0;
    end else if (valid_i & ready) begin
      full_q   <= 1'b1;
      final_q  <= final_i;
      spikes_q <= spikes_i;
    end else if (valid & ready_i) begin
      full_q <= 1'b0;
    end
  end

  wire offered_until_accepted_holds;
  wire unchanged_holds;
  wire room_when_empty_holds;

  assign offered_until_accepted_holds = valid == full_q;
  assign unchanged_holds = ~full_q | ((last == final_q) & (spikes == spikes_q));
  assign room_when_empty_holds = ready == ~full_q;

  always @* begin
    if (!started_q) begin
      assume (!rst_ni);
    end else begin
      assert (offered_until_accepted_holds);
      assert (unchanged_holds);
      assert (room_when_empty_holds);
    end
  end

endmodule

`default_nettype wire
