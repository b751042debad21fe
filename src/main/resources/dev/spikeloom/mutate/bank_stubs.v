// What stands in the place of memory banks when a mutant is compared with the original: ports of a
// memory that is not looked into. An address or a datum counts only while it is used.

module sram_bank #(
  parameter Words     = 256,
  parameter AddrWidth = 8,
  parameter Width     = 14,
  parameter MaskWidth = 2,
  parameter InitFile  = ""
) (
  input  wire                 clk_i,
  input  wire                 req_i,
  input  wire                 we_i,
  input  wire [AddrWidth-1:0] addr_i,
  input  wire [Width-1:0]     wdata_i,
  input  wire [MaskWidth-1:0] wmask_i,
  output wire [Width-1:0]     rdata_o
);

  localparam WeightWidth = Width / MaskWidth;

  data_port #(
    .InWidth (1 + AddrWidth),
    .OutWidth(Width)
  ) u_read (
    .in ({req_i & ~we_i, {AddrWidth{req_i & ~we_i}} & addr_i}),
    .out(rdata_o)
  );

  genvar w;
  generate
    for (w = 0; w < MaskWidth; w = w + 1) begin : gen_write
      wire write;
      wire unused;

      assign write = req_i & we_i & wmask_i[w];

      data_port #(
        .InWidth (1 + AddrWidth + WeightWidth),
        .OutWidth(1)
      ) u_write (
        .in ({write, {(AddrWidth + WeightWidth) {write}}
            & {addr_i, wdata_i[w*WeightWidth +: WeightWidth]}}),
        .out(unused)
      );
    end
  endgenerate

endmodule

module sram_bank_1r1w #(
  parameter Words     = 256,
  parameter AddrWidth = 8,
  parameter Width     = 14,
  parameter MaskWidth = 2,
  parameter InitFile  = ""
) (
  input  wire                 clk_i,
  input  wire                 r_req_i,
  input  wire [AddrWidth-1:0] r_addr_i,
  output wire [Width-1:0]     r_data_o,
  input  wire                 w_req_i,
  input  wire [AddrWidth-1:0] w_addr_i,
  input  wire [Width-1:0]     w_data_i,
  input  wire [MaskWidth-1:0] w_mask_i
);

  wire [Width-1:0] unused;

  sram_bank #(
    .Words    (Words),
    .AddrWidth(AddrWidth),
    .Width    (Width),
    .MaskWidth(MaskWidth)
  ) u_read (
    .clk_i  (clk_i),
    .req_i  (r_req_i),
    .we_i   (1'b0),
    .addr_i (r_addr_i),
    .wdata_i({Width{1'b0}}),
    .wmask_i({MaskWidth{1'b0}}),
    .rdata_o(r_data_o)
  );

  sram_bank #(
    .Words    (Words),
    .AddrWidth(AddrWidth),
    .Width    (Width),
    .MaskWidth(MaskWidth)
  ) u_write (
    .clk_i  (clk_i),
    .req_i  (w_req_i),
    .we_i   (1'b1),
    .addr_i (w_addr_i),
    .wdata_i(w_data_i),
    .wmask_i(w_mask_i),
    .rdata_o(unused)
  );

endmodule
