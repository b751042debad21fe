// Result output: makes AXI4-Stream beats of the results of the core.
//
// A result is a number of beats: first the classes, then the spike counts of all classes, each
// zero-extended. A packet is as many results as are asked for; TLAST comes with its last beat.
//
// The beats are read from the core's result registers as they stand; the result is taken from there
// with the last beat. So the core can count the next sample while a result is on its way, but can
// publish its result only afterwards.
//
// Parameters
//   ClassBeats    beats with classes
//   Classes       beats with counts
//   CountWidth    width of a count, less than 32
//   BeatWidth     width of a beat's number: enough for ClassBeats + Classes - 1, at least 1
//   ResultsWidth  width of the number of results of a packet
//
// Ports (the AXI signals have the names of the standard, by which tools know them)
//   clk_i, rst_ni         clock; synchronous reset, active low
//   results_per_packet_i  results of the packets that begin in this cycle, at least 1
//   apart_i               results belong to no packet
//   close_i               no result is to come: end the packet that is open
//   result_valid_i        a result is offered; it holds until it is accepted
//   result_ready_o        it is accepted in this cycle if it is offered
//   result_words_i        the beats with classes, side by side, the first in the lowest bits
//   result_counts_i       the counts, side by side, class 0 in the lowest bits
//   m_axis_*              AXI4-Stream master. All bytes of a beat count, but for the one that
//                         close_i asks for: it has none, and ends the packet
//   open_o                a packet has begun, and some of its results are to come
//
// Timing
//   The first beat is offered in the cycle in which the result is; n beats take n cycles if each is
//   accepted at once. The outputs depend on the result, close_i and registers, and result_ready_o
//   on m_axis_tready too: a stream_register stands behind it. open_o comes from a register.

`default_nettype none

module axis_result_output #(
  parameter ClassBeats   = 1,
  parameter Classes      = 2,
  parameter CountWidth   = 4,
  parameter BeatWidth    = 2,
  parameter ResultsWidth = 16
) (
  input  wire                          clk_i,
  input  wire                          rst_ni,
  input  wire [ResultsWidth-1:0]       results_per_packet_i,
  input  wire                          apart_i,
  input  wire                          close_i,
  input  wire                          result_valid_i,
  output wire                          result_ready_o,
  input  wire [ClassBeats*32-1:0]      result_words_i,
  input  wire [Classes*CountWidth-1:0] result_counts_i,
  output wire                          m_axis_tvalid,
  input  wire                          m_axis_tready,
  output wire [31:0]                   m_axis_tdata,
  output wire [3:0]                    m_axis_tkeep,
  output wire                          m_axis_tlast,
  output wire                          open_o
);

  localparam LastBeat = ClassBeats + Classes - 1;

  localparam [BeatWidth-1:0] First = 0;
  localparam [BeatWidth-1:0] One   = 1;
  localparam [BeatWidth-1:0] Last  = LastBeat[BeatWidth-1:0];

  localparam [ResultsWidth-1:0] None      = 0;
  localparam [ResultsWidth-1:0] OneResult = 1;

  reg [BeatWidth-1:0]    beat_q;     // the beat on offer, from 0 in each result
  reg [ResultsWidth-1:0] sent_q;     // results of the packet that were taken
  reg [ResultsWidth-1:0] results_q;  // all that it has; valid from its second beat on

  wire                    begins;
  wire [ResultsWidth-1:0] results;
  wire                    last;
  wire                    final_result;
  wire                    accept;
  wire                    closing;

  assign begins         = (beat_q == First) & (sent_q == None);
  assign results        = begins ? results_per_packet_i : results_q;
  assign last           = beat_q == Last;
  assign final_result   = sent_q == (results - OneResult);
  assign closing        = close_i & open_o;
  assign accept         = m_axis_tvalid & m_axis_tready;
  assign open_o         = sent_q != None;
  assign m_axis_tvalid  = result_valid_i | closing;
  assign m_axis_tkeep   = {4{~closing}};
  assign m_axis_tlast   = closing | (last & final_result);
  assign result_ready_o = m_axis_tready & last;

  // The beats of a result side by side: wires only.
  reg [(LastBeat+1)*32-1:0] beats;

  integer c;
  always @* begin
    beats = {(LastBeat + 1){32'd0}};
    beats[ClassBeats*32-1:0] = result_words_i;
    for (c = 0; c < Classes; c = c + 1) begin
      beats[(ClassBeats+c)*32 +: CountWidth] = result_counts_i[c*CountWidth +: CountWidth];
    end
  end

  assign m_axis_tdata = closing ? 32'd0 : beats[{beat_q, 5'd0} +: 32];

  always @(posedge clk_i) begin
    if (!rst_ni) begin
      beat_q <= First;
      sent_q <= None;
    end else if (accept) begin
      if (closing) begin
        sent_q <= None;
      end else begin
        beat_q <= last ? First : beat_q + One;
        if (last & ~apart_i) begin
          sent_q <= final_result ? None : sent_q + OneResult;
        end
      end
    end
  end

  // Needs no reset: it is written with the first beat of a packet and read after that.
  always @(posedge clk_i) begin
    if (begins) begin
      results_q <= results_per_packet_i;
    end
  end

  // What is derived from other parameters has to fit them. There is no module of such a name: every
  // tool stops at it.
  generate
    if (ClassBeats + Classes > (1 << BeatWidth)) begin : gen_refused_beat_width
      axis_result_output_BeatWidth_is_too_small u_refused ();
    end
  endgenerate

endmodule

`default_nettype wire
