// Registers: what the host sets and reads over AXI4-Lite.
//
// An access that is refused is answered with SLVERR, sets STATUS.ACCESS_ERROR and changes nothing
// else: no register at the address, a register that cannot be written or read, strobes that are not
// all 1, or a value that the register cannot take, such as a number that the chosen layer cannot
// hold.
// registers.md describes the registers, snn_axi_regs.h has them in C.
//
// Ports (the AXI signals have the names of the standard, by which tools know them)
//   clk_i, rst_ni  clock; synchronous reset, active low
//   s_axi_*        AXI4-Lite slave (axi_lite_port)
//   load_valid_o            load one value in this cycle; all others of these ports say which
//   load_read_o             read the value that stands there
//   load_target_o           0 a weight, 1 a threshold
//   load_layer_o            the layer
//   load_row_o              the weight row, for a weight
//   load_neuron_o           the neuron
//   load_data_o             the value in two's complement
//   load_valid_i            what was read is there
//   load_data_i             it, in two's complement
//   irq_o                   an interrupt that is enabled is pending
//   soft_reset_o            pulse: drain the core and the streams, then reset them
//   resetting_i             that is under way
//   reset_done_i            pulse: the core is reset in this cycle, or was in the last
//   busy_i                  something is in flight, or within a packet
//   input_error_i           the input stream drops something in this cycle
//   result_pending_i        a result is offered
//   time_steps_o            time steps of a sample, 1 to 16
//   frames_by_count_o       a packet of spikes has that many time steps, else one
//   results_per_packet_o    results of a packet, at least 1
//   streams_by_register_o   spikes and results go through the ports below
//   reg_spike_valid_o       a word of spikes is given in this cycle
//   reg_spike_ready_i       it is taken
//   reg_spike_data_o        the word
//   reg_spike_last_o        it ends the time step
//   reg_result_valid_i      there is a word of a result
//   reg_result_ready_o      it is taken in this cycle
//   reg_result_data_i       the word
//
// Timing
//   One write and one read happen in every cycle if the host asks for them, each in the cycle after
//   that in which its address and data were taken, and its answer is on offer in the next one. What
//   a write changes holds from the cycle of its answer on; a read of the same cycle sees what was
//   before. A read of LOAD_DATA is answered when the core gives the value.

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
  output wire load_read_o,
  output wire [1:0] load_target_o,
  output wire [0:0] load_layer_o,
  output wire [4:0] load_row_o,
  output wire [3:0] load_neuron_o,
  output wire [11:0] load_data_o,
  input  wire load_valid_i,
  input  wire [11:0] load_data_i,
  output wire irq_o,
  output wire soft_reset_o,
  input  wire resetting_i,
  input  wire reset_done_i,
  input  wire busy_i,
  input  wire input_error_i,
  input  wire result_pending_i,
  output wire [4:0] time_steps_o,
  output wire frames_by_count_o,
  output wire [15:0] results_per_packet_o,
  output wire streams_by_register_o,
  output wire reg_spike_valid_o,
  input  wire reg_spike_ready_i,
  output wire [31:0] reg_spike_data_o,
  output wire reg_spike_last_o,
  input  wire reg_result_valid_i,
  output wire reg_result_ready_o,
  input  wire [31:0] reg_result_data_i
);

  // Addresses, in bytes.
  localparam [11:0] AddrId               = 12'h000;  // constant
  localparam [11:0] AddrVersion          = 12'h004;  // constant
  localparam [11:0] AddrFeatures         = 12'h008;  // constant
  localparam [11:0] AddrInputs           = 12'h00c;  // constant
  localparam [11:0] AddrClasses          = 12'h010;  // constant
  localparam [11:0] AddrHeads            = 12'h014;  // constant
  localparam [11:0] AddrLayers           = 12'h018;  // constant
  localparam [11:0] AddrWeightBits       = 12'h01c;  // constant
  localparam [11:0] AddrMaxTimeSteps     = 12'h020;  // constant
  localparam [11:0] AddrControl          = 12'h040;  // read, write
  localparam [11:0] AddrStatus           = 12'h044;  // read, write 1 to clear
  localparam [11:0] AddrTimeSteps        = 12'h048;  // read, write
  localparam [11:0] AddrResultsPerPacket = 12'h04c;  // read, write
  localparam [11:0] AddrIrqEnable        = 12'h050;  // read, write
  localparam [11:0] AddrIrqStatus        = 12'h054;  // read, write 1 to clear
  localparam [11:0] AddrLoadLayer        = 12'h060;  // read, write
  localparam [11:0] AddrLoadTarget       = 12'h064;  // read, write
  localparam [11:0] AddrLoadRow          = 12'h068;  // read, write
  localparam [11:0] AddrLoadNeuron       = 12'h06c;  // read, write
  localparam [11:0] AddrLoadData         = 12'h070;  // read, write
  localparam [11:0] AddrSpikeData        = 12'h0a0;  // write
  localparam [11:0] AddrSpikeLast        = 12'h0a4;  // write
  localparam [11:0] AddrResultData       = 12'h0a8;  // read, takes a word
  localparam [11:0] AddrHead0Classes     = 12'h100;  // constant

  // Bits of the fields.
  localparam ResetBit             = 0;
  localparam StreamsByRegisterBit = 3;
  localparam FramesByCountBit     = 4;
  localparam InputErrorBit    = 0;
  localparam ResultPendingBit = 1;
  localparam BusyBit          = 2;
  localparam ResettingBit     = 3;
  localparam AccessErrorBit   = 4;
  localparam SpikeReadyBit    = 6;
  localparam ResultBit    = 0;
  localparam ErrorBit     = 1;
  localparam ResetDoneBit = 2;

  // The write and the read that are due. Each happens in the cycle in which it is done, unless it
  // is not good: then it is refused.
  wire        write_valid;
  wire        write_whole;
  wire        write_done;
  reg         write_good;
  wire        write;
  wire [11:0] write_addr;
  wire [31:0] write_data;
  wire        read_valid;
  wire        read_done;
  reg         read_good;
  wire        read;
  wire [11:0] read_addr;
  reg  [31:0] read_data;
  wire        refused;

  axi_lite_port #(
    .AddrWidth(12)
  ) u_port (
    .clk_i        (clk_i),
    .rst_ni       (rst_ni),
    .s_axi_awvalid(s_axi_awvalid),
    .s_axi_awready(s_axi_awready),
    .s_axi_awaddr (s_axi_awaddr),
    .s_axi_wvalid (s_axi_wvalid),
    .s_axi_wready (s_axi_wready),
    .s_axi_wdata  (s_axi_wdata),
    .s_axi_wstrb  (s_axi_wstrb),
    .s_axi_bvalid (s_axi_bvalid),
    .s_axi_bready (s_axi_bready),
    .s_axi_bresp  (s_axi_bresp),
    .s_axi_arvalid(s_axi_arvalid),
    .s_axi_arready(s_axi_arready),
    .s_axi_araddr (s_axi_araddr),
    .s_axi_rvalid (s_axi_rvalid),
    .s_axi_rready (s_axi_rready),
    .s_axi_rdata  (s_axi_rdata),
    .s_axi_rresp  (s_axi_rresp),
    .write_valid_o(write_valid),
    .write_addr_o (write_addr),
    .write_data_o (write_data),
    .write_whole_o(write_whole),
    .write_done_i (write_done),
    .write_error_i(~write_good),
    .read_valid_o (read_valid),
    .read_addr_o  (read_addr),
    .read_done_i  (read_done),
    .read_data_i  (read_data),
    .read_error_i (~read_good)
  );

  assign write   = write_valid & write_done & write_good;
  assign read    = read_valid & read_done & read_good;
  assign refused = (write_valid & write_done & ~write_good)
      | (read_valid & read_done & ~read_good);

  // The registers.
  reg        frames_by_count_q;
  reg        streams_by_register_q;
  reg        input_error_q;
  reg        access_error_q;
  reg [4:0] time_steps_q;
  reg [15:0] results_per_packet_q;
  reg [2:0]  irq_enable_q;
  reg [2:0]  irq_status_q;
  reg        irq_q;

  // A word of spikes is taken, and there is one of a result, if they go through registers at all.
  wire spike_ready;
  wire result_ready;

  assign spike_ready  = streams_by_register_q & reg_spike_ready_i;
  assign result_ready = streams_by_register_q & reg_result_valid_i;

  // Loading. The registers that say where stand with the checks of what can be loaded there.
  wire [0:0] load_layer;
  wire [1:0] load_target;
  wire [4:0] load_row;
  wire [3:0] load_neuron;
  wire load_layer_good;
  wire load_write_good;
  wire load_write_done;
  wire load_read_good;
  wire load_read_done;
  wire [31:0] load_read_data;

  load_registers u_load (
    .clk_i         (clk_i),
    .rst_ni        (rst_ni),
    .data_i        (write_data),
    .layer_write_i (write & (write_addr == AddrLoadLayer)),
    .layer_good_o  (load_layer_good),
    .layer_o       (load_layer),
    .target_write_i(write & (write_addr == AddrLoadTarget)),
    .target_o      (load_target),
    .row_write_i   (write & (write_addr == AddrLoadRow)),
    .row_o         (load_row),
    .neuron_write_i(write & (write_addr == AddrLoadNeuron)),
    .neuron_o      (load_neuron),
    .write_i       (write & (write_addr == AddrLoadData)),
    .write_good_o  (load_write_good),
    .write_done_o  (load_write_done),
    .read_valid_i  (read_valid & (read_addr == AddrLoadData)),
    .read_wait_i   (write_valid & (write_addr == AddrLoadData)),
    .read_done_o   (load_read_done),
    .read_good_o   (load_read_good),
    .read_data_o   (load_read_data),
    .lock_i        (busy_i | resetting_i),
    .read_lock_i   (busy_i | resetting_i),
    .abort_i       (reset_done_i),
    .load_valid_o  (load_valid_o),
    .load_read_o   (load_read_o),
    .load_valid_i  (load_valid_i),
    .load_data_i   (load_data_i),
    .load_data_o   (load_data_o)
  );

  assign load_layer_o  = load_layer;
  assign load_target_o = load_target;
  assign load_row_o    = load_row;
  assign load_neuron_o = load_neuron;

  // Only what goes to the core's memories can take longer than a cycle.
  assign write_done = (write_addr != AddrLoadData) | load_write_done;
  assign read_done  = (read_addr != AddrLoadData) | load_read_done;

  // Whether CONTROL takes what is written. Its pulses follow from this alone: whether a word of
  // spikes is taken, which decides on other writes, depends on them in turn.
  wire control_good;

  assign control_good = ~|(write_data & 32'hffffffe6)
      & (~busy_i | (write_data[StreamsByRegisterBit] == streams_by_register_q));

  // What the registers can take. A bit that belongs to no field has to be 0, so that software for
  // a later version with more fields does not go wrong in silence.
  always @* begin
    case (write_addr)
      AddrControl:          write_good = control_good;
      AddrStatus:           write_good = ~|(write_data & 32'hffffffa0);
      AddrTimeSteps:        write_good = (write_data != 32'd0) & (write_data <= 32'd16);
      AddrResultsPerPacket: write_good = (write_data != 32'd0) & ~|write_data[31:16];
      AddrIrqEnable:        write_good = ~|(write_data & 32'hfffffff8);
      AddrIrqStatus:        write_good = ~|(write_data & 32'hfffffff8);
      AddrLoadLayer:        write_good = load_layer_good;
      AddrLoadTarget:       write_good = write_data <= 32'd1;
      AddrLoadRow:          write_good = write_data <= 32'd19;
      AddrLoadNeuron:       write_good = write_data <= 32'd11;
      AddrLoadData:         write_good = load_write_good;
      AddrSpikeData:        write_good = spike_ready;
      AddrSpikeLast:        write_good = spike_ready;
      default:              write_good = 1'b0;
    endcase
    if (!write_whole) begin
      write_good = 1'b0;
    end
  end

  // What is written with 1 to act or to clear.
  wire write_control;
  wire write_status;
  wire [2:0] irq_clear;
  wire [2:0] irq_set;

  assign write_control = write_valid & write_whole & control_good & (write_addr == AddrControl);
  assign write_status  = write & (write_addr == AddrStatus);
  assign irq_clear     = {3{write & (write_addr == AddrIrqStatus)}} & write_data[2:0];

  assign irq_set[ResultBit]    = result_pending_i;
  assign irq_set[ErrorBit]     = input_error_i | refused;
  assign irq_set[ResetDoneBit] = reset_done_i;

  // The registers that hold what was written.
  always @(posedge clk_i) begin
    if (!rst_ni) begin
      frames_by_count_q     <= 1'b0;
      streams_by_register_q <= 1'b0;
      time_steps_q          <= 5'd1;
      results_per_packet_q  <= 16'd1;
      irq_enable_q          <= 3'd0;
    end else if (write) begin
      case (write_addr)
        AddrControl: begin
          frames_by_count_q     <= write_data[FramesByCountBit];
          streams_by_register_q <= write_data[StreamsByRegisterBit];
        end
        AddrTimeSteps: time_steps_q <= write_data[4:0];
        AddrResultsPerPacket: results_per_packet_q <= write_data[15:0];
        AddrIrqEnable: irq_enable_q <= write_data[2:0];
        default: ;  // elsewhere
      endcase
    end
  end

  // Those that hold what has happened. What happens in the very cycle in which the host clears its
  // bit is not lost.
  always @(posedge clk_i) begin
    if (!rst_ni) begin
      input_error_q  <= 1'b0;
      access_error_q <= 1'b0;
      irq_status_q   <= 3'd0;
      irq_q          <= 1'b0;
    end else begin
      input_error_q  <= input_error_i
          | (input_error_q & ~(write_status & write_data[InputErrorBit]));
      access_error_q <= refused
          | (access_error_q & ~(write_status & write_data[AccessErrorBit]));
      irq_status_q   <= irq_set | (irq_status_q & ~irq_clear);
      irq_q          <= |(irq_enable_q & irq_status_q);
    end
  end

  assign irq_o                 = irq_q;
  assign soft_reset_o          = write_control & write_data[ResetBit];
  assign time_steps_o          = time_steps_q;
  assign frames_by_count_o     = frames_by_count_q;
  assign results_per_packet_o  = results_per_packet_q;
  assign streams_by_register_o = streams_by_register_q;
  assign reg_spike_valid_o     = write
      & ((write_addr == AddrSpikeData) | (write_addr == AddrSpikeLast));
  assign reg_spike_data_o      = write_data;
  assign reg_spike_last_o      = write_addr == AddrSpikeLast;
  assign reg_result_ready_o    = read & (read_addr == AddrResultData);

  // Reading.
  always @* begin
    read_good = 1'b1;
    read_data = 32'd0;
    case (read_addr)
      AddrId: read_data = 32'h53504b4c;
      AddrVersion: read_data = 32'h00020000;
      AddrFeatures: read_data = 32'h00000901;
      AddrInputs: read_data = 32'h00000014;
      AddrClasses: read_data = 32'h00000004;
      AddrHeads: read_data = 32'h00000001;
      AddrLayers: read_data = 32'h00000002;
      AddrWeightBits: read_data = 32'h00000007;
      AddrMaxTimeSteps: read_data = 32'h00000010;
      AddrHead0Classes: read_data = 32'h00000004;
      AddrControl: begin
        read_data[StreamsByRegisterBit] = streams_by_register_q;
        read_data[FramesByCountBit]     = frames_by_count_q;
      end
      AddrStatus: begin
        read_data[InputErrorBit]    = input_error_q;
        read_data[ResultPendingBit] = result_pending_i;
        read_data[BusyBit]          = busy_i;
        read_data[ResettingBit]     = resetting_i;
        read_data[AccessErrorBit]   = access_error_q;
        read_data[SpikeReadyBit]    = spike_ready;
      end
      AddrTimeSteps: read_data[4:0] = time_steps_q;
      AddrResultsPerPacket: read_data[15:0] = results_per_packet_q;
      AddrIrqEnable: read_data[2:0] = irq_enable_q;
      AddrIrqStatus: read_data[2:0] = irq_status_q;
      AddrLoadLayer: read_data[0:0] = load_layer;
      AddrLoadTarget: read_data[1:0] = load_target;
      AddrLoadRow: read_data[4:0] = load_row;
      AddrLoadNeuron: read_data[3:0] = load_neuron;
      AddrLoadData: begin
        read_good = load_read_good;
        read_data = load_read_data;
      end
      AddrResultData: begin
        read_good = result_ready;
        read_data = reg_result_data_i;
      end
      default: read_good = 1'b0;
    endcase
    if (!read_good) begin
      read_data = 32'd0;
    end
  end

endmodule

`default_nettype wire
