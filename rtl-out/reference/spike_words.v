// Spike words: gathers words of 32 bits to beats of an AXI4-Stream.
//
// The words of a beat come one after the other, the lowest first. A beat is whole with its last
// word, or with a word that ends the time step: then the bytes behind it are left out.
//
// Parameters
//   StreamWidth    bits of a beat: 32, 64 or 128
//
// Ports (the AXI signals have the names of the standard, by which tools know them)
//   clk_i, rst_ni  clock; synchronous reset, active low
//   close_i        take no word
//   word_valid_i   a word is offered; no handshake, word_ready_o says beforehand whether it is
//                  taken
//   word_ready_o   a word is taken in this cycle if it is offered
//   word_i         the word
//   word_last_i    it ends the time step
//   m_axis_*       AXI4-Stream master
//   begun_o        there are words here
//
// Timing
//   The beat is offered in the cycle after its last word, and the first word of the next is taken
//   in the cycle after it is accepted. All outputs come from registers, but word_ready_o, which
//   follows close_i too.

`default_nettype none

module spike_words #(
  parameter StreamWidth = 32
) (
  input  wire                     clk_i,
  input  wire                     rst_ni,
  input  wire                     close_i,
  input  wire                     word_valid_i,
  output wire                     word_ready_o,
  input  wire [31:0]              word_i,
  input  wire                     word_last_i,
  output wire                     m_axis_tvalid,
  input  wire                     m_axis_tready,
  output wire [StreamWidth-1:0]   m_axis_tdata,
  output wire [StreamWidth/8-1:0] m_axis_tkeep,
  output wire                     m_axis_tlast,
  output wire                     begun_o
);

  localparam Words = StreamWidth / 32;

  localparam [Words-1:0] FirstWord = 1;

  reg                   valid_q;  // the beat is whole
  reg                   last_q;   // and ends the time step
  reg [Words-1:0]       kept_q;   // the words that it has: from the lowest on
  reg [StreamWidth-1:0] data_q;

  wire             take;
  wire [Words-1:0] kept;  // with the next word

  assign word_ready_o  = ~valid_q & ~close_i;
  assign take          = word_valid_i & word_ready_o;
  assign kept          = (kept_q << 1) | FirstWord;
  assign m_axis_tvalid = valid_q;
  assign m_axis_tdata  = data_q;
  assign m_axis_tlast  = last_q;
  assign begun_o       = valid_q | kept_q[0];

  always @(posedge clk_i) begin
    if (!rst_ni) begin
      valid_q <= 1'b0;
      last_q  <= 1'b0;
      kept_q  <= {Words{1'b0}};
    end else if (take) begin
      valid_q <= kept[Words-1] | word_last_i;
      last_q  <= word_last_i;
      kept_q  <= kept;
    end else if (valid_q & m_axis_tready) begin
      valid_q <= 1'b0;
      kept_q  <= {Words{1'b0}};
    end
  end

  genvar w;
  generate
    for (w = 0; w < Words; w = w + 1) begin : gen_word
      assign m_axis_tkeep[w*4 +: 4] = {4{kept_q[w]}};

      // The word goes to the first place that is not kept.
      always @(posedge clk_i) begin
        if (take & kept[w] & ~kept_q[w]) begin
          data_q[w*32 +: 32] <= word_i;
        end
      end
    end
  endgenerate

endmodule

`default_nettype wire
