// Result output: sends the results of the core as AXI4-Stream packets.
//
// A packet is the result of one sample: first the classes, then the spike counts of all classes, a
// beat each, zero-extended. TLAST comes with the last count.
//
// The beats are read from the core's result registers as they stand; the result is taken from there
// with the last beat. So the core can count the next sample while a packet is on its way, but can
// publish its result only afterwards.
//
// Parameters
//   ClassBeats  beats with classes
//   Classes     beats with counts
//   CountWidth  width of a count, less than 32
//   BeatWidth   width of a beat's number: enough for ClassBeats + Classes - 1, at least 1
//
// Ports (the AXI signals have the names of the standard, by which tools know them)
//   clk_i, rst_ni    clock; synchronous reset, active low
//   result_valid_i   a result is offered; it holds until it is accepted
//   result_ready_o   it is accepted in this cycle if it is offered
//   result_words_i   the beats with classes, side by side, the first in the lowest bits
//   result_counts_i  the counts, side by side, class 0 in the lowest bits
//   m_axis_*         AXI4-Stream master
//
// Timing
//   The first beat is offered in the cycle in which the result is; n beats take n cycles if each is
//   accepted at once. m_axis_tvalid is result_valid_i; m_axis_tdata and m_axis_tlast depend on the
//   result and on beat_q; result_ready_o depends on m_axis_tready and beat_q.

`default_nettype none

module axis_result_output #(
  parameter ClassBeats = 1,
  parameter Classes    = 2,
  parameter CountWidth = 4,
  parameter BeatWidth  = 2
) (
  input  wire                          clk_i,
  input  wire                          rst_ni,
  input  wire                          result_valid_i,
  output wire                          result_ready_o,
  input  wire [ClassBeats*32-1:0]      result_words_i,
  input  wire [Classes*CountWidth-1:0] result_counts_i,
  output wire                          m_axis_tvalid,
  input  wire                          m_axis_tready,
  output wire [31:0]                   m_axis_tdata,
  output wire                          m_axis_tlast
);

  localparam LastBeat = ClassBeats + Classes - 1;

  localparam [BeatWidth-1:0] First = 0;
  localparam [BeatWidth-1:0] One   = 1;
  localparam [BeatWidth-1:0] Last  = LastBeat[BeatWidth-1:0];

  reg [BeatWidth-1:0] beat_q;  // the beat on offer, from 0 in each packet

  wire last;

  assign last           = beat_q == Last;
  assign m_axis_tvalid  = result_valid_i;
  assign m_axis_tlast   = last;
  assign result_ready_o = m_axis_tready & last;

  // The whole packet side by side: wires only.
  reg [(LastBeat+1)*32-1:0] packet;

  integer c;
  always @* begin
    packet = {(LastBeat + 1){32'd0}};
    packet[ClassBeats*32-1:0] = result_words_i;
    for (c = 0; c < Classes; c = c + 1) begin
      packet[(ClassBeats+c)*32 +: CountWidth] = result_counts_i[c*CountWidth +: CountWidth];
    end
  end

  assign m_axis_tdata = packet[{beat_q, 5'd0} +: 32];

  always @(posedge clk_i) begin
    if (!rst_ni) begin
      beat_q <= First;
    end else if (m_axis_tvalid & m_axis_tready) begin
      beat_q <= last ? First : beat_q + One;
    end
  end

endmodule

`default_nettype wire
