// Proof of [=names.registers][#if host.loadable] with [=names.loadRegisters][/#if]: what a write that is not refused says is what the
// registers hold from then on, a refused access changes none of them, what happens is not lost, and
// a read gives what they hold. What is refused is specified here once more. That each access happens
// once and is answered is the proof of axi_lite_port.

`default_nettype none

module [=name] (
  input wire clk_i,
  input wire rst_ni,
[#list ports as port]
  input wire [[=port.bits - 1]:0] [=port.name][#sep],[/#sep]
[/#list]
);

[#list outputs as port]
  wire [[=port.bits - 1]:0] [=port.name];
[/#list]

  [=names.registers] u_dut (
    .clk_i (clk_i),
    .rst_ni(rst_ni),
[#list ports as port]
    .[=port.name]([=port.name]),
[/#list]
[#list outputs as port]
    .[=port.name]([=port.name])[#sep],[/#sep]
[/#list]
  );

  // The write and the read that are due, connected by the script.
  wire dut_write_valid;
  wire dut_write_whole;
  wire dut_write_done;
  wire dut_write_good;
  wire [11:0] dut_write_addr;
  wire [31:0] dut_write_data;
  wire dut_read_valid;
  wire dut_read_done;
  wire dut_read_good;
  wire [11:0] dut_read_addr;
  wire [31:0] dut_read_data;

  // Registers of the module.
  wire dut_input_error_q;
  wire dut_access_error_q;
  wire [2:0] dut_irq_enable_q;
  wire [2:0] dut_irq_status_q;
[#if host.counters]
  wire [31:0] dut_count_high_q;
[/#if]
[#if host.loadable && load.readBack()]
  wire dut_reading_q;
[/#if]

  reg started_q = 1'b0;

  // What the registers should hold.
  reg frames_q;
  reg streams_q;
  reg input_error_q;
  reg access_error_q;
[#if host.loadStream]
  reg load_error_q;
[/#if]
  reg [15:0] time_steps_q;
  reg [15:0] results_q;
  reg [2:0] enable_q;
  reg [2:0] status_q;
  reg irq_q;
[#if host.counters]
  reg count_enable_q;
  reg [31:0] count_select_q;
  reg [31:0] count_high_q;
[/#if]
[#if host.loadable]
  reg [31:0] layer_q;
  reg [31:0] target_q;
  reg [31:0] row_q;
  reg [31:0] neuron_q;
[#if load.readBack()]
  reg reading_q;
[/#if]
[/#if]

[#if host.loadable]
  // What there is of the chosen layer, and what it takes.
  reg [31:0] rows;
  reg [31:0] neurons;
  reg signed [31:0] least;
  reg signed [31:0] greatest;
  reg taken;  // it has such numbers at all
  wire locked;
[#if load.readBack()]
  wire read_locked;
[/#if]
  wire place;

  always @* begin
    rows     = 32'd0;
    neurons  = 32'd0;
    least    = 32'd0;
    greatest = 32'd0;
    taken    = 1'b0;
[#list layers as layer]
    if (layer_q == 32'd[=layer.index]) begin
      rows    = 32'd[=layer.rows];
      neurons = 32'd[=layer.neurons];
[#list layer.ranges as range]
      if (target_q == 32'd[=range.target]) begin
        least    = 32'h[=range.least];
        greatest = 32'h[=range.greatest];
        taken    = 1'b1;
      end
[/#list]
    end
[/#list]
  end

  assign locked = resetting_i[#if !load.whileBusy()] | busy_i[/#if];
[#if load.readBack()]
  assign read_locked = resetting_i | busy_i;
[/#if]
  assign place  = taken & (neuron_q < neurons) & ((target_q != 32'd0) | (row_q < rows));

[/#if]
  // What a write may do.
  reg allowed;

  always @* begin
    case (dut_write_addr)
[#list masks as register]
      12'd[=register.offset]: allowed = (dut_write_data & ~32'h[=register.mask]) == 32'd0;
[/#list]
      12'h048: allowed = (dut_write_data > 32'd0) & (dut_write_data < 32'd[=host.maxTimeSteps + 1]);
      12'h04c: allowed = (dut_write_data > 32'd0) & (dut_write_data < 32'h10000);
[#if host.loadable]
      12'h060: allowed = [#list layers as layer](dut_write_data == 32'd[=layer.index])[#sep] | [/#sep][/#list];
      12'h064: allowed = dut_write_data < 32'd[=load.lastTarget() + 1];
      12'h068: allowed = dut_write_data < 32'd[=load.lastRow() + 1];
      12'h06c: allowed = dut_write_data < 32'd[=load.lastNeuron() + 1];
      12'h070: allowed = place & ~locked & ($signed(dut_write_data) >= least)
          & ($signed(dut_write_data) <= greatest);
[/#if]
[#if host.counters]
      12'h080: allowed = ((dut_write_data >> 4) < 32'd[=host.layers()]) & (dut_write_data[3:0] < 4'd10);
[/#if]
      12'h0a0, 12'h0a4: allowed = streams_q & reg_spike_ready_i;
      default: allowed = 1'b0;
    endcase
    if (dut_write_addr == 12'h040 && busy_i && dut_write_data[3] != streams_q) begin
      allowed = 1'b0;
    end
    allowed = allowed & dut_write_whole;
  end

  wire write;
  wire read;
  wire refused;
  wire data_write;
  wire data_read;

  assign write = dut_write_valid & dut_write_done & allowed;
  assign read = dut_read_valid & dut_read_done & dut_read_good;
  assign refused = (dut_write_valid & dut_write_done & ~allowed)
      | (dut_read_valid & dut_read_done & ~dut_read_good);
  assign data_write = dut_write_valid & (dut_write_addr == 12'h070);
  assign data_read = dut_read_valid & (dut_read_addr == 12'h070);
[#if host.loadable]

  // A number moves the place on.
  wire moves;

  assign moves = (write & data_write)[#if load.readBack()] | load_read_o[/#if];
[/#if]

  always @(posedge clk_i) begin
    started_q <= 1'b1;
    if (!rst_ni) begin
      frames_q       <= 1'b0;
      streams_q      <= 1'b0;
      input_error_q  <= 1'b0;
      access_error_q <= 1'b0;
[#if host.loadStream]
      load_error_q   <= 1'b0;
[/#if]
      time_steps_q   <= 16'd1;
      results_q      <= 16'd1;
      enable_q       <= 3'd0;
      status_q       <= 3'd0;
      irq_q          <= 1'b0;
[#if host.counters]
      count_enable_q <= 1'b0;
      count_select_q <= 32'd0;
      count_high_q   <= 32'd0;
[/#if]
[#if host.loadable]
      layer_q        <= 32'd[=load.firstLayer()];
      target_q       <= 32'd0;
      row_q          <= 32'd0;
      neuron_q       <= 32'd0;
[#if load.readBack()]
      reading_q      <= 1'b0;
[/#if]
[/#if]
    end else begin
      irq_q <= |(enable_q & status_q);
[#if host.loadable]
      if (moves) begin
        neuron_q <= (neuron_q + 1 == neurons) ? 32'd0 : neuron_q + 1;
        if (neuron_q + 1 == neurons && target_q == 32'd0) begin
          row_q <= (row_q + 1 == rows) ? 32'd0 : row_q + 1;
        end
      end
[#if load.readBack()]
      reading_q <= load_read_o | (reading_q & ~load_valid_i & ~reset_done_i);
[/#if]
[/#if]
      if (write) begin
        case (dut_write_addr)
          12'h040: begin
            frames_q       <= dut_write_data[4];
            streams_q      <= dut_write_data[3];
[#if host.counters]
            count_enable_q <= dut_write_data[1];
[/#if]
          end
          12'h044: begin
            input_error_q  <= input_error_q & ~dut_write_data[0];
            access_error_q <= access_error_q & ~dut_write_data[4];
[#if host.loadStream]
            load_error_q   <= load_error_q & ~dut_write_data[5];
[/#if]
          end
          12'h048: time_steps_q <= dut_write_data[15:0];
          12'h04c: results_q <= dut_write_data[15:0];
          12'h050: enable_q <= dut_write_data[2:0];
[#if host.loadable]
          12'h060: layer_q <= dut_write_data;
          12'h064: target_q <= dut_write_data;
          12'h068: row_q <= dut_write_data;
          12'h06c: neuron_q <= dut_write_data;
[/#if]
[#if host.counters]
          12'h080: count_select_q <= dut_write_data;
[/#if]
          default: ;
        endcase
      end
      status_q <= (status_q & ~((write & (dut_write_addr == 12'h054)) ? dut_write_data[2:0] : 3'd0))
          | {reset_done_i, input_error_i | refused[#if host.loadStream] | load_error_i[/#if], result_pending_i};
      if (input_error_i) begin
        input_error_q <= 1'b1;
      end
      if (refused) begin
        access_error_q <= 1'b1;
      end
[#if host.loadStream]
      if (load_error_i) begin
        load_error_q <= 1'b1;
      end
[/#if]
[#if host.counters]
      if (read & (dut_read_addr == 12'h084)) begin
        count_high_q <= count_value_i[63:32];
      end
[/#if]
    end
  end

  // What a read gives.
  reg readable;
  reg [31:0] expected;

  always @* begin
    readable = 1'b1;
    expected = 32'd0;
    case (dut_read_addr)
[#list constants as register]
      12'd[=register.offset]: expected = 32'h[=register.value];
[/#list]
      12'h040: expected = {27'd0, frames_q, streams_q, 1'b0, [#if host.counters]count_enable_q[#else]1'b0[/#if], 1'b0};
      12'h044: expected = {25'd0, streams_q & reg_spike_ready_i, [#if host.loadStream]load_error_q[#else]1'b0[/#if], access_error_q, resetting_i, busy_i,
          result_pending_i, input_error_q};
      12'h048: expected = {16'd0, time_steps_q};
      12'h04c: expected = {16'd0, results_q};
      12'h050: expected = {29'd0, enable_q};
      12'h054: expected = {29'd0, status_q};
[#if host.loadable]
      12'h060: expected = layer_q;
      12'h064: expected = target_q;
      12'h068: expected = row_q;
      12'h06c: expected = neuron_q;
[#if load.readBack()]
      12'h070: begin
        readable = reading_q ? load_valid_i : place & ~read_locked;
        expected = {{[=33 - load.dataBits]{load_data_i[[=load.dataBits - 1]]}}, load_data_i[[=load.dataBits - 2]:0]};
      end
[/#if]
[/#if]
[#if host.counters]
      12'h080: expected = count_select_q;
      12'h084: expected = count_value_i[31:0];
      12'h088: expected = count_high_q;
[/#if]
      12'h0a8: begin
        readable = streams_q & reg_result_valid_i;
        expected = reg_result_data_i;
      end
      default: readable = 1'b0;
    endcase
  end

  wire refused_holds;
  wire read_holds;
  wire done_holds;
  wire outputs_holds;
  wire pulses_holds;
  wire registers_holds;

  // What is not allowed is refused, and nothing else.
  assign refused_holds = (~(dut_write_valid & dut_write_done) | (dut_write_good == allowed))
      & (~(dut_read_valid & dut_read_done) | (dut_read_good == readable));
  assign read_holds = ~(dut_read_valid & dut_read_done)
      | (dut_read_data == (readable ? expected : 32'd0));
  // What is due is done at once, but for what waits for the core.
[#if host.loadable && load.readBack()]
  assign done_holds = (~dut_write_valid | dut_write_done | (data_write & (reading_q[#if host.loadStream] | ~load_ready_i[/#if])))
      & (~dut_read_valid | dut_read_done | data_read)
      & (~(data_read & dut_read_done) | ~readable | load_valid_i)
      & (~data_read | ~(reading_q & (load_valid_i | reset_done_i)) | dut_read_done);
[#else]
  assign done_holds = (~dut_write_valid | dut_write_done[#if host.loadStream] | (data_write & ~load_ready_i)[/#if])
      & (~dut_read_valid | dut_read_done);
[/#if]
  assign outputs_holds = (time_steps_o == time_steps_q) & (frames_by_count_o == frames_q)
      & (results_per_packet_o == results_q) & (streams_by_register_o == streams_q)
      & (irq_o == irq_q)
[#if host.counters]
      & (count_enable_o == count_enable_q) & (count_select_o == count_select_q)
[/#if]
[#if host.loadable]
      & (load_layer_o == layer_q) & (load_target_o == target_q) & (load_row_o == row_q)
      & (load_neuron_o == neuron_q)
[/#if]
      ;
  // What acts, acts once, in the cycle of its write.
  assign pulses_holds = (soft_reset_o == (write & (dut_write_addr == 12'h040) & dut_write_data[0]))
      & (reg_spike_valid_o == (write & ((dut_write_addr == 12'h0a0) | (dut_write_addr == 12'h0a4))))
      & (~reg_spike_valid_o
         | ((reg_spike_data_o == dut_write_data) & (reg_spike_last_o == (dut_write_addr == 12'h0a4))))
      & (reg_result_ready_o == (read & (dut_read_addr == 12'h0a8)))
[#if host.counters]
      & (count_clear_o == (write & (dut_write_addr == 12'h040) & dut_write_data[2]))
[/#if]
[#if host.loadable]
      & (load_valid_o == (write & data_write & rst_ni))
      & (~load_valid_o | (load_data_o == dut_write_data[[=load.dataBits - 1]:0]))
[#if host.loadStream]
      & (~load_valid_o | load_ready_i)
      & ({1'b0, load_last_row_o} + 1 == rows) & ({1'b0, load_last_neuron_o} + 1 == neurons)
      & (load_exists_o == taken)
      & (~taken | ((load_least_o == least) & (load_greatest_o == greatest)))
[/#if]
[#if load.readBack()]
      & (~load_read_o | (data_read & place & ~read_locked & ~reading_q & ~load_valid_o[#if host.loadStream] & load_idle_i[/#if]))
[/#if]
[/#if]
      ;
  assign registers_holds = (dut_input_error_q == input_error_q)
      & (dut_access_error_q == access_error_q) & (dut_irq_enable_q == enable_q)
      & (dut_irq_status_q == status_q)
[#if host.counters]
      & (dut_count_high_q == count_high_q)
[/#if]
[#if host.loadable]
[#if load.readBack()]
      & (dut_reading_q == reading_q)
[/#if]
      & ([#list layers as layer](layer_q == 32'd[=layer.index])[#sep] | [/#sep][/#list])
      & (target_q < 32'd[=load.lastTarget() + 1]) & (row_q < 32'd[=load.lastRow() + 1])
      & (neuron_q < 32'd[=load.lastNeuron() + 1])
[/#if]
      ;

  always @* begin
    if (!started_q) begin
      assume (!rst_ni);
    end else begin
      assert (refused_holds);
      assert (read_holds);
      assert (done_holds);
      assert (outputs_holds);
      assert (pulses_holds);
`ifndef SEARCH
      assert (registers_holds);
`endif
    end
  end

endmodule

`default_nettype wire
