// Proof of axis_spike_input with [=inputs] inputs and beats of [=streamWidth] bits: each vector has the spikes of the
// beats of its own packet, each in its place, and none of another; no beat is lost or taken twice.
//
// One input, k, is followed; it is any of them.

`default_nettype none

module [=name] (
  input wire clk_i,
  input wire rst_ni,
  input wire tvalid_i,
  input wire [[=streamWidth - 1]:0] tdata_i,
  input wire tlast_i,
  input wire spikes_ready_i
);

  wire tready;
  wire spikes_valid;
  wire [[=inputs - 1]:0] spikes;
  wire framing_error;

  axis_spike_input #(
    .Inputs     ([=inputs]),
    .StreamWidth([=streamWidth]),
    .BeatWidth  ([=beatWidth])
  ) u_dut (
    .clk_i          (clk_i),
    .rst_ni         (rst_ni),
    .s_axis_tvalid  (tvalid_i),
    .s_axis_tready  (tready),
    .s_axis_tdata   (tdata_i),
    .s_axis_tlast   (tlast_i),
    .spikes_valid_o (spikes_valid),
    .spikes_ready_i (spikes_ready_i),
    .spikes_o       (spikes),
    .framing_error_o(framing_error)
  );

  // A register of the module, connected by the script.
  wire [[=beatWidth - 1]:0] dut_beat_q;

  localparam Beats = [=beats];

  (* anyconst *) reg [15:0] k;

  // What was accepted.
  reg started_q = 1'b0;
  reg [[=beatWidth - 1]:0] beats_q;  // beats of this packet so far, [=beats] at most
  reg whole_q;  // a whole packet waits
  reg spike_q;  // it has a spike of k

  wire accept;
  wire its_beat;
  wire surplus;  // set bits beyond the last input

  assign accept   = tvalid_i & tready;
  assign its_beat = beats_q == k / [=streamWidth];
[#if padding gt 0]
  assign surplus  = (beats_q == Beats)
      | ((beats_q == Beats - 1) & (tdata_i[[=streamWidth - 1]:[=streamWidth - padding]] != 0));
[#else]
  assign surplus  = beats_q == Beats;
[/#if]

  always @(posedge clk_i) begin
    started_q <= 1'b1;
    if (!rst_ni) begin
      beats_q <= 0;
      whole_q <= 1'b0;
    end else if (accept) begin
      beats_q <= tlast_i ? 0 : (beats_q == Beats) ? beats_q : beats_q + 1;
      whole_q <= tlast_i;
      spike_q <= its_beat ? tdata_i[k % [=streamWidth]] : (beats_q == 0) ? 1'b0 : spike_q;
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
  assign error_holds = framing_error == (accept & surplus);

  // What the registers have to do with it, which carries the induction.
  wire registers_holds;

  assign registers_holds = (dut_beat_q == beats_q) & (beats_q <= Beats)
      & (~whole_q | (beats_q == 0))
      & (~(whole_q | (beats_q != 0)) | (spikes[k] == spike_q));

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
