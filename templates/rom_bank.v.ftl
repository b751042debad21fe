// ROM bank: some of the weights of a layer, which never change.
//
// A word is what is read at once: the weights from one presynaptic neuron to as many neurons of the
// layer as have lanes, or to some of them where macros stand side by side; the weight to the lowest
// neuron in the lowest bits.
// This module is the place of a memory macro: it holds no logic beyond the memory itself.
//
// Parameters
//   Words        depth in words
//   AddrWidth    width of a word's address: enough for Words - 1
//   Ports        read ports, 1 or 2
//   Weights      weights in a word
//   WeightWidth  bits of a weight
//   InitFile     hex file with the content, a word a line, word 0 first
//
// Ports
//   clk_i        clock; a memory has no reset
//   rd_en_i      read the word at rd_addr_i, a bit a port
//   rd_addr_i    its address, port 0 in the lowest bits
//   rd_word_o    the word that was read last at the port
//
// Timing
//   rd_word_o takes the word one cycle after rd_en_i, and holds it until the cycle after the next
//   rd_en_i of that port.

`default_nettype none

module rom_bank #(
  parameter Words       = 256,
  parameter AddrWidth   = 8,
  parameter Ports       = 1,
  parameter Weights     = 2,
  parameter WeightWidth = 7,
  parameter InitFile    = ""
) (
  input  wire                                 clk_i,
  input  wire [Ports-1:0]                     rd_en_i,
  input  wire [Ports*AddrWidth-1:0]           rd_addr_i,
  output wire [Ports*Weights*WeightWidth-1:0] rd_word_o
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

endmodule

`default_nettype wire
