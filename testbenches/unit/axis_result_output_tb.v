// Unit bench of axis_result_output: random results in packets of one to four, a core and a host that
// both take their time, packets that are closed and resets in between, for several sizes. Every
// output is compared in every cycle with the list of beats that the result stands for, and none may
// follow what it must not within the cycle. Prints one line, PASS or FAIL.

`default_nettype none

module axis_result_output_check #(
  parameter ClassBeats = 1,
  parameter Classes    = 1,
  parameter CountWidth = 4,
  parameter BeatWidth  = 1,
  parameter Cycles     = 6000
) (
  input  wire       clk_i,
  output reg [31:0] packets_o,
  output reg [31:0] closed_o,
  output reg [31:0] errors_o
);

  localparam Beats = ClassBeats + Classes;

  reg                           rst_n;
  reg [15:0]                    per_packet;
  reg                           apart;
  reg                           close;
  reg                           result_valid;
  wire                          result_ready;
  reg [ClassBeats*32-1:0]       result_words;
  reg [Classes*CountWidth-1:0]  result_counts;
  wire                          tvalid;
  reg                           tready;
  wire [31:0]                   tdata;
  wire [3:0]                    tkeep;
  wire                          tlast;
  wire                          open;

  axis_result_output #(
    .ClassBeats(ClassBeats),
    .Classes   (Classes),
    .CountWidth(CountWidth),
    .BeatWidth (BeatWidth)
  ) u_dut (
    .clk_i               (clk_i),
    .rst_ni              (rst_n),
    .results_per_packet_i(per_packet),
    .apart_i             (apart),
    .close_i             (close),
    .result_valid_i      (result_valid),
    .result_ready_o      (result_ready),
    .result_words_i      (result_words),
    .result_counts_i     (result_counts),
    .m_axis_tvalid       (tvalid),
    .m_axis_tready       (tready),
    .m_axis_tdata        (tdata),
    .m_axis_tkeep        (tkeep),
    .m_axis_tlast        (tlast),
    .open_o              (open)
  );

  reg [31:0] packet [0:Beats-1];
  integer beat;
  integer sent;     // results of the packet so far
  integer of;       // of how many, once it has begun
  reg     closing;
  reg     want_last;

  integer seed;
  integer cycle;
  integer pace;
  integer i;

  task verify(input condition);
    begin
      if (condition !== 1'b1) begin
        errors_o = errors_o + 1;
        if (errors_o == 1) begin
          $display("%0d classes, cycle %0d: beat %0d, valid %b, data %h, last %b, taken %b",
                   Classes, cycle, beat, tvalid, tdata, tlast, result_ready);
        end
      end
    end
  endtask

  task publish;
    begin
      result_valid = 1'b1;
      for (i = 0; i < ClassBeats; i = i + 1) begin
        packet[i] = $random(seed);
        result_words[i*32 +: 32] = packet[i];
      end
      for (i = 0; i < Classes; i = i + 1) begin
        packet[ClassBeats+i] = $random(seed) & ((1 << CountWidth) - 1);
        result_counts[i*CountWidth +: CountWidth] = packet[ClassBeats+i];
      end
    end
  endtask

  initial begin
    packets_o = 0;
    closed_o = 0;
    errors_o = 0;
    seed = Classes;
    beat = 0;
    sent = 0;
    of = 1;
    pace = 0;
    per_packet = 16'd1;
    apart = 1'b0;
    close = 1'b0;
    rst_n = 1'b0;
    result_valid = 1'b0;
    result_words = {ClassBeats{32'd0}};
    result_counts = {Classes*CountWidth{1'b0}};
    tready = 1'b0;
    @(posedge clk_i);
    #1;
    for (cycle = 0; cycle < Cycles; cycle = cycle + 1) begin
      if ((cycle & 127) == 0) begin
        pace = $random(seed) & 3;
      end
      rst_n = cycle > 2 && ($random(seed) & 255) != 0;
      if (($random(seed) & 15) == 0) begin
        per_packet = 1 + ($random(seed) & 3);
      end
      // Where results go changes between them.
      if (!result_valid && ($random(seed) & 7) == 0) begin
        apart = ($random(seed) & 3) == 0;
      end
      // A result stays until it is taken, and a packet is closed where none is to come.
      if (!close && !result_valid && ($random(seed) & 3) == 0) begin
        publish;
      end
      close = !result_valid && (close || ($random(seed) & 31) == 0);
      tready = ($random(seed) & pace) == 0;
      if (beat == 0 && sent == 0) begin
        of = per_packet;
      end
      closing = close && sent != 0;
      want_last = closing || (beat == Beats - 1 && sent == of - 1);
      @(negedge clk_i);
      verify(tvalid === (result_valid | closing));
      verify(result_ready === (tready & (beat == Beats - 1)));
      verify(open === (sent != 0));
      if (closing) begin
        verify(tdata === 32'd0);
      end else if (result_valid) begin
        verify(tdata === packet[beat]);
      end
      if (tvalid) begin
        verify(tkeep === {4{~closing}});
        verify(tlast === want_last);
      end
      // What is offered may not follow from what is taken in the same cycle, nor the reverse.
      tready = ~tready;
      #1;
      verify(tvalid === (result_valid | closing));
      tready = ~tready;
      result_valid = ~result_valid;
      #1;
      verify(result_ready === (tready & (beat == Beats - 1)));
      result_valid = ~result_valid;
      @(posedge clk_i);
      #1;
      if (!rst_n) begin
        // The core is in reset too.
        beat = 0;
        sent = 0;
        result_valid = 1'b0;
        close = 1'b0;
      end else if (closing) begin
        if (tready) begin
          sent = 0;
          close = 1'b0;
          closed_o = closed_o + 1;
        end
      end else if (result_valid && tready) begin
        beat = beat + 1;
        if (beat == Beats) begin
          beat = 0;
          result_valid = 1'b0;
          packets_o = packets_o + (!apart && sent == of - 1);
          sent = apart ? sent : (sent == of - 1) ? 0 : sent + 1;
        end
      end
    end
  end

endmodule

module axis_result_output_tb;

  reg clk = 1'b0;

  always #5 clk = ~clk;

  wire [31:0] packets [0:2];
  wire [31:0] closed  [0:2];
  wire [31:0] errors  [0:2];

  axis_result_output_check #(1, 1, 4, 1)   u_1  (clk, packets[0], closed[0], errors[0]);
  axis_result_output_check #(1, 10, 5, 4)  u_10 (clk, packets[1], closed[1], errors[1]);
  axis_result_output_check #(2, 14, 11, 4) u_14 (clk, packets[2], closed[2], errors[2]);

  wire [31:0] all_packets = packets[0] + packets[1] + packets[2];
  wire [31:0] all_closed  = closed[0] + closed[1] + closed[2];
  wire [31:0] all_errors  = errors[0] + errors[1] + errors[2];

  initial begin
    #70000;
    if (all_errors == 0 && packets[0] > 80 && packets[1] > 25 && packets[2] > 15
        && all_closed > 20) begin
      $display("PASS axis_result_output: %0d packets, %0d closed", all_packets, all_closed);
    end else begin
      $display("FAIL axis_result_output: %0d errors in %0d packets, %0d closed", all_errors,
               all_packets, all_closed);
    end
    $finish;
  end

endmodule

`default_nettype wire
