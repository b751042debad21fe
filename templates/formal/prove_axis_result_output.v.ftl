// Proof of axis_result_output: a packet has the classes, then the counts, each beat once and in order,
// TLAST with the last; the result is taken with it.

`default_nettype none

module [=name] (
  input wire clk_i,
  input wire rst_ni,
  input wire result_valid_i,
  input wire [[=classBeats * 32 - 1]:0] result_words_i,
  input wire [[=classes * countWidth - 1]:0] result_counts_i,
  input wire tready_i
);

  wire result_ready;
  wire tvalid;
  wire [31:0] tdata;
  wire tlast;

  axis_result_output #(
    .ClassBeats([=classBeats]),
    .Classes   ([=classes]),
    .CountWidth([=countWidth]),
    .BeatWidth ([=beatWidth])
  ) u_dut (
    .clk_i          (clk_i),
    .rst_ni         (rst_ni),
    .result_valid_i (result_valid_i),
    .result_ready_o (result_ready),
    .result_words_i (result_words_i),
    .result_counts_i(result_counts_i),
    .m_axis_tvalid  (tvalid),
    .m_axis_tready  (tready_i),
    .m_axis_tdata   (tdata),
    .m_axis_tlast   (tlast)
  );

  // A register of the module, connected by the script.
  wire [[=beatWidth - 1]:0] dut_beat_q;

  localparam ClassBeats = [=classBeats];
  localparam Beats      = [=classBeats + classes];

  // How many beats of the packet have been taken.
  reg started_q = 1'b0;
  reg [15:0] sent_q;

  always @(posedge clk_i) begin
    started_q <= 1'b1;
    if (!rst_ni) begin
      sent_q <= 0;
    end else if (tvalid & tready_i) begin
      sent_q <= (sent_q == Beats - 1) ? 0 : sent_q + 1;
    end
  end

  // The result that was offered a cycle ago and not taken; it holds until it is.
  reg waiting_q;
  reg [[=classBeats * 32 - 1]:0] words_q;
  reg [[=classes * countWidth - 1]:0] counts_q;

  // The beat that was offered a cycle ago and not taken.
  reg offered_q;
  reg [31:0] data_q;
  reg last_q;

  always @(posedge clk_i) begin
    waiting_q <= rst_ni & result_valid_i & ~result_ready;
    words_q   <= result_words_i;
    counts_q  <= result_counts_i;
    offered_q <= rst_ni & tvalid & ~tready_i;
    data_q    <= tdata;
    last_q    <= tlast;
  end

  reg [31:0] expected;

  integer b;
  always @* begin
    expected = 0;
    for (b = 0; b < Beats; b = b + 1) begin
      if (sent_q == b) begin
        if (b < ClassBeats) begin
          expected = result_words_i[b*32 +: 32];
        end else begin
          expected = result_counts_i[(b-ClassBeats)*[=countWidth] +: [=countWidth]];
        end
      end
    end
  end

  wire offered_holds;
  wire beat_holds;
  wire last_holds;
  wire taken_with_last_holds;
  wire unchanged_holds;
  wire registers_holds;

  assign offered_holds = tvalid == result_valid_i;
  assign beat_holds = ~tvalid | (tdata == expected);
  assign last_holds = ~tvalid | (tlast == (sent_q == Beats - 1));
  assign taken_with_last_holds =
      (result_valid_i & result_ready) == (tvalid & tready_i & (sent_q == Beats - 1));
  assign unchanged_holds = ~offered_q | (tvalid & (tdata == data_q) & (tlast == last_q));
  assign registers_holds = (dut_beat_q == sent_q) & (sent_q < Beats)
      & (~(started_q & offered_q) | waiting_q);

  always @* begin
    if (waiting_q) begin
      assume (result_valid_i);
      assume (result_words_i == words_q);
      assume (result_counts_i == counts_q);
    end
    if (!started_q) begin
      assume (!rst_ni);
    end else begin
      assert (offered_holds);
      assert (beat_holds);
      assert (last_holds);
      assert (taken_with_last_holds);
      assert (unchanged_holds);
`ifndef SEARCH
      assert (registers_holds);
`endif
    end
  end

endmodule

`default_nettype wire
