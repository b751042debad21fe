// Bench of [=top], [=topology]: holds the RTL to the clocked model in every cycle.
//
// From this folder, with Icarus Verilog or with Verilator:
//
//   $ iverilog -g2005 -o [=names.bench].vvp [=names.bench].v -f files.f
//   $ vvp -n [=names.bench].vvp
//
//   $ verilator --binary --timing -Wall --top-module [=names.bench] [=names.bench].v -f files.f
//   $ obj_dir/V[=names.bench]
//
// Prints one line: PASS with what was compared, or FAIL with the first difference. Any simulator of
// Verilog-2005 runs it; this file comes first, for the RTL has no timescale of its own. The
// simulator's exit code is 0 after PASS and another after FAIL: by $finish_and_return under Icarus,
// by $fatal under any other. With the macro NO_FATAL, for simulators that have neither, $finish
// ends both, and only the line tells.
//
//   +samples=N   stop after N results
//   +seed=N      other random pauses; 1 if not given
//   +vcd=FILE    write waves, without =FILE to [=names.bench].vcd (Verilator: built with --trace)
//
// The files [=names.prefix]tb_*.hex hold what the bench does, operation by operation, and what the clocked model
// did in each cycle. A signal is compared just before the clock rises: the handshakes and what
// controls the layers in every cycle; data, such as potentials, in the cycles in which they mean
// something. Segments follow each other on the same machine, each as on one that was just reset.
//
// With the macro NETLIST, only ports are compared: the signals within a netlist are not those of
// the RTL. The inputs are X while they mean nothing.

`timescale 1ns / 1ns
`default_nettype none

module [=names.bench] #(
  parameter Alone = 1  // 0 beside another bench: the end sets ended, and ends nothing else
);

  localparam [31:0] Operations = 32'd[=memories[0].depth()];
  localparam [31:0] Samples    = 32'd[=samples];

  // All of them together take fewer clock cycles, of 10 time units each.
  localparam [63:0] MostCycles = 64'd[=mostCycles];

[#if axi]
  // What is read again until it is what it has to be is that after fewer reads: what is in flight
  // takes no longer than all that the bench presents, and some cycles. Nor does a stream take more
  // cycles.
  localparam [31:0] MostReads = Operations + 32'd1000;

[/#if]
  localparam [3:0] OpReset    = 4'd0;
  localparam [3:0] OpStart    = 4'd1;  // begin a segment
  localparam [3:0] OpRun      = 4'd2;  // a cycle that is compared
[#if axi]
  localparam [3:0] OpRegister = 4'd5;  // write or read a register
  localparam [3:0] OpBeat     = 4'd6;  // send a beat, whatever comes of it
  localparam [3:0] OpPart     = 4'd7;  // the same without its lowest byte
[#if loadBeats]
  localparam [3:0] OpLoadBeat = 4'd8;  // send a beat of the load stream
[/#if]
  localparam [3:0] OpResult   = 4'd9;  // take a beat of a result, and compare it
[#else]
[#if loads]
  localparam [3:0] OpLoad     = 4'd3;  // load a number
[/#if]
[#if compared]
  localparam [3:0] OpCount    = 4'd4;  // compare a performance counter
[/#if]
[/#if]

  // What the bench reads, the first of several values in the lowest bits, and how far it is.
[#list memories as memory]

  // [=memory.meaning()]
  reg [[=memory.width() - 1]:0] [=memory.name()] [0:[=memory.depth() - 1]];
  reg [31:0] [=memory.name()]_at;
[/#list]

  integer    segment;
  integer    cycle;
  reg [31:0] samples;
  reg [31:0] most_samples;  // the bench stops after so many
  reg [31:0] values;
  reg [31:0] random;
  integer    i;
  reg        failed;
  reg        ended;
  reg        held;  // what is offered has not been accepted

  // The files that bench and RTL read.
  localparam [31:0] CharNewline = 32'd10;
  localparam [31:0] CharSpace   = 32'd32;

  integer         file;
  integer         character;  // -1 after the last
  reg [31:0]      file_words;
  reg [31:0]      file_digits;
  reg [8*256-1:0] waves;

[#if axi]

  // Accesses to registers: up to the first whose answer has to be waited for, all are under way at
  // the same time.
  localparam WriteBit = [=addressWidth + 40];
  localparam MoreBit  = [=addressWidth + 41];

  localparam [2:0] WindowOpens   = 3'd1;
  localparam [2:0] WindowCloses  = 3'd2;
  localparam [2:0] WindowCounted = 3'd3;
  localparam [2:0] Polled        = 3'd4;  // read again until it is what it has to be
  localparam [2:0] Drained       = 3'd5;  // the same, and results are taken meanwhile
  localparam [2:0] Awaited       = 3'd6;  // read again until it has all bits that it has to have

  reg        counting;  // the performance counters count
  reg [31:0] window;    // for so many cycles so far
  reg [31:0] waited;    // for so many cycles, nothing was answered
  reg [31:0] access;    // the one that fails, for who looks into the waves
  reg [31:0] accesses_end;
  reg [31:0] aw_at;
  reg [31:0] w_at;
  reg [31:0] b_at;
  reg [31:0] ar_at;
  reg [31:0] r_at;
  reg [2:0]  pace;      // which channels do not pause
  reg        aw_taken;
  reg        w_taken;
  reg        ar_taken;
  reg        b_held;    // what is answered was not accepted
  reg        r_held;
  reg        again;
  reg [31:0] reads;     // of the register that is read again
  reg        opened;
  reg        interrupt;
  reg        more;
  reg [2:0]  meaning;
  reg        refused;
  reg [3:0]  strobes;
  reg [[=addressWidth - 1]:0] address;
  reg [31:0] data;
  reg [31:0] value;
  reg [MoreBit+1:0] entry;

  // The beat of a result that is due.
  reg        result_last;
  reg [3:0]  result_keep;
  reg [31:0] result_data;
[/#if]

  // What is expected of a cycle.
  reg [[=always[always?size - 1].low() + always[always?size - 1].width() - 1]:0] expected;
  reg [[=widest - 1]:0] want;  // data

  reg clk;
  reg rst_n;
[#if axi]
  reg s_axis_tvalid;
  wire s_axis_tready;
  reg [[=streamWidth - 1]:0] s_axis_tdata;
  reg [[=streamWidth / 8 - 1]:0] s_axis_tkeep;
  reg s_axis_tlast;
[#if loadStreamWidth gt 0]
  reg s_axis_load_tvalid;
  wire s_axis_load_tready;
  reg [[=loadStreamWidth - 1]:0] s_axis_load_tdata;
  reg [[=loadStreamWidth / 8 - 1]:0] s_axis_load_tkeep;
  reg s_axis_load_tlast;
[/#if]
  wire m_axis_tvalid;
  reg m_axis_tready;
  wire [31:0] m_axis_tdata;
  wire [3:0] m_axis_tkeep;
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
  wire irq_o;

  [=top] dut (
    .clk_i(clk),
    .rst_ni(rst_n),
    .s_axis_tvalid(s_axis_tvalid),
    .s_axis_tready(s_axis_tready),
    .s_axis_tdata(s_axis_tdata),
    .s_axis_tkeep(s_axis_tkeep),
    .s_axis_tlast(s_axis_tlast),
[#if loadStreamWidth gt 0]
    .s_axis_load_tvalid(s_axis_load_tvalid),
    .s_axis_load_tready(s_axis_load_tready),
    .s_axis_load_tdata(s_axis_load_tdata),
    .s_axis_load_tkeep(s_axis_load_tkeep),
    .s_axis_load_tlast(s_axis_load_tlast),
[/#if]
    .m_axis_tvalid(m_axis_tvalid),
    .m_axis_tready(m_axis_tready),
    .m_axis_tdata(m_axis_tdata),
    .m_axis_tkeep(m_axis_tkeep),
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
    .s_axi_rresp(s_axi_rresp),
    .irq_o(irq_o)
  );
[#else]
  reg spikes_valid_i;
  wire spikes_ready_o;
  reg [[=inputs - 1]:0] spikes_i;
  reg [[=countWidth - 1]:0] time_steps_i;
[#if load??]
  reg load_valid_i;
[#if load.readBack]
  reg load_read_i;
[/#if]
  reg [1:0] load_target_i;
  reg [[=load.layerBits - 1]:0] load_layer_i;
  reg [[=load.rowBits - 1]:0] load_row_i;
  reg [[=load.neuronBits - 1]:0] load_neuron_i;
[#if load.lanes gt 1]
  reg [[=load.lanes - 1]:0] load_mask_i;
[/#if]
  reg [[=load.lanes * load.dataBits - 1]:0] load_data_i;
[#if load.lanes gt 1]
  wire load_ready_o;
[/#if]
[#if load.readBack]
  wire load_valid_o;
  wire [[=load.dataBits - 1]:0] load_data_o;
[/#if]
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
  wire busy_o;

  [=top] dut (
    .clk_i(clk),
    .rst_ni(rst_n),
    .spikes_valid_i(spikes_valid_i),
    .spikes_ready_o(spikes_ready_o),
    .spikes_i(spikes_i),
    .time_steps_i(time_steps_i),
[#if load??]
    .load_valid_i(load_valid_i),
[#if load.readBack]
    .load_read_i(load_read_i),
[/#if]
    .load_target_i(load_target_i),
    .load_layer_i(load_layer_i),
    .load_row_i(load_row_i),
    .load_neuron_i(load_neuron_i),
[#if load.lanes gt 1]
    .load_mask_i(load_mask_i),
[/#if]
    .load_data_i(load_data_i),
[#if load.lanes gt 1]
    .load_ready_o(load_ready_o),
[/#if]
[#if load.readBack]
    .load_valid_o(load_valid_o),
    .load_data_o(load_data_o),
[/#if]
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
    .result_counts_o(result_counts_o),
    .busy_o(busy_o)
  );
[/#if]

  task draw;
    random = random * 32'd1103515245 + 32'd12345;
  endtask

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
  task differ_at(input [8*64-1:0] signal, input [31:0] place, input [63:0] found,
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
[@differs signal=probe.path() place="" found=probe.padded(probe.path()) wanted=probe.padded("expected" + probe.range()) indent="        "/]
      end
[/#if]
[/#list]
      values = values + 32'd[=always?filter(p -> p.port())?size];
[#list groups as group]
[#if group.port()]
[@compareGroup group=group/]
[/#if]
[/#list]
`ifndef NETLIST
[#list always as probe]
[#if !probe.port()]
      if (dut.[=probe.path()] !== expected[=probe.range()]) begin
[@differs signal=probe.path() place="" found=probe.padded("dut." + probe.path()) wanted=probe.padded("expected" + probe.range()) indent="        "/]
      end
[/#if]
[/#list]
      values = values + 32'd[=always?filter(p -> !p.port())?size];
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
        want[[=group.width() - 1]:0] = [=group.memory()][[=group.memory()]_at];
        [=group.memory()]_at = [=group.memory()]_at + 32'd1;
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
[@differs signal=probe.path() place="i" found=probe.padded(found + "[i]") wanted=probe.padded(wanted + "[i*" + probe.width() + " +: " + probe.width() + "]") indent="            "/]
          end
          values = values + 32'd1;
        end
[#elseif probe.width() gt 64]
        if ([=found] !== [=wanted][=probe.range()]) begin
          for (i = [=probe.width() - 1]; i >= 0; i = i - 1) begin
            if ([=found][i] !== [=wanted][[#if probe.low() gt 0][=probe.low()] + [/#if]i]) begin
[@differs signal=probe.path() place="i" found=probe.paddedBit(found + "[i]") wanted=probe.paddedBit(wanted + "[" + (probe.low() gt 0)?then(probe.low() + " + ", "") + "i]") indent="              "/]
            end
          end
        end
[#else]
        if ([=found] !== [=wanted][=probe.range()]) begin
[@differs signal=probe.path() place="" found=probe.padded(found) wanted=probe.padded(wanted + probe.range()) indent="          "/]
        end
[/#if]
[/#list]
[#assign whole = group.probes()?filter(p -> !p.array())?size]
[#if whole gt 0]
        values = values + 32'd[=whole];
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
      s_axis_tkeep  = {[=streamWidth / 8]{1'bx}};
      s_axis_tlast  = 1'bx;
[#if loadStreamWidth gt 0]
      s_axis_load_tvalid = 1'b0;
      s_axis_load_tdata  = {[=loadStreamWidth]{1'bx}};
      s_axis_load_tkeep  = {[=loadStreamWidth / 8]{1'bx}};
      s_axis_load_tlast  = 1'bx;
[/#if]
      m_axis_tready = 1'b0;
[#else]
      spikes_valid_i = 1'b0;
      spikes_i       = {[=inputs]{1'bx}};
      result_ready_i = 1'b0;
[#if load??]
      load_valid_i   = 1'b0;
[#if load.readBack]
      load_read_i    = 1'b0;
[/#if]
      load_target_i  = 2'bxx;
      load_layer_i   = {[=load.layerBits]{1'bx}};
      load_row_i     = {[=load.rowBits]{1'bx}};
      load_neuron_i  = {[=load.neuronBits]{1'bx}};
[#if load.lanes gt 1]
      load_mask_i    = {[=load.lanes]{1'bx}};
[/#if]
      load_data_i    = {[=load.lanes * load.dataBits]{1'bx}};
[/#if]
[#if counters]
      count_enable_i = 1'b0;
      count_clear_i  = 1'b0;
      count_select_i = [=countSelectWidth]'d0;
[/#if]
[/#if]
    end
  endtask

[#if !axi]
  // Some cycles in which nothing happens, more often none.
  task pause;
    begin
      draw;
      rest;
      if (random[19:18] == 2'd0) begin
        repeat ({30'd0, random[17:16]}) begin
          #4 rise_and_fall;
        end
      end
    end
  endtask

[/#if]
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
      aw_taken      = 1'b0;
      w_taken       = 1'b0;
      ar_taken      = 1'b0;
      b_held        = 1'b0;
      r_held        = 1'b0;
[#else]
      time_steps_i = {[=countWidth]{1'bx}};
[/#if]
      rest;
      rst_n = 1'b0;
      #4 rise_and_fall;
[#if axi]
      // AXI: nothing is offered or accepted in reset, nor accepted in the cycle after it.
      if ({m_axis_tvalid, s_axi_bvalid, s_axi_rvalid} !== 3'b000) begin
        differ("valid in reset", {61'd0, m_axis_tvalid, s_axi_bvalid, s_axi_rvalid}, 64'd0);
      end
      if (irq_o !== 1'b0) begin
        differ("irq_o in reset", {63'd0, irq_o}, 64'd0);
      end
      if ({s_axi_awready, s_axi_wready, s_axi_arready, s_axis_tready} !== 4'b0000) begin
        differ("ready in reset",
               {60'd0, s_axi_awready, s_axi_wready, s_axi_arready, s_axis_tready}, 64'd0);
      end
[#if loadStreamWidth gt 0]
      if (s_axis_load_tready !== 1'b0) begin
        differ("s_axis_load_tready in reset", {63'd0, s_axis_load_tready}, 64'd0);
      end
[/#if]
      rst_n = 1'b1;
      #4 rise_and_fall;
[#else]
      rst_n = 1'b1;
[/#if]
    end
  endtask

  task start;
    begin
      segment = segment + 1;
      cycle   = 0;
      // What was offered when the last segment was broken off is lost.
      [=axi?then("tb_beats_at = tb_beats_at + {31'd0, held};", "tb_vectors_at = tb_vectors_at + {31'd0, held};")]
      held    = 1'b0;
[#if !axi]
      // A segment may begin in the very cycle after a reset.
      if (tb_operations[tb_operations_at - 32'd1] != OpReset) begin
        pause;
[#if counters]
        count_clear_i = 1'b1;
        #4 rise_and_fall;
        count_clear_i = 1'b0;
[/#if]
      end
      time_steps_i     = tb_time_steps[tb_time_steps_at];
      tb_time_steps_at = tb_time_steps_at + 32'd1;
[/#if]
    end
  endtask

  task run;
    begin
      expected  = tb_cycles[tb_cycles_at];
      tb_cycles_at = tb_cycles_at + 32'd1;
[#if axi]
      s_axis_tvalid = expected[[=offer]];
      s_axis_tkeep  = {[=streamWidth / 8]{s_axis_tvalid ? 1'b1 : 1'bx}};
      {s_axis_tlast, s_axis_tdata} = s_axis_tvalid ? tb_beats[tb_beats_at] : {[=streamWidth + 1]{1'bx}};
      m_axis_tready = expected[[=take]];
      #4 compare;
      held = s_axis_tvalid & ~s_axis_tready;
      if (s_axis_tvalid & s_axis_tready) begin
        tb_beats_at = tb_beats_at + 32'd1;
      end
      if (m_axis_tvalid & m_axis_tready & m_axis_tlast) begin
        samples = samples + 32'd1;
      end
      if (counting) begin
        window = window + 32'd1;
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
        tb_vectors_at = tb_vectors_at + 32'd1;
      end
      if (result_valid_o & result_ready_i) begin
        samples = samples + 32'd1;
      end
[/#if]
      rise_and_fall;
      cycle = cycle + 1;
    end
  endtask
[#if axi]

  // The first write, or read, from an access on.
  function [31:0] next_access(input [31:0] from, input write);
    reg [31:0] at;
    begin
      at    = from;
      entry = tb_registers[at];
      while (at < accesses_end && entry[WriteBit] !== write) begin
        at    = at + 32'd1;
        entry = tb_registers[at];
      end
      next_access = at;
    end
  endfunction

  task look_at(input [31:0] number);
    begin
      if (number >= accesses_end) begin
        differ("the number of an access", {32'd0, number}, {32'd0, accesses_end});
      end
      entry = tb_registers[number];
      {meaning, refused, strobes, address, data} = entry[WriteBit-1:0];
      more      = entry[MoreBit];
      interrupt = entry[MoreBit+1];
    end
  endtask

  // Writes are in order, and so are reads; the channels pause each for itself, otherwise each time.
  task access_registers;
    begin
      rest;
      access       = tb_registers_at;
      accesses_end = access;
      entry        = tb_registers[access];
      while (entry[MoreBit]) begin
        accesses_end = accesses_end + 32'd1;
        entry        = tb_registers[accesses_end];
      end
      accesses_end = accesses_end + 32'd1;
      aw_at  = next_access(access, 1'b1);
      w_at   = aw_at;
      b_at   = aw_at;
      ar_at  = next_access(access, 1'b0);
      r_at   = ar_at;
      waited = 32'd0;
      reads  = 32'd0;
      opened = 1'b0;
      look_at(access);
      m_axis_tready = meaning == Drained;
      draw;
      pace   = random[18:16];
      while ((b_at < accesses_end || r_at < accesses_end) && !failed) begin
        draw;
        drive_registers;
        #4;
        follow_writes;
        follow_reads;
        if (counting) begin
          window = window + 32'd1;
        end
        rise_and_fall;
        settle_registers;
        waited = waited + 32'd1;
        if (waited > 32'd100) begin
          access = (b_at < accesses_end) ? b_at : r_at;
          differ("the cycles until a register answers", {32'd0, waited}, 64'd100);
        end
      end
      s_axi_bready    = 1'b0;
      s_axi_rready    = 1'b0;
      tb_registers_at = accesses_end;
    end
  endtask

  // What is offered stays until it is taken.
  task drive_registers;
    begin
      if (!s_axi_awvalid && aw_at < accesses_end && (pace[0] | random[16])) begin
        look_at(aw_at);
        s_axi_awvalid = 1'b1;
        s_axi_awaddr  = address;
      end
      if (!s_axi_wvalid && w_at < accesses_end && (pace[1] | random[17])) begin
        look_at(w_at);
        s_axi_wvalid = 1'b1;
        s_axi_wdata  = data;
        s_axi_wstrb  = strobes;
      end
      if (!s_axi_arvalid && ar_at < accesses_end && (pace[0] | random[16])) begin
        look_at(ar_at);
        s_axi_arvalid = 1'b1;
        s_axi_araddr  = address;
      end
      s_axi_bready = pace[2] | (random[19:18] == 2'b00);
      s_axi_rready = pace[1] | (random[21:20] == 2'b00);
    end
  endtask

  // Just before the clock rises: what is answered, and is that right?
  task follow_writes;
    begin
      if (s_axi_bvalid !== 1'b1 && (s_axi_bvalid !== 1'b0 || b_held)) begin
        access = b_at;
        differ("s_axi_bvalid", {63'd0, s_axi_bvalid}, {63'd0, b_held});
      end
      if (s_axi_bvalid === 1'b1 && (b_at == aw_at || b_at == w_at)) begin
        differ("s_axi_bvalid", {63'd0, s_axi_bvalid}, 64'd0);
      end else if (s_axi_bvalid === 1'b1) begin
        look_at(b_at);
        if (s_axi_bresp !== {refused, 1'b0}) begin
          access = b_at;
          differ("s_axi_bresp", {62'd0, s_axi_bresp}, {62'd0, refused, 1'b0});
        end
        // What was written holds from this cycle on.
        if (meaning == WindowOpens && !opened) begin
          opened   = 1'b1;
          counting = 1'b1;
          window   = 32'd0;
        end
        if (meaning == WindowCloses) begin
          counting = 1'b0;
        end
        if (s_axi_bready) begin
          b_at   = next_access(b_at + 32'd1, 1'b1);
          waited = 32'd0;
        end
      end
      b_held   = s_axi_bvalid & ~s_axi_bready;
      aw_taken = s_axi_awvalid & s_axi_awready;
      w_taken  = s_axi_wvalid & s_axi_wready;
      if (aw_taken) begin
        aw_at = next_access(aw_at + 32'd1, 1'b1);
      end
      if (w_taken) begin
        w_at = next_access(w_at + 32'd1, 1'b1);
      end
    end
  endtask

  task follow_reads;
    begin
      if (s_axi_rvalid !== 1'b1 && (s_axi_rvalid !== 1'b0 || r_held)) begin
        access = r_at;
        differ("s_axi_rvalid", {63'd0, s_axi_rvalid}, {63'd0, r_held});
      end
      ar_taken = s_axi_arvalid & s_axi_arready;
      if (s_axi_rvalid === 1'b1 && r_at == ar_at) begin
        differ("s_axi_rvalid", {63'd0, s_axi_rvalid}, 64'd0);
      end else if (s_axi_rvalid === 1'b1) begin
        look_at(r_at);
        check_read;
        if (s_axi_rready) begin
          r_at   = again ? r_at : next_access(r_at + 32'd1, 1'b0);
          ar_at  = again ? r_at : ar_at;
          waited = 32'd0;
        end
      end
      r_held = s_axi_rvalid & ~s_axi_rready;
      if (ar_taken) begin
        ar_at = next_access(ar_at + 32'd1, 1'b0);
      end
      values = values + 32'd1;
    end
  endtask

  task check_read;
    begin
      if (meaning == WindowCounted) begin
        data = data + window;
      end
      value = (meaning == Awaited) ? s_axi_rdata & data : s_axi_rdata;
      again  = (meaning == Polled || meaning == Drained || meaning == Awaited) && value !== data
          && reads < MostReads;
      reads  = again ? reads + 32'd1 : 32'd0;
      access = r_at;
      if (s_axi_rresp !== {refused, 1'b0}) begin
        differ("s_axi_rresp", {62'd0, s_axi_rresp}, {62'd0, refused, 1'b0});
      end
      if (!again && value !== data) begin
        differ_at("s_axi_rdata of the register", {[=32 - addressWidth]'d0, address},
                  {32'd0, s_axi_rdata}, {32'd0, data});
      end
      if (!again && !more && irq_o !== interrupt) begin
        differ("irq_o", {63'd0, irq_o}, {63'd0, interrupt});
      end
    end
  endtask

  // What was taken as the clock rose is no longer offered.
  task settle_registers;
    begin
      if (aw_taken) begin
        s_axi_awvalid = 1'b0;
        s_axi_awaddr  = {[=addressWidth]{1'bx}};
      end
      if (w_taken) begin
        s_axi_wvalid = 1'b0;
        s_axi_wdata  = 32'bx;
        s_axi_wstrb  = 4'bx;
      end
      if (ar_taken) begin
        s_axi_arvalid = 1'b0;
        s_axi_araddr  = {[=addressWidth]{1'bx}};
      end
    end
  endtask

[#macro await_ready channel]
      [=channel]_tvalid = 1'b1;
      waited = 32'd0;
      #4;
      while ([=channel]_tready !== 1'b1 && waited < MostReads) begin
        waited = waited + 32'd1;
        rise_and_fall;
        #4;
      end
      if ([=channel]_tready !== 1'b1) begin
        differ("[=channel]_tready", {63'd0, [=channel]_tready}, 64'd1);
      end
      rise_and_fall;
[/#macro]
  // Offers a beat until it is accepted.
  task send_beat(input [[=streamWidth / 8 - 1]:0] keep);
    begin
      rest;
      s_axis_tkeep  = keep;
      {s_axis_tlast, s_axis_tdata} = tb_beats[tb_beats_at];
      tb_beats_at   = tb_beats_at + 32'd1;
[@await_ready "s_axis"/]
    end
  endtask
[#if loadBeats]

  task send_load_beat;
    begin
      rest;
      {s_axis_load_tlast, s_axis_load_tkeep, s_axis_load_tdata} = tb_load_beats[tb_load_beats_at];
      tb_load_beats_at = tb_load_beats_at + 32'd1;
[@await_ready "s_axis_load"/]
    end
  endtask
[/#if]

  // Takes a beat of a result at once or later.
  task take_result;
    begin
      rest;
      draw;
      if (random[16]) begin
        repeat ({30'd0, random[18:17]}) begin
          #4 rise_and_fall;
        end
      end
      waited = 32'd0;
      #4;
      while (m_axis_tvalid !== 1'b1 && waited < MostReads) begin
        waited = waited + 32'd1;
        rise_and_fall;
        #4;
      end
      {result_last, result_keep, result_data} = tb_results[tb_results_at];
      tb_results_at = tb_results_at + 32'd1;
      if (m_axis_tvalid !== 1'b1) begin
        differ("m_axis_tvalid", {63'd0, m_axis_tvalid}, 64'd1);
      end else if (m_axis_tdata !== result_data) begin
        differ("m_axis_tdata", {32'd0, m_axis_tdata}, {32'd0, result_data});
      end else if (m_axis_tkeep !== result_keep) begin
        differ("m_axis_tkeep", {60'd0, m_axis_tkeep}, {60'd0, result_keep});
      end else if (m_axis_tlast !== result_last) begin
        differ("m_axis_tlast", {63'd0, m_axis_tlast}, {63'd0, result_last});
      end
      values        = values + 32'd1;
      m_axis_tready = 1'b1;
      rise_and_fall;
    end
  endtask
[#else]
[#if loads]

[#if load.readBack]
  // What was read in each of the last cycles, and what is to come of it.
  reg [[=load.readCycles - 1]:0] reading;
  reg [[=load.readCycles * load.dataBits - 1]:0] read;

  // One cycle of the load port, as it is driven.
  task load_cycle(input [[=load.dataBits - 1]:0] held);
    begin
      #4;
      if (load_valid_o !== reading[[=load.readCycles - 1]]) begin
        differ("load_valid_o", load_valid_o, reading[[=load.readCycles - 1]]);
      end
      if (reading[[=load.readCycles - 1]]
          && load_data_o !== read[[=load.readCycles * load.dataBits - 1]:[=(load.readCycles - 1) * load.dataBits]]) begin
        differ("load_data_o", load_data_o,
               read[[=load.readCycles * load.dataBits - 1]:[=(load.readCycles - 1) * load.dataBits]]);
      end
      values  = values + 32'd1;
      reading = {reading[[=load.readCycles - 2]:0], load_read_i};
      read    = {read[[=(load.readCycles - 1) * load.dataBits - 1]:0], held};
      rise_and_fall;
    end
  endtask

[/#if]
  // Numbers are written[=load.readBack?then(", and read again one by one", "")].
  task load;
[#if load.readBack || load.lanes == 1]
    reg [[=load.lanes - 1]:0] mask;
[/#if]
[#if load.readBack]
    integer k;
    reg [[=load.neuronBits - 1]:0] first;
    reg [[=load.lanes * load.dataBits - 1]:0] data;
[/#if]
    begin
      pause;
      load_valid_i = 1'b1;
[#if load.lanes == 1]
      {load_target_i, load_layer_i, load_row_i, load_neuron_i, mask, load_data_i} =
          tb_loads[tb_loads_at];
[#else]
      {load_target_i, load_layer_i, load_row_i, load_neuron_i, load_mask_i, load_data_i} =
          tb_loads[tb_loads_at];
[/#if]
      tb_loads_at = tb_loads_at + 32'd1;
[#if load.readBack]
[#if load.lanes gt 1]
      mask  = load_mask_i;
[/#if]
      first = load_neuron_i;
      data  = load_data_i;
[#if load.lanes gt 1]
      #4;
      while (load_ready_o !== 1'b1 && !failed) begin
        load_cycle([=load.dataBits]'d0);
        #4;
      end
[/#if]
      load_cycle([=load.dataBits]'d0);
      load_valid_i = 1'b0;
      for (k = 0; k < [=load.lanes]; k = k + 1) begin
        if (mask[k]) begin
          load_read_i   = 1'b1;
          load_neuron_i = first | k[[=load.neuronBits - 1]:0];
          load_cycle(data[k*[=load.dataBits] +: [=load.dataBits]]);
        end
      end
      load_read_i = 1'b0;
      repeat ([=load.readCycles]) begin
        load_cycle([=load.dataBits]'d0);
      end
[#else]
      #4;
[#if load.lanes gt 1]
      while (load_ready_o !== 1'b1) begin
        rise_and_fall;
        #4;
      end
[/#if]
      rise_and_fall;
      load_valid_i = 1'b0;
[/#if]
    end
  endtask
[/#if]
[#if compared]

  task compare_count;
    begin
      pause;
      {count_select_i, count_expected} = tb_counts[tb_counts_at];
      tb_counts_at = tb_counts_at + 32'd1;
      #4;
      if (count_value_o !== count_expected) begin
        differ_at("count_value_o", {[=32 - countSelectWidth]'d0, count_select_i}, count_value_o,
                  count_expected);
      end
      values = values + 32'd1;
      rise_and_fall;
    end
  endtask
[/#if]
[/#if]

  // A word is a line of digits. What is missing would be read as X, or as zeros.
  task require_words(input [8*64-1:0] name, input [31:0] words, input [31:0] digits);
    begin
      file_words  = 32'd0;
      file_digits = 32'd0;
      file        = $fopen(name, "r");
      if (file == 0 && !failed) begin
        $display("FAIL: %0s cannot be read", name);
        failed = 1'b1;
      end
      if (!failed) begin
        character = $fgetc(file);
        while (character != -1) begin
          if (character == CharNewline) begin
            file_words = file_words + 32'd1;
          end else if (character > CharSpace) begin
            file_digits = file_digits + 32'd1;
          end
          character = $fgetc(file);
        end
        $fclose(file);
      end
      if (!failed && (file_words != words || file_digits != words * digits)) begin
        $display("FAIL: %0s has %0d words and %0d digits, expected %0d and %0d", name, file_words,
                 file_digits, words, words * digits);
        failed = 1'b1;
      end
    end
  endtask

  task read_arguments;
    begin
      if (!$value$plusargs("seed=%d", random)) begin
        random = 32'd1;
      end else if ((^random) === 1'bx) begin
        $display("FAIL: +seed is no number");
        failed = 1'b1;
      end
      if (!$value$plusargs("samples=%d", most_samples)) begin
        most_samples = Samples + 32'd1;
      end else if ((most_samples != 32'd0) !== 1'b1) begin
        $display("FAIL: +samples=%0d, allowed: 1 to %0d", most_samples, Samples);
        failed = 1'b1;
      end
      if ($test$plusargs("vcd")) begin
        if (!$value$plusargs("vcd=%s", waves)) begin
          waves = "[=names.bench].vcd";
        end
        // In one step of time, Verilator 5.006 would open the file before it has its name.
        $dumpfile(waves);
        #1 $dumpvars(0, [=names.bench]);
      end
    end
  endtask

  task finish;
    begin
      ended = 1'b1;
      if (Alone != 0) begin
`ifdef __ICARUS__
        $finish_and_return(failed);
`else
`ifndef NO_FATAL
        if (failed) begin
          $fatal(1, "the bench fails");
        end
`endif
        $finish;
`endif
      end
    end
  endtask

  initial begin
    segment = -1;
    cycle   = 0;
    samples = 32'd0;
    values  = 32'd0;
    failed  = 1'b0;
    ended   = 1'b0;
    held    = 1'b0;
[#if !axi && loads && load.readBack]
    reading = [=load.readCycles]'d0;
[/#if]
    clk     = 1'b0;
[#if axi]
    window  = 32'd0;
    access  = 32'd0;
[/#if]
[#list memories as memory]
    [=memory.name()]_at = 32'd0;
[/#list]
    read_arguments;
[#list words as file]
    require_words("[=file.name()]", 32'd[=file.words()], 32'd[=file.digits()]);
[/#list]
    if (!failed) begin
[#list memories as memory]
      $readmemh("[=names.own(memory.name())].hex", [=memory.name()]);
[/#list]
    end

    while (tb_operations_at < Operations && samples < most_samples && !failed) begin
      case (tb_operations[tb_operations_at])
        OpReset:    reset;
        OpStart:    start;
        OpRun:      run;
[#if axi]
        OpRegister: access_registers;
        OpBeat:     send_beat({[=streamWidth / 8]{1'b1}});
        OpPart:     send_beat({{[=streamWidth / 8 - 1]{1'b1}}, 1'b0});
[#if loadBeats]
        OpLoadBeat: send_load_beat;
[/#if]
        OpResult:   take_result;
[#else]
[#if loads]
        OpLoad:     load;
[/#if]
[#if compared]
        OpCount:    compare_count;
[/#if]
[/#if]
        default:    differ("the operation", {60'd0, tb_operations[tb_operations_at]}, 64'd0);
      endcase
      tb_operations_at = tb_operations_at + 32'd1;
    end

    if (samples < most_samples && samples != Samples) begin
      differ("the number of results", {32'd0, samples}, {32'd0, Samples});
    end
    if (!failed && samples < most_samples) begin
      $display("PASS: %0d segments, %0d samples, %0d cycles, %0d values compared", segment + 1,
               samples, tb_cycles_at, values);
    end else if (!failed) begin
      $display("PASS: %0d segments, %0d of %0d samples, %0d cycles, %0d values compared",
               segment + 1, samples, Samples, tb_cycles_at, values);
    end
    finish;
  end

  // A bench that hangs fails too.
  initial begin
    #(MostCycles * 64'd10);
    if (!ended) begin
      $display("FAIL: segment %0d, cycle %0d: the bench does not end", segment, cycle);
      failed = 1'b1;
      finish;
    end
  end

endmodule

`default_nettype wire
