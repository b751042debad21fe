// Proof of axis_event_input with [=inputs] inputs: each vector has the spikes of the events of its own packet
// and none of another; no event is lost.
//
// One input, k, is followed; it is any of them.

`default_nettype none

module [=name] (
  input wire clk_i,
  input wire rst_ni,
  input wire tvalid_i,
  input wire [31:0] tdata_i,
  input wire tlast_i,
  input wire spikes_ready_i
);

  wire tready;
  wire spikes_valid;
  wire [[=inputs - 1]:0] spikes;
  wire event_error;

  axis_event_input #(
    .Inputs    ([=inputs]),
    .IndexWidth([=indexWidth])
  ) u_dut (
    .clk_i         (clk_i),
    .rst_ni        (rst_ni),
    .s_axis_tvalid (tvalid_i),
    .s_axis_tready (tready),
    .s_axis_tdata  (tdata_i),
    .s_axis_tlast  (tlast_i),
    .spikes_valid_o(spikes_valid),
    .spikes_ready_i(spikes_ready_i),
    .spikes_o      (spikes),
    .event_error_o (event_error)
  );

  // A register of the module, connected by the script.
  wire dut_first_q;

  (* anyconst *) reg [15:0] k;

  // What was accepted.
  reg started_q = 1'b0;
  reg begun_q;  // a packet has begun and not ended
  reg whole_q;  // a whole packet waits
  reg spike_q;  // it has an event of k

  wire accept;
  wire its_event;

  assign accept    = tvalid_i & tready;
  assign its_event = tdata_i == k;

  always @(posedge clk_i) begin
    started_q <= 1'b1;
    if (!rst_ni) begin
      begun_q <= 1'b0;
      whole_q <= 1'b0;
    end else if (accept) begin
      begun_q <= ~tlast_i;
      whole_q <= tlast_i;
      spike_q <= its_event | (begun_q & spike_q);
    end else if (spikes_ready_i) begin
      whole_q <= 1'b0;
    end
  end

  wire offered_until_taken_holds;
  wire spike_holds;
  wire ready_holds;
  wire error_holds;

  assign offered_until_taken_holds = spikes_valid == whole_q;
  assign spike_holds = ~whole_q | (spikes[k] == spike_q);
  assign ready_holds = tready == (rst_ni & ~whole_q);
  assign error_holds = event_error == (accept & ~tdata_i[31] & (tdata_i[30:0] >= [=inputs]));

  // What the registers have to do with it, which carries the induction.
  wire registers_holds;

  assign registers_holds = (dut_first_q == ~begun_q) & ~(whole_q & begun_q)
      & (~(whole_q | begun_q) | (spikes[k] == spike_q));

  always @* begin
    assume (k < [=inputs]);
    if (!started_q) begin
      assume (!rst_ni);
    end else begin
      assert (offered_until_taken_holds);
      assert (spike_holds);
      assert (ready_holds);
      assert (error_holds);
`ifndef SEARCH
      assert (registers_holds);
`endif
    end
  end

endmodule

`default_nettype wire
