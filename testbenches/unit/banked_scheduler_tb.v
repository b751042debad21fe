// Unit bench of banked_scheduler: random vectors, offers, stalls and resets, with one port and two,
// blocked and interleaved, at several sizes. A scoreboard holds the inputs that are still to be
// issued; what is read, and every other output, is compared with it in every cycle. The define
// SCHEDULER names the module; FOLDED, COUNTERS and STATEFUL say which ports it has. Prints one
// line, PASS or FAIL.

`default_nettype none

module banked_scheduler_check #(
  parameter Inputs      = 1,
  parameter Width       = 1,
  parameter Banks       = 1,
  parameter Ports       = 1,
  parameter BankRows    = 2,
  parameter Interleaved = 0,
  parameter LaneWidth   = 1,
  parameter Folds       = 2,
  parameter Cycles      = 1200
) (
  input  wire       clk_i,
  output reg [31:0] issues_o,
  output reg [31:0] conflicts_o,
  output reg [31:0] errors_o
);

  localparam AllPorts     = Banks * Ports;
  localparam RowWidth     = $clog2(BankRows);
  localparam PortRows     = BankRows / Ports;
  localparam PortRowWidth = (PortRows < 3) ? 1 : $clog2(PortRows);
  localparam FoldWidth    = (Folds < 3) ? 1 : $clog2(Folds);

  reg                          rst_n;
  reg                          stall;
  reg                          valid;
  reg                          final;
  reg [Inputs-1:0]             spikes;
  wire                         ready;
  wire                         issue_valid;
  wire [AllPorts-1:0]          issue_read;
  wire                         issue_first;
  wire                         issue_last;
  wire                         issue_final;
  wire [AllPorts*RowWidth-1:0] issue_rows;
`ifdef COUNTERS
  wire                         issue_conflict;
`endif
`ifdef FOLDED
  wire [FoldWidth-1:0]         issue_fold;
`endif
`ifdef STATEFUL
  wire                         issue_fresh;
`endif

  `SCHEDULER #(
`ifdef FOLDED
    .Folds       (Folds),
    .FoldWidth   (FoldWidth),
`endif
    .Inputs      (Inputs),
    .Width       (Width),
    .Banks       (Banks),
    .Ports       (Ports),
    .BankRows    (BankRows),
    .Interleaved (Interleaved),
    .RowWidth    (RowWidth),
    .PortRows    (PortRows),
    .PortRowWidth(PortRowWidth),
    .LaneWidth   (LaneWidth)
  ) u_dut (
`ifdef COUNTERS
    .issue_conflict_o(issue_conflict),
`endif
`ifdef FOLDED
    .issue_fold_o    (issue_fold),
`endif
`ifdef STATEFUL
    .issue_fresh_o   (issue_fresh),
`endif
    .clk_i           (clk_i),
    .rst_ni          (rst_n),
    .stall_i         (stall),
    .valid_i         (valid),
    .ready_o         (ready),
    .final_i         (final),
    .spikes_i        (spikes),
    .issue_valid_o   (issue_valid),
    .issue_read_o    (issue_read),
    .issue_first_o   (issue_first),
    .issue_last_o    (issue_last),
    .issue_final_o   (issue_final),
    .issue_rows_o    (issue_rows)
  );

  // Where each input is read.
  integer port_of [0:Inputs-1];
  integer row_of  [0:Inputs-1];

  // The scoreboard: the vector in work, and what is left of it in this pass.
  reg              working;
  reg [Inputs-1:0] vector;
  reg [Inputs-1:0] left;
  reg              first;
  reg              is_final;
  reg              is_fresh;
  integer          fold;

  // What this cycle should show. A port that does not ask has no lowest input: -1.
  integer            lowest [0:AllPorts-1];
  integer            granted;
  reg [AllPorts-1:0] want_read;
  reg [Inputs-1:0]   after;
  reg                want_valid;
  reg                want_ready;
  reg                done;

  integer seed;
  integer cycle;
  integer density;
  integer i;
  integer p;

  task verify(input condition);
    begin
      if (condition !== 1'b1) begin
        errors_o = errors_o + 1;
        if (errors_o == 1) begin
          $display("%0d inputs, %0d banks, %0d ports, cycle %0d: ready %b valid %b read %b rows %b",
                   Inputs, Banks, Ports, cycle, ready, issue_valid, issue_read, issue_rows);
        end
      end
    end
  endtask

  // The lowest input of each port, and the first Width of the ports that have one.
  task expect_grants;
    begin
      for (p = 0; p < AllPorts; p = p + 1) begin
        lowest[p] = -1;
      end
      for (i = Inputs - 1; i >= 0; i = i - 1) begin
        if (left[i]) begin
          lowest[port_of[i]] = i;
        end
      end
      granted = 0;
      want_read = {AllPorts{1'b0}};
      after = left;
      for (p = 0; p < AllPorts; p = p + 1) begin
        if (lowest[p] >= 0 && granted < Width) begin
          want_read[p] = 1'b1;
          after[lowest[p]] = 1'b0;
          granted = granted + 1;
        end
      end
    end
  endtask

  task compare;
    begin
      want_valid = working & ~stall;
      done       = (after == 0) && (fold == Folds - 1);
      want_ready = ~stall & (~working | done);
      verify(ready === want_ready);
      verify(issue_valid === want_valid);
      verify(issue_read === (want_valid ? want_read : {AllPorts{1'b0}}));
`ifdef COUNTERS
      verify(issue_conflict === (want_valid && after != 0 && granted < Width));
`endif
      // The rows are there ahead of the issue, whatever stalls it.
      if (working) begin
        for (p = 0; p < AllPorts; p = p + 1) begin
          if (lowest[p] >= 0) begin
            verify(issue_rows[p*RowWidth +: RowWidth] === row_of[lowest[p]]);
          end
        end
      end
      if (want_valid) begin
        verify(issue_first === first);
        verify(issue_last === (after == 0));
        verify(issue_final === is_final);
`ifdef FOLDED
        verify(issue_fold === fold);
`endif
`ifdef STATEFUL
        verify(issue_fresh === is_fresh);
`endif
      end
    end
  endtask

  // The issue of this cycle, then a vector that is accepted, at the clock edge.
  task advance;
    begin
      if (want_valid) begin
        issues_o = issues_o + 1;
        conflicts_o = conflicts_o + (after != 0 && granted < Width);
        first = after == 0;
        left = after;
        if (after == 0) begin
          working = !done;
          fold = fold + 1;
          left = vector;
        end
      end
      if (valid && want_ready) begin
        valid = 1'b0;
        working = 1'b1;
        vector = spikes;
        left = spikes;
        first = 1'b1;
        fold = 0;
        is_fresh = is_final;
        is_final = final;
      end
    end
  endtask

  // As after a sample: the next vector is the first one of another.
  task restart;
    begin
      working = 1'b0;
      left = {Inputs{1'b0}};
      first = 1'b0;
      fold = 0;
      is_final = 1'b1;
    end
  endtask

  // What is offered stays until it is accepted.
  task offer;
    begin
      if (!valid) begin
        valid = ($random(seed) & 7) != 0;
        final = ($random(seed) & 3) == 0;
        density = $random(seed) & 31;
        for (i = 0; i < Inputs; i = i + 1) begin
          spikes[i] = ($random(seed) & 31) < density;
        end
        if (density > 29) begin
          spikes = {Inputs{1'b0}};
        end
        if (density == 29) begin
          spikes = {Inputs{1'b1}};
        end
      end
    end
  endtask

  // Inputs are set after the rising edge, outputs compared at the falling one.
  initial begin
    issues_o = 0;
    conflicts_o = 0;
    errors_o = 0;
    seed = Inputs * 16 + Width;
    for (i = 0; i < Inputs; i = i + 1) begin
      p = (Interleaved != 0) ? i % Banks : i / BankRows;
      row_of[i] = (Interleaved != 0) ? i / Banks : i % BankRows;
      port_of[i] = p * Ports + row_of[i] % Ports;
    end
    restart;
    rst_n = 1'b0;
    stall = 1'b0;
    valid = 1'b0;
    final = 1'b0;
    spikes = {Inputs{1'b0}};
    @(posedge clk_i);
    @(posedge clk_i);
    #1;
    for (cycle = 0; cycle < Cycles; cycle = cycle + 1) begin
      rst_n = (cycle % 300) != 299;
      stall = ($random(seed) & 7) == 0;
      offer;
      @(negedge clk_i);
      expect_grants;
      compare;
      @(posedge clk_i);
      #1;
      if (rst_n) begin
        advance;
      end else begin
        restart;
      end
    end
  end

endmodule

module banked_scheduler_tb;

`ifdef FOLDED
  localparam Two  = 2;
  localparam Five = 5;
`else
  localparam Two  = 1;
  localparam Five = 1;
`endif

  localparam Sizes = 9;

  reg clk = 1'b0;

  always #5 clk = ~clk;

  wire [31:0] issues    [0:Sizes-1];
  wire [31:0] conflicts [0:Sizes-1];
  wire [31:0] errors    [0:Sizes-1];

  // Inputs, width, banks, ports, rows of a bank, interleaved, radix, folds.
  banked_scheduler_check #(32, 2, 2, 1, 16, 1, 5, Two)
    u_0 (clk, issues[0], conflicts[0], errors[0]);
  banked_scheduler_check #(30, 3, 4, 1, 8, 0, 1, Five)
    u_1 (clk, issues[1], conflicts[1], errors[1]);
  banked_scheduler_check #(70, 8, 5, 2, 16, 0, 2, Two)
    u_2 (clk, issues[2], conflicts[2], errors[2]);
  banked_scheduler_check #(45, 4, 3, 2, 16, 1, 1, Two)
    u_3 (clk, issues[3], conflicts[3], errors[3]);
  banked_scheduler_check #(9, 4, 5, 2, 2, 0, 1, Two)
    u_4 (clk, issues[4], conflicts[4], errors[4]);
  banked_scheduler_check #(9, 4, 5, 2, 2, 1, 3, Five)
    u_5 (clk, issues[5], conflicts[5], errors[5]);
  banked_scheduler_check #(7, 4, 4, 1, 2, 1, 1, Two)
    u_6 (clk, issues[6], conflicts[6], errors[6]);
  banked_scheduler_check #(1, 2, 1, 2, 2, 0, 1, Two)
    u_7 (clk, issues[7], conflicts[7], errors[7]);
  banked_scheduler_check #(6, 1, 2, 2, 4, 0, 2, Two)
    u_8 (clk, issues[8], conflicts[8], errors[8]);

  integer    i;
  reg [31:0] all_issues;
  reg [31:0] all_conflicts;
  reg [31:0] all_errors;

  initial begin
    #15000;
    all_issues = 0;
    all_conflicts = 0;
    all_errors = 0;
    for (i = 0; i < Sizes; i = i + 1) begin
      // A size that hardly issues anything shows nothing.
      if (issues[i] < 500) begin
        all_errors = all_errors + 1;
      end
      all_issues = all_issues + issues[i];
      all_conflicts = all_conflicts + conflicts[i];
      all_errors = all_errors + errors[i];
    end
    if (all_errors == 0 && all_conflicts > 300) begin
      $display("PASS banked_scheduler: %0d issues, %0d conflicts", all_issues, all_conflicts);
    end else begin
      $display("FAIL banked_scheduler: %0d errors in %0d issues, %0d conflicts", all_errors,
               all_issues, all_conflicts);
    end
    $finish;
  end

endmodule

`default_nettype wire
