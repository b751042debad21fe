// What stands in the place of memory banks when a mutant is compared with the original: ports of a
// memory that is not looked into. An address or a datum counts only while it is used.

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

  rom_bank #(
    .Words      (Words),
    .AddrWidth  (AddrWidth),
    .Ports      (Ports),
    .Weights    (Weights),
    .WeightWidth(WeightWidth)
  ) u_read (
    .clk_i    (clk_i),
    .rd_en_i  (rd_en_i),
    .rd_addr_i(rd_addr_i),
    .rd_word_o(rd_word_o)
  );

  wire unused;

  data_port #(
    .InWidth (1 + AddrWidth + PlaceWidth + WeightWidth),
    .OutWidth(1)
  ) u_write (
    .in ({wr_en_i, {(AddrWidth + PlaceWidth + WeightWidth) {wr_en_i}}
        & {wr_addr_i, wr_place_i, wr_weight_i}}),
    .out(unused)
  );

endmodule

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

  genvar p;
  generate
    for (p = 0; p < Ports; p = p + 1) begin : gen_port
      data_port #(
        .InWidth (1 + AddrWidth),
        .OutWidth(Weights * WeightWidth)
      ) u_read (
        .in ({rd_en_i[p], {AddrWidth{rd_en_i[p]}} & rd_addr_i[p*AddrWidth +: AddrWidth]}),
        .out(rd_word_o[p*Weights*WeightWidth +: Weights*WeightWidth])
      );
    end
  endgenerate

endmodule
