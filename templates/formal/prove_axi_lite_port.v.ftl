[#assign channels = [
  {"name": "aw", "what": "addresses of writes", "width": addrWidth,
   "in": "awvalid_i & awready", "out": "write", "data": "awaddr_i"},
  {"name": "w", "what": "their data", "width": 33,
   "in": "wvalid_i & wready", "out": "write", "data": "{&wstrb_i, wdata_i}"},
  {"name": "b", "what": "their answers", "width": 1,
   "in": "write", "out": "bvalid & bready_i", "data": "write_error_i"},
  {"name": "ar", "what": "addresses of reads", "width": addrWidth,
   "in": "arvalid_i & arready", "out": "read", "data": "araddr_i"},
  {"name": "r", "what": "their answers", "width": 33,
   "in": "read", "out": "rvalid & rready_i", "data": "{read_error_i, read_data_i}"}]]
// Proof of axi_lite_port: the rules of AXI4-Lite hold, and each access that is taken happens once, in
// its order, with its own address and data, and is answered once with what the registers say.
//
// The registers behind it do what they like. Beside each channel runs a queue of what went in and
// has not come out.

`default_nettype none

module [=name] (
  input wire clk_i,
  input wire rst_ni,
  input wire awvalid_i,
  input wire [[=addrWidth - 1]:0] awaddr_i,
  input wire wvalid_i,
  input wire [31:0] wdata_i,
  input wire [3:0] wstrb_i,
  input wire bready_i,
  input wire arvalid_i,
  input wire [[=addrWidth - 1]:0] araddr_i,
  input wire rready_i,
  input wire write_done_i,
  input wire write_error_i,
  input wire read_done_i,
  input wire [31:0] read_data_i,
  input wire read_error_i
);

  wire awready;
  wire wready;
  wire bvalid;
  wire [1:0] bresp;
  wire arready;
  wire rvalid;
  wire [31:0] rdata;
  wire [1:0] rresp;
  wire write_valid;
  wire [[=addrWidth - 1]:0] write_addr;
  wire [31:0] write_data;
  wire write_whole;
  wire read_valid;
  wire [[=addrWidth - 1]:0] read_addr;

  axi_lite_port #(
    .AddrWidth([=addrWidth])
  ) u_dut (
    .clk_i        (clk_i),
    .rst_ni       (rst_ni),
    .s_axi_awvalid(awvalid_i),
    .s_axi_awready(awready),
    .s_axi_awaddr (awaddr_i),
    .s_axi_wvalid (wvalid_i),
    .s_axi_wready (wready),
    .s_axi_wdata  (wdata_i),
    .s_axi_wstrb  (wstrb_i),
    .s_axi_bvalid (bvalid),
    .s_axi_bready (bready_i),
    .s_axi_bresp  (bresp),
    .s_axi_arvalid(arvalid_i),
    .s_axi_arready(arready),
    .s_axi_araddr (araddr_i),
    .s_axi_rvalid (rvalid),
    .s_axi_rready (rready_i),
    .s_axi_rdata  (rdata),
    .s_axi_rresp  (rresp),
    .write_valid_o(write_valid),
    .write_addr_o (write_addr),
    .write_data_o (write_data),
    .write_whole_o(write_whole),
    .write_done_i (write_done_i),
    .write_error_i(write_error_i),
    .read_valid_o (read_valid),
    .read_addr_o  (read_addr),
    .read_done_i  (read_done_i),
    .read_data_i  (read_data_i),
    .read_error_i (read_error_i)
  );

  reg started_q = 1'b0;
  reg fresh_q;  // the cycle after a reset

  always @(posedge clk_i) begin
    started_q <= 1'b1;
    fresh_q   <= ~rst_ni;
  end

  // What is done to the channels.
  wire write;
  wire read;

  assign write = write_valid & write_done_i;
  assign read  = read_valid & read_done_i;

[#list channels as channel]
  // The queue of [=channel.what].
  wire dut_[=channel.name]_ready_q;
  wire dut_[=channel.name]_valid_q;
  wire [[=channel.width - 1]:0] dut_[=channel.name]_data_q;
  wire [[=channel.width - 1]:0] dut_[=channel.name]_second_q;
  reg [1:0] [=channel.name]_count_q;
  reg [[=channel.width - 1]:0] [=channel.name]_first_q;
  reg [[=channel.width - 1]:0] [=channel.name]_next_q;
  wire [=channel.name]_in;
  wire [=channel.name]_out;
  wire [[=channel.width - 1]:0] [=channel.name]_data;

  assign [=channel.name]_in   = [=channel.in];
  assign [=channel.name]_out  = [=channel.out];
  assign [=channel.name]_data = [=channel.data];

  always @(posedge clk_i) begin
    if (!rst_ni) begin
      [=channel.name]_count_q <= 2'd0;
    end else begin
      [=channel.name]_count_q <= [=channel.name]_count_q + {1'b0, [=channel.name]_in} - {1'b0, [=channel.name]_out};
    end
    if ([=channel.name]_out) begin
      [=channel.name]_first_q <= ([=channel.name]_count_q == 2'd2) ? [=channel.name]_next_q : [=channel.name]_data;
    end else if ([=channel.name]_count_q == 2'd0) begin
      [=channel.name]_first_q <= [=channel.name]_data;
    end else if ([=channel.name]_in) begin
      [=channel.name]_next_q <= [=channel.name]_data;
    end
  end

[/#list]
  // What was offered a cycle ago and not taken.
  reg aw_waits_q;
  reg w_waits_q;
  reg ar_waits_q;
  reg b_waits_q;
  reg r_waits_q;
  reg write_waits_q;
  reg read_waits_q;
  reg [[=addrWidth - 1]:0] awaddr_q;
  reg [35:0] w_q;
  reg [[=addrWidth - 1]:0] araddr_q;
  reg [1:0] bresp_q;
  reg [33:0] r_q;
  reg [[=addrWidth + 32]:0] write_q;
  reg [[=addrWidth - 1]:0] read_q;

  always @(posedge clk_i) begin
    aw_waits_q    <= rst_ni & awvalid_i & ~awready;
    w_waits_q     <= rst_ni & wvalid_i & ~wready;
    ar_waits_q    <= rst_ni & arvalid_i & ~arready;
    b_waits_q     <= rst_ni & bvalid & ~bready_i;
    r_waits_q     <= rst_ni & rvalid & ~rready_i;
    write_waits_q <= rst_ni & write_valid & ~write_done_i;
    read_waits_q  <= rst_ni & read_valid & ~read_done_i;
    awaddr_q      <= awaddr_i;
    w_q           <= {wstrb_i, wdata_i};
    araddr_q      <= araddr_i;
    bresp_q       <= bresp;
    r_q           <= {rresp, rdata};
    write_q       <= {write_whole, write_addr, write_data};
    read_q        <= read_addr;
  end

  wire reset_holds;
  wire ready_holds;
  wire answered_holds;
  wire write_holds;
  wire read_holds;
  wire due_holds;
  wire unchanged_holds;
  wire registers_holds;

  // Nothing is taken or answered in the cycle after a reset.
  assign reset_holds = ~fresh_q
      | ({awready, wready, arready, bvalid, rvalid, write_valid, read_valid} == 7'd0);
  // What comes is taken unless two wait already.
  assign ready_holds = fresh_q
      | ((awready == (aw_count_q != 2'd2)) & (wready == (w_count_q != 2'd2))
         & (arready == (ar_count_q != 2'd2)));
  // An answer is on offer if and only if an access has happened and was not answered, and is its own.
  assign answered_holds = (bvalid == (b_count_q != 2'd0)) & (rvalid == (r_count_q != 2'd0))
      & (~bvalid | (bresp == {b_first_q, 1'b0}))
      & (~rvalid | ({rresp, rdata} == {r_first_q[32], 1'b0, r_first_q[31:0]}));
  // An access is due if and only if all of it was taken and there is room for its answer, and it is
  // the first.
  assign due_holds = fresh_q
      | ((write_valid == ((aw_count_q != 2'd0) & (w_count_q != 2'd0) & (b_count_q != 2'd2)))
         & (read_valid == ((ar_count_q != 2'd0) & (r_count_q != 2'd2))));
  assign write_holds = ~write_valid
      | ((write_addr == aw_first_q) & ({write_whole, write_data} == w_first_q));
  assign read_holds = ~read_valid | (read_addr == ar_first_q);
  // What is offered holds until it is taken.
  assign unchanged_holds = (~b_waits_q | (bvalid & (bresp == bresp_q)))
      & (~r_waits_q | (rvalid & ({rresp, rdata} == r_q)))
      & (~write_waits_q | (write_valid & ({write_whole, write_addr, write_data} == write_q)))
      & (~read_waits_q | (read_valid & (read_addr == read_q)));
  assign registers_holds =
[#list channels as channel]
      (([=channel.name]_count_q != 2'd3)
       & (dut_[=channel.name]_ready_q == (~fresh_q & ([=channel.name]_count_q != 2'd2)))
       & (dut_[=channel.name]_valid_q == ([=channel.name]_count_q != 2'd0))
       & (([=channel.name]_count_q == 2'd0) | (dut_[=channel.name]_data_q == [=channel.name]_first_q))
       & (([=channel.name]_count_q != 2'd2) | (dut_[=channel.name]_second_q == [=channel.name]_next_q))
       & (~fresh_q | ([=channel.name]_count_q == 2'd0)))[=channel?has_next?then("", ";")]
[#if channel?has_next]
      &
[/#if]
[/#list]

  always @* begin
    if (aw_waits_q) begin
      assume (awvalid_i);
      assume (awaddr_i == awaddr_q);
    end
    if (w_waits_q) begin
      assume (wvalid_i);
      assume ({wstrb_i, wdata_i} == w_q);
    end
    if (ar_waits_q) begin
      assume (arvalid_i);
      assume (araddr_i == araddr_q);
    end
    if (!started_q) begin
      assume (!rst_ni);
    end else begin
      assert (reset_holds);
      assert (ready_holds);
      assert (answered_holds);
      assert (due_holds);
      assert (write_holds);
      assert (read_holds);
      assert (unchanged_holds);
`ifndef SEARCH
      assert (registers_holds);
`endif
    end
  end

endmodule

`default_nettype wire
