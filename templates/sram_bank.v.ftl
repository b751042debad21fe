// SRAM bank: some of the weights of a layer, in a memory with one port.
//
// A word is what is read at once: the weights from one presynaptic neuron to some neurons of the
// layer, the weight to the lowest neuron in the lowest bits. Each weight of a word can be written
// apart.
[#if macros?has_content]
// All macros of the design are instantiated here, and nowhere else, where the Verilog macro
// SRAM_MACROS is defined; without it, what they do is described. Each size needs a module of these
// ports around its macro:
[#list macros as macro]
//   [=macro.module]  [=macro.words] words of [=macro.width] bits, of which [=macro.width / macro.weights] are written at a time
[/#list]
[#else]
// This module is the place of a memory macro: it holds no logic beyond the memory itself.
[/#if]
//
// Parameters
//   Words      depth in words
//   AddrWidth  width of a word's address: enough for Words - 1
//   Width      bits of a word
//   MaskWidth  weights in a word; each has Width / MaskWidth bits
[#if !macros?has_content]
//   InitFile   hex file with the initial content, a word a line, word 0 first; "" for none
[/#if]
//
// Ports
//   clk_i      clock; a memory has no reset
//   req_i      read or write the word at addr_i
//   we_i       write it
//   addr_i     its address
//   wdata_i    what is written
//   wmask_i    the weights that are written, a bit each
//   rdata_o    the word that was read last
//
// Timing
//   rdata_o takes the word one cycle after req_i without we_i, and holds it until the next access.
//   A write leaves it undefined; what is written can be read from the next cycle on.

`default_nettype none

module [=module] #(
  parameter Words     = 256,
  parameter AddrWidth = 8,
  parameter Width     = 14,
  parameter MaskWidth = 2[=macros?has_content?then("", ",")]
[#if !macros?has_content]
  parameter InitFile  = ""
[/#if]
) (
  input  wire                 clk_i,
  input  wire                 req_i,
  input  wire                 we_i,
  input  wire [AddrWidth-1:0] addr_i,
  input  wire [Width-1:0]     wdata_i,
  input  wire [MaskWidth-1:0] wmask_i,
  output wire [Width-1:0]     rdata_o
);

[#if macros?has_content]
`ifdef SRAM_MACROS
  // The macros: a module for each size that the design has, with the ports that this one has.
  generate
[#list macros as macro]
    [=macro?is_first?then("", "end else ")]if (Words == [=macro.words] && Width == [=macro.width] && MaskWidth == [=macro.weights]) begin : gen_[=macro.words]x[=macro.width]_m[=macro.weights]
      [=macro.module] u_macro (
        .clk_i  (clk_i),
        .req_i  (req_i),
        .we_i   (we_i),
        .addr_i (addr_i),
        .wdata_i(wdata_i),
        .wmask_i(wmask_i),
        .rdata_o(rdata_o)
      );
[/#list]
    end
  endgenerate
`else
  // What a macro does, to simulate.
[/#if]
  localparam WeightWidth = Width / MaskWidth;

  // Weights whose writes share a block: tools bound how often a loop goes round.
  localparam BlockSize = 256;

[#if blocks]
  (* ram_style = "block", no_rw_check *)
[/#if]
  reg [Width-1:0] words_q [0:Words-1];
  reg [Width-1:0] rdata_q;

[#if !macros?has_content]
  generate
    if (InitFile != "") begin : gen_init
      initial begin
        $readmemh(InitFile, words_q);
      end
    end
  endgenerate

[/#if]
  always @(posedge clk_i) begin
    if (req_i & ~we_i) begin
      rdata_q <= words_q[addr_i];
    end
  end

  genvar b;
  genvar w;
  generate
    for (b = 0; b < MaskWidth; b = b + BlockSize) begin : gen_block
      localparam End = (b + BlockSize < MaskWidth) ? b + BlockSize : MaskWidth;

      for (w = b; w < End; w = w + 1) begin : gen_write
        always @(posedge clk_i) begin
          if (req_i & we_i) begin
            if (wmask_i[w]) begin
              words_q[addr_i][w*WeightWidth +: WeightWidth] <=
                  wdata_i[w*WeightWidth +: WeightWidth];
            end
          end
        end
      end
    end
  endgenerate

  assign rdata_o = rdata_q;
[#if macros?has_content]
`endif
[/#if]

  // What is derived from other parameters has to fit them. There is no module of such a name: every
  // tool stops at it.
  generate
    if (Words > (1 << AddrWidth)) begin : gen_refused_addr_width
      [=module]_AddrWidth_is_too_small u_refused ();
    end
    if (Width % MaskWidth != 0) begin : gen_refused_mask_width
      [=module]_MaskWidth_does_not_divide_Width u_refused ();
    end
  endgenerate

endmodule

`default_nettype wire
