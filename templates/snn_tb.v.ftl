// Bench of [=top], [=topology]: holds the RTL to the clocked model in every cycle.
//
// From this folder:
//
//   iverilog -g2005 -o snn_tb.vvp -f files.f snn_tb.v
//   vvp -n snn_tb.vvp
//
// Prints one line: PASS with what was compared, or FAIL with the first difference. Any simulator of
// Verilog-2005 runs it. Icarus ends with exit code 0 or 1.
//
// The files tb_*.hex hold what the bench does, operation by operation, and what the clocked model
// did in each cycle. A signal is compared just before the clock rises: the handshakes and what
// controls the layers in every cycle; data, such as potentials, in the cycles in which they mean
// something. Segments follow each other on the same machine, each as on one that was just reset.
//
// With the macro NETLIST, only ports are compared: the signals within a netlist are not those of
// the RTL. The inputs are X while they mean nothing.

`default_nettype none

module snn_tb;

  localparam Operations = [=memories[0].depth()];

  localparam [2:0] OpReset    = 3'd0;
  localparam [2:0] OpStart    = 3'd1;  // begin a segment
  localparam [2:0] OpRun      = 3'd2;  // a cycle that is compared
[#if axi]
  localparam [2:0] OpRegister = 3'd5;  // write or read a register
  localparam [2:0] OpBeat     = 3'd6;  // send a beat, whatever comes of it
[#else]
[#if loads]
  localparam [2:0] OpLoad     = 3'd3;  // load a number
[/#if]
[#if compared]
  localparam [2:0] OpCount    = 3'd4;  // compare a performance counter
[/#if]
[/#if]

  // What the bench reads, the first of several values in the lowest bits, and how far it is.
[#list memories as memory]

  // [=memory.meaning()]
  reg [[=memory.width() - 1]:0] [=memory.name()] [0:[=memory.depth() - 1]];
  integer [=memory.name()]_at;
[/#list]

  integer segment;
  integer cycle;
  integer samples;
  integer values;
  integer i;
  reg     failed;
  reg     held;  // what is offered has not been accepted

  // What is expected of a cycle.
  reg [[=always[always?size - 1].low() + always[always?size - 1].width() - 1]:0] expected;
  reg [[=widest - 1]:0] want;  // data

  reg clk;
  reg rst_n;
[#if axi]
  reg s_axis_tvalid;
  wire s_axis_tready;
  reg [[=streamWidth - 1]:0] s_axis_tdata;
  reg s_axis_tlast;
  wire m_axis_tvalid;
  reg m_axis_tready;
  wire [31:0] m_axis_tdata;
  wire m_axis_tlast;
  reg s_axi_awvalid;
  wire s_axi_awready;
  reg [[=addressWidth - 1]:0] s_axi_awaddr;
  reg s_axi_wvalid;
  wire s_axi_wready;
  reg [31:0] s_axi_wdata;
  reg [3:0] s_axi_wstrb;
  wire s_axi_bvalid;
  reg s_axi_bready;
  wire [1:0] s_axi_bresp;
  reg s_axi_arvalid;
  wire s_axi_arready;
  reg [[=addressWidth - 1]:0] s_axi_araddr;
  wire s_axi_rvalid;
  reg s_axi_rready;
  wire [31:0] s_axi_rdata;
  wire [1:0] s_axi_rresp;

  [=top] dut (
    .clk_i(clk),
    .rst_ni(rst_n),
    .s_axis_tvalid(s_axis_tvalid),
    .s_axis_tready(s_axis_tready),
    .s_axis_tdata(s_axis_tdata),
    .s_axis_tlast(s_axis_tlast),
    .m_axis_tvalid(m_axis_tvalid),
    .m_axis_tready(m_axis_tready),
    .m_axis_tdata(m_axis_tdata),
    .m_axis_tlast(m_axis_tlast),
    .s_axi_awvalid(s_axi_awvalid),
    .s_axi_awready(s_axi_awready),
    .s_axi_awaddr(s_axi_awaddr),
    .s_axi_wvalid(s_axi_wvalid),
    .s_axi_wready(s_axi_wready),
    .s_axi_wdata(s_axi_wdata),
    .s_axi_wstrb(s_axi_wstrb),
    .s_axi_bvalid(s_axi_bvalid),
    .s_axi_bready(s_axi_bready),
    .s_axi_bresp(s_axi_bresp),
    .s_axi_arvalid(s_axi_arvalid),
    .s_axi_arready(s_axi_arready),
    .s_axi_araddr(s_axi_araddr),
    .s_axi_rvalid(s_axi_rvalid),
    .s_axi_rready(s_axi_rready),
    .s_axi_rdata(s_axi_rdata),
    .s_axi_rresp(s_axi_rresp)
  );
[#else]
  reg spikes_valid_i;
  wire spikes_ready_o;
  reg [[=inputs - 1]:0] spikes_i;
  reg [[=countWidth - 1]:0] time_steps_i;
[#if load??]
  reg load_valid_i;
  reg [1:0] load_target_i;
  reg [[=load.layerBits - 1]:0] load_layer_i;
  reg [[=load.rowBits - 1]:0] load_row_i;
  reg [[=load.neuronBits - 1]:0] load_neuron_i;
  reg [[=load.dataBits - 1]:0] load_data_i;
[/#if]
[#if counters]
  reg count_enable_i;
  reg count_clear_i;
  reg [[=countSelectWidth - 1]:0] count_select_i;
  wire [63:0] count_value_o;
[#if compared]
  reg [63:0] count_expected;
[/#if]
[/#if]
  wire result_valid_o;
  reg result_ready_i;
  wire [[=classWidth - 1]:0] result_class_o;
  wire [[=classes * countWidth - 1]:0] result_counts_o;

  [=top] dut (
    .clk_i(clk),
    .rst_ni(rst_n),
    .spikes_valid_i(spikes_valid_i),
    .spikes_ready_o(spikes_ready_o),
    .spikes_i(spikes_i),
    .time_steps_i(time_steps_i),
[#if load??]
    .load_valid_i(load_valid_i),
    .load_target_i(load_target_i),
    .load_layer_i(load_layer_i),
    .load_row_i(load_row_i),
    .load_neuron_i(load_neuron_i),
    .load_data_i(load_data_i),
[/#if]
[#if counters]
    .count_enable_i(count_enable_i),
    .count_clear_i(count_clear_i),
    .count_select_i(count_select_i),
    .count_value_o(count_value_o),
[/#if]
    .result_valid_o(result_valid_o),
    .result_ready_i(result_ready_i),
    .result_class_o(result_class_o),
    .result_counts_o(result_counts_o)
  );
[/#if]

  // Only the first difference is shown: what follows is its consequence.
  task differ(input [8*64-1:0] signal, input [63:0] found, input [63:0] wanted);
    begin
      if (!failed) begin
        $display("FAIL: segment %0d, cycle %0d: %0s is %0h, expected %0h", segment, cycle, signal,
                 found, wanted);
      end
      failed = 1'b1;
    end
  endtask

  // An array or a vector of spikes: tells which element or bit.
  task differ_at(input [8*64-1:0] signal, input integer place, input [63:0] found,
                 input [63:0] wanted);
    begin
      if (!failed) begin
        $display("FAIL: segment %0d, cycle %0d: %0s[%0d] is %0h, expected %0h", segment, cycle,
                 signal, place, found, wanted);
      end
      failed = 1'b1;
    end
  endtask

  task compare;
    begin
[#macro differs signal place found wanted indent]
[#local call]differ[#if place?has_content]_at[/#if]("[=signal]", [#if place?has_content][=place], [/#if][/#local]
[#if (indent?length + call?length + found?length + wanted?length + 5) lte 100]
[=indent][=call][=found], [=wanted]);
[#elseif (indent?length + call?length + found?length + 1) lte 100]
[=indent][=call][=found],
[=indent]       [=wanted]);
[#else]
[=indent][=call?trim]
[=indent]       [=found],
[=indent]       [=wanted]);
[/#if]
[/#macro]
[#list always as probe]
[#if probe.port()]
      if ([=probe.path()] !== expected[=probe.range()]) begin
[@differs signal=probe.path() place="" found=probe.path() wanted="expected" + probe.range() indent="        "/]
      end
[/#if]
[/#list]
      values = values + [=always?filter(p -> p.port())?size];
[#list groups as group]
[#if group.port()]
[@compareGroup group=group/]
[/#if]
[/#list]
`ifndef NETLIST
[#list always as probe]
[#if !probe.port()]
      if (dut.[=probe.path()] !== expected[=probe.range()]) begin
[@differs signal=probe.path() place="" found="dut." + probe.path() wanted="expected" + probe.range() indent="        "/]
      end
[/#if]
[/#list]
      values = values + [=always?filter(p -> !p.port())?size];
[#list groups as group]
[#if !group.port()]
[@compareGroup group=group/]
[/#if]
[/#list]
`endif
    end
  endtask
[#macro compareGroup group]
      if (expected[[=group.gate()]]) begin
        want = [=group.memory()][[=group.memory()]_at];
        [=group.memory()]_at = [=group.memory()]_at + 1;
[#list group.probes() as probe]
[#assign found = probe.port()?then(probe.path(), "dut." + probe.path())]
[#assign wanted = "want"]
[#if probe.array()]
[#if group.partialBit() gte 0 && group.partialElements() lt probe.elements()]
        for (i = 0; i < (expected[[=group.partialBit()]] ? [=group.partialElements()] : [=probe.elements()]); i = i + 1) begin
[#else]
        for (i = 0; i < [=probe.elements()]; i = i + 1) begin
[/#if]
          if ([=found][i] !== [=wanted][i*[=probe.width()] +: [=probe.width()]]) begin
[@differs signal=probe.path() place="i" found=found + "[i]" wanted=wanted + "[i*" + probe.width() + " +: " + probe.width() + "]" indent="            "/]
          end
          values = values + 1;
        end
[#elseif probe.width() gt 64]
        if ([=found] !== [=wanted][=probe.range()]) begin
          for (i = [=probe.width() - 1]; i >= 0; i = i - 1) begin
            if ([=found][i] !== [=wanted][[#if probe.low() gt 0][=probe.low()] + [/#if]i]) begin
[@differs signal=probe.path() place="i" found=found + "[i]" wanted=wanted + "[" + (probe.low() gt 0)?then(probe.low() + " + ", "") + "i]" indent="              "/]
            end
          end
        end
[#else]
        if ([=found] !== [=wanted][=probe.range()]) begin
[@differs signal=probe.path() place="" found=found wanted=wanted + probe.range() indent="          "/]
        end
[/#if]
[/#list]
[#assign whole = group.probes()?filter(p -> !p.array())?size]
[#if whole gt 0]
        values = values + [=whole];
[/#if]
      end
[/#macro]

  // Inputs change while the clock is low.
  task rise_and_fall;
    begin
      #1 clk = 1'b1;
      #5 clk = 1'b0;
    end
  endtask

  // Nothing goes in or out.
  task rest;
    begin
[#if axi]
      s_axis_tvalid = 1'b0;
      s_axis_tdata  = {[=streamWidth]{1'bx}};
      s_axis_tlast  = 1'bx;
      m_axis_tready = 1'b0;
[#else]
      spikes_valid_i = 1'b0;
      spikes_i       = {[=inputs]{1'bx}};
      result_ready_i = 1'b0;
[#if load??]
      load_valid_i   = 1'b0;
      load_target_i  = 2'bxx;
      load_layer_i   = {[=load.layerBits]{1'bx}};
      load_row_i     = {[=load.rowBits]{1'bx}};
      load_neuron_i  = {[=load.neuronBits]{1'bx}};
      load_data_i    = {[=load.dataBits]{1'bx}};
[/#if]
[#if counters]
      count_enable_i = 1'b0;
      count_clear_i  = 1'b0;
      count_select_i = [=countSelectWidth]'d0;
[/#if]
[/#if]
    end
  endtask

  task reset;
    begin
[#if axi]
      s_axi_awvalid = 1'b0;
      s_axi_awaddr  = {[=addressWidth]{1'bx}};
      s_axi_wvalid  = 1'b0;
      s_axi_wdata   = 32'bx;
      s_axi_wstrb   = 4'bx;
      s_axi_bready  = 1'b0;
      s_axi_arvalid = 1'b0;
      s_axi_araddr  = {[=addressWidth]{1'bx}};
      s_axi_rready  = 1'b0;
      counting      = 1'b0;
[#else]
      time_steps_i = {[=countWidth]{1'bx}};
[/#if]
      rest;
      rst_n = 1'b0;
[#if axi]
      #4;
      // AXI: nothing is accepted in reset.
      if ({s_axi_awready, s_axi_wready, s_axi_arready, s_axis_tready} !== 4'b0000) begin
        differ("ready in reset", {s_axi_awready, s_axi_wready, s_axi_arready, s_axis_tready}, 0);
      end
      rise_and_fall;
[#else]
      #4 rise_and_fall;
[/#if]
      rst_n = 1'b1;
    end
  endtask

  task start;
    begin
      segment = segment + 1;
      cycle   = 0;
      // What was offered when the last segment was broken off is lost.
      [=axi?then("tb_beats_at   = tb_beats_at + held;", "tb_vectors_at = tb_vectors_at + held;")]
      held    = 1'b0;
[#if !axi]
      rest;
      time_steps_i  = tb_time_steps[tb_time_steps_at];
      tb_time_steps_at = tb_time_steps_at + 1;
[#if counters]
      count_clear_i = 1'b1;
      #4 rise_and_fall;
      count_clear_i = 1'b0;
[/#if]
[/#if]
    end
  endtask

  task run;
    begin
      expected  = tb_cycles[tb_cycles_at];
      tb_cycles_at = tb_cycles_at + 1;
[#if axi]
      s_axis_tvalid = expected[[=offer]];
      {s_axis_tlast, s_axis_tdata} = s_axis_tvalid ? tb_beats[tb_beats_at] : {[=streamWidth + 1]{1'bx}};
      m_axis_tready = expected[[=take]];
      #4 compare;
      held = s_axis_tvalid & ~s_axis_tready;
      if (s_axis_tvalid & s_axis_tready) begin
        tb_beats_at = tb_beats_at + 1;
      end
      if (m_axis_tvalid & m_axis_tready & m_axis_tlast) begin
        samples = samples + 1;
      end
      if (counting) begin
        window = window + 1;
      end
[#else]
      spikes_valid_i = expected[[=offer]];
      spikes_i = spikes_valid_i ? tb_vectors[tb_vectors_at] : {[=inputs]{1'bx}};
      result_ready_i = expected[[=take]];
[#if counters]
      count_enable_i = 1'b1;
[/#if]
      #4 compare;
      held = spikes_valid_i & ~spikes_ready_o;
      if (spikes_valid_i & spikes_ready_o) begin
        tb_vectors_at = tb_vectors_at + 1;
      end
      if (result_valid_o & result_ready_i) begin
        samples = samples + 1;
      end
[/#if]
      rise_and_fall;
      cycle = cycle + 1;
    end
  endtask
[#if axi]

  // A register. Address, data and the answer's ready come apart, otherwise each time.

  localparam [1:0] WindowOpens   = 2'd1;
  localparam [1:0] WindowCloses  = 2'd2;
  localparam [1:0] WindowCounted = 2'd3;

  reg        counting;  // the performance counters count
  integer    window;    // for so many cycles so far
  integer    waited;
  integer    pauses;
  reg        is_write;
  reg [1:0]  meaning;
  reg        refused;
  reg [3:0]  strobes;
  reg [[=addressWidth - 1]:0] address;
  reg [31:0] data;
  reg        address_done;
  reg        data_done;
  reg        answered;
  reg        opened;

  task access_register;
    begin
      rest;
      {is_write, meaning, refused, strobes, address, data} = tb_registers[tb_registers_at];
      tb_registers_at = tb_registers_at + 1;
      if (meaning == WindowCounted) begin
        data = data + window;
      end
      pauses       = pauses * 1103515245 + 12345;
      waited       = 0;
      address_done = 1'b0;
      data_done    = 1'b0;
      answered     = 1'b0;
      opened       = 1'b0;
      while (!answered && !failed) begin
        if (is_write) begin
          write_cycle;
        end else begin
          read_cycle;
        end
        if (counting) begin
          window = window + 1;
        end
        rise_and_fall;
        waited = waited + 1;
        if (waited > 100) begin
          differ("the cycles until a register answers", waited, 100);
        end
      end
      s_axi_bready = 1'b0;
      s_axi_rready = 1'b0;
    end
  endtask

  task write_cycle;
    begin
      s_axi_awvalid = ~address_done & (waited >= pauses[17:16]);
      s_axi_wvalid  = ~data_done & (waited >= pauses[19:18]);
      s_axi_bready  = waited >= pauses[22:20];
      s_axi_awaddr  = s_axi_awvalid ? address : {[=addressWidth]{1'bx}};
      s_axi_wdata   = s_axi_wvalid ? data : 32'bx;
      s_axi_wstrb   = s_axi_wvalid ? strobes : 4'bx;
      #4;
      if (s_axi_bvalid !== 1'b0 && !(address_done && data_done)) begin
        differ("s_axi_bvalid", s_axi_bvalid, 0);
      end
      address_done = address_done | (s_axi_awvalid & s_axi_awready);
      data_done    = data_done | (s_axi_wvalid & s_axi_wready);
      if (s_axi_bvalid) begin
        if (s_axi_bresp !== {refused, 1'b0}) begin
          differ("s_axi_bresp", s_axi_bresp, {refused, 1'b0});
        end
        // What was written holds from this cycle on.
        if (meaning == WindowOpens && !opened) begin
          opened   = 1'b1;
          counting = 1'b1;
          window   = 0;
        end
        if (meaning == WindowCloses) begin
          counting = 1'b0;
        end
        answered = s_axi_bready;
      end
    end
  endtask

  task read_cycle;
    begin
      s_axi_arvalid = ~address_done & (waited >= pauses[17:16]);
      s_axi_rready  = waited >= pauses[20:18];
      s_axi_araddr  = s_axi_arvalid ? address : {[=addressWidth]{1'bx}};
      #4;
      if (s_axi_rvalid !== 1'b0 && !address_done) begin
        differ("s_axi_rvalid", s_axi_rvalid, 0);
      end
      address_done = address_done | (s_axi_arvalid & s_axi_arready);
      if (s_axi_rvalid) begin
        if (s_axi_rresp !== {refused, 1'b0}) begin
          differ("s_axi_rresp", s_axi_rresp, {refused, 1'b0});
        end
        if (!refused && s_axi_rdata !== data) begin
          differ_at("s_axi_rdata of the register", address, s_axi_rdata, data);
        end
        answered = s_axi_rready;
      end
      values = values + 1;
    end
  endtask

  task send_beat;
    begin
      rest;
      {s_axis_tlast, s_axis_tdata} = tb_beats[tb_beats_at];
      tb_beats_at      = tb_beats_at + 1;
      s_axis_tvalid = 1'b1;
      #4;
      if (s_axis_tready !== 1'b1) begin
        differ("s_axis_tready", s_axis_tready, 1);
      end
      rise_and_fall;
    end
  endtask
[#else]
[#if loads]

  task load;
    begin
      rest;
      load_valid_i = 1'b1;
      {load_target_i, load_layer_i, load_row_i, load_neuron_i, load_data_i} = tb_loads[tb_loads_at];
      tb_loads_at = tb_loads_at + 1;
      #4 rise_and_fall;
      load_valid_i = 1'b0;
    end
  endtask
[/#if]
[#if compared]

  task compare_count;
    begin
      rest;
      {count_select_i, count_expected} = tb_counts[tb_counts_at];
      tb_counts_at = tb_counts_at + 1;
      #4;
      if (count_value_o !== count_expected) begin
        differ_at("count_value_o", count_select_i, count_value_o, count_expected);
      end
      values = values + 1;
      rise_and_fall;
    end
  endtask
[/#if]
[/#if]

  initial begin
[#list memories as memory]
    $readmemh("[=memory.name()].hex", [=memory.name()]);
[/#list]
[#list memories as memory]
    [=memory.name()]_at = 0;
[/#list]
    segment = -1;
    cycle   = 0;
    samples = 0;
    values  = 0;
    failed  = 1'b0;
    held    = 1'b0;
    clk     = 1'b0;
[#if axi]
    pauses  = 1;
    window  = 0;
[/#if]

    while (tb_operations_at < Operations && !failed) begin
      case (tb_operations[tb_operations_at])
        OpReset:    reset;
        OpStart:    start;
        OpRun:      run;
[#if axi]
        OpRegister: access_register;
        OpBeat:     send_beat;
[#else]
[#if loads]
        OpLoad:     load;
[/#if]
[#if compared]
        OpCount:    compare_count;
[/#if]
[/#if]
        default:    differ("the operation", tb_operations[tb_operations_at], OpReset);
      endcase
      tb_operations_at = tb_operations_at + 1;
    end

    if (samples !== [=samples]) begin
      differ("the number of results", samples, [=samples]);
    end
    if (!failed) begin
      $display("PASS: %0d segments, %0d samples, %0d cycles, %0d values compared", segment + 1,
               samples, tb_cycles_at, values);
    end
`ifdef __ICARUS__
    $finish_and_return(failed);
`else
    $finish;
`endif
  end

endmodule

`default_nettype wire
