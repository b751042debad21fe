// Proof of spike_counter with [=classes] classes: every spike of a sample is counted once; a result is offered
// [=stages + 2] cycles after the last spikes of its sample, if the one before it has been taken [=(stages gt 0)?then(stages + " cycles earlier", "by then")], and
// holds until it is taken.
//
// One class, k, is followed; it is any of them. Counts are compared modulo 2^[=countWidth], their width.

`default_nettype none

module [=name] (
  input wire clk_i,
  input wire rst_ni,
  input wire valid_i,
  input wire final_i,
  input wire [[=classes - 1]:0] spikes_i,
  input wire result_ready_i
);

  wire ready;
  wire result_valid;
  wire [[=classWidth - 1]:0] result_class;
  wire [[=classes * countWidth - 1]:0] result_counts;

  [=module] #(
    .CountWidth([=countWidth])
  ) u_dut (
    .clk_i          (clk_i),
    .rst_ni         (rst_ni),
    .valid_i        (valid_i),
    .ready_o        (ready),
    .final_i        (final_i),
    .spikes_i       (spikes_i),
    .result_valid_o (result_valid),
    .result_ready_i (result_ready_i),
    .result_class_o (result_class),
    .result_counts_o(result_counts)
  );

  // Registers of the counter, connected by the script.
  wire dut_fresh_q;
  wire dut_done_q;
[#if stages gt 0]
  wire [[=stages - 1]:0] dut_resolve_q;
[/#if]
  wire [[=classes * countWidth - 1]:0] dut_counts_q;

  (* anyconst *) reg [[=indexWidth - 1]:0] k;

  // What should be counted and offered.
  reg started_q = 1'b0;
  reg counting_q;  // a sample has begun and not ended
  reg whole_q;  // count_q is that of a whole sample, which is still to be offered
  reg offered_q;  // a result is offered
  reg [[=countWidth - 1]:0] count_q;  // of class k
  reg [[=countWidth - 1]:0] offered_count_q;
  reg [[=classWidth - 1]:0] offered_class_q;
[#if stages gt 0]
  reg [1:0] stages_q;  // registers before its class is known
[/#if]
  reg held_q;  // what is offered has been offered before

  wire accept;
  wire occupied;
  wire publish;

  assign accept   = valid_i & ready;
[#if stages gt 0]
  assign occupied = offered_q | (stages_q != 0);
[#else]
  assign occupied = offered_q;
[/#if]
  assign publish  = whole_q & ~occupied;

  always @(posedge clk_i) begin
    started_q <= 1'b1;
    if (!rst_ni) begin
      counting_q <= 1'b0;
      whole_q    <= 1'b0;
      offered_q  <= 1'b0;
[#if stages gt 0]
      stages_q   <= 0;
[/#if]
      held_q     <= 1'b0;
      count_q    <= 0;
    end else begin
      if (accept) begin
        counting_q <= ~final_i;
        count_q    <= (counting_q ? count_q : 0) + spikes_i[k];
      end
      if (accept & final_i) begin
        whole_q <= 1'b1;
      end else if (publish) begin
        whole_q <= 1'b0;
      end
      if (publish) begin
[#if stages gt 0]
        stages_q        <= [=stages];
[#else]
        offered_q       <= 1'b1;
[/#if]
        offered_count_q <= count_q;
[#if stages gt 0]
      end else if (stages_q != 0) begin
        stages_q  <= stages_q - 1;
        offered_q <= stages_q == 1;
[/#if]
      end else if (result_ready_i) begin
        offered_q <= 1'b0;
      end
      held_q          <= result_valid & ~result_ready_i;
      offered_class_q <= result_class;
    end
  end

  wire offered_until_taken_holds;
  wire counts_holds;
  wire class_unchanged_holds;
  wire ready_holds;

  assign offered_until_taken_holds = result_valid == offered_q;
  assign counts_holds =
      ~offered_q | (result_counts[k*[=countWidth] +: [=countWidth]] == offered_count_q);
  assign class_unchanged_holds = ~held_q | (result_class == offered_class_q);
  assign ready_holds = ready == ~(whole_q & occupied);

  // What the registers have to do with it, which carries the induction.
  wire registers_holds;

  assign registers_holds = (dut_fresh_q == ~counting_q)
      & (dut_done_q == whole_q)
      & (~(counting_q | whole_q) | (dut_counts_q[k*[=countWidth] +: [=countWidth]] == count_q))
[#if stages gt 0]
      & (dut_resolve_q == ((stages_q == 0) ? 0 : [=stages]'d1 << ([=stages] - stages_q)))
      & (stages_q <= [=stages])
      & ~(offered_q & (stages_q != 0))
      & ((stages_q == 0) | (result_counts[k*[=countWidth] +: [=countWidth]] == offered_count_q))
[/#if]
      & (~held_q | offered_q);

  always @* begin
    assume (k < [=classes]);
    if (!started_q) begin
      assume (!rst_ni);
    end else begin
      assert (offered_until_taken_holds);
      assert (counts_holds);
      assert (class_unchanged_holds);
      assert (ready_holds);
`ifndef SEARCH
      assert (registers_holds);
`endif
    end
  end

endmodule

`default_nettype wire
