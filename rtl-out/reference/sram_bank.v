// SRAM bank: some of the weight rows of a layer.
//
// A word is a whole weight row: the weights from one presynaptic neuron to all neurons of the
// layer, the weight to neuron 0 in the lowest bits. A row is read at once; weights are written one
// by one.
// This module is the place of a memory macro: it holds no logic beyond the memory itself.
//
// Parameters
//   Rows         depth in weight rows
//   AddrWidth    width of a row address: enough for Rows - 1
//   Neurons      weights in a row
//   NeuronWidth  width of a neuron's number: enough for Neurons - 1, at least 1
//   WeightWidth  bits of a weight
//   InitFile     hex file with the initial content, a row a line, row 0 first; "" for none
//
// Ports
//   clk_i        clock; a memory has no reset
//   rd_en_i      read the row at rd_addr_i
//   rd_addr_i    its address
//   rd_row_o     the row that was read last
//   wr_en_i      write one weight
//   wr_addr_i    the address of its row
//   wr_neuron_i  its place in the row, less than Neurons
//   wr_weight_i  the weight as it is stored
//
// Timing
//   rd_row_o takes the row one cycle after rd_en_i, and holds it until the cycle after the next
//   rd_en_i. A weight can be read from the cycle after its wr_en_i on; a read in the same cycle
//   returns the row as it was.

`default_nettype none

module sram_bank #(
  parameter Rows        = 256,
  parameter AddrWidth   = 8,
  parameter Neurons     = 2,
  parameter NeuronWidth = 1,
  parameter WeightWidth = 7,
  parameter InitFile    = ""
) (
  input  wire                           clk_i,
  input  wire                           rd_en_i,
  input  wire [AddrWidth-1:0]           rd_addr_i,
  output wire [Neurons*WeightWidth-1:0] rd_row_o,
  input  wire                           wr_en_i,
  input  wire [AddrWidth-1:0]           wr_addr_i,
  input  wire [NeuronWidth-1:0]         wr_neuron_i,
  input  wire [WeightWidth-1:0]         wr_weight_i
);

  reg [Neurons*WeightWidth-1:0] rows_q [0:Rows-1];
  reg [Neurons*WeightWidth-1:0] rd_row_q;

  generate
    if (InitFile != "") begin : gen_init
      initial begin
        $readmemh(InitFile, rows_q);
      end
    end
  endgenerate

  always @(posedge clk_i) begin
    if (rd_en_i) begin
      rd_row_q <= rows_q[rd_addr_i];
    end
    if (wr_en_i) begin
      rows_q[wr_addr_i][wr_neuron_i*WeightWidth +: WeightWidth] <= wr_weight_i;
    end
  end

  assign rd_row_o = rd_row_q;

endmodule

`default_nettype wire
