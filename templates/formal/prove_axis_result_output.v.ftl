// Proof of axis_result_output: a result is the classes, then the counts, each beat once and in order, and
// is taken with the last; a packet has as many results as it was begun with, or ends in a beat without
// bytes where it is closed.

`default_nettype none

module [=name] (
  input wire clk_i,
  input wire rst_ni,
  input wire [[=resultsWidth - 1]:0] results_per_packet_i,
  input wire apart_i,
  input wire close_i,
  input wire result_valid_i,
  input wire [[=classBeats * 32 - 1]:0] result_words_i,
  input wire [[=classes * countWidth - 1]:0] result_counts_i,
  input wire tready_i
);

  wire result_ready;
  wire tvalid;
  wire [31:0] tdata;
  wire [3:0] tkeep;
  wire tlast;
  wire open;

  axis_result_output #(
    .ClassBeats([=classBeats]),
    .Classes   ([=classes]),
    .CountWidth([=countWidth]),
    .BeatWidth ([=beatWidth]),
    .ResultsWidth([=resultsWidth])
  ) u_dut (
    .clk_i               (clk_i),
    .rst_ni              (rst_ni),
    .results_per_packet_i(results_per_packet_i),
    .apart_i             (apart_i),
    .close_i             (close_i),
    .result_valid_i      (result_valid_i),
    .result_ready_o      (result_ready),
    .result_words_i      (result_words_i),
    .result_counts_i     (result_counts_i),
    .m_axis_tvalid       (tvalid),
    .m_axis_tready       (tready_i),
    .m_axis_tdata        (tdata),
    .m_axis_tkeep        (tkeep),
    .m_axis_tlast        (tlast),
    .open_o              (open)
  );

  // Registers of the module, connected by the script.
  wire [[=beatWidth - 1]:0] dut_beat_q;
  wire [[=resultsWidth - 1]:0] dut_sent_q;
  wire [[=resultsWidth - 1]:0] dut_results_q;

  localparam ClassBeats = [=classBeats];
  localparam Beats      = [=classBeats + classes];

  // How many beats of the result, and results of the packet, have been taken; of how many.
  reg started_q = 1'b0;
  reg [15:0] sent_q;
  reg [[=resultsWidth - 1]:0] whole_q;
  reg [[=resultsWidth - 1]:0] of_q;

  wire closing;
  wire begins;
  wire [[=resultsWidth - 1]:0] of;

  assign closing = close_i & (whole_q != 0);
  assign begins  = (sent_q == 0) & (whole_q == 0);
  assign of      = begins ? results_per_packet_i : of_q;

  always @(posedge clk_i) begin
    started_q <= 1'b1;
    if (begins) begin
      of_q <= results_per_packet_i;
    end
    if (!rst_ni) begin
      sent_q  <= 0;
      whole_q <= 0;
    end else if (tvalid & tready_i) begin
      if (closing) begin
        whole_q <= 0;
      end else begin
        sent_q <= (sent_q == Beats - 1) ? 0 : sent_q + 1;
        if ((sent_q == Beats - 1) & ~apart_i) begin
          whole_q <= (whole_q + 1 == of) ? 0 : whole_q + 1;
        end
      end
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
  reg close_q;
  reg apart_q;

  always @(posedge clk_i) begin
    waiting_q <= rst_ni & result_valid_i & ~result_ready;
    words_q   <= result_words_i;
    counts_q  <= result_counts_i;
    offered_q <= rst_ni & tvalid & ~tready_i;
    data_q    <= tdata;
    last_q    <= tlast;
    close_q   <= rst_ni & close_i & open & ~tready_i;
    apart_q   <= apart_i;
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

  assign offered_holds = tvalid == (result_valid_i | closing);
  assign beat_holds = ~tvalid | (closing ? (tkeep == 0) : (tkeep == 4'hf) & (tdata == expected));
  assign last_holds = ~tvalid
      | (tlast == (closing | ((sent_q == Beats - 1) & (whole_q + 1 == of))));
  assign taken_with_last_holds =
      (result_valid_i & result_ready) == (tvalid & tready_i & (sent_q == Beats - 1));
  assign unchanged_holds = ~offered_q | (tvalid & (tdata == data_q) & (tlast == last_q));
  assign registers_holds = (dut_beat_q == sent_q) & (sent_q < Beats) & (open == (whole_q != 0))
      & (dut_sent_q == whole_q) & (begins | ((dut_results_q == of_q) & (whole_q < of_q)))
      & (~(started_q & offered_q) | waiting_q | close_q);

  always @* begin
    assume (results_per_packet_i != 0);
    // A packet is closed between results, where no other is to come.
    assume (!(close_i & (result_valid_i | (dut_beat_q != 0))));
    if (close_q) begin
      assume (close_i);
    end
    if (waiting_q) begin
      assume (apart_i == apart_q);
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
