// SRAM bank: some of the weights of a layer.
//
// A word is what is read at once: the weights from one presynaptic neuron to as many neurons of the
// layer as have lanes, or to some of them where macros stand side by side; the weight to the lowest
// neuron in the lowest bits. A word is read at once; weights are written one by one.
// This module is the place of a memory macro: it holds no logic beyond the memory itself.
//
// Parameters
//   Words        depth in words
//   AddrWidth    width of a word's address: enough for Words - 1
//   Ports        read ports, 1 or 2
//   Weights      weights in a word
//   PlaceWidth   width of a weight's place in its word: enough for Weights - 1, at least 1
//   WeightWidth  bits of a weight
//   InitFile     hex file with the initial content, a word a line, word 0 first; "" for none
//
// Ports
//   clk_i        clock; a memory has no reset
//   rd_en_i      read the word at rd_addr_i, a bit a port
//   rd_addr_i    its address, port 0 in the lowest bits
//   rd_word_o    the word that was read last at the port
//   wr_en_i      write one weight
//   wr_addr_i    the address of its word
//   wr_place_i   its place in the word, less than Weights
//   wr_weight_i  the weight as it is stored
//
// Timing
//   rd_word_o takes the word one cycle after rd_en_i, and holds it until the cycle after the next
//   rd_en_i of that port. A weight can be read from the cycle after its wr_en_i on; a read in the
//   same cycle returns the word as it was.

`default_nettype none

module sram_bank #(
  parameter Words       = 256,
  parameter AddrWidth   = 8,
  parameter Ports       = 1,
  parameter Weights     = 2,
  parameter PlaceWidth  = 1,
  parameter WeightWidth = 7,
  parameter InitFile    = ""
) (
  input  wire                                 clk_i,
  input  wire [Ports-1:0]                     rd_en_i,
  input  wire [Ports*AddrWidth-1:0]           rd_addr_i,
  output wire [Ports*Weights*WeightWidth-1:0] rd_word_o,
  input  wire                                 wr_en_i,
  input  wire [AddrWidth-1:0]                 wr_addr_i,
  input  wire [PlaceWidth-1:0]                wr_place_i,
  input  wire [WeightWidth-1:0]               wr_weight_i
);

  localparam WordWidth = Weights * WeightWidth;

  reg [WordWidth-1:0] words_q [0:Words-1];

  generate
    if (InitFile != "") begin : gen_init
      initial begin
        $readmemh(InitFile, words_q);
      end
    end
  endgenerate

  genvar p;
  generate
    for (p = 0; p < Ports; p = p + 1) begin : gen_port
      reg [WordWidth-1:0] rd_word_q;

      always @(posedge clk_i) begin
        if (rd_en_i[p]) begin
          rd_word_q <= words_q[rd_addr_i[p*AddrWidth +: AddrWidth]];
        end
      end

      assign rd_word_o[p*WordWidth +: WordWidth] = rd_word_q;
    end
  endgenerate

  always @(posedge clk_i) begin
    if (wr_en_i) begin
      words_q[wr_addr_i][wr_place_i*WeightWidth +: WeightWidth] <= wr_weight_i;
    end
  end

endmodule

`default_nettype wire
