// Unit bench of axis_event_input: random packets of a time step or of a sample, of events in any order,
// some of them twice, some of inputs that do not exist, some no events at all or with bytes left out,
// with pauses on both sides and resets in between, for several sizes. Every output is compared in
// every cycle with a plain list of spikes, and none may follow what it must not within the cycle.
// Prints one line, PASS or FAIL.

`default_nettype none

module axis_event_input_check #(
  parameter Inputs     = 40,
  parameter IndexWidth = 6,
  parameter Cycles     = 4000
) (
  input  wire       clk_i,
  output reg [31:0] vectors_o,
  output reg [31:0] fills_o,
  output reg [31:0] drops_o,
  output reg [31:0] errors_o
);

  reg                     rst_n;
  reg                     counted;
  reg [2:0]               steps;
  reg                     tvalid;
  wire                    tready;
  reg [31:0]              tdata;
  reg [3:0]               tkeep;
  reg                     tlast;
  wire                    spikes_valid;
  reg                     spikes_ready;
  wire [Inputs-1:0]       spikes;
  wire [2:0]              time_steps;
  wire                    event_error;
  wire                    waiting_out;
  wire                    begun_out;

  axis_event_input #(
    .Inputs    (Inputs),
    .IndexWidth(IndexWidth),
    .CountWidth(3)
  ) u_dut (
    .clk_i          (clk_i),
    .rst_ni         (rst_n),
    .counted_i      (counted),
    .time_steps_i   (steps),
    .s_axis_tvalid  (tvalid),
    .s_axis_tready  (tready),
    .s_axis_tdata   (tdata),
    .s_axis_tkeep   (tkeep),
    .s_axis_tlast   (tlast),
    .spikes_valid_o (spikes_valid),
    .spikes_ready_i (spikes_ready),
    .spikes_o       (spikes),
    .time_steps_o   (time_steps),
    .event_error_o  (event_error),
    .waiting_o      (waiting_out),
    .begun_o        (begun_out)
  );

  // What is known of the packet: how it is framed, and the vector as far as it goes.
  reg              first;     // the next beat is the first of its time step
  reg              begun;
  reg              is_counted;
  reg [2:0]        all_steps;
  reg [2:0]        step;
  reg              dropping;  // its sample is whole, and its last beat has not come
  reg              filling;   // it has ended, and its sample is not whole
  reg              waiting;   // the vector is whole and not accepted
  reg [Inputs-1:0] want_spikes;
  reg              want_ready;
  reg              want_error;

  integer seed;
  integer cycle;
  integer pace;

  task verify(input condition);
    begin
      if (condition !== 1'b1) begin
        errors_o = errors_o + 1;
        if (errors_o == 1) begin
          $display("%0d inputs, cycle %0d: ready %b, valid %b, spikes %h, error %b", Inputs, cycle,
                   tready, spikes_valid, spikes, event_error);
        end
      end
    end
  endtask

  // A new beat on offer. Wrong indices are those that are wrong by one bit or by one. A packet of a
  // sample mostly ends with its last time step.
  task offer;
    begin
      tlast = ($random(seed) & 3) == 0;
      tdata = ($random(seed) & 32'h7fffffff) % Inputs;
      case ($random(seed) & 15)
        0: tdata = Inputs;
        1: tdata[30] = 1'b1;
        2: tdata = tdata + (1 << IndexWidth);
        3, 4, 5: tdata[31] = 1'b1;
        6: tdata = 32'hffffffff;
        default: ;  // a spike
      endcase
      tkeep = (($random(seed) & 15) == 0) ? $random(seed) : 4'hf;
      if (now_counted && ($random(seed) & 15) != 0) begin
        tdata[30] = ($random(seed) & 3) == 0;
        tlast = final_step & tdata[30] & tkeep[3];
      end
    end
  endtask

  // How the packet of the beat on offer is framed.
  wire       now_counted = begun ? is_counted : counted;
  wire [2:0] now_steps   = begun ? all_steps : steps;
  wire       final_step  = step == (filling ? all_steps : now_steps) - 3'd1;

  // The time step and the index that the beat on offer is of.
  wire        step_ends = now_counted & tkeep[3] & tdata[30];
  wire [30:0] index     = {tdata[30] & ~now_counted, tdata[29:0]};
  wire        is_event  = (tkeep == 4'hf) & ~tdata[31];

  // The accepted beat.
  task assemble;
    reg ends;
    begin
      ends = step_ends;
      if (!dropping) begin
        if (first) begin
          want_spikes = {Inputs{1'b0}};
        end
        if (is_event && index < Inputs) begin
          want_spikes[index] = 1'b1;
        end
      end
      is_counted = now_counted;
      all_steps = now_steps;
      if (dropping) begin
        dropping = ~tlast;
      end else begin
        first = tlast | ends;
        if (first) begin
          waiting = 1'b1;
          if (is_counted) begin
            filling = tlast & (step != all_steps - 3'd1);
            dropping = ~tlast & (step == all_steps - 3'd1);
            step = (step == all_steps - 3'd1) ? 3'd0 : step + 3'd1;
          end
        end
      end
      begun = ~tlast;
    end
  endtask

  initial begin
    vectors_o = 0;
    fills_o = 0;
    drops_o = 0;
    errors_o = 0;
    seed = Inputs;
    first = 1'b1;
    pace = 0;
    step = 0;
    begun = 1'b0;
    is_counted = 1'b0;
    all_steps = 3'd1;
    dropping = 1'b0;
    filling = 1'b0;
    waiting = 1'b0;
    rst_n = 1'b0;
    counted = 1'b0;
    steps = 3'd1;
    tvalid = 1'b0;
    tdata = 32'd0;
    tkeep = 4'd0;
    tlast = 1'b0;
    spikes_ready = 1'b0;
    @(posedge clk_i);
    #1;
    for (cycle = 0; cycle < Cycles; cycle = cycle + 1) begin
      if ((cycle & 63) == 0) begin
        pace = $random(seed) & 3;
      end
      if ((cycle & 255) == 0) begin
        counted = cycle[8];
      end
      if (($random(seed) & 15) == 0) begin
        steps = 1 + ($random(seed) & 3);
      end
      rst_n = cycle > 2 && ($random(seed) & 255) != 0;
      // What is offered stays until it is accepted.
      if (!tvalid && ($random(seed) & pace) == 0) begin
        tvalid = 1'b1;
        offer;
      end
      spikes_ready = ($random(seed) & (3 - pace)) == 0;
      @(negedge clk_i);
      want_ready = (~waiting | spikes_ready) & ~filling;
      want_error = 1'b0;
      if (tvalid && want_ready && !dropping) begin
        want_error = (is_event && index >= Inputs)
            | (now_counted && tlast != (step_ends && final_step));
      end
      verify(tready === want_ready);
      verify(spikes_valid === waiting);
      verify(event_error === want_error);
      verify(waiting_out === (waiting | filling));
      verify(begun_out === (begun | filling));
      if (waiting) begin
        verify(spikes === want_spikes);
        verify(time_steps === (is_counted ? all_steps : steps));
      end
      // Neither the answer nor the offer follows what is offered in the same cycle, and the offer does
      // not follow its answer.
      tvalid = ~tvalid;
      rst_n = ~rst_n;
      #1;
      verify(tready === want_ready);
      verify(spikes_valid === waiting);
      tvalid = ~tvalid;
      rst_n = ~rst_n;
      spikes_ready = ~spikes_ready;
      #1;
      verify(spikes_valid === waiting);
      spikes_ready = ~spikes_ready;
      @(posedge clk_i);
      #1;
      if (!rst_n) begin
        // The host starts anew.
        first = 1'b1;
        step = 0;
        begun = 1'b0;
        is_counted = 1'b0;
        dropping = 1'b0;
        filling = 1'b0;
        waiting = 1'b0;
        tvalid = 1'b0;
      end else begin
        if (waiting && spikes_ready) begin
          waiting = 1'b0;
          vectors_o = vectors_o + 1;
        end
        if (tvalid && want_ready) begin
          drops_o = drops_o + want_error;
          assemble;
          tvalid = 1'b0;
        end else if (filling && !waiting) begin
          want_spikes = {Inputs{1'b0}};
          waiting = 1'b1;
          fills_o = fills_o + 1;
          filling = step != all_steps - 3'd1;
          step = filling ? step + 3'd1 : 3'd0;
        end
      end
    end
  end

endmodule

module axis_event_input_tb;

  reg clk = 1'b0;

  always #5 clk = ~clk;

  wire [31:0] vectors [0:3];
  wire [31:0] fills   [0:3];
  wire [31:0] drops   [0:3];
  wire [31:0] errors  [0:3];

  axis_event_input_check #(1, 1)  u_1  (clk, vectors[0], fills[0], drops[0], errors[0]);
  axis_event_input_check #(7, 3)  u_7  (clk, vectors[1], fills[1], drops[1], errors[1]);
  axis_event_input_check #(40, 6) u_40 (clk, vectors[2], fills[2], drops[2], errors[2]);
  axis_event_input_check #(64, 6) u_64 (clk, vectors[3], fills[3], drops[3], errors[3]);

  wire [31:0] all_vectors = vectors[0] + vectors[1] + vectors[2] + vectors[3];
  wire [31:0] all_fills   = fills[0] + fills[1] + fills[2] + fills[3];
  wire [31:0] all_errors  = errors[0] + errors[1] + errors[2] + errors[3];

  initial begin
    #45000;
    if (all_errors == 0 && all_vectors > 500 && all_fills > 50
        && drops[0] > 20 && drops[1] > 20 && drops[2] > 20 && drops[3] > 20) begin
      $display("PASS axis_event_input: %0d vectors, %0d without a beat", all_vectors, all_fills);
    end else begin
      $display("FAIL axis_event_input: %0d errors in %0d vectors, %0d without a beat", all_errors,
               all_vectors, all_fills);
    end
    $finish;
  end

endmodule

`default_nettype wire
