// Bench of snn_axi, 20-12-4: holds the RTL to the clocked model in every cycle.
//
// From this folder, with Icarus Verilog or with Verilator:
//
//   $ iverilog -g2005 -o snn_tb.vvp snn_tb.v -f files.f
//   $ vvp -n snn_tb.vvp
//
//   $ verilator --binary --timing -Wall --top-module snn_tb snn_tb.v -f files.f
//   $ obj_dir/Vsnn_tb
//
// Prints one line: PASS with what was compared, or FAIL with the first difference. Any simulator of
// Verilog-2005 runs it; this file comes first, for the RTL has no timescale of its own. The
// simulator's exit code is 0 after PASS and another after FAIL: by $finish_and_return under Icarus,
// by $fatal under any other. With the macro NO_FATAL, for simulators that have neither, $finish
// ends both, and only the line tells.
//
//   +samples=N   stop after N results
//   +seed=N      other random pauses; 1 if not given
//   +vcd=FILE    write waves, without =FILE to snn_tb.vcd (Verilator: built with --trace)
//
// The files tb_*.hex hold what the bench does, operation by operation, and what the clocked model
// did in each cycle. A signal is compared just before the clock rises: the handshakes and what
// controls the layers in every cycle; data, such as potentials, in the cycles in which they mean
// something. Segments follow each other on the same machine, each as on one that was just reset.
//
// With the macro NETLIST, only ports are compared: the signals within a netlist are not those of
// the RTL. The inputs are X while they mean nothing.

`timescale 1ns / 1ns
`default_nettype none

module snn_tb #(
  parameter Alone = 1  // 0 beside another bench: the end sets ended, and ends nothing else
);

  localparam [31:0] Operations = 32'd4633;
  localparam [31:0] Samples    = 32'd11;

  // All of them together take fewer clock cycles, of 10 time units each.
  localparam [63:0] MostCycles = 64'd229872;

  // What is read again until it is what it has to be is that after fewer reads: what is in flight
  // takes no longer than all that the bench presents, and some cycles. Nor does a stream take more
  // cycles.
  localparam [31:0] MostReads = Operations + 32'd1000;

  localparam [3:0] OpReset    = 4'd0;
  localparam [3:0] OpStart    = 4'd1;  // begin a segment
  localparam [3:0] OpRun      = 4'd2;  // a cycle that is compared
  localparam [3:0] OpRegister = 4'd5;  // write or read a register
  localparam [3:0] OpBeat     = 4'd6;  // send a beat, whatever comes of it
  localparam [3:0] OpPart     = 4'd7;  // the same without its lowest byte
  localparam [3:0] OpResult   = 4'd9;  // take a beat of a result, and compare it

  // What the bench reads, the first of several values in the lowest bits, and how far it is.

  // what to do
  reg [3:0] tb_operations [0:4632];
  reg [31:0] tb_operations_at;

  // data, last
  reg [32:0] tb_beats [0:45];
  reg [31:0] tb_beats_at;

  // data, bytes, last
  reg [36:0] tb_results [0:21];
  reg [31:0] tb_results_at;

  // data, address, strobes, error, meaning, write, more, interrupt
  reg [54:0] tb_registers [0:987];
  reg [31:0] tb_registers_at;

  // all that is compared in every cycle
  reg [55:0] tb_cycles [0:4143];
  reg [31:0] tb_cycles_at;

  // issue_first, issue_last, issue_final, issue_index
  reg [7:0] tb_layer_0_issue_first [0:201];
  reg [31:0] tb_layer_0_issue_first_at;

  // v_q
  reg [143:0] tb_layer_0_v [0:23];
  reg [31:0] tb_layer_0_v_at;

  // spikes, final_q
  reg [12:0] tb_layer_0_spikes [0:26];
  reg [31:0] tb_layer_0_spikes_at;

  // issue_first, issue_last, issue_final
  reg [2:0] tb_layer_1_issue_first [0:49];
  reg [31:0] tb_layer_1_issue_first_at;

  // v_q
  reg [43:0] tb_layer_1_v [0:22];
  reg [31:0] tb_layer_1_v_at;

  // spikes, final_q
  reg [4:0] tb_layer_1_spikes [0:1040];
  reg [31:0] tb_layer_1_spikes_at;

  // result_class_o, result_counts_o
  reg [21:0] tb_result_class_o [0:3666];
  reg [31:0] tb_result_class_o_at;

  // s_axis_tdata, s_axis_tlast
  reg [32:0] tb_s_axis_tdata [0:101];
  reg [31:0] tb_s_axis_tdata_at;

  // spikes_q
  reg [19:0] tb_spike_input_spikes [0:180];
  reg [31:0] tb_spike_input_spikes_at;

  // m_axis_tdata, m_axis_tkeep, m_axis_tlast
  reg [36:0] tb_m_axis_tdata [0:3927];
  reg [31:0] tb_m_axis_tdata_at;

  integer    segment;
  integer    cycle;
  reg [31:0] samples;
  reg [31:0] most_samples;  // the bench stops after so many
  reg [31:0] values;
  reg [31:0] random;
  integer    i;
  reg failed;
  reg ended;
  reg held;  // what is offered has not been accepted

  // The files that bench and RTL read.
  localparam [31:0] CharNewline = 32'd10;
  localparam [31:0] CharSpace   = 32'd32;

  integer         file;
  integer         character;  // -1 after the last
  reg [31:0]      file_words;
  reg [31:0]      file_digits;
  reg [8*256-1:0] waves;


  // Accesses to registers: up to the first whose answer has to be waited for, all are under way at
  // the same time.
  localparam WriteBit = 52;
  localparam MoreBit  = 53;

  localparam [2:0] WindowOpens   = 3'd1;
  localparam [2:0] WindowCloses  = 3'd2;
  localparam [2:0] WindowCounted = 3'd3;
  localparam [2:0] Polled        = 3'd4;  // read again until it is what it has to be
  localparam [2:0] Drained       = 3'd5;  // the same, and results are taken meanwhile
  localparam [2:0] Awaited       = 3'd6;  // read again until it has all bits that it has to have

  reg               counting;  // the performance counters count
  reg [31:0]        window;    // for so many cycles so far
  reg [31:0]        waited;    // for so many cycles, nothing was answered
  reg [31:0]        access;    // the one that fails, for who looks into the waves
  reg [31:0]        accesses_end;
  reg [31:0]        aw_at;
  reg [31:0]        w_at;
  reg [31:0]        b_at;
  reg [31:0]        ar_at;
  reg [31:0]        r_at;
  reg [2:0]         pace;      // which channels do not pause
  reg               aw_taken;
  reg               w_taken;
  reg               ar_taken;
  reg               b_held;    // what is answered was not accepted
  reg               r_held;
  reg               again;
  reg [31:0]        reads;     // of the register that is read again
  reg               opened;
  reg               interrupt;
  reg               more;
  reg [2:0]         meaning;
  reg               refused;
  reg [3:0]         strobes;
  reg [11:0]        address;
  reg [31:0]        data;
  reg [31:0]        value;
  reg [MoreBit+1:0] entry;

  // The beat of a result that is due.
  reg        result_last;
  reg [3:0]  result_keep;
  reg [31:0] result_data;

  // What is expected of a cycle.
  reg [55:0]  expected;
  reg [143:0] want;  // data

  reg         clk;
  reg         rst_n;
  reg         s_axis_tvalid;
  wire        s_axis_tready;
  reg [31:0]  s_axis_tdata;
  reg [3:0]   s_axis_tkeep;
  reg         s_axis_tlast;
  wire        m_axis_tvalid;
  reg         m_axis_tready;
  wire [31:0] m_axis_tdata;
  wire [3:0]  m_axis_tkeep;
  wire        m_axis_tlast;
  reg         s_axi_awvalid;
  wire        s_axi_awready;
  reg [11:0]  s_axi_awaddr;
  reg         s_axi_wvalid;
  wire        s_axi_wready;
  reg [31:0]  s_axi_wdata;
  reg [3:0]   s_axi_wstrb;
  wire        s_axi_bvalid;
  reg         s_axi_bready;
  wire [1:0]  s_axi_bresp;
  reg         s_axi_arvalid;
  wire        s_axi_arready;
  reg [11:0]  s_axi_araddr;
  wire        s_axi_rvalid;
  reg         s_axi_rready;
  wire [31:0] s_axi_rdata;
  wire [1:0]  s_axi_rresp;
  wire        irq_o;

  snn_axi dut (
    .clk_i        (clk),
    .rst_ni       (rst_n),
    .s_axis_tvalid(s_axis_tvalid),
    .s_axis_tready(s_axis_tready),
    .s_axis_tdata (s_axis_tdata),
    .s_axis_tkeep (s_axis_tkeep),
    .s_axis_tlast (s_axis_tlast),
    .m_axis_tvalid(m_axis_tvalid),
    .m_axis_tready(m_axis_tready),
    .m_axis_tdata (m_axis_tdata),
    .m_axis_tkeep (m_axis_tkeep),
    .m_axis_tlast (m_axis_tlast),
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
    .irq_o        (irq_o)
  );

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
      if (s_axis_tvalid !== expected[0]) begin
        differ("s_axis_tvalid", {63'd0, s_axis_tvalid}, {63'd0, expected[0]});
      end
      if (s_axis_tready !== expected[1]) begin
        differ("s_axis_tready", {63'd0, s_axis_tready}, {63'd0, expected[1]});
      end
      if (m_axis_tvalid !== expected[4]) begin
        differ("m_axis_tvalid", {63'd0, m_axis_tvalid}, {63'd0, expected[4]});
      end
      if (m_axis_tready !== expected[5]) begin
        differ("m_axis_tready", {63'd0, m_axis_tready}, {63'd0, expected[5]});
      end
      values = values + 32'd4;
      if (expected[0]) begin
        want[32:0]         = tb_s_axis_tdata[tb_s_axis_tdata_at];
        tb_s_axis_tdata_at = tb_s_axis_tdata_at + 32'd1;
        if (s_axis_tdata !== want[31:0]) begin
          differ("s_axis_tdata", {32'd0, s_axis_tdata}, {32'd0, want[31:0]});
        end
        if (s_axis_tlast !== want[32]) begin
          differ("s_axis_tlast", {63'd0, s_axis_tlast}, {63'd0, want[32]});
        end
        values = values + 32'd2;
      end
      if (expected[4]) begin
        want[36:0]         = tb_m_axis_tdata[tb_m_axis_tdata_at];
        tb_m_axis_tdata_at = tb_m_axis_tdata_at + 32'd1;
        if (m_axis_tdata !== want[31:0]) begin
          differ("m_axis_tdata", {32'd0, m_axis_tdata}, {32'd0, want[31:0]});
        end
        if (m_axis_tkeep !== want[35:32]) begin
          differ("m_axis_tkeep", {60'd0, m_axis_tkeep}, {60'd0, want[35:32]});
        end
        if (m_axis_tlast !== want[36]) begin
          differ("m_axis_tlast", {63'd0, m_axis_tlast}, {63'd0, want[36]});
        end
        values = values + 32'd3;
      end
`ifndef NETLIST
      if (dut.u_skid.full_q !== expected[2]) begin
        differ("u_skid.full_q", {63'd0, dut.u_skid.full_q}, {63'd0, expected[2]});
      end
      if (dut.u_spike_input.valid_q !== expected[3]) begin
        differ("u_spike_input.valid_q", {63'd0, dut.u_spike_input.valid_q}, {63'd0, expected[3]});
      end
      if (dut.u_result_output.beat_q !== expected[8:6]) begin
        differ("u_result_output.beat_q", {61'd0, dut.u_result_output.beat_q},
               {61'd0, expected[8:6]});
      end
      if (dut.u_core.spikes_valid_i !== expected[9]) begin
        differ("u_core.spikes_valid_i", {63'd0, dut.u_core.spikes_valid_i}, {63'd0, expected[9]});
      end
      if (dut.u_core.spikes_ready_o !== expected[10]) begin
        differ("u_core.spikes_ready_o", {63'd0, dut.u_core.spikes_ready_o}, {63'd0, expected[10]});
      end
      if (dut.u_core.u_layer_0.valid_i !== expected[11]) begin
        differ("u_core.u_layer_0.valid_i", {63'd0, dut.u_core.u_layer_0.valid_i},
               {63'd0, expected[11]});
      end
      if (dut.u_core.u_layer_0.ready_o !== expected[12]) begin
        differ("u_core.u_layer_0.ready_o", {63'd0, dut.u_core.u_layer_0.ready_o},
               {63'd0, expected[12]});
      end
      if (dut.u_core.u_layer_0.stall !== expected[13]) begin
        differ("u_core.u_layer_0.stall", {63'd0, dut.u_core.u_layer_0.stall},
               {63'd0, expected[13]});
      end
      if (dut.u_core.u_layer_0.issue_valid !== expected[14]) begin
        differ("u_core.u_layer_0.issue_valid", {63'd0, dut.u_core.u_layer_0.issue_valid},
               {63'd0, expected[14]});
      end
      if (dut.u_core.u_layer_0.u_scheduler.pending_en !== expected[15]) begin
        differ("u_core.u_layer_0.u_scheduler.pending_en",
               {63'd0, dut.u_core.u_layer_0.u_scheduler.pending_en},
               {63'd0, expected[15]});
      end
      if (dut.u_core.u_layer_0.bank_rd_en !== expected[18:16]) begin
        differ("u_core.u_layer_0.bank_rd_en", {61'd0, dut.u_core.u_layer_0.bank_rd_en},
               {61'd0, expected[18:16]});
      end
      if (dut.u_core.u_layer_0.bank_rd_addr !== expected[21:19]) begin
        differ("u_core.u_layer_0.bank_rd_addr", {61'd0, dut.u_core.u_layer_0.bank_rd_addr},
               {61'd0, expected[21:19]});
      end
      if (dut.u_core.u_layer_0.acc_en !== expected[22]) begin
        differ("u_core.u_layer_0.acc_en", {63'd0, dut.u_core.u_layer_0.acc_en},
               {63'd0, expected[22]});
      end
      if (dut.u_core.u_layer_0.fire !== expected[23]) begin
        differ("u_core.u_layer_0.fire", {63'd0, dut.u_core.u_layer_0.fire}, {63'd0, expected[23]});
      end
      if (dut.u_core.u_layer_0.publish !== expected[24]) begin
        differ("u_core.u_layer_0.publish", {63'd0, dut.u_core.u_layer_0.publish},
               {63'd0, expected[24]});
      end
      if (dut.u_core.u_layer_0.valid_q !== expected[25]) begin
        differ("u_core.u_layer_0.valid_q", {63'd0, dut.u_core.u_layer_0.valid_q},
               {63'd0, expected[25]});
      end
      if (dut.u_core.u_layer_0.out_ready !== expected[26]) begin
        differ("u_core.u_layer_0.out_ready", {63'd0, dut.u_core.u_layer_0.out_ready},
               {63'd0, expected[26]});
      end
      if (dut.u_core.u_layer_0.valid_o !== expected[27]) begin
        differ("u_core.u_layer_0.valid_o", {63'd0, dut.u_core.u_layer_0.valid_o},
               {63'd0, expected[27]});
      end
      if (dut.u_core.u_layer_0.ready_i !== expected[28]) begin
        differ("u_core.u_layer_0.ready_i", {63'd0, dut.u_core.u_layer_0.ready_i},
               {63'd0, expected[28]});
      end
      if (dut.u_core.u_layer_1.valid_i !== expected[29]) begin
        differ("u_core.u_layer_1.valid_i", {63'd0, dut.u_core.u_layer_1.valid_i},
               {63'd0, expected[29]});
      end
      if (dut.u_core.u_layer_1.ready_o !== expected[30]) begin
        differ("u_core.u_layer_1.ready_o", {63'd0, dut.u_core.u_layer_1.ready_o},
               {63'd0, expected[30]});
      end
      if (dut.u_core.u_layer_1.stall !== expected[31]) begin
        differ("u_core.u_layer_1.stall", {63'd0, dut.u_core.u_layer_1.stall},
               {63'd0, expected[31]});
      end
      if (dut.u_core.u_layer_1.issue_valid !== expected[32]) begin
        differ("u_core.u_layer_1.issue_valid", {63'd0, dut.u_core.u_layer_1.issue_valid},
               {63'd0, expected[32]});
      end
      if (dut.u_core.u_layer_1.u_scheduler.pending_en !== expected[33]) begin
        differ("u_core.u_layer_1.u_scheduler.pending_en",
               {63'd0, dut.u_core.u_layer_1.u_scheduler.pending_en},
               {63'd0, expected[33]});
      end
      if (dut.u_core.u_layer_1.bank_rd_en !== expected[35:34]) begin
        differ("u_core.u_layer_1.bank_rd_en", {62'd0, dut.u_core.u_layer_1.bank_rd_en},
               {62'd0, expected[35:34]});
      end
      if (dut.u_core.u_layer_1.bank_rd_addr !== expected[41:36]) begin
        differ("u_core.u_layer_1.bank_rd_addr", {58'd0, dut.u_core.u_layer_1.bank_rd_addr},
               {58'd0, expected[41:36]});
      end
      if (dut.u_core.u_layer_1.acc_en !== expected[42]) begin
        differ("u_core.u_layer_1.acc_en", {63'd0, dut.u_core.u_layer_1.acc_en},
               {63'd0, expected[42]});
      end
      if (dut.u_core.u_layer_1.fire !== expected[43]) begin
        differ("u_core.u_layer_1.fire", {63'd0, dut.u_core.u_layer_1.fire}, {63'd0, expected[43]});
      end
      if (dut.u_core.u_layer_1.publish !== expected[44]) begin
        differ("u_core.u_layer_1.publish", {63'd0, dut.u_core.u_layer_1.publish},
               {63'd0, expected[44]});
      end
      if (dut.u_core.u_layer_1.valid_q !== expected[45]) begin
        differ("u_core.u_layer_1.valid_q", {63'd0, dut.u_core.u_layer_1.valid_q},
               {63'd0, expected[45]});
      end
      if (dut.u_core.u_layer_1.out_ready !== expected[46]) begin
        differ("u_core.u_layer_1.out_ready", {63'd0, dut.u_core.u_layer_1.out_ready},
               {63'd0, expected[46]});
      end
      if (dut.u_core.u_layer_1.valid_o !== expected[47]) begin
        differ("u_core.u_layer_1.valid_o", {63'd0, dut.u_core.u_layer_1.valid_o},
               {63'd0, expected[47]});
      end
      if (dut.u_core.u_layer_1.ready_i !== expected[48]) begin
        differ("u_core.u_layer_1.ready_i", {63'd0, dut.u_core.u_layer_1.ready_i},
               {63'd0, expected[48]});
      end
      if (dut.u_core.u_spike_counter.valid_i !== expected[49]) begin
        differ("u_core.u_spike_counter.valid_i", {63'd0, dut.u_core.u_spike_counter.valid_i},
               {63'd0, expected[49]});
      end
      if (dut.u_core.u_spike_counter.ready_o !== expected[50]) begin
        differ("u_core.u_spike_counter.ready_o", {63'd0, dut.u_core.u_spike_counter.ready_o},
               {63'd0, expected[50]});
      end
      if (dut.u_core.u_spike_counter.stall !== expected[51]) begin
        differ("u_core.u_spike_counter.stall", {63'd0, dut.u_core.u_spike_counter.stall},
               {63'd0, expected[51]});
      end
      if (dut.u_core.u_spike_counter.publish !== expected[52]) begin
        differ("u_core.u_spike_counter.publish", {63'd0, dut.u_core.u_spike_counter.publish},
               {63'd0, expected[52]});
      end
      if (dut.u_core.result_valid_o !== expected[53]) begin
        differ("u_core.result_valid_o", {63'd0, dut.u_core.result_valid_o}, {63'd0, expected[53]});
      end
      if (dut.u_core.result_ready_i !== expected[54]) begin
        differ("u_core.result_ready_i", {63'd0, dut.u_core.result_ready_i}, {63'd0, expected[54]});
      end
      if (dut.u_core.busy_o !== expected[55]) begin
        differ("u_core.busy_o", {63'd0, dut.u_core.busy_o}, {63'd0, expected[55]});
      end
      values = values + 32'd40;
      if (expected[14]) begin
        want[7:0]                 = tb_layer_0_issue_first[tb_layer_0_issue_first_at];
        tb_layer_0_issue_first_at = tb_layer_0_issue_first_at + 32'd1;
        if (dut.u_core.u_layer_0.issue_first !== want[0]) begin
          differ("u_core.u_layer_0.issue_first", {63'd0, dut.u_core.u_layer_0.issue_first},
                 {63'd0, want[0]});
        end
        if (dut.u_core.u_layer_0.issue_last !== want[1]) begin
          differ("u_core.u_layer_0.issue_last", {63'd0, dut.u_core.u_layer_0.issue_last},
                 {63'd0, want[1]});
        end
        if (dut.u_core.u_layer_0.issue_final !== want[2]) begin
          differ("u_core.u_layer_0.issue_final", {63'd0, dut.u_core.u_layer_0.issue_final},
                 {63'd0, want[2]});
        end
        if (dut.u_core.u_layer_0.issue_index !== want[7:3]) begin
          differ("u_core.u_layer_0.issue_index", {59'd0, dut.u_core.u_layer_0.issue_index},
                 {59'd0, want[7:3]});
        end
        values = values + 32'd4;
      end
      if (expected[23]) begin
        want[143:0]     = tb_layer_0_v[tb_layer_0_v_at];
        tb_layer_0_v_at = tb_layer_0_v_at + 32'd1;
        for (i = 0; i < 12; i = i + 1) begin
          if (dut.u_core.u_layer_0.u_neuron_array.v_q[i] !== want[i*12 +: 12]) begin
            differ_at("u_core.u_layer_0.u_neuron_array.v_q", i,
                   {52'd0, dut.u_core.u_layer_0.u_neuron_array.v_q[i]},
                   {52'd0, want[i*12 +: 12]});
          end
          values = values + 32'd1;
        end
      end
      if (expected[25]) begin
        want[12:0]           = tb_layer_0_spikes[tb_layer_0_spikes_at];
        tb_layer_0_spikes_at = tb_layer_0_spikes_at + 32'd1;
        if (dut.u_core.u_layer_0.spikes !== want[11:0]) begin
          differ("u_core.u_layer_0.spikes", {52'd0, dut.u_core.u_layer_0.spikes},
                 {52'd0, want[11:0]});
        end
        if (dut.u_core.u_layer_0.final_q !== want[12]) begin
          differ("u_core.u_layer_0.final_q", {63'd0, dut.u_core.u_layer_0.final_q},
                 {63'd0, want[12]});
        end
        values = values + 32'd2;
      end
      if (expected[32]) begin
        want[2:0]                 = tb_layer_1_issue_first[tb_layer_1_issue_first_at];
        tb_layer_1_issue_first_at = tb_layer_1_issue_first_at + 32'd1;
        if (dut.u_core.u_layer_1.issue_first !== want[0]) begin
          differ("u_core.u_layer_1.issue_first", {63'd0, dut.u_core.u_layer_1.issue_first},
                 {63'd0, want[0]});
        end
        if (dut.u_core.u_layer_1.issue_last !== want[1]) begin
          differ("u_core.u_layer_1.issue_last", {63'd0, dut.u_core.u_layer_1.issue_last},
                 {63'd0, want[1]});
        end
        if (dut.u_core.u_layer_1.issue_final !== want[2]) begin
          differ("u_core.u_layer_1.issue_final", {63'd0, dut.u_core.u_layer_1.issue_final},
                 {63'd0, want[2]});
        end
        values = values + 32'd3;
      end
      if (expected[43]) begin
        want[43:0]      = tb_layer_1_v[tb_layer_1_v_at];
        tb_layer_1_v_at = tb_layer_1_v_at + 32'd1;
        for (i = 0; i < 4; i = i + 1) begin
          if (dut.u_core.u_layer_1.u_neuron_array.v_q[i] !== want[i*11 +: 11]) begin
            differ_at("u_core.u_layer_1.u_neuron_array.v_q", i,
                   {53'd0, dut.u_core.u_layer_1.u_neuron_array.v_q[i]},
                   {53'd0, want[i*11 +: 11]});
          end
          values = values + 32'd1;
        end
      end
      if (expected[45]) begin
        want[4:0]            = tb_layer_1_spikes[tb_layer_1_spikes_at];
        tb_layer_1_spikes_at = tb_layer_1_spikes_at + 32'd1;
        if (dut.u_core.u_layer_1.spikes !== want[3:0]) begin
          differ("u_core.u_layer_1.spikes", {60'd0, dut.u_core.u_layer_1.spikes},
                 {60'd0, want[3:0]});
        end
        if (dut.u_core.u_layer_1.final_q !== want[4]) begin
          differ("u_core.u_layer_1.final_q", {63'd0, dut.u_core.u_layer_1.final_q},
                 {63'd0, want[4]});
        end
        values = values + 32'd2;
      end
      if (expected[53]) begin
        want[21:0]           = tb_result_class_o[tb_result_class_o_at];
        tb_result_class_o_at = tb_result_class_o_at + 32'd1;
        if (dut.u_core.result_class_o !== want[1:0]) begin
          differ("u_core.result_class_o", {62'd0, dut.u_core.result_class_o}, {62'd0, want[1:0]});
        end
        if (dut.u_core.result_counts_o !== want[21:2]) begin
          differ("u_core.result_counts_o", {44'd0, dut.u_core.result_counts_o},
                 {44'd0, want[21:2]});
        end
        values = values + 32'd2;
      end
      if (expected[3]) begin
        want[19:0]               = tb_spike_input_spikes[tb_spike_input_spikes_at];
        tb_spike_input_spikes_at = tb_spike_input_spikes_at + 32'd1;
        if (dut.u_spike_input.spikes_q !== want[19:0]) begin
          differ("u_spike_input.spikes_q", {44'd0, dut.u_spike_input.spikes_q},
                 {44'd0, want[19:0]});
        end
        values = values + 32'd1;
      end
`endif
    end
  endtask

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
      s_axis_tvalid = 1'b0;
      s_axis_tdata  = {32{1'bx}};
      s_axis_tkeep  = {4{1'bx}};
      s_axis_tlast  = 1'bx;
      m_axis_tready = 1'b0;
    end
  endtask

  task reset;
    begin
      s_axi_awvalid = 1'b0;
      s_axi_awaddr  = {12{1'bx}};
      s_axi_wvalid  = 1'b0;
      s_axi_wdata   = 32'bx;
      s_axi_wstrb   = 4'bx;
      s_axi_bready  = 1'b0;
      s_axi_arvalid = 1'b0;
      s_axi_araddr  = {12{1'bx}};
      s_axi_rready  = 1'b0;
      counting      = 1'b0;
      aw_taken      = 1'b0;
      w_taken       = 1'b0;
      ar_taken      = 1'b0;
      b_held        = 1'b0;
      r_held        = 1'b0;
      rest;
      rst_n = 1'b0;
      #4 rise_and_fall;
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
      rst_n = 1'b1;
      #4 rise_and_fall;
    end
  endtask

  task start;
    begin
      segment = segment + 1;
      cycle   = 0;
      // What was offered when the last segment was broken off is lost.
      tb_beats_at = tb_beats_at + {31'd0, held};
      held        = 1'b0;
    end
  endtask

  task run;
    begin
      expected                     = tb_cycles[tb_cycles_at];
      tb_cycles_at                 = tb_cycles_at + 32'd1;
      s_axis_tvalid                = expected[0];
      s_axis_tkeep                 = {4{s_axis_tvalid ? 1'b1 : 1'bx}};
      {s_axis_tlast, s_axis_tdata} = s_axis_tvalid ? tb_beats[tb_beats_at] : {33{1'bx}};
      m_axis_tready                = expected[5];
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
      rise_and_fall;
      cycle = cycle + 1;
    end
  endtask

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
      entry                                      = tb_registers[number];
      {meaning, refused, strobes, address, data} = entry[WriteBit-1:0];
      more                                       = entry[MoreBit];
      interrupt                                  = entry[MoreBit+1];
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
      aw_at        = next_access(access, 1'b1);
      w_at         = aw_at;
      b_at         = aw_at;
      ar_at        = next_access(access, 1'b0);
      r_at         = ar_at;
      waited       = 32'd0;
      reads        = 32'd0;
      opened       = 1'b0;
      look_at(access);
      m_axis_tready = meaning == Drained;
      draw;
      pace = random[18:16];
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
        differ_at("s_axi_rdata of the register", {20'd0, address},
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
        s_axi_awaddr  = {12{1'bx}};
      end
      if (w_taken) begin
        s_axi_wvalid = 1'b0;
        s_axi_wdata  = 32'bx;
        s_axi_wstrb  = 4'bx;
      end
      if (ar_taken) begin
        s_axi_arvalid = 1'b0;
        s_axi_araddr  = {12{1'bx}};
      end
    end
  endtask

  // Offers a beat until it is accepted.
  task send_beat(input [3:0] keep);
    begin
      rest;
      s_axis_tkeep                 = keep;
      {s_axis_tlast, s_axis_tdata} = tb_beats[tb_beats_at];
      tb_beats_at                  = tb_beats_at + 32'd1;
      s_axis_tvalid                = 1'b1;
      waited                       = 32'd0;
      #4;
      while (s_axis_tready !== 1'b1 && waited < MostReads) begin
        waited = waited + 32'd1;
        rise_and_fall;
        #4;
      end
      if (s_axis_tready !== 1'b1) begin
        differ("s_axis_tready", {63'd0, s_axis_tready}, 64'd1);
      end
      rise_and_fall;
    end
  endtask

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
      tb_results_at                           = tb_results_at + 32'd1;
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
          waves = "snn_tb.vcd";
        end
        // In one step of time, Verilator 5.006 would open the file before it has its name.
        $dumpfile(waves);
        #1 $dumpvars(0, snn_tb);
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
    segment                   = -1;
    cycle                     = 0;
    samples                   = 32'd0;
    values                    = 32'd0;
    failed                    = 1'b0;
    ended                     = 1'b0;
    held                      = 1'b0;
    clk                       = 1'b0;
    window                    = 32'd0;
    access                    = 32'd0;
    tb_operations_at          = 32'd0;
    tb_beats_at               = 32'd0;
    tb_results_at             = 32'd0;
    tb_registers_at           = 32'd0;
    tb_cycles_at              = 32'd0;
    tb_layer_0_issue_first_at = 32'd0;
    tb_layer_0_v_at           = 32'd0;
    tb_layer_0_spikes_at      = 32'd0;
    tb_layer_1_issue_first_at = 32'd0;
    tb_layer_1_v_at           = 32'd0;
    tb_layer_1_spikes_at      = 32'd0;
    tb_result_class_o_at      = 32'd0;
    tb_s_axis_tdata_at        = 32'd0;
    tb_spike_input_spikes_at  = 32'd0;
    tb_m_axis_tdata_at        = 32'd0;
    read_arguments;
    require_words("tb_operations.hex", 32'd4633, 32'd1);
    require_words("tb_beats.hex", 32'd46, 32'd9);
    require_words("tb_results.hex", 32'd22, 32'd10);
    require_words("tb_registers.hex", 32'd988, 32'd14);
    require_words("tb_cycles.hex", 32'd4144, 32'd14);
    require_words("tb_layer_0_issue_first.hex", 32'd202, 32'd2);
    require_words("tb_layer_0_v.hex", 32'd24, 32'd36);
    require_words("tb_layer_0_spikes.hex", 32'd27, 32'd4);
    require_words("tb_layer_1_issue_first.hex", 32'd50, 32'd1);
    require_words("tb_layer_1_v.hex", 32'd23, 32'd11);
    require_words("tb_layer_1_spikes.hex", 32'd1041, 32'd2);
    require_words("tb_result_class_o.hex", 32'd3667, 32'd6);
    require_words("tb_s_axis_tdata.hex", 32'd102, 32'd9);
    require_words("tb_spike_input_spikes.hex", 32'd181, 32'd5);
    require_words("tb_m_axis_tdata.hex", 32'd3928, 32'd10);
    require_words("layer0_bank0.hex", 32'd8, 32'd21);
    require_words("layer0_bank1.hex", 32'd8, 32'd21);
    require_words("layer0_bank2.hex", 32'd8, 32'd21);
    require_words("layer0_thresholds.hex", 32'd12, 32'd3);
    require_words("layer1_bank0.hex", 32'd8, 32'd7);
    require_words("layer1_bank1.hex", 32'd8, 32'd7);
    require_words("layer1_thresholds.hex", 32'd4, 32'd3);
    if (!failed) begin
      $readmemh("tb_operations.hex", tb_operations);
      $readmemh("tb_beats.hex", tb_beats);
      $readmemh("tb_results.hex", tb_results);
      $readmemh("tb_registers.hex", tb_registers);
      $readmemh("tb_cycles.hex", tb_cycles);
      $readmemh("tb_layer_0_issue_first.hex", tb_layer_0_issue_first);
      $readmemh("tb_layer_0_v.hex", tb_layer_0_v);
      $readmemh("tb_layer_0_spikes.hex", tb_layer_0_spikes);
      $readmemh("tb_layer_1_issue_first.hex", tb_layer_1_issue_first);
      $readmemh("tb_layer_1_v.hex", tb_layer_1_v);
      $readmemh("tb_layer_1_spikes.hex", tb_layer_1_spikes);
      $readmemh("tb_result_class_o.hex", tb_result_class_o);
      $readmemh("tb_s_axis_tdata.hex", tb_s_axis_tdata);
      $readmemh("tb_spike_input_spikes.hex", tb_spike_input_spikes);
      $readmemh("tb_m_axis_tdata.hex", tb_m_axis_tdata);
    end

    while (tb_operations_at < Operations && samples < most_samples && !failed) begin
      case (tb_operations[tb_operations_at])
        OpReset:    reset;
        OpStart:    start;
        OpRun:      run;
        OpRegister: access_registers;
        OpBeat:     send_beat({4{1'b1}});
        OpPart:     send_beat({{3{1'b1}}, 1'b0});
        OpResult:   take_result;
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
