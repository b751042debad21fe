// AXI4-Lite port: the protocol of a slave of 32-bit registers, whatever the registers are.
//
// Parameters
//   AddrWidth  bits of an address
//
// Ports (the AXI signals have the names of the standard, by which tools know them)
//   clk_i, rst_ni   clock; synchronous reset, active low
//   s_axi_*         AXI4-Lite slave; AWPROT and ARPROT do not matter and are left out
//   write_valid_o   a write is due
//   write_addr_o    its address
//   write_data_o    what is written
//   write_whole_o   all four bytes are
//   write_done_i    it happens in this cycle, or is refused in it
//   write_error_i   it is refused
//   read_valid_o    a read is due
//   read_addr_o     its address
//   read_done_i     read_data_i answers it in this cycle, or it is refused in it
//   read_data_i     what was read; 0 if it is refused
//   read_error_i    it is refused
//
// Timing
//   Writes and reads are independent of each other. Each happens in the first cycle after that in
//   which its address and its data were taken, or later if the registers are not done with it, and
//   is answered from the next cycle on. One of each can happen in every cycle. What is due holds
//   until it is done. All that leaves on s_axi comes from registers; no ready is 1 in reset or in
//   the cycle after it.

`default_nettype none

module axi_lite_port #(
  parameter AddrWidth = 12
) (
  input  wire                 clk_i,
  input  wire                 rst_ni,
  input  wire                 s_axi_awvalid,
  output wire                 s_axi_awready,
  input  wire [AddrWidth-1:0] s_axi_awaddr,
  input  wire                 s_axi_wvalid,
  output wire                 s_axi_wready,
  input  wire [31:0]          s_axi_wdata,
  input  wire [3:0]           s_axi_wstrb,
  output wire                 s_axi_bvalid,
  input  wire                 s_axi_bready,
  output wire [1:0]           s_axi_bresp,
  input  wire                 s_axi_arvalid,
  output wire                 s_axi_arready,
  input  wire [AddrWidth-1:0] s_axi_araddr,
  output wire                 s_axi_rvalid,
  input  wire                 s_axi_rready,
  output wire [31:0]          s_axi_rdata,
  output wire [1:0]           s_axi_rresp,
  output wire                 write_valid_o,
  output wire [AddrWidth-1:0] write_addr_o,
  output wire [31:0]          write_data_o,
  output wire                 write_whole_o,
  input  wire                 write_done_i,
  input  wire                 write_error_i,
  output wire                 read_valid_o,
  output wire [AddrWidth-1:0] read_addr_o,
  input  wire                 read_done_i,
  input  wire [31:0]          read_data_i,
  input  wire                 read_error_i
);

  // A write takes a word from each of two channels and gives one to the third, so it is due when
  // both are there and there is room for its answer.
  wire aw_valid;
  wire w_valid;
  wire b_ready;
  wire b_error;
  wire write_taken;

  assign write_valid_o = aw_valid & w_valid & b_ready;
  assign write_taken   = write_valid_o & write_done_i;
  assign s_axi_bresp   = {b_error, 1'b0};

  // The address of a write.
  channel_buffer #(
    .Width(AddrWidth)
  ) u_aw (
    .clk_i  (clk_i),
    .rst_ni (rst_ni),
    .valid_i(s_axi_awvalid),
    .ready_o(s_axi_awready),
    .data_i (s_axi_awaddr),
    .valid_o(aw_valid),
    .ready_i(write_taken),
    .data_o (write_addr_o)
  );

  // Its data. Of the strobes, no more matters than whether all are 1.
  channel_buffer #(
    .Width(33)
  ) u_w (
    .clk_i  (clk_i),
    .rst_ni (rst_ni),
    .valid_i(s_axi_wvalid),
    .ready_o(s_axi_wready),
    .data_i ({&s_axi_wstrb, s_axi_wdata}),
    .valid_o(w_valid),
    .ready_i(write_taken),
    .data_o ({write_whole_o, write_data_o})
  );

  // Its answer, which is no more than whether it was refused.
  channel_buffer #(
    .Width(1)
  ) u_b (
    .clk_i  (clk_i),
    .rst_ni (rst_ni),
    .valid_i(write_taken),
    .ready_o(b_ready),
    .data_i (write_error_i),
    .valid_o(s_axi_bvalid),
    .ready_i(s_axi_bready),
    .data_o (b_error)
  );

  // A read takes an address and gives data.
  wire ar_valid;
  wire r_ready;
  wire r_error;
  wire read_taken;

  assign read_valid_o = ar_valid & r_ready;
  assign read_taken   = read_valid_o & read_done_i;
  assign s_axi_rresp  = {r_error, 1'b0};

  // The address of a read.
  channel_buffer #(
    .Width(AddrWidth)
  ) u_ar (
    .clk_i  (clk_i),
    .rst_ni (rst_ni),
    .valid_i(s_axi_arvalid),
    .ready_o(s_axi_arready),
    .data_i (s_axi_araddr),
    .valid_o(ar_valid),
    .ready_i(read_taken),
    .data_o (read_addr_o)
  );

  // Its answer.
  channel_buffer #(
    .Width(33)
  ) u_r (
    .clk_i  (clk_i),
    .rst_ni (rst_ni),
    .valid_i(read_taken),
    .ready_o(r_ready),
    .data_i ({read_error_i, read_data_i}),
    .valid_o(s_axi_rvalid),
    .ready_i(s_axi_rready),
    .data_o ({r_error, s_axi_rdata})
  );

endmodule

`default_nettype wire
