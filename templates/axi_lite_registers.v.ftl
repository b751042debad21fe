[#assign constants = map.constants]
// Registers: what the host sets and reads over AXI4-Lite.
//
// An access that is refused is answered with SLVERR, sets STATUS.ACCESS_ERROR and changes nothing
// else: no register at the address, a register that cannot be written or read, strobes that are not
// all 1, or a value that the register cannot take[#if host.loadable], such as a number that the chosen layer cannot
// hold[/#if].
// registers.md describes the registers, [=names.prefix]snn_axi_regs.h has them in C.
//
// Ports (the AXI signals have the names of the standard, by which tools know them)
//   clk_i, rst_ni  clock; synchronous reset, active low
//   s_axi_*        AXI4-Lite slave (axi_lite_port)
[#list axi.registerPorts?filter(p -> !p.name?starts_with("s_axi")) as port]
//   [=port.name?right_pad(23)] [=port.meaning]
[/#list]
//
// Timing
//   One write and one read happen in every cycle if the host asks for them, each in the cycle after
//   that in which its address and data were taken, and its answer is on offer in the next one. What
//   a write changes holds from the cycle of its answer on; a read of the same cycle sees what was
//   before.[#if host.loadable && load.readBack()] A read of LOAD_DATA is answered when the core gives the value.[/#if]

`default_nettype none

module [=names.registers] (
  input  wire clk_i,
  input  wire rst_ni,
[#list axi.registerPorts as port]
  [=port.declaration()][#sep],[/#sep]
[/#list]
);

  // Addresses, in bytes.
[#list map.registers as register]
  localparam [[=map.addressWidth - 1]:0] [=register.address][=register.alignment] = [=map.addressWidth]'h[=register.offset];  // [=register.access.text()]
[/#list]

  // Bits of the fields.
[#list map.fields as field]
  localparam [=field.constant][=field.alignment] = [=field.lowBit];
[/#list]

  // The write and the read that are due. Each happens in the cycle in which it is done, unless it
  // is not good: then it is refused.
  wire        write_valid;
  wire        write_whole;
  wire        write_done;
  reg         write_good;
  wire        write;
  wire [[=map.addressWidth - 1]:0] write_addr;
  wire [31:0] write_data;
  wire        read_valid;
  wire        read_done;
  reg         read_good;
  wire        read;
  wire [[=map.addressWidth - 1]:0] read_addr;
  reg  [31:0] read_data;
  wire        refused;

  axi_lite_port #(
    .AddrWidth([=map.addressWidth])
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
[#if host.loadStream]
  reg        load_error_q;
[/#if]
  reg [[=host.countBits - 1]:0] time_steps_q;
  reg [[=host.packetBits() - 1]:0] results_per_packet_q;
  reg [2:0]  irq_enable_q;
  reg [2:0]  irq_status_q;
  reg        irq_q;
[#if host.counters]
  reg        count_enable_q;
  reg [[=host.countSelectBits - 1]:0] count_select_q;
  reg [31:0] count_high_q;
[/#if]

  // A word of spikes is taken, and there is one of a result, if they go through registers at all.
  wire spike_ready;
  wire result_ready;

  assign spike_ready  = streams_by_register_q & reg_spike_ready_i;
  assign result_ready = streams_by_register_q & reg_result_valid_i;
[#if host.loadable]

  // Loading. The registers that say where stand with the checks of what can be loaded there.
  wire [[=load.layerBits - 1]:0] load_layer;
  wire [1:0] load_target;
  wire [[=load.rowBits - 1]:0] load_row;
  wire [[=load.neuronBits - 1]:0] load_neuron;
  wire load_layer_good;
  wire load_write_good;
[#if load.readBack() || load.lanes() gt 1]
  wire load_write_done;
[/#if]
[#if load.readBack()]
  wire load_read_good;
  wire load_read_done;
  wire [31:0] load_read_data;
[/#if]

  [=names.loadRegisters] u_load (
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
[#if load.readBack() || load.lanes() gt 1]
    .write_done_o  (load_write_done),
[/#if]
[#if load.readBack()]
    .read_valid_i  (read_valid & (read_addr == AddrLoadData)),
    .read_wait_i   (write_valid & (write_addr == AddrLoadData)),
    .read_done_o   (load_read_done),
    .read_good_o   (load_read_good),
    .read_data_o   (load_read_data),
[/#if]
    .lock_i        ([=load.whileBusy()?then("resetting_i", "busy_i | resetting_i")]),
[#if load.readBack()]
    .read_lock_i   (busy_i | resetting_i),
    .abort_i       (reset_done_i),
[/#if]
[#if load.lanes() gt 1]
    .last_row_o    (load_last_row_o),
    .last_neuron_o (load_last_neuron_o),
    .exists_o      (load_exists_o),
    .least_o       (load_least_o),
    .greatest_o    (load_greatest_o),
    .load_ready_i  (load_ready_i),
[#if load.readBack()]
    .load_idle_i   (load_idle_i),
[/#if]
[/#if]
    .load_valid_o  (load_valid_o),
[#if load.readBack()]
    .load_read_o   (load_read_o),
    .load_valid_i  (load_valid_i),
    .load_data_i   (load_data_i),
[/#if]
    .load_data_o   (load_data_o)
  );

  assign load_layer_o  = load_layer;
  assign load_target_o = load_target;
  assign load_row_o    = load_row;
  assign load_neuron_o = load_neuron;
[/#if]

  // Only what goes to the core's memories can take longer than a cycle.
[#if host.loadable && (load.readBack() || load.lanes() gt 1)]
  assign write_done = (write_addr != AddrLoadData) | load_write_done;
[#else]
  assign write_done = 1'b1;
[/#if]
[#if host.loadable && load.readBack()]
  assign read_done  = (read_addr != AddrLoadData) | load_read_done;
[#else]
  assign read_done  = 1'b1;
[/#if]

  // Whether CONTROL takes what is written. Its pulses follow from this alone: whether a word of
  // spikes is taken, which decides on other writes, depends on them in turn.
  wire control_good;

  assign control_good = ~|(write_data & 32'h[=map.register("CONTROL").unusedMask])
      & (~busy_i | (write_data[StreamsByRegisterBit] == streams_by_register_q));

  // What the registers can take. A bit that belongs to no field has to be 0, so that software for
  // a later version with more fields does not go wrong in silence.
  always @* begin
    case (write_addr)
      AddrControl:          write_good = control_good;
      AddrStatus:           write_good = ~|(write_data & 32'h[=map.register("STATUS").unusedMask]);
      AddrTimeSteps:        write_good = (write_data != 32'd0) & (write_data <= 32'd[=host.maxTimeSteps]);
      AddrResultsPerPacket: write_good = (write_data != 32'd0) & ~|write_data[31:[=host.packetBits()]];
      AddrIrqEnable:        write_good = ~|(write_data & 32'h[=map.register("IRQ_ENABLE").unusedMask]);
      AddrIrqStatus:        write_good = ~|(write_data & 32'h[=map.register("IRQ_STATUS").unusedMask]);
[#if host.loadable]
      AddrLoadLayer:        write_good = load_layer_good;
      AddrLoadTarget:       write_good = write_data <= 32'd[=load.lastTarget()];
      AddrLoadRow:          write_good = write_data <= 32'd[=load.lastRow()];
      AddrLoadNeuron:       write_good = write_data <= 32'd[=load.lastNeuron()];
      AddrLoadData:         write_good = load_write_good;
[/#if]
[#if host.counters]
[#if host.layers() gt 1]
      AddrCountSelect:      write_good = (write_data <= 32'd[=host.lastCountSelect()])
          & (write_data[3:0] <= 4'd[=host.lastCounter()]);
[#else]
      AddrCountSelect:      write_good = write_data <= 32'd[=host.lastCountSelect()];
[/#if]
[/#if]
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
  assign irq_set[ErrorBit]     = input_error_i | refused[#if host.loadStream] | load_error_i[/#if];
  assign irq_set[ResetDoneBit] = reset_done_i;

  // The registers that hold what was written.
  always @(posedge clk_i) begin
    if (!rst_ni) begin
      frames_by_count_q     <= 1'b0;
      streams_by_register_q <= 1'b0;
      time_steps_q          <= [=host.countBits]'d1;
      results_per_packet_q  <= [=host.packetBits()]'d1;
      irq_enable_q          <= 3'd0;
[#if host.counters]
      count_enable_q        <= 1'b0;
      count_select_q        <= [=host.countSelectBits]'d0;
[/#if]
    end else if (write) begin
      case (write_addr)
        AddrControl: begin
          frames_by_count_q     <= write_data[FramesByCountBit];
          streams_by_register_q <= write_data[StreamsByRegisterBit];
[#if host.counters]
          count_enable_q        <= write_data[CountEnableBit];
[/#if]
        end
        AddrTimeSteps: time_steps_q <= write_data[[=host.countBits - 1]:0];
        AddrResultsPerPacket: results_per_packet_q <= write_data[[=host.packetBits() - 1]:0];
        AddrIrqEnable: irq_enable_q <= write_data[2:0];
[#if host.counters]
        AddrCountSelect: count_select_q <= write_data[[=host.countSelectBits - 1]:0];
[/#if]
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
[#if host.loadStream]
      load_error_q   <= 1'b0;
[/#if]
      irq_status_q   <= 3'd0;
      irq_q          <= 1'b0;
    end else begin
      input_error_q  <= input_error_i
          | (input_error_q & ~(write_status & write_data[InputErrorBit]));
      access_error_q <= refused
          | (access_error_q & ~(write_status & write_data[AccessErrorBit]));
[#if host.loadStream]
      load_error_q   <= load_error_i
          | (load_error_q & ~(write_status & write_data[LoadErrorBit]));
[/#if]
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
[#if host.counters]
  assign count_enable_o        = count_enable_q;
  assign count_clear_o         = write_control & write_data[CountClearBit];
  assign count_select_o        = count_select_q;
[/#if]

  // Reading.
  always @* begin
    read_good = 1'b1;
    read_data = 32'd0;
    case (read_addr)
[#list constants as register]
      [=register.address]: read_data = 32'h[=register.reset];
[/#list]
      AddrControl: begin
[#if host.counters]
        read_data[CountEnableBit]       = count_enable_q;
[/#if]
        read_data[StreamsByRegisterBit] = streams_by_register_q;
        read_data[FramesByCountBit]     = frames_by_count_q;
      end
      AddrStatus: begin
        read_data[InputErrorBit]    = input_error_q;
        read_data[ResultPendingBit] = result_pending_i;
        read_data[BusyBit]          = busy_i;
        read_data[ResettingBit]     = resetting_i;
        read_data[AccessErrorBit]   = access_error_q;
[#if host.loadStream]
        read_data[LoadErrorBit]     = load_error_q;
[/#if]
        read_data[SpikeReadyBit]    = spike_ready;
      end
      AddrTimeSteps: read_data[[=host.countBits - 1]:0] = time_steps_q;
      AddrResultsPerPacket: read_data[[=host.packetBits() - 1]:0] = results_per_packet_q;
      AddrIrqEnable: read_data[2:0] = irq_enable_q;
      AddrIrqStatus: read_data[2:0] = irq_status_q;
[#if host.loadable]
      AddrLoadLayer: read_data[[=load.layerBits - 1]:0] = load_layer;
      AddrLoadTarget: read_data[1:0] = load_target;
      AddrLoadRow: read_data[[=load.rowBits - 1]:0] = load_row;
      AddrLoadNeuron: read_data[[=load.neuronBits - 1]:0] = load_neuron;
[#if load.readBack()]
      AddrLoadData: begin
        read_good = load_read_good;
        read_data = load_read_data;
      end
[/#if]
[/#if]
[#if host.counters]
      AddrCountSelect: read_data[[=host.countSelectBits - 1]:0] = count_select_q;
      AddrCountLow: read_data = count_value_i[31:0];
      AddrCountHigh: read_data = count_high_q;
[/#if]
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
[#if host.counters]

  // The host reads a counter in two halves; both are of the same cycle.
  always @(posedge clk_i) begin
    if (!rst_ni) begin
      count_high_q <= 32'd0;
    end else if (read & (read_addr == AddrCountLow)) begin
      count_high_q <= count_value_i[63:32];
    end
  end
[/#if]

endmodule

`default_nettype wire
