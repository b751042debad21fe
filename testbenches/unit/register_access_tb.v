// Bench of the registers of an accelerator behind AXI, of any design with up to 32 inputs: goes
// through a list of accesses and prints each answer, for a model of the registers to compare.
//
//   ACCESSES     how many there are; they stand in accesses.hex
//   STREAM_BITS  width of the input stream
//
// peek.vh, which is included, prints all that can be loaded, straight from where the design keeps it.
// A line of output: "w" and the response to a write; "r", the response and the data of a read; "p" and
// all that can be loaded; "s" and the beats of a result, and whether they end
// a packet.

`default_nettype none

module register_access_tb;

  localparam Write  = 4'd1;
  localparam Read   = 4'd2;
  localparam Peek   = 4'd3;
  localparam Beat   = 4'd4;  // sends a time step
  localparam Result = 4'd5;  // takes a result
  localparam Wait   = 4'd6;  // until a result waits

  reg clk = 1'b0;

  always #5 clk = ~clk;

  reg                     rst_n;
  reg                     in_valid;
  wire                    in_ready;
  reg  [`STREAM_BITS-1:0] in_data;
  wire                    out_valid;
  reg                     out_ready;
  wire [31:0]             out_data;
  wire [3:0]              out_keep;
  wire                    out_last;
  reg                     awvalid;
  wire                    awready;
  reg  [11:0]             awaddr;
  reg                     wvalid;
  wire                    wready;
  reg  [31:0]             wdata;
  reg  [3:0]              wstrb;
  wire                    bvalid;
  reg                     bready;
  wire [1:0]              bresp;
  reg                     arvalid;
  wire                    arready;
  reg  [11:0]             araddr;
  wire                    rvalid;
  reg                     rready;
  wire [31:0]             rdata;
  wire [1:0]              rresp;
  wire                    irq;

  snn_axi u_dut (
    .clk_i        (clk),
    .rst_ni       (rst_n),
    .s_axis_tvalid(in_valid),
    .s_axis_tready(in_ready),
    .s_axis_tdata (in_data),
    .s_axis_tkeep ({`STREAM_BITS / 8 {1'b1}}),
    .s_axis_tlast (1'b1),
    .m_axis_tvalid(out_valid),
    .m_axis_tready(out_ready),
    .m_axis_tdata (out_data),
    .m_axis_tkeep (out_keep),
    .m_axis_tlast (out_last),
    .s_axi_awvalid(awvalid),
    .s_axi_awready(awready),
    .s_axi_awaddr (awaddr),
    .s_axi_wvalid (wvalid),
    .s_axi_wready (wready),
    .s_axi_wdata  (wdata),
    .s_axi_wstrb  (wstrb),
    .s_axi_bvalid (bvalid),
    .s_axi_bready (bready),
    .s_axi_bresp  (bresp),
    .s_axi_arvalid(arvalid),
    .s_axi_arready(arready),
    .s_axi_araddr (araddr),
    .s_axi_rvalid (rvalid),
    .s_axi_rready (rready),
    .s_axi_rdata  (rdata),
    .s_axi_rresp  (rresp),
    .irq_o        (irq)
  );

  // What is done, its address, its strobes and its data.
  reg [51:0] accesses [0:`ACCESSES-1];

  reg [3:0] what;
  reg       taken_aw;
  reg       taken_w;
  reg       ended;
  integer   at;
  integer   beats;
  integer   seen;  // how far it was a while ago

  // The address comes before the data, after it, or with it, from write to write.
  task write;
    begin
      taken_aw = 1'b0;
      taken_w = 1'b0;
      awvalid = (at % 3) != 1;
      wvalid = (at % 3) != 2;
      while (!bvalid) begin
        @(negedge clk);
        taken_aw = taken_aw | (awvalid & awready);
        taken_w = taken_w | (wvalid & wready);
        @(posedge clk);
        #1;
        awvalid = ~taken_aw;
        wvalid = ~taken_w;
      end
      $display("w %0d", bresp);
      bready = 1'b1;
      @(posedge clk);
      #1 bready = 1'b0;
    end
  endtask

  task read;
    begin
      arvalid = 1'b1;
      @(negedge clk);
      while (!arready) begin
        @(negedge clk);
      end
      @(posedge clk);
      #1 arvalid = 1'b0;
      while (!rvalid) begin
        @(posedge clk);
        #1;
      end
      $display("r %0d %h", rresp, rdata);
      rready = 1'b1;
      @(posedge clk);
      #1 rready = 1'b0;
    end
  endtask

  task peek;
    begin
      $write("p");
`include "peek.vh"
      $display("");
    end
  endtask

  task send;
    begin
      in_valid = 1'b1;
      @(negedge clk);
      while (!in_ready) begin
        @(negedge clk);
      end
      @(posedge clk);
      #1 in_valid = 1'b0;
    end
  endtask

  // As many beats as the access says.
  task take;
    begin
      $write("s");
      beats = wdata;
      out_ready = 1'b1;
      while (beats != 0) begin
        @(negedge clk);
        ended = out_valid & out_last;
        if (out_valid) begin
          $write(" %h", out_data);
          beats = beats - 1;
        end
        @(posedge clk);
        #1;
      end
      out_ready = 1'b0;
      if (ended) begin
        $write(" last");
      end
      $display("");
    end
  endtask

  // A broken design may leave the bench waiting: then what is due is missing.
  initial begin
    seen = -1;
    #20000;
    while (at != seen) begin
      seen = at;
      #20000;
    end
    $finish;
  end

  initial begin
    $readmemh("accesses.hex", accesses);
    in_valid = 1'b0;
    out_ready = 1'b0;
    awvalid = 1'b0;
    wvalid = 1'b0;
    bready = 1'b0;
    arvalid = 1'b0;
    rready = 1'b0;
    rst_n = 1'b0;
    @(posedge clk);
    @(posedge clk);
    #1 rst_n = 1'b1;
    @(posedge clk);
    #1;
    for (at = 0; at < `ACCESSES; at = at + 1) begin
      {what, awaddr, wstrb, wdata} = accesses[at];
      araddr = awaddr;
      in_data = {`STREAM_BITS {1'b0}} | wdata;
      case (what)
        Write:  write;
        Read:   read;
        Peek:   peek;
        Beat:   send;
        Result: take;
        default: begin
          while (!out_valid) begin
            @(posedge clk);
            #1;
          end
        end
      endcase
    end
    $finish;
  end

endmodule

`default_nettype wire
