[#-- A convolution goes over a vector once, and its scheduler does not know of samples. --]
[#assign folded = layer.folded && !ahead]
[#assign stateful = layer.carriesOver && !ahead]
// Proof of [=view.scheduler] with [=layer.places] inputs[=folded?then(" and " + layer.folds + " folds", "")]: whatever is offered and however the layer
// stalls, every spike of an accepted vector is issued exactly once[=folded?then(" in each pass", "")], nothing else is, and in
// ascending order.
//
// One index, k, is followed; it is any of them. The priority encoder is replaced by its
// specification. A counterexample shows the inputs, the registers below and which claims are 0.

`default_nettype none

module [=name] (
  input wire clk_i,
  input wire rst_ni,
  input wire stall_i,
  input wire valid_i,
  input wire final_i,
  input wire [[=layer.places - 1]:0] spikes_i
);

  wire ready;
  wire issue_valid;
  wire issue_read;
[#if !ahead]
  wire issue_first;
[/#if]
  wire issue_last;
  wire issue_final;
[#if stateful]
  wire issue_fresh;
[/#if]
[#if folded]
  wire [[=layer.foldBits - 1]:0] issue_fold;
[/#if]
  wire [[=layer.indexBits - 1]:0] issue_index;

  [=view.scheduler] #(
    .Inputs    ([=layer.places]),
    .IndexWidth([=layer.indexBits]),
[#if folded]
    .LaneWidth ([=layer.encoderLaneBits]),
    .Folds     ([=layer.folds]),
    .FoldWidth ([=layer.foldBits])
[#else]
    .LaneWidth ([=layer.encoderLaneBits])
[/#if]
  ) u_dut (
    .clk_i        (clk_i),
    .rst_ni       (rst_ni),
    .stall_i      (stall_i),
    .valid_i      (valid_i),
    .ready_o      (ready),
    .final_i      (final_i),
    .spikes_i     (spikes_i),
    .issue_valid_o(issue_valid),
    .issue_read_o (issue_read),
[#if !ahead]
    .issue_first_o(issue_first),
[/#if]
    .issue_last_o (issue_last),
[#if folded]
    .issue_fold_o (issue_fold),
[/#if]
[#if stateful]
    .issue_fresh_o(issue_fresh),
[/#if]
    .issue_final_o(issue_final),
    .issue_index_o(issue_index)
  );

  // Registers of the scheduler, connected by the script.
  wire dut_busy_q;
[#if !ahead]
  wire dut_first_q;
[/#if]
  wire [[=layer.places - 1]:0] dut_pending_q;
[#if folded]
  wire [[=layer.places - 1]:0] dut_vector_q;
[/#if]

  (* anyconst *) reg [[=layer.indexBits - 1]:0] k;

  // Indices that do not exist never have a spike.
  localparam Padded = 1 << [=layer.indexBits];

  localparam [Padded-1:0] All = ~0;

  wire [Padded-1:0] spikes;
  wire [Padded-1:0] pending;

  assign spikes  = spikes_i;
  assign pending = dut_pending_q;

  // What should happen, from what was accepted.
  reg started_q = 1'b0;
  reg working_q;  // a vector is being issued
  reg begun_q;  // something of this pass has been issued
  reg spiking_q;  // there is something left to read in this pass
  reg owed_q;  // k is still to be issued in this pass
  reg passed_q;  // a larger index has been issued in this pass
  reg final_q;  // mark of the vector
  reg [[=layer.indexBits - 1]:0] latest_q;  // the index that was issued last in this pass
  reg [[=layer.indexBits]:0] issues_q;  // issues of this pass
[#if stateful]
  reg fresh_q;
[/#if]
[#if folded]
  reg any_q;  // the vector has spikes
  reg wanted_q;  // one of them is k
  reg [[=layer.foldBits - 1]:0] fold_q;
[/#if]

  wire accept;
  wire issue_k;
  wire over;  // the last issue of a vector
  wire [Padded-1:0] ahead;  // indices that may still be issued in this pass

  assign accept  = valid_i & ready;
  assign issue_k = issue_valid & issue_read & (issue_index == k);
[#if folded]
  assign over    = issue_last & (fold_q == [=view.lastFold]);
[#else]
  assign over    = issue_last;
[/#if]
  assign ahead   = begun_q ? (All << latest_q) << 1 : All;

  always @(posedge clk_i) begin
    started_q <= 1'b1;
    if (!rst_ni) begin
      working_q <= 1'b0;
      begun_q   <= 1'b0;
      spiking_q <= 1'b0;
      owed_q    <= 1'b0;
      passed_q  <= 1'b0;
      final_q   <= 1'b1;
      latest_q  <= 0;
      issues_q  <= 0;
[#if stateful]
      fresh_q   <= 1'b0;
[/#if]
[#if folded]
      any_q     <= 1'b0;
      wanted_q  <= 1'b0;
      fold_q    <= 0;
[/#if]
    end else if (accept) begin
      working_q <= 1'b1;
      begun_q   <= 1'b0;
      spiking_q <= |spikes_i;
      owed_q    <= spikes[k];
      passed_q  <= 1'b0;
      final_q   <= final_i;
      latest_q  <= 0;
      issues_q  <= 0;
[#if stateful]
      fresh_q   <= final_q;
[/#if]
[#if folded]
      any_q     <= |spikes_i;
      wanted_q  <= spikes[k];
      fold_q    <= 0;
[/#if]
    end else if (issue_valid) begin
      working_q <= ~over;
      begun_q   <= 1'b1;
      spiking_q <= spiking_q & ~issue_last;
      owed_q    <= owed_q & ~issue_k;
      passed_q  <= passed_q | (issue_read & (issue_index > k));
      latest_q  <= issue_index;
      issues_q  <= issues_q + 1;
[#if folded]
      if (issue_last & ~over) begin
        begun_q   <= 1'b0;
        spiking_q <= any_q;
        owed_q    <= wanted_q;
        passed_q  <= 1'b0;
        latest_q  <= 0;
        issues_q  <= 0;
        fold_q    <= fold_q + 1;
      end
[/#if]
    end
  end

  // Every spike once, nothing else, in order.
  wire only_spikes_and_once_holds;
  wire ascending_holds;
  wire strictly_ascending_holds;
  wire nothing_left_holds;

  assign only_spikes_and_once_holds = ~issue_k | owed_q;
  assign ascending_holds = ~issue_k | ~passed_q;
  assign strictly_ascending_holds =
      ~(issue_valid & issue_read & begun_q) | (issue_index > latest_q);
  assign nothing_left_holds = ~(issue_valid & issue_last & owed_q) | issue_k;

  // Handshake and progress: an issue in every cycle without a stall, [=layer.places] at most[=folded?then(" in a pass", "")].
  wire issues_while_working_holds;
  wire ready_holds;
  wire accepts_when_done_holds;
  wire bounded_holds;

  assign issues_while_working_holds = issue_valid == (working_q & ~stall_i);
[#if ahead]
  assign ready_holds = ready == (~working_q | (~stall_i & over));
[#else]
  assign ready_holds = ready == (~stall_i & (~working_q | over));
[/#if]
  assign accepts_when_done_holds = ~(accept & owed_q) | issue_k;
  assign bounded_holds = ~issue_valid | (issues_q < [=layer.places]);

  // What goes with an issue.
  wire read_holds;
[#if !ahead]
  wire first_holds;
[/#if]
  wire marks_holds;

  assign read_holds  = ~issue_valid | (issue_read == spiking_q);
[#if !ahead]
  assign first_holds = ~issue_valid | (issue_first == ~begun_q);
[/#if]
  assign marks_holds = ~issue_valid | ((issue_final == final_q)
[#if stateful]
      & (issue_fresh == fresh_q)
[/#if]
[#if folded]
      & (issue_fold == fold_q)
[/#if]
      );

  // What the registers have to do with it, which carries the induction.
  wire registers_holds;

  assign registers_holds = (dut_busy_q == working_q)
[#if !ahead]
      & (~working_q | (dut_first_q == ~begun_q))
[/#if]
[#if ahead]
      & (~working_q | ((pending[k] == owed_q) & (spiking_q == (|pending)) & ((pending & ~ahead) == 0)))
      & (working_q | ~owed_q)
[#else]
      & (pending[k] == owed_q)
      & (spiking_q == (|pending))
      & ((pending & ~ahead) == 0)
[/#if]
      & ~(owed_q & passed_q)
      & (working_q | ~spiking_q)
      & (spiking_q | ~working_q | ~begun_q)
[#if folded]
      & (~working_q | ((dut_vector_q[k] == wanted_q) & (any_q == (|dut_vector_q))))
      & (~working_q | begun_q | ((spiking_q == any_q) & (owed_q == wanted_q)))
      & (fold_q <= [=view.lastFold])
[/#if]
      & (~working_q | (issues_q <= (begun_q ? latest_q + 1 : 0)))
      & (latest_q < [=layer.places]);

  always @* begin
    if (!started_q) begin
      assume (!rst_ni);
    end else begin
      assert (only_spikes_and_once_holds);
      assert (ascending_holds);
      assert (strictly_ascending_holds);
      assert (nothing_left_holds);
      assert (issues_while_working_holds);
      assert (ready_holds);
      assert (accepts_when_done_holds);
      assert (bounded_holds);
      assert (read_holds);
[#if !ahead]
      assert (first_holds);
[/#if]
      assert (marks_holds);
`ifndef SEARCH
      assert (registers_holds);
`endif
    end
  end

endmodule

`default_nettype wire
