// Unit bench of axis_spike_input: random packets, some too short and some too long, with pauses on
// both sides and resets in between, for several sizes. Every output is compared in every cycle with
// a vector that is assembled bit by bit, and none may change with what the others do in the same
// cycle. Prints one line, PASS or FAIL.

`default_nettype none

module axis_spike_input_check #(
  parameter Inputs      = 40,
  parameter StreamWidth = 32,
  parameter BeatWidth   = 2,
  parameter Cycles      = 2500
) (
  input  wire       clk_i,
  output reg [31:0] vectors_o,
  output reg [31:0] drops_o,
  output reg [31:0] errors_o
);

  localparam Beats = (Inputs + StreamWidth - 1) / StreamWidth;

  reg                   rst_n;
  reg                   tvalid;
  wire                  tready;
  reg [StreamWidth-1:0] tdata;
  reg                   tlast;
  wire                  spikes_valid;
  reg                   spikes_ready;
  wire [Inputs-1:0]     spikes;
  wire                  framing_error;

  axis_spike_input #(
    .Inputs     (Inputs),
    .StreamWidth(StreamWidth),
    .BeatWidth  (BeatWidth)
  ) u_dut (
    .clk_i          (clk_i),
    .rst_ni         (rst_n),
    .s_axis_tvalid  (tvalid),
    .s_axis_tready  (tready),
    .s_axis_tdata   (tdata),
    .s_axis_tlast   (tlast),
    .spikes_valid_o (spikes_valid),
    .spikes_ready_i (spikes_ready),
    .spikes_o       (spikes),
    .framing_error_o(framing_error)
  );

  // What is known of the packet: its next beat, and the vector as far as it goes.
  integer beat;
  reg              waiting;  // the vector is whole and not accepted
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

  // A new beat on offer; packets have from one beat to three beyond the vector.
  task offer;
    begin
      if (left == 0) begin
        left = (($random(seed) & 3) == 0) ? 1 + ($random(seed) & 32'h7fffffff) % (Beats + 3) : Beats;
        density = $random(seed) & 7;
      end
      left = left - 1;
      tlast = left == 0;
      for (i = 0; i < StreamWidth; i = i + 1) begin
        tdata[i] = ($random(seed) & 7) < density;
        // Few packets set bits beyond the last input.
        if (beat == Beats - 1 && beat * StreamWidth + i >= Inputs && density != 7) begin
          tdata[i] = 1'b0;
        end
      end
    end
  endtask

  // The accepted beat, bit by bit.
  task assemble;
    begin
      if (beat == 0) begin
        want_spikes = {Inputs{1'b0}};
      end
      for (i = 0; i < StreamWidth; i = i + 1) begin
        if (beat * StreamWidth + i < Inputs) begin
          want_spikes[beat * StreamWidth + i] = tdata[i];
        end
      end
      beat = tlast ? 0 : beat + 1;
      waiting = tlast;
    end
  endtask

  initial begin
    vectors_o = 0;
    drops_o = 0;
    errors_o = 0;
    seed = Inputs + StreamWidth;
    beat = 0;
    left = 0;
    pace = 0;
    waiting = 1'b0;
    rst_n = 1'b0;
    tvalid = 1'b0;
    tdata = {StreamWidth{1'b0}};
    tlast = 1'b0;
    spikes_ready = 1'b0;
    @(posedge clk_i);
    #1;
    for (cycle = 0; cycle < Cycles; cycle = cycle + 1) begin
      if ((cycle & 63) == 0) begin
        pace = $random(seed) & 3;
      end
      rst_n = cycle > 2 && ($random(seed) & 255) != 0;
      // What is offered stays until it is accepted.
      if (!tvalid && ($random(seed) & pace) == 0) begin
        tvalid = 1'b1;
        offer;
      end
      spikes_ready = ($random(seed) & (3 - pace)) == 0;
      @(negedge clk_i);
      want_ready = rst_n & ~waiting;
      want_error = 1'b0;
      if (tvalid && want_ready) begin
        want_error = beat >= Beats;
        for (i = 0; i < StreamWidth; i = i + 1) begin
          want_error = want_error | (tdata[i] && beat * StreamWidth + i >= Inputs);
        end
      end
      verify(tready === want_ready);
      verify(spikes_valid === waiting);
      verify(framing_error === want_error);
      if (waiting) begin
        verify(spikes === want_spikes);
      end
      // Neither side's answer may follow from what the other says in the same cycle.
      tvalid = ~tvalid;
      spikes_ready = ~spikes_ready;
      #1;
      verify(tready === want_ready);
      verify(spikes_valid === waiting);
      tvalid = ~tvalid;
      spikes_ready = ~spikes_ready;
      @(posedge clk_i);
      #1;
      if (!rst_n) begin
        // The host starts anew.
        beat = 0;
        left = 0;
        waiting = 1'b0;
        tvalid = 1'b0;
      end else if (waiting && spikes_ready) begin
        waiting = 1'b0;
        vectors_o = vectors_o + 1;
      end else if (tvalid && want_ready) begin
        drops_o = drops_o + want_error;
        assemble;
        tvalid = 1'b0;
      end
    end
  end

endmodule

module axis_spike_input_tb;

  reg clk = 1'b0;

  always #5 clk = ~clk;

  wire [31:0] vectors [0:4];
  wire [31:0] drops   [0:4];
  wire [31:0] errors  [0:4];

  axis_spike_input_check #(1, 32, 1)    u_1   (clk, vectors[0], drops[0], errors[0]);
  axis_spike_input_check #(40, 32, 2)   u_40  (clk, vectors[1], drops[1], errors[1]);
  axis_spike_input_check #(64, 32, 2)   u_64  (clk, vectors[2], drops[2], errors[2]);
  axis_spike_input_check #(300, 64, 3)  u_300 (clk, vectors[3], drops[3], errors[3]);
  axis_spike_input_check #(200, 128, 2) u_200 (clk, vectors[4], drops[4], errors[4]);

  wire [31:0] all_vectors = vectors[0] + vectors[1] + vectors[2] + vectors[3] + vectors[4];
  wire [31:0] all_errors  = errors[0] + errors[1] + errors[2] + errors[3] + errors[4];

  initial begin
    #30000;
    if (all_errors == 0 && all_vectors > 1000 && drops[0] > 20 && drops[1] > 20 && drops[2] > 20
        && drops[3] > 20 && drops[4] > 20) begin
      $display("PASS axis_spike_input: %0d vectors", all_vectors);
    end else begin
      $display("FAIL axis_spike_input: %0d errors in %0d vectors", all_errors, all_vectors);
    end
    $finish;
  end

endmodule

`default_nettype wire
