[#assign constants = map.constants]
// Registers: what the host sets and reads over AXI4-Lite.
//
// An access that is refused is answered with SLVERR and changes nothing: no register at the
// address, a register that cannot be written or read, strobes that are not all 1, or a value that
// the register cannot take[#if host.loadable], such as a number that the chosen layer cannot hold[/#if].
// registers.md describes the registers, snn_axi_regs.h has them in C.
//
// Ports (the AXI signals have the names of the standard, by which tools know them)
//   clk_i, rst_ni      clock; synchronous reset, active low
//   s_axi_*            AXI4-Lite slave; AWPROT and ARPROT do not matter and are left out
//   core_reset_o       keep the core and the streams in reset
//   time_steps_o       time steps of a sample, 1 to [=host.maxTimeSteps]
//   input_error_i      the input stream drops something in this cycle
//   result_pending_i   a result is offered
[#if host.loadable]
//   load_valid_o       load one value in this cycle; all others of these ports say which
//   load_target_o      0 a weight, 1 a threshold[#if load.anyBiases()], 2 a bias[/#if]
//   load_layer_o       the layer
//   load_row_o         the weight row, for a weight
//   load_neuron_o      the neuron
//   load_data_o        the value in two's complement
[/#if]
[#if host.counters]
//   count_enable_o     the performance counters count
//   count_clear_o      set them to 0
//   count_select_o     the counter to be read
//   count_value_i      its value, in the same cycle
[/#if]
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
[#list axi.registerPorts() as port]
  [=port.declaration()],
[/#list]
[#if host.loadable]
  output wire load_valid_o,
  output wire [1:0] load_target_o,
  output wire [[=load.layerBits - 1]:0] load_layer_o,
  output wire [[=load.rowBits - 1]:0] load_row_o,
  output wire [[=load.neuronBits - 1]:0] load_neuron_o,
  output wire [[=load.dataBits - 1]:0] load_data_o,
[/#if]
[#if host.counters]
  output wire count_enable_o,
  output wire count_clear_o,
  output wire [[=host.countSelectBits - 1]:0] count_select_o,
  input  wire [63:0] count_value_i,
[/#if]
  output wire core_reset_o,
  output wire [[=host.countBits - 1]:0] time_steps_o,
  input  wire input_error_i,
  input  wire result_pending_i
);

  // Addresses, in bytes.
[#list map.registers as register]
  localparam [[=map.addressWidth - 1]:0] [=register.address][=register.alignment] = [=map.addressWidth]'h[=register.offset];  // [=register.access.text()]
[/#list]

  // Bits of the fields.
[#list map.fields as field]
  localparam [=field.constant][=field.alignment] = [=field.lowBit];
[/#list]

[#if host.loadable]
  // What is loaded.
  localparam [1:0] Weight    = 2'd0;
  localparam [1:0] Threshold = 2'd1;
[#if load.anyBiases()]
  localparam [1:0] Bias      = 2'd2;
[/#if]

[/#if]
  localparam [1:0] Okay       = 2'b00;
  localparam [1:0] SlaveError = 2'b10;

  // A write: its address, its data and its answer.
  reg aw_full_q;
  reg w_full_q;
  reg b_valid_q;
  reg b_error_q;
  reg w_strobes_q;  // all strobes are 1
  reg [[=map.addressWidth - 1]:0] aw_addr_q;
  reg [31:0] w_data_q;

  // A read: its answer.
  reg r_valid_q;
  reg r_error_q;
  reg [31:0] r_data_q;

  // The registers.
  reg core_reset_q;
  reg input_error_q;
  reg [[=host.countBits - 1]:0] time_steps_q;
[#if host.loadable]
  reg [[=load.layerBits - 1]:0] load_layer_q;
  reg [1:0] load_target_q;
  reg [[=load.rowBits - 1]:0] load_row_q;
  reg [[=load.neuronBits - 1]:0] load_neuron_q;
[/#if]
[#if host.counters]
  reg count_enable_q;
  reg [[=host.countSelectBits - 1]:0] count_select_q;
  reg [31:0] count_high_q;
[/#if]

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
[#if host.loadable]

  // What there is behind the load port: the layers that have something to load, the last row and
  // neuron of the one that was chosen, and the numbers that it can hold as what was chosen.
  reg layer_exists;
[#if load.layers?size gt 1]
  reg [[=load.rowBits - 1]:0] last_row;
  reg [[=load.neuronBits - 1]:0] last_neuron;
[#else]
[#if !load.everyRow()]
  wire [[=load.rowBits - 1]:0] last_row;
[/#if]
  wire [[=load.neuronBits - 1]:0] last_neuron;
[/#if]
[#if load.anyBiases() && !load.allBiases()]
  reg has_biases;
[/#if]
  reg signed [31:0] least;
  reg signed [31:0] greatest;

  always @* begin
    case (w_data_q)
      [=axi.loadableLayers]: layer_exists = 1'b1;
      default: layer_exists = 1'b0;
    endcase
  end

[#if load.layers?size gt 1]
  always @* begin
    last_row    = [=load.rowBits]'d[=load.layers[0].lastRow()];
    last_neuron = [=load.neuronBits]'d[=load.layers[0].lastNeuron()];
    case (load_layer_q)
[#list load.layers[1..] as layer]
      [=load.layerBits]'d[=layer.index]: begin
        last_row    = [=load.rowBits]'d[=layer.lastRow()];
        last_neuron = [=load.neuronBits]'d[=layer.lastNeuron()];
      end
[/#list]
      default: ;  // layer [=load.layers[0].index]
    endcase
  end
[#else]
[#if !load.everyRow()]
  assign last_row    = [=load.rowBits]'d[=load.layers[0].lastRow()];
[/#if]
  assign last_neuron = [=load.neuronBits]'d[=load.layers[0].lastNeuron()];
[/#if]
[#if load.anyBiases() && !load.allBiases()]

  always @* begin
    case (load_layer_q)
      [=axi.biasedLayers]: has_biases = 1'b1;
      default: has_biases = 1'b0;
    endcase
  end
[/#if]

  always @* begin
    least    = [=axi.weights.least];
    greatest = [=axi.weights.greatest];
    case ({load_layer_q, load_target_q})
[#list axi.numbers as number]
      {[=load.layerBits]'d[=number.layer], [=number.target]}: begin
        least    = [=number.least];
        greatest = [=number.greatest];
      end
[/#list]
      default: ;  // a weight, of any layer
    endcase
  end

  // A weight needs a row that the layer has; a threshold or a bias has none.
  wire place_exists;
  wire data_fits;

[#assign row = "(load_target_q != Weight) | (load_row_q <= last_row)"]
[#assign neuron = "load_neuron_q <= last_neuron"]
[#assign bias = "(load_target_q != Bias) | has_biases"]
[#if load.everyRow() && load.everyNeuron()]
  assign place_exists = 1'b1;  // as many of both as their numbers can tell
[#elseif load.everyRow()]
  assign place_exists = [=neuron];  // as many rows as their numbers can tell
[#elseif load.everyNeuron()]
  // There are as many neurons as their numbers can tell.
  assign place_exists = [=row];
[#elseif load.anyBiases() && !load.allBiases()]
  assign place_exists = ([=neuron])
      & ([=row])
      & ([=bias]);
[#else]
  assign place_exists = ([=neuron])
      & ([=row]);
[/#if]
  assign data_fits    = ($signed(w_data_q) >= least) & ($signed(w_data_q) <= greatest);
[/#if]

  // What the registers can take. A bit that belongs to no field has to be 0, so that software for
  // a later version with more fields does not go wrong in silence.
  always @* begin
    case (aw_addr_q)
      AddrControl:     write_good = ~|w_data_q[31:[=map.register("CONTROL").fieldBits]];
      AddrStatus:      write_good = ~|w_data_q[31:[=map.register("STATUS").fieldBits]];
      AddrTimeSteps:   write_good = (w_data_q != 32'd0) & (w_data_q <= 32'd[=host.maxTimeSteps]);
[#if host.loadable]
      AddrLoadLayer:   write_good = layer_exists;
      AddrLoadTarget:  write_good = w_data_q <= 32'd[=load.lastTarget()];
      AddrLoadRow:     write_good = w_data_q <= 32'd[=load.lastRow()];
      AddrLoadNeuron:  write_good = w_data_q <= 32'd[=load.lastNeuron()];
      AddrLoadData:    write_good = place_exists & data_fits;
[/#if]
[#if host.counters]
[#if host.layers gt 1]
      AddrCountSelect: write_good = (w_data_q <= 32'd[=host.lastCountSelect()]) & (w_data_q[3:0] <= 4'd[=host.lastCounter()]);
[#else]
      AddrCountSelect: write_good = w_data_q <= 32'd[=host.lastCountSelect()];
[/#if]
[/#if]
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
      time_steps_q   <= [=host.countBits]'d1;
[#if host.loadable]
      load_layer_q   <= [=load.layerBits]'d[=load.firstLayer()];
      load_target_q  <= Weight;
      load_row_q     <= [=load.rowBits]'d0;
      load_neuron_q  <= [=load.neuronBits]'d0;
[/#if]
[#if host.counters]
      count_enable_q <= 1'b0;
      count_select_q <= [=host.countSelectBits]'d0;
[/#if]
    end else begin
      if (write & write_good) begin
        case (aw_addr_q)
          AddrControl: begin
            core_reset_q   <= w_data_q[CoreResetBit];
[#if host.counters]
            count_enable_q <= w_data_q[CountEnableBit];
[/#if]
          end
          AddrStatus: input_error_q <= input_error_q & ~w_data_q[InputErrorBit];
          AddrTimeSteps: time_steps_q <= w_data_q[[=host.countBits - 1]:0];
[#if host.loadable]
          AddrLoadLayer: load_layer_q <= w_data_q[[=load.layerBits - 1]:0];
          AddrLoadTarget: load_target_q <= w_data_q[1:0];
          AddrLoadRow: load_row_q <= w_data_q[[=load.rowBits - 1]:0];
          AddrLoadNeuron: load_neuron_q <= w_data_q[[=load.neuronBits - 1]:0];
          AddrLoadData: begin
            load_neuron_q <= (load_neuron_q == last_neuron)
                ? [=load.neuronBits]'d0 : load_neuron_q + [=load.neuronBits]'d1;
          end
[/#if]
[#if host.counters]
          AddrCountSelect: count_select_q <= w_data_q[[=host.countSelectBits - 1]:0];
[/#if]
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
[#if host.loadable]

  assign load_valid_o  = write & write_good & (aw_addr_q == AddrLoadData);
  assign load_target_o = load_target_q;
  assign load_layer_o  = load_layer_q;
  assign load_row_o    = load_row_q;
  assign load_neuron_o = load_neuron_q;
  assign load_data_o   = w_data_q[[=load.dataBits - 1]:0];
[/#if]
[#if host.counters]

  assign count_enable_o = count_enable_q;
  assign count_clear_o  = write & write_good & (aw_addr_q == AddrControl)
      & w_data_q[CountClearBit];
  assign count_select_o = count_select_q;
[/#if]

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
[#list constants as register]
      [=register.address]: read_data = 32'h[=register.reset];
[/#list]
      AddrControl: begin
        read_data[CoreResetBit]   = core_reset_q;
[#if host.counters]
        read_data[CountEnableBit] = count_enable_q;
[/#if]
      end
      AddrStatus: begin
        read_data[InputErrorBit]    = input_error_q;
        read_data[ResultPendingBit] = result_pending_i;
      end
      AddrTimeSteps: read_data[[=host.countBits - 1]:0] = time_steps_q;
[#if host.loadable]
      AddrLoadLayer: read_data[[=load.layerBits - 1]:0] = load_layer_q;
      AddrLoadTarget: read_data[1:0] = load_target_q;
      AddrLoadRow: read_data[[=load.rowBits - 1]:0] = load_row_q;
      AddrLoadNeuron: read_data[[=load.neuronBits - 1]:0] = load_neuron_q;
[/#if]
[#if host.counters]
      AddrCountSelect: read_data[[=host.countSelectBits - 1]:0] = count_select_q;
      AddrCountLow: read_data = count_value_i[31:0];
      AddrCountHigh: read_data = count_high_q;
[/#if]
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
[#if host.counters]

  // The host reads a counter in two halves; both are of the same cycle.
  always @(posedge clk_i) begin
    if (!rst_ni) begin
      count_high_q <= 32'd0;
    end else if (read & (s_axi_araddr == AddrCountLow)) begin
      count_high_q <= count_value_i[63:32];
    end
  end
[/#if]

endmodule

`default_nettype wire
