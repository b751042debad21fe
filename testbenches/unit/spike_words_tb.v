// Unit bench of spike_words: random words, some of which end a time step, a receiver that takes its
// time, closed stretches and resets in between, for all widths. Every beat is compared with the words
// that were taken for it. Prints one line, PASS or FAIL.

`default_nettype none

module spike_words_check #(
  parameter StreamWidth = 32,
  parameter Cycles      = 3000
) (
  input  wire       clk_i,
  output reg [31:0] beats_o,
  output reg [31:0] errors_o
);

  localparam Words = StreamWidth / 32;

  reg                      rst_n;
  reg                      close;
  reg                      word_valid;
  wire                     word_ready;
  reg [31:0]               word;
  reg                      word_last;
  wire                     tvalid;
  reg                      tready;
  wire [StreamWidth-1:0]   tdata;
  wire [StreamWidth/8-1:0] tkeep;
  wire                     tlast;
  wire                     begun;

  spike_words #(
    .StreamWidth(StreamWidth)
  ) u_dut (
    .clk_i        (clk_i),
    .rst_ni       (rst_n),
    .close_i      (close),
    .word_valid_i (word_valid),
    .word_ready_o (word_ready),
    .word_i       (word),
    .word_last_i  (word_last),
    .m_axis_tvalid(tvalid),
    .m_axis_tready(tready),
    .m_axis_tdata (tdata),
    .m_axis_tkeep (tkeep),
    .m_axis_tlast (tlast),
    .begun_o      (begun)
  );

  integer                 have;  // words of the beat so far
  reg                     whole;
  reg                     want_last;
  reg [StreamWidth-1:0]   want_data;

  integer seed;
  integer cycle;
  integer i;

  task verify(input condition);
    begin
      if (condition !== 1'b1) begin
        errors_o = errors_o + 1;
        if (errors_o == 1) begin
          $display("%0d bits, cycle %0d: ready %b, offers %b %h %h %b, %0d words", StreamWidth,
                   cycle, word_ready, tvalid, tdata, tkeep, tlast, have);
        end
      end
    end
  endtask

  initial begin
    beats_o = 0;
    errors_o = 0;
    seed = StreamWidth;
    have = 0;
    whole = 1'b0;
    want_last = 1'b0;
    rst_n = 1'b0;
    close = 1'b0;
    word_valid = 1'b0;
    word = 32'd0;
    word_last = 1'b0;
    tready = 1'b0;
    @(posedge clk_i);
    #1;
    for (cycle = 0; cycle < Cycles; cycle = cycle + 1) begin
      rst_n = cycle > 2 && ($random(seed) & 255) != 0;
      close = ($random(seed) & 15) == 0;
      word_valid = ($random(seed) & 1) == 0;
      word = $random(seed);
      word_last = ($random(seed) & 3) == 0;
      tready = ($random(seed) & 1) == 0;
      @(negedge clk_i);
      verify(word_ready === (~whole & ~close));
      verify(tvalid === whole);
      verify(begun === (have > 0));
      if (whole) begin
        verify(tlast === want_last);
        for (i = 0; i < Words; i = i + 1) begin
          verify(tkeep[i*4 +: 4] === {4{i < have}});
          verify(i >= have || tdata[i*32 +: 32] === want_data[i*32 +: 32]);
        end
      end
      @(posedge clk_i);
      #1;
      if (!rst_n) begin
        have = 0;
        whole = 1'b0;
      end else if (whole) begin
        if (tready) begin
          have = 0;
          whole = 1'b0;
          beats_o = beats_o + 1;
        end
      end else if (word_valid && !close) begin
        want_data[have*32 +: 32] = word;
        have = have + 1;
        want_last = word_last;
        whole = word_last || have == Words;
      end
    end
  end

endmodule

module spike_words_tb;

  reg clk = 1'b0;

  always #5 clk = ~clk;

  wire [31:0] beats  [0:2];
  wire [31:0] errors [0:2];

  spike_words_check #(32)  u_32  (clk, beats[0], errors[0]);
  spike_words_check #(64)  u_64  (clk, beats[1], errors[1]);
  spike_words_check #(128) u_128 (clk, beats[2], errors[2]);

  wire [31:0] all_beats  = beats[0] + beats[1] + beats[2];
  wire [31:0] all_errors = errors[0] + errors[1] + errors[2];

  initial begin
    #35000;
    if (all_errors == 0 && beats[0] > 300 && beats[1] > 200 && beats[2] > 150) begin
      $display("PASS spike_words: %0d beats", all_beats);
    end else begin
      $display("FAIL spike_words: %0d errors in %0d beats", all_errors, all_beats);
    end
    $finish;
  end

endmodule

`default_nettype wire
