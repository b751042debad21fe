// Unit bench of axis_spike_input: random packets of a time step or of a sample, some too short and some
// too long, bytes that are left out, pauses on both sides and resets in between, for several sizes.
// Every output is compared in every cycle with a vector that is assembled bit by bit, and none may
// follow what it must not within the cycle. Prints one line, PASS or FAIL.

`default_nettype none

module axis_spike_input_check #(
  parameter Inputs      = 40,
  parameter StreamWidth = 32,
  parameter BeatWidth   = 2,
  parameter Cycles      = 4000
) (
  input  wire       clk_i,
  output reg [31:0] vectors_o,
  output reg [31:0] fills_o,
  output reg [31:0] drops_o,
  output reg [31:0] errors_o
);

  localparam Beats = (Inputs + StreamWidth - 1) / StreamWidth;

  reg                     rst_n;
  reg                     counted;
  reg [2:0]               steps;
  reg                     tvalid;
  wire                    tready;
  reg [StreamWidth-1:0]   tdata;
  reg [StreamWidth/8-1:0] tkeep;
  reg                     tlast;
  wire                    spikes_valid;
  reg                     spikes_ready;
  wire [Inputs-1:0]       spikes;
  wire [2:0]              time_steps;
  wire                    framing_error;
  wire                    waiting_out;
  wire                    begun_out;

  axis_spike_input #(
    .Inputs     (Inputs),
    .StreamWidth(StreamWidth),
    .BeatWidth  (BeatWidth),
    .CountWidth (3)
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
    .framing_error_o(framing_error),
    .waiting_o      (waiting_out),
    .begun_o        (begun_out)
  );

  // What is known of the packet: how it is framed, its next beat, and the vector as far as it goes.
  integer          beat;
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
  integer left;  // beats until TLAST
  integer pace;
  integer density;
  integer i;

  task verify(input condition);
    begin
      if (condition !== 1'b1) begin
        errors_o = errors_o + 1;
        if (errors_o == 1) begin
          $display("%0d inputs in %0d, cycle %0d: ready %b, valid %b, spikes %h, error %b", Inputs,
                   StreamWidth, cycle, tready, spikes_valid, spikes, framing_error);
        end
      end
    end
  endtask

  // A new beat on offer; a packet of a time step has from one beat to three beyond the vector, that of
  // a sample ends up to two beats early or late.
  task offer;
    begin
      if (left == 0) begin
        left = counted ? steps * Beats : Beats;
        if (($random(seed) & 3) == 0) begin
          left = counted ? left - 2 + ($random(seed) & 3)
                         : 1 + ($random(seed) & 32'h7fffffff) % (Beats + 3);
        end
        if (left < 1) begin
          left = 1;
        end
        density = $random(seed) & 7;
      end
      left = left - 1;
      tlast = left == 0;
      for (i = 0; i < StreamWidth / 8; i = i + 1) begin
        tkeep[i] = ($random(seed) & 7) != 0;
      end
      for (i = 0; i < StreamWidth; i = i + 1) begin
        tdata[i] = ($random(seed) & 7) < density;
        // Few packets set bits beyond the last input.
        if (beat == Beats - 1 && beat * StreamWidth + i >= Inputs && density != 7) begin
          tdata[i] = 1'b0;
        end
      end
    end
  endtask

  // How the packet of the beat on offer is framed.
  wire       now_counted = begun ? is_counted : counted;
  wire [2:0] now_steps   = begun ? all_steps : steps;
  wire       final_step  = step == (filling ? all_steps : now_steps) - 3'd1;

  // The accepted beat, bit by bit.
  task assemble;
    begin
      is_counted = now_counted;
      all_steps = now_steps;
      if (dropping) begin
        dropping = ~tlast;
      end else begin
        if (beat == 0) begin
          want_spikes = {Inputs{1'b0}};
        end
        for (i = 0; i < StreamWidth; i = i + 1) begin
          if (beat * StreamWidth + i < Inputs) begin
            want_spikes[beat * StreamWidth + i] = tdata[i] & tkeep[i / 8];
          end
        end
        beat = beat + 1;
        if (tlast || (is_counted && beat == Beats)) begin
          waiting = 1'b1;
          beat = 0;
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
    seed = Inputs + StreamWidth;
    beat = 0;
    left = 0;
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
    tdata = {StreamWidth{1'b0}};
    tkeep = {StreamWidth / 8{1'b0}};
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
        want_error = beat >= Beats;
        for (i = 0; i < StreamWidth; i = i + 1) begin
          want_error = want_error
              | (tdata[i] && tkeep[i / 8] && beat * StreamWidth + i >= Inputs);
        end
        want_error = want_error
            | (now_counted && tlast != (beat == Beats - 1 && final_step));
      end
      verify(tready === want_ready);
      verify(spikes_valid === waiting);
      verify(framing_error === want_error);
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
        beat = 0;
        left = 0;
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

module axis_spike_input_tb;

  reg clk = 1'b0;

  always #5 clk = ~clk;

  wire [31:0] vectors [0:4];
  wire [31:0] fills   [0:4];
  wire [31:0] drops   [0:4];
  wire [31:0] errors  [0:4];

  axis_spike_input_check #(1, 32, 1)    u_1   (clk, vectors[0], fills[0], drops[0], errors[0]);
  axis_spike_input_check #(40, 32, 2)   u_40  (clk, vectors[1], fills[1], drops[1], errors[1]);
  axis_spike_input_check #(64, 32, 2)   u_64  (clk, vectors[2], fills[2], drops[2], errors[2]);
  axis_spike_input_check #(300, 64, 3)  u_300 (clk, vectors[3], fills[3], drops[3], errors[3]);
  axis_spike_input_check #(200, 128, 2) u_200 (clk, vectors[4], fills[4], drops[4], errors[4]);

  wire [31:0] all_vectors = vectors[0] + vectors[1] + vectors[2] + vectors[3] + vectors[4];
  wire [31:0] all_fills   = fills[0] + fills[1] + fills[2] + fills[3] + fills[4];
  wire [31:0] all_errors  = errors[0] + errors[1] + errors[2] + errors[3] + errors[4];

  initial begin
    #45000;
    if (all_errors == 0 && all_vectors > 1000 && all_fills > 50 && drops[0] > 20 && drops[1] > 20
        && drops[2] > 20 && drops[3] > 20 && drops[4] > 20) begin
      $display("PASS axis_spike_input: %0d vectors, %0d without a beat", all_vectors, all_fills);
    end else begin
      $display("FAIL axis_spike_input: %0d errors in %0d vectors, %0d without a beat", all_errors,
               all_vectors, all_fills);
    end
    $finish;
  end

endmodule

`default_nettype wire
