// Proof of axis_event_input with [=inputs] inputs: each vector has the spikes of the events of its own time step
// and none of another; no event is lost; a packet that holds a whole sample gives as many vectors as
// that has time steps.
//
// One input, k, is followed; it is any of them.

`default_nettype none

module [=name] (
  input wire clk_i,
  input wire rst_ni,
  input wire counted_i,
  input wire [[=countWidth - 1]:0] time_steps_i,
  input wire tvalid_i,
  input wire [31:0] tdata_i,
  input wire [3:0] tkeep_i,
  input wire tlast_i,
  input wire spikes_ready_i
);

  wire tready;
  wire spikes_valid;
  wire [[=inputs - 1]:0] spikes;
  wire [[=countWidth - 1]:0] time_steps;
  wire event_error;
  wire waiting;
  wire begun;

  axis_event_input #(
    .Inputs    ([=inputs]),
    .IndexWidth([=indexWidth]),
    .CountWidth([=countWidth])
  ) u_dut (
    .clk_i          (clk_i),
    .rst_ni         (rst_ni),
    .counted_i      (counted_i),
    .time_steps_i   (time_steps_i),
    .s_axis_tvalid  (tvalid_i),
    .s_axis_tready  (tready),
    .s_axis_tdata   (tdata_i),
    .s_axis_tkeep   (tkeep_i),
    .s_axis_tlast   (tlast_i),
    .spikes_valid_o (spikes_valid),
    .spikes_ready_i (spikes_ready_i),
    .spikes_o       (spikes),
    .time_steps_o   (time_steps),
    .event_error_o  (event_error),
    .waiting_o      (waiting),
    .begun_o        (begun)
  );

  // Registers of the module, connected by the script.
  wire dut_first_q;
  wire dut_begun_q;
  wire dut_counted_q;
  wire dut_drop_q;
  wire dut_fill_q;
  wire [[=countWidth - 1]:0] dut_step_q;
  wire [[=countWidth - 1]:0] dut_steps_q;

  (* anyconst *) reg [15:0] k;

  // What was accepted.
  reg started_q = 1'b0;
  reg first_q;  // the next beat is the first of its time step
  reg whole_q;  // a whole time step waits
  reg spike_q;  // it has a spike of k

  // How packets are framed: what has come of the present one.
  reg begun_q;    // it has begun, and its last beat has not come
  reg counted_q;  // it holds a whole sample
  reg [[=countWidth - 1]:0] steps_q;  // of so many time steps
  reg [[=countWidth - 1]:0] step_q;   // of which so many are whole
  reg late_q;     // all are, and its last beat has not come
  reg early_q;    // its last beat has come, and not all are

  wire counted;
  wire final_step;

  assign counted    = begun_q ? counted_q : counted_i;
  assign final_step = step_q + 1 == ((begun_q | early_q) ? steps_q : time_steps_i);

  wire free;
  wire accept;
  wire is_event;
  wire step_ends;
  wire ends;
  wire misplaced;
  wire [30:0] index;

  assign free      = ~whole_q | spikes_ready_i;
  assign accept    = tvalid_i & free & ~early_q;
  assign is_event  = (tkeep_i == 4'hf) & ~tdata_i[31];
  assign index     = counted ? tdata_i[29:0] : tdata_i[30:0];
  assign step_ends = counted & tkeep_i[3] & tdata_i[30];
  assign ends      = accept & ~late_q & (tlast_i | step_ends);
  assign misplaced = accept & ~late_q & counted & (tlast_i != (step_ends & final_step));

  always @(posedge clk_i) begin
    started_q <= 1'b1;
    if (!rst_ni) begin
      first_q   <= 1'b1;
      whole_q   <= 1'b0;
      begun_q   <= 1'b0;
      counted_q <= 1'b0;
      step_q    <= 0;
      late_q    <= 1'b0;
      early_q   <= 1'b0;
    end else begin
      if (free) begin
        whole_q <= ends | early_q;
      end
      if (accept) begin
        begun_q   <= ~tlast_i;
        counted_q <= counted;
        if (~begun_q) begin
          steps_q <= time_steps_i;
        end
        if (late_q) begin
          late_q <= ~tlast_i;
        end else begin
          first_q <= ends;
          spike_q <= (is_event & (index == k)) | (~first_q & spike_q);
          if (ends & counted) begin
            step_q  <= final_step ? 0 : step_q + 1;
            late_q  <= final_step & ~tlast_i;
            early_q <= ~final_step & tlast_i;
          end
        end
      end else if (early_q & free) begin
        spike_q <= 1'b0;
        step_q  <= final_step ? 0 : step_q + 1;
        early_q <= ~final_step;
      end
    end
  end

  wire offered_until_taken_holds;
  wire spike_holds;
  wire ready_holds;
  wire error_holds;
  wire steps_holds;
  wire state_holds;

  assign offered_until_taken_holds = spikes_valid == whole_q;
  assign spike_holds = ~whole_q | (spikes[k] == spike_q);
  assign ready_holds = tready == (free & ~early_q);
  assign error_holds = event_error
      == ((accept & ~late_q & is_event & (index >= [=inputs])) | misplaced);
  assign steps_holds = ~whole_q | (time_steps == (counted_q ? steps_q : time_steps_i));
  assign state_holds = (waiting == (whole_q | early_q)) & (begun == (begun_q | early_q));

  // What the registers have to do with it, which carries the induction.
  wire registers_holds;

  assign registers_holds = (dut_begun_q == begun_q) & (dut_drop_q == late_q)
      & (dut_fill_q == early_q) & (dut_step_q == step_q)
      & (dut_counted_q == counted_q)
      & (~(begun_q | early_q) | (dut_steps_q == steps_q))
      & (~(begun_q | early_q) | ~counted_q | late_q | (step_q < steps_q))
      & (~late_q | (begun_q & counted_q & (step_q == 0)))
      & (~early_q | (~begun_q & counted_q & (step_q != 0)))
      & ((begun_q & counted_q) | early_q | (step_q == 0))
      & (~begun_q | ~counted_q | (steps_q != 0))
      & (~(whole_q & counted_q) | (dut_steps_q == steps_q))
      & (dut_first_q == first_q)
      & (begun_q | first_q) & (~late_q | first_q)
      & (~whole_q | first_q)
      & (~(whole_q | ~first_q) | (spikes[k] == spike_q));

  always @* begin
    assume (k < [=inputs]);
    assume (time_steps_i != 0);
    if (!started_q) begin
      assume (!rst_ni);
    end else begin
      assert (offered_until_taken_holds);
      assert (spike_holds);
      assert (ready_holds);
      assert (error_holds);
      assert (steps_holds);
      assert (state_holds);
`ifndef SEARCH
      assert (registers_holds);
`endif
    end
  end

endmodule

`default_nettype wire
