// Registers: what the host sets and reads over AXI4-Lite.
//
// An access that is refused is answered with SLVERR and changes nothing: no register at the
// address, a register that cannot be written or read, strobes that are not all 1, or a value that
// the register cannot take, such as a number that the chosen layer cannot hold.
// registers.md describes the registers, snn_axi_regs.h has them in C.
//
// Ports (the AXI signals have the names of the standard, by which tools know them)
//   clk_i, rst_ni      clock; synchronous reset, active low
//   s_axi_*            AXI4-Lite slave; AWPROT and ARPROT do not matter and are left out
//   core_reset_o       keep the core and the streams in reset
//   time_steps_o       time steps of a sample, 1 to 16
//   input_error_i      the input stream drops something in this cycle
//   result_pending_i   a result is offered
//   load_valid_o       load one value in this cycle; all others of these ports say which
//   load_target_o      0 a weight, 1 a threshold
//   load_layer_o       the layer
//   load_row_o         the weight row, for a weight
//   load_neuron_o      the neuron
//   load_data_o        the value in two's complement
//
// Timing
//   One write and one read at a time, independent of each other. A write happens in the first cycle
//   after that in which the later of its address and its data was taken, and is answered from the
//   next on; the next address and data are taken in the cycle after the answer is. A read is
//   answered from the cycle after that in which its address is taken, with what the registers held
//   then; the next address is taken in the cycle after the answer is. What a write changes can be
//   seen from the cycle of its answer on. Ready and valid signals come from registers; during
//   reset, no ready is 1.

`default_nettype none

module axi_lite_registers (
  input  wire clk_i,
  input  wire rst_ni,
  input  wire s_axi_awvalid,
  output wire s_axi_awready,
  input  wire [11:0] s_axi_awaddr,
  input  wire s_axi_wvalid,
  output wire s_axi_wready,
  input  wire [31:0] s_axi_wdata,
  input  wire [3:0] s_axi_wstrb,
  output wire s_axi_bvalid,
  input  wire s_axi_bready,
  output wire [1:0] s_axi_bresp,
  input  wire s_axi_arvalid,
  output wire s_axi_arready,
  input  wire [11:0] s_axi_araddr,
  output wire s_axi_rvalid,
  input  wire s_axi_rready,
  output wire [31:0] s_axi_rdata,
  output wire [1:0] s_axi_rresp,
  output wire load_valid_o,
  output wire [1:0] load_target_o,
  output wire [0:0] load_layer_o,
  output wire [4:0] load_row_o,
  output wire [3:0] load_neuron_o,
  output wire [11:0] load_data_o,
  output wire core_reset_o,
  output wire [4:0] time_steps_o,
  input  wire input_error_i,
  input  wire result_pending_i
);

  // Addresses, in bytes.
  localparam [11:0] AddrId           = 12'h000;  // constant
  localparam [11:0] AddrVersion      = 12'h004;  // constant
  localparam [11:0] AddrFeatures     = 12'h008;  // constant
  localparam [11:0] AddrInputs       = 12'h00c;  // constant
  localparam [11:0] AddrClasses      = 12'h010;  // constant
  localparam [11:0] AddrHeads        = 12'h014;  // constant
  localparam [11:0] AddrLayers       = 12'h018;  // constant
  localparam [11:0] AddrWeightBits   = 12'h01c;  // constant
  localparam [11:0] AddrMaxTimeSteps = 12'h020;  // constant
  localparam [11:0] AddrControl      = 12'h040;  // read, write
  localparam [11:0] AddrStatus       = 12'h044;  // read, write 1 to clear
  localparam [11:0] AddrTimeSteps    = 12'h048;  // read, write
  localparam [11:0] AddrLoadLayer    = 12'h060;  // read, write
  localparam [11:0] AddrLoadTarget   = 12'h064;  // read, write
  localparam [11:0] AddrLoadRow      = 12'h068;  // read, write
  localparam [11:0] AddrLoadNeuron   = 12'h06c;  // read, write
  localparam [11:0] AddrLoadData     = 12'h070;  // write
  localparam [11:0] AddrHead0Classes = 12'h100;  // constant

  // Bits of the fields.
  localparam CoreResetBit = 0;
  localparam InputErrorBit    = 0;
  localparam ResultPendingBit = 1;

  // What is loaded.
  localparam [1:0] Weight    = 2'd0;
  localparam [1:0] Threshold = 2'd1;

  localparam [1:0] Okay       = 2'b00;
  localparam [1:0] SlaveError = 2'b10;

  // A write: its address, its data and its answer.
  reg aw_full_q;
  reg w_full_q;
  reg b_valid_q;
  reg b_error_q;
  reg w_strobes_q;  // all strobes are 1
  reg [11:0] aw_addr_q;
  reg [31:0] w_data_q;

  // A read: its answer.
  reg r_valid_q;
  reg r_error_q;
  reg [31:0] r_data_q;

  // The registers.
  reg core_reset_q;
  reg input_error_q;
  reg [4:0] time_steps_q;
  reg [0:0] load_layer_q;
  reg [1:0] load_target_q;
  reg [4:0] load_row_q;
  reg [3:0] load_neuron_q;

  // Writing. Address and data are taken in any order; once both are there, the write happens, and
  // both registers stay full until its answer is taken.

  wire write;       // a write happens in this cycle, or is refused
  reg  write_good;  // it is not refused

  assign s_axi_awready = rst_ni & ~aw_full_q;
  assign s_axi_wready  = rst_ni & ~w_full_q;
  assign s_axi_bvalid  = b_valid_q;
  assign s_axi_bresp   = b_error_q ? SlaveError : Okay;
  assign write         = aw_full_q & w_full_q & ~b_valid_q;

  always @(posedge clk_i) begin
    if (!rst_ni) begin
      aw_full_q <= 1'b0;
      w_full_q  <= 1'b0;
      b_valid_q <= 1'b0;
    end else if (b_valid_q) begin
      // Both are full, so that nothing else can happen here.
      aw_full_q <= ~s_axi_bready;
      w_full_q  <= ~s_axi_bready;
      b_valid_q <= ~s_axi_bready;
    end else begin
      aw_full_q <= aw_full_q | s_axi_awvalid;
      w_full_q  <= w_full_q | s_axi_wvalid;
      b_valid_q <= write;
    end
  end

  // Without reset: nothing here is used before it is written.
  always @(posedge clk_i) begin
    if (s_axi_awvalid & s_axi_awready) begin
      aw_addr_q <= s_axi_awaddr;
    end
    if (s_axi_wvalid & s_axi_wready) begin
      w_data_q    <= s_axi_wdata;
      w_strobes_q <= &s_axi_wstrb;
    end
    if (write) begin
      b_error_q <= ~write_good;
    end
  end

  // What there is behind the load port: the layers that have something to load, the last row and
  // neuron of the one that was chosen, and the numbers that it can hold as what was chosen.
  reg layer_exists;
  reg [4:0] last_row;
  reg [3:0] last_neuron;
  reg signed [31:0] least;
  reg signed [31:0] greatest;

  always @* begin
    case (w_data_q)
      32'd0, 32'd1: layer_exists = 1'b1;
      default: layer_exists = 1'b0;
    endcase
  end

  always @* begin
    last_row    = 5'd19;
    last_neuron = 4'd11;
    case (load_layer_q)
      1'd1: begin
        last_row    = 5'd11;
        last_neuron = 4'd3;
      end
      default: ;  // layer 0
    endcase
  end

  always @* begin
    least    = -32'sd64;
    greatest = 32'sd63;
    case ({load_layer_q, load_target_q})
      {1'd0, Threshold}: begin
        least    = -32'sd2048;
        greatest = 32'sd2047;
      end
      {1'd1, Threshold}: begin
        least    = -32'sd1024;
        greatest = 32'sd1023;
      end
      default: ;  // a weight, of any layer
    endcase
  end

  // A weight needs a row that the layer has; a threshold or a bias has none.
  wire place_exists;
  wire data_fits;

  assign place_exists = (load_neuron_q <= last_neuron)
      & ((load_target_q != Weight) | (load_row_q <= last_row));
  assign data_fits    = ($signed(w_data_q) >= least) & ($signed(w_data_q) <= greatest);

  // What the registers can take. A bit that belongs to no field has to be 0, so that software for
  // a later version with more fields does not go wrong in silence.
  always @* begin
    case (aw_addr_q)
      AddrControl:     write_good = ~|w_data_q[31:1];
      AddrStatus:      write_good = ~|w_data_q[31:2];
      AddrTimeSteps:   write_good = (w_data_q != 32'd0) & (w_data_q <= 32'd16);
      AddrLoadLayer:   write_good = layer_exists;
      AddrLoadTarget:  write_good = w_data_q <= 32'd1;
      AddrLoadRow:     write_good = w_data_q <= 32'd19;
      AddrLoadNeuron:  write_good = w_data_q <= 32'd11;
      AddrLoadData:    write_good = place_exists & data_fits;
      default:         write_good = 1'b0;
    endcase
    if (!w_strobes_q) begin
      write_good = 1'b0;
    end
  end

  // The registers themselves.
  always @(posedge clk_i) begin
    if (!rst_ni) begin
      core_reset_q   <= 1'b0;
      input_error_q  <= 1'b0;
      time_steps_q   <= 5'd1;
      load_layer_q   <= 1'd0;
      load_target_q  <= Weight;
      load_row_q     <= 5'd0;
      load_neuron_q  <= 4'd0;
    end else begin
      if (write & write_good) begin
        case (aw_addr_q)
          AddrControl: begin
            core_reset_q   <= w_data_q[CoreResetBit];
          end
          AddrStatus: input_error_q <= input_error_q & ~w_data_q[InputErrorBit];
          AddrTimeSteps: time_steps_q <= w_data_q[4:0];
          AddrLoadLayer: load_layer_q <= w_data_q[0:0];
          AddrLoadTarget: load_target_q <= w_data_q[1:0];
          AddrLoadRow: load_row_q <= w_data_q[4:0];
          AddrLoadNeuron: load_neuron_q <= w_data_q[3:0];
          AddrLoadData: begin
            load_neuron_q <= (load_neuron_q == last_neuron)
                ? 4'd0 : load_neuron_q + 4'd1;
          end
          default: ;  // refused
        endcase
      end
      // An error in the very cycle in which the host clears the last one is not lost.
      if (input_error_i) begin
        input_error_q <= 1'b1;
      end
    end
  end

  // To the core. Pulses follow from the write itself, with the registers beside them as they are
  // before the write moves them on.
  assign core_reset_o = core_reset_q;
  assign time_steps_o = time_steps_q;

  assign load_valid_o  = write & write_good & (aw_addr_q == AddrLoadData);
  assign load_target_o = load_target_q;
  assign load_layer_o  = load_layer_q;
  assign load_row_o    = load_row_q;
  assign load_neuron_o = load_neuron_q;
  assign load_data_o   = w_data_q[11:0];

  // Reading. The answer is put together in the cycle in which the address is taken.

  wire       read;       // an address is taken in this cycle
  reg        read_good;  // there is something to be read
  reg [31:0] read_data;

  assign s_axi_arready = rst_ni & ~r_valid_q;
  assign s_axi_rvalid  = r_valid_q;
  assign s_axi_rdata   = r_data_q;
  assign s_axi_rresp   = r_error_q ? SlaveError : Okay;
  assign read          = s_axi_arvalid & s_axi_arready;

  always @* begin
    read_good = 1'b1;
    read_data = 32'd0;
    case (s_axi_araddr)
      AddrId: read_data = 32'h53504b4c;
      AddrVersion: read_data = 32'h00010001;
      AddrFeatures: read_data = 32'h00000101;
      AddrInputs: read_data = 32'h00000014;
      AddrClasses: read_data = 32'h00000004;
      AddrHeads: read_data = 32'h00000001;
      AddrLayers: read_data = 32'h00000002;
      AddrWeightBits: read_data = 32'h00000007;
      AddrMaxTimeSteps: read_data = 32'h00000010;
      AddrHead0Classes: read_data = 32'h00000004;
      AddrControl: begin
        read_data[CoreResetBit]   = core_reset_q;
      end
      AddrStatus: begin
        read_data[InputErrorBit]    = input_error_q;
        read_data[ResultPendingBit] = result_pending_i;
      end
      AddrTimeSteps: read_data[4:0] = time_steps_q;
      AddrLoadLayer: read_data[0:0] = load_layer_q;
      AddrLoadTarget: read_data[1:0] = load_target_q;
      AddrLoadRow: read_data[4:0] = load_row_q;
      AddrLoadNeuron: read_data[3:0] = load_neuron_q;
      default: read_good = 1'b0;
    endcase
  end

  always @(posedge clk_i) begin
    if (!rst_ni) begin
      r_valid_q <= 1'b0;
    end else begin
      r_valid_q <= r_valid_q ? ~s_axi_rready : s_axi_arvalid;
    end
  end

  always @(posedge clk_i) begin
    if (read) begin
      r_data_q  <= read_data;
      r_error_q <= ~read_good;
    end
  end

endmodule

`default_nettype wire
