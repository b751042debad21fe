// Unit bench of spike_scheduler: random vectors, offers and stalls at several widths. A scoreboard
// holds the indices that are still to be issued; every output is compared with it in every cycle.
// Prints one line, PASS or FAIL.

`default_nettype none

module spike_scheduler_check #(
  parameter Inputs     = 1,
  parameter IndexWidth = 1,
  parameter Cycles     = 4000
) (
  input  wire       clk_i,
  output reg [31:0] issues_o,
  output reg [31:0] errors_o
);

  reg                   rst_n;
  reg                   stall;
  reg                   valid;
  reg [Inputs-1:0]      spikes;
  wire                  ready;
  wire                  issue_valid;
  wire                  issue_read;
  wire                  issue_first;
  wire                  issue_last;
  reg                   final;
  wire                  issue_final;
  wire [IndexWidth-1:0] issue_index;

  spike_scheduler #(
    .Inputs    (Inputs),
    .IndexWidth(IndexWidth)
  ) u_dut (
    .clk_i        (clk_i),
    .rst_ni       (rst_n),
    .stall_i      (stall),
    .valid_i      (valid),
    .ready_o      (ready),
    .final_i      (final),
    .spikes_i     (spikes),
    .issue_valid_o(issue_valid),
    .issue_read_o (issue_read),
    .issue_first_o(issue_first),
    .issue_last_o (issue_last),
    .issue_final_o(issue_final),
    .issue_index_o(issue_index)
  );

  // The scoreboard: indices of the vector in work, and how many of its issues are over.
  integer expected [0:Inputs-1];
  integer spike_count;
  integer issued;
  reg     working;
  reg     want_final;

  integer seed;
  integer cycle;
  integer density;
  integer i;

  reg want_valid;
  reg want_ready;
  reg want_last;

  task verify(input condition);
    begin
      if (condition !== 1'b1) begin
        errors_o = errors_o + 1;
        if (errors_o == 1) begin
          $display("%0d inputs, cycle %0d: valid %b read %b first %b last %b index %0d ready %b",
                   Inputs, cycle, issue_valid, issue_read, issue_first, issue_last, issue_index,
                   ready);
        end
      end
    end
  endtask

  // At the falling edge: all outputs of this cycle are compared, with the inputs that were set at
  // the falling edge before; then the scoreboard moves on, and new inputs are set after the edge.
  initial begin
    issues_o = 0;
    errors_o = 0;
    seed = Inputs;
    working = 1'b0;
    issued = 0;
    spike_count = 0;
    rst_n = 1'b0;
    stall = 1'b0;
    valid = 1'b0;
    final = 1'b0;
    want_final = 1'b0;
    spikes = {Inputs{1'b0}};
    @(posedge clk_i);
    @(posedge clk_i);
    #1 rst_n = 1'b1;
    for (cycle = 0; cycle < Cycles; cycle = cycle + 1) begin
      stall = ($random(seed) & 7) == 0;
      // What is offered stays until it is accepted.
      if (!valid) begin
        valid = ($random(seed) & 3) != 0;
        final = $random(seed);
        density = $random(seed) & 31;
        for (i = 0; i < Inputs; i = i + 1) begin
          spikes[i] = ($random(seed) & 31) < density;
        end
        if (density > 28) begin
          spikes = {Inputs{1'b0}};
        end
      end
      @(negedge clk_i);
      want_valid = working & ~stall;
      want_last  = spike_count - issued <= 1;
      want_ready = ~stall & (~working | want_last);
      verify(ready === want_ready);
      verify(issue_valid === want_valid);
      verify(issue_read === (want_valid & (spike_count > 0)));
      if (want_valid) begin
        issues_o = issues_o + 1;
        verify(issue_first === (issued == 0));
        verify(issue_last === want_last);
        verify(issue_final === want_final);
        verify(issue_index === ((spike_count > 0) ? expected[issued] : 0));
        issued = issued + 1;
        if (want_last) begin
          working = 1'b0;
        end
      end
      @(posedge clk_i);
      #1;
      if (valid && want_ready) begin
        valid = 1'b0;
        working = 1'b1;
        want_final = final;
        issued = 0;
        spike_count = 0;
        for (i = 0; i < Inputs; i = i + 1) begin
          if (spikes[i]) begin
            expected[spike_count] = i;
            spike_count = spike_count + 1;
          end
        end
      end
    end
  end

endmodule

module spike_scheduler_tb;

  reg clk = 1'b0;

  always #5 clk = ~clk;

  wire [31:0] issues_1;
  wire [31:0] issues_7;
  wire [31:0] issues_40;
  wire [31:0] errors_1;
  wire [31:0] errors_7;
  wire [31:0] errors_40;

  spike_scheduler_check #(1, 1)  u_1  (clk, issues_1, errors_1);
  spike_scheduler_check #(7, 3)  u_7  (clk, issues_7, errors_7);
  spike_scheduler_check #(40, 6) u_40 (clk, issues_40, errors_40);

  initial begin
    #50000;
    if (errors_1 + errors_7 + errors_40 == 0
        && issues_1 > 1000 && issues_7 > 1000 && issues_40 > 1000) begin
      $display("PASS spike_scheduler: %0d issues", issues_1 + issues_7 + issues_40);
    end else begin
      $display("FAIL spike_scheduler: %0d errors in %0d issues", errors_1 + errors_7 + errors_40,
               issues_1 + issues_7 + issues_40);
    end
    $finish;
  end

endmodule

`default_nettype wire
