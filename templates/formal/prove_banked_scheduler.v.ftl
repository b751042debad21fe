// Proof of [=view.scheduler] with [=layer.inputs] inputs, [=layer.ports] ports and an issue width of [=layer.issueWidth][=layer.folded?then(", " + layer.folds + " folds", "")]: whatever
// is offered and however the layer stalls, every spike of an accepted vector is issued exactly
// once[=layer.folded?then(" in each pass", "")], nothing else is, and at each port in ascending order.
//
// One row of one port is followed; it is any of them. The priority encoders are replaced by their
// specification. A counterexample shows the inputs, the registers below and which claims are 0.

`default_nettype none

module [=name] (
  input wire clk_i,
  input wire rst_ni,
  input wire stall_i,
  input wire valid_i,
  input wire final_i,
  input wire [[=layer.inputs - 1]:0] spikes_i
);

  wire ready;
  wire issue_valid;
  wire [[=layer.ports - 1]:0] issue_read;
  wire issue_first;
  wire issue_last;
[#if view.counters]
  wire issue_conflict;
[/#if]
[#if layer.folded]
  wire [[=layer.foldBits - 1]:0] issue_fold;
[/#if]
[#if layer.carriesOver]
  wire issue_fresh;
[/#if]
  wire issue_final;
  wire [[=layer.ports * layer.rowAddressBits - 1]:0] issue_rows;

  [=view.scheduler] #(
    .Inputs      ([=layer.inputs]),
    .Width       ([=layer.issueWidth]),
    .Banks       ([=layer.banks]),
    .Ports       ([=layer.readPorts]),
    .BankRows    ([=layer.bankRows]),
    .Interleaved ([=layer.interleaved?then(1, 0)]),
    .RowWidth    ([=layer.rowAddressBits]),
    .PortRows    ([=layer.portRows]),
    .PortRowWidth([=view.portRowWidth]),
[#if layer.folded]
    .LaneWidth   ([=layer.encoderLaneBits]),
    .Folds       ([=layer.folds]),
    .FoldWidth   ([=layer.foldBits])
[#else]
    .LaneWidth   ([=layer.encoderLaneBits])
[/#if]
  ) u_dut (
    .clk_i           (clk_i),
    .rst_ni          (rst_ni),
    .stall_i         (stall_i),
    .valid_i         (valid_i),
    .ready_o         (ready),
    .final_i         (final_i),
    .spikes_i        (spikes_i),
    .issue_valid_o   (issue_valid),
    .issue_read_o    (issue_read),
    .issue_first_o   (issue_first),
    .issue_last_o    (issue_last),
[#if view.counters]
    .issue_conflict_o(issue_conflict),
[/#if]
[#if layer.folded]
    .issue_fold_o    (issue_fold),
[/#if]
[#if layer.carriesOver]
    .issue_fresh_o   (issue_fresh),
[/#if]
    .issue_final_o   (issue_final),
    .issue_rows_o    (issue_rows)
  );

  // Registers of the scheduler, connected by the script.
  wire dut_busy_q;
  wire dut_first_q;
  wire [[=layer.ports * layer.portRows - 1]:0] dut_pending_q;
[#if layer.folded]
  wire [[=layer.ports * layer.portRows - 1]:0] dut_vector_q;
[/#if]

  // The port and the row of its bank that are followed, and the input that has its weights there.
  (* anyconst *) reg [7:0] port;
  (* anyconst *) reg [[=layer.rowAddressBits - 1]:0] row;

  wire [31:0] bank;
  wire [31:0] source;
  wire [31:0] place;
  wire exists;

  assign bank   = port / [=layer.readPorts];
[#if layer.interleaved]
  assign source = row * [=layer.banks] + bank;
[#else]
  assign source = bank * [=layer.bankRows] + row;
[/#if]
  assign place  = port * [=layer.portRows] + row / [=layer.readPorts];
  assign exists = source < [=layer.inputs];

  // What should happen, from what was accepted.
  reg started_q = 1'b0;
  reg working_q;  // a vector is being issued
  reg begun_q;  // something of this pass has been issued
  reg spiking_q;  // there is something left to read in this pass
  reg owed_q;  // the row is still to be issued in this pass
  reg passed_q;  // a higher row of its port has been issued in this pass
  reg final_q;  // mark of the vector
[#if layer.carriesOver]
  reg fresh_q;
[/#if]
[#if layer.folded]
  reg any_q;  // the vector has spikes
  reg wanted_q;  // one of them is that of the row
  reg [[=layer.foldBits - 1]:0] fold_q;
[/#if]

  wire accept;
  wire spike;
  wire issue_port;
  wire [[=layer.rowAddressBits - 1]:0] issue_row;
  wire issue_it;
  wire over;

  assign accept     = valid_i & ready;
  assign spike      = exists & spikes_i[source];
  assign issue_port = issue_read[port];
  assign issue_row  = issue_rows[port*[=layer.rowAddressBits] +: [=layer.rowAddressBits]];
  assign issue_it   = issue_port & (issue_row == row);
[#if layer.folded]
  assign over       = issue_last & (fold_q == [=view.lastFold]);
[#else]
  assign over       = issue_last;
[/#if]

  always @(posedge clk_i) begin
    started_q <= 1'b1;
    if (!rst_ni) begin
      working_q <= 1'b0;
      begun_q   <= 1'b0;
      spiking_q <= 1'b0;
      owed_q    <= 1'b0;
      passed_q  <= 1'b0;
      final_q   <= 1'b1;
[#if layer.carriesOver]
      fresh_q   <= 1'b0;
[/#if]
[#if layer.folded]
      any_q     <= 1'b0;
      wanted_q  <= 1'b0;
      fold_q    <= 0;
[/#if]
    end else if (accept) begin
      working_q <= 1'b1;
      begun_q   <= 1'b0;
      spiking_q <= |spikes_i;
      owed_q    <= spike;
      passed_q  <= 1'b0;
      final_q   <= final_i;
[#if layer.carriesOver]
      fresh_q   <= final_q;
[/#if]
[#if layer.folded]
      any_q     <= |spikes_i;
      wanted_q  <= spike;
      fold_q    <= 0;
[/#if]
    end else if (issue_valid) begin
      working_q <= ~over;
      begun_q   <= 1'b1;
      spiking_q <= spiking_q & ~issue_last;
      owed_q    <= owed_q & ~issue_it;
      passed_q  <= passed_q | (issue_port & (issue_row > row));
[#if layer.folded]
      if (issue_last & ~over) begin
        begun_q   <= 1'b0;
        spiking_q <= any_q;
        owed_q    <= wanted_q;
        passed_q  <= 1'b0;
        fold_q    <= fold_q + 1;
      end
[/#if]
    end
  end

  // How many ports are read.
  reg [8:0] reads;

  integer p;
  always @* begin
    reads = 0;
    for (p = 0; p < [=layer.ports]; p = p + 1) begin
      reads = reads + issue_read[p];
    end
  end

  // Every spike once, nothing else, in order.
  wire only_spikes_and_once_holds;
  wire ascending_holds;
  wire nothing_left_holds;
  wire width_holds;

  assign only_spikes_and_once_holds = ~issue_it | owed_q;
  assign ascending_holds = ~issue_it | ~passed_q;
  assign nothing_left_holds = ~(issue_valid & issue_last & owed_q) | issue_it;
  assign width_holds = reads <= [=layer.issueWidth];

  // Handshake and progress: in every cycle without a stall an issue, which reads as many rows as it
  // may: what waits does so for a port in use, or since all the width is.
  wire issues_while_working_holds;
  wire ready_holds;
  wire accepts_when_done_holds;
  wire progress_holds;
  wire no_idle_port_holds;

  assign issues_while_working_holds = issue_valid == (working_q & ~stall_i);
  assign ready_holds = ready == (~stall_i & (~working_q | over));
  assign accepts_when_done_holds = ~(accept & owed_q) | issue_it;
  assign progress_holds = ~issue_valid | ((reads != 0) == spiking_q);
  assign no_idle_port_holds =
      ~(issue_valid & owed_q) | issue_port | (reads == [=layer.issueWidth]);

  // What goes with an issue.
  wire quiet_holds;
  wire first_holds;
  wire marks_holds;

  assign quiet_holds = issue_valid | (issue_read == 0);
  assign first_holds = ~issue_valid | (issue_first == ~begun_q);
  assign marks_holds = ~issue_valid | ((issue_final == final_q)
[#if layer.carriesOver]
      & (issue_fresh == fresh_q)
[/#if]
[#if layer.folded]
      & (issue_fold == fold_q)
[/#if]
      );
[#if view.counters]

  wire conflict_holds;

  assign conflict_holds =
      issue_conflict == (issue_valid & ~issue_last & (reads < [=layer.issueWidth]));
[/#if]

  // What the registers have to do with it, which carries the induction.
  wire registers_holds;

  assign registers_holds = (dut_busy_q == working_q)
      & (~working_q | (dut_first_q == ~begun_q))
      & (dut_pending_q[place] == owed_q)
      & (spiking_q == (|dut_pending_q))
      & ~(owed_q & passed_q)
      & (working_q | ~spiking_q)
      & (spiking_q | ~working_q | ~begun_q)
[#if layer.folded]
      & (~working_q | ((dut_vector_q[place] == wanted_q) & (any_q == (|dut_vector_q))))
      & (~working_q | begun_q | ((spiking_q == any_q) & (owed_q == wanted_q)))
      & (fold_q <= [=view.lastFold])
[/#if]
      ;

  always @* begin
    assume (port < [=layer.ports]);
    assume (row < [=layer.bankRows]);
    assume (row % [=layer.readPorts] == port % [=layer.readPorts]);
    if (!started_q) begin
      assume (!rst_ni);
    end else begin
      assert (only_spikes_and_once_holds);
      assert (ascending_holds);
      assert (nothing_left_holds);
      assert (width_holds);
      assert (issues_while_working_holds);
      assert (ready_holds);
      assert (accepts_when_done_holds);
      assert (progress_holds);
      assert (no_idle_port_holds);
      assert (quiet_holds);
      assert (first_holds);
      assert (marks_holds);
[#if view.counters]
      assert (conflict_holds);
[/#if]
`ifndef SEARCH
      assert (registers_holds);
`endif
    end
  end

endmodule

`default_nettype wire
