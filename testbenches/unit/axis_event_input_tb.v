// Unit bench of axis_event_input: random packets of events in any order, some of them twice, some
// of inputs that do not exist, some no events at all, with pauses on both sides and resets in
// between, for several sizes. Every output is compared in every cycle with a plain list of spikes,
// and none may change with what the others do in the same cycle. Prints one line, PASS or FAIL.

`default_nettype none

module axis_event_input_check #(
  parameter Inputs     = 40,
  parameter IndexWidth = 6,
  parameter Cycles     = 2500
) (
  input  wire       clk_i,
  output reg [31:0] vectors_o,
  output reg [31:0] drops_o,
  output reg [31:0] errors_o
);

  reg               rst_n;
  reg               tvalid;
  wire              tready;
  reg [31:0]        tdata;
  reg               tlast;
  wire              spikes_valid;
  reg               spikes_ready;
  wire [Inputs-1:0] spikes;
  wire              event_error;

  axis_event_input #(
    .Inputs    (Inputs),
    .IndexWidth(IndexWidth)
  ) u_dut (
    .clk_i         (clk_i),
    .rst_ni        (rst_n),
    .s_axis_tvalid (tvalid),
    .s_axis_tready (tready),
    .s_axis_tdata  (tdata),
    .s_axis_tlast  (tlast),
    .spikes_valid_o(spikes_valid),
    .spikes_ready_i(spikes_ready),
    .spikes_o      (spikes),
    .event_error_o (event_error)
  );

  reg              waiting;  // the vector is whole and not accepted
  reg              begun;    // the packet has had a beat
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

  // A new beat on offer. Wrong indices are those that are wrong by one bit or by one.
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
    end
  endtask

  initial begin
    vectors_o = 0;
    drops_o = 0;
    errors_o = 0;
    seed = Inputs;
    pace = 0;
    waiting = 1'b0;
    begun = 1'b0;
    rst_n = 1'b0;
    tvalid = 1'b0;
    tdata = 32'd0;
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
      want_error = tvalid & want_ready & ~tdata[31] & (tdata >= Inputs);
      verify(tready === want_ready);
      verify(spikes_valid === waiting);
      verify(event_error === want_error);
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
        begun = 1'b0;
        waiting = 1'b0;
        tvalid = 1'b0;
      end else if (waiting && spikes_ready) begin
        waiting = 1'b0;
        vectors_o = vectors_o + 1;
      end else if (tvalid && want_ready) begin
        drops_o = drops_o + want_error;
        if (!begun) begin
          want_spikes = {Inputs{1'b0}};
        end
        if (tdata < Inputs) begin
          want_spikes[tdata] = 1'b1;
        end
        begun = ~tlast;
        waiting = tlast;
        tvalid = 1'b0;
      end
    end
  end

endmodule

module axis_event_input_tb;

  reg clk = 1'b0;

  always #5 clk = ~clk;

  wire [31:0] vectors [0:3];
  wire [31:0] drops   [0:3];
  wire [31:0] errors  [0:3];

  axis_event_input_check #(1, 1)  u_1  (clk, vectors[0], drops[0], errors[0]);
  axis_event_input_check #(7, 3)  u_7  (clk, vectors[1], drops[1], errors[1]);
  axis_event_input_check #(40, 6) u_40 (clk, vectors[2], drops[2], errors[2]);
  axis_event_input_check #(64, 6) u_64 (clk, vectors[3], drops[3], errors[3]);

  wire [31:0] all_vectors = vectors[0] + vectors[1] + vectors[2] + vectors[3];
  wire [31:0] all_errors  = errors[0] + errors[1] + errors[2] + errors[3];

  initial begin
    #30000;
    if (all_errors == 0 && all_vectors > 500
        && drops[0] > 20 && drops[1] > 20 && drops[2] > 20 && drops[3] > 20) begin
      $display("PASS axis_event_input: %0d vectors", all_vectors);
    end else begin
      $display("FAIL axis_event_input: %0d errors in %0d vectors", all_errors, all_vectors);
    end
    $finish;
  end

endmodule

`default_nettype wire
