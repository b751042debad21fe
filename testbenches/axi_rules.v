// Rules of AXI, checked in every cycle: for a channel, and for an AXI4-Lite slave.

`default_nettype none

// A channel: VALID, READY and all that goes with VALID are known; what is offered stays, unchanged,
// until it is accepted; nothing is offered in reset.
//
//   Width     bits of what goes with VALID
//   broken_o  how often a rule was broken so far
module axi_channel_rules #(
  parameter Width = 32
) (
  input  wire             clk_i,
  input  wire             rst_ni,
  input  wire             valid_i,
  input  wire             ready_i,
  input  wire [Width-1:0] payload_i,
  output reg  [31:0]      broken_o
);

  reg             in_reset_q;
  reg             waiting_q;
  reg [Width-1:0] payload_q;

  initial begin
    broken_o   = 0;
    in_reset_q = 1'b0;
    waiting_q  = 1'b0;
  end

  task rule(input holds);
    begin
      if (holds !== 1'b1) begin
        broken_o = broken_o + 1;
        if (broken_o == 1) begin
          $display("%m, time %0t: valid %b, ready %b, payload %h after %h", $time, valid_i, ready_i,
                   payload_i, payload_q);
        end
      end
    end
  endtask

  always @(posedge clk_i) begin
    if (rst_ni) begin
      rule((^{valid_i, ready_i}) !== 1'bx);
      rule(valid_i !== 1'b1 || (^payload_i) !== 1'bx);
      rule(!waiting_q || valid_i === 1'b1);
      rule(!waiting_q || payload_i === payload_q);
    end else if (in_reset_q) begin
      rule(valid_i === 1'b0 && ready_i !== 1'bx);
    end
    in_reset_q <= ~rst_ni;
    waiting_q  <= rst_ni & valid_i & ~ready_i;
    payload_q  <= payload_i;
  end

endmodule

// The five channels, and their order: a write is answered after its address and its data, a read
// after its address.
module axi_lite_rules (
  input  wire        clk_i,
  input  wire        rst_ni,
  input  wire        awvalid_i,
  input  wire        awready_i,
  input  wire [11:0] awaddr_i,
  input  wire        wvalid_i,
  input  wire        wready_i,
  input  wire [31:0] wdata_i,
  input  wire [3:0]  wstrb_i,
  input  wire        bvalid_i,
  input  wire        bready_i,
  input  wire [1:0]  bresp_i,
  input  wire        arvalid_i,
  input  wire        arready_i,
  input  wire [11:0] araddr_i,
  input  wire        rvalid_i,
  input  wire        rready_i,
  input  wire [31:0] rdata_i,
  input  wire [1:0]  rresp_i,
  output wire [31:0] broken_o
);

  wire [31:0] aw_broken;
  wire [31:0] w_broken;
  wire [31:0] b_broken;
  wire [31:0] ar_broken;
  wire [31:0] r_broken;

  // What was accepted and not answered.
  integer addresses;
  integer data;
  integer reads;
  integer order_broken;

  assign broken_o = aw_broken + w_broken + b_broken + ar_broken + r_broken + order_broken;

  axi_channel_rules #(12) u_aw (clk_i, rst_ni, awvalid_i, awready_i, awaddr_i, aw_broken);
  axi_channel_rules #(36) u_w (clk_i, rst_ni, wvalid_i, wready_i, {wdata_i, wstrb_i}, w_broken);
  axi_channel_rules #(2) u_b (clk_i, rst_ni, bvalid_i, bready_i, bresp_i, b_broken);
  axi_channel_rules #(12) u_ar (clk_i, rst_ni, arvalid_i, arready_i, araddr_i, ar_broken);
  axi_channel_rules #(34) u_r (clk_i, rst_ni, rvalid_i, rready_i, {rdata_i, rresp_i}, r_broken);

  initial begin
    addresses    = 0;
    data         = 0;
    reads        = 0;
    order_broken = 0;
  end

  always @(posedge clk_i) begin
    if (!rst_ni) begin
      addresses = 0;
      data      = 0;
      reads     = 0;
    end else begin
      if (bvalid_i && (addresses == 0 || data == 0)) begin
        order_broken = order_broken + 1;
      end
      if (rvalid_i && reads == 0) begin
        order_broken = order_broken + 1;
      end
      addresses = addresses + (awvalid_i & awready_i) - (bvalid_i & bready_i);
      data      = data + (wvalid_i & wready_i) - (bvalid_i & bready_i);
      reads     = reads + (arvalid_i & arready_i) - (rvalid_i & rready_i);
    end
  end

endmodule

`default_nettype wire
