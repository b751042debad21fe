// Bench of snn_axi, 20-12-4: holds the RTL to the clocked model in every cycle.
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

  localparam Operations = 861;

  localparam [2:0] OpReset    = 3'd0;
  localparam [2:0] OpStart    = 3'd1;  // begin a segment
  localparam [2:0] OpRun      = 3'd2;  // a cycle that is compared
  localparam [2:0] OpRegister = 3'd5;  // write or read a register
  localparam [2:0] OpBeat     = 3'd6;  // send a beat, whatever comes of it

  // What the bench reads, the first of several values in the lowest bits, and how far it is.

  // what to do
  reg [2:0] tb_operations [0:860];
  integer tb_operations_at;

  // data, last
  reg [32:0] tb_beats [0:26];
  integer tb_beats_at;

  // data, address, strobes, error, window, write
  reg [51:0] tb_registers [0:544];
  integer tb_registers_at;

  // all that is compared in every cycle
  reg [53:0] tb_cycles [0:307];
  integer tb_cycles_at;

  // issue_first, issue_last, issue_final, issue_index
  reg [7:0] tb_layer_0_issue_first [0:192];
  integer tb_layer_0_issue_first_at;

  // v_q
  reg [143:0] tb_layer_0_v [0:20];
  integer tb_layer_0_v_at;

  // spikes, final_q
  reg [12:0] tb_layer_0_spikes [0:23];
  integer tb_layer_0_spikes_at;

  // issue_first, issue_last, issue_final
  reg [2:0] tb_layer_1_issue_first [0:44];
  integer tb_layer_1_issue_first_at;

  // v_q
  reg [43:0] tb_layer_1_v [0:19];
  integer tb_layer_1_v_at;

  // spikes, final_q
  reg [4:0] tb_layer_1_spikes [0:43];
  integer tb_layer_1_spikes_at;

  // result_class_o, result_counts_o
  reg [21:0] tb_result_class_o [0:102];
  integer tb_result_class_o_at;

  // s_axis_tdata, s_axis_tlast
  reg [32:0] tb_s_axis_tdata [0:136];
  integer tb_s_axis_tdata_at;

  // spikes_q
  reg [19:0] tb_spike_input_spikes [0:155];
  integer tb_spike_input_spikes_at;

  // m_axis_tdata, m_axis_tlast
  reg [32:0] tb_m_axis_tdata [0:102];
  integer tb_m_axis_tdata_at;

  integer segment;
  integer cycle;
  integer samples;
  integer values;
  integer i;
  reg failed;
  reg held;  // what is offered has not been accepted

  // What is expected of a cycle.
  reg [53:0]  expected;
  reg [143:0] want;  // data

  reg         clk;
  reg         rst_n;
  reg         s_axis_tvalid;
  wire        s_axis_tready;
  reg [31:0]  s_axis_tdata;
  reg         s_axis_tlast;
  wire        m_axis_tvalid;
  reg         m_axis_tready;
  wire [31:0] m_axis_tdata;
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

  snn_axi dut (
    .clk_i        (clk),
    .rst_ni       (rst_n),
    .s_axis_tvalid(s_axis_tvalid),
    .s_axis_tready(s_axis_tready),
    .s_axis_tdata (s_axis_tdata),
    .s_axis_tlast (s_axis_tlast),
    .m_axis_tvalid(m_axis_tvalid),
    .m_axis_tready(m_axis_tready),
    .m_axis_tdata (m_axis_tdata),
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
    .s_axi_rresp  (s_axi_rresp)
  );

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
      if (s_axis_tvalid !== expected[0]) begin
        differ("s_axis_tvalid", s_axis_tvalid, expected[0]);
      end
      if (s_axis_tready !== expected[1]) begin
        differ("s_axis_tready", s_axis_tready, expected[1]);
      end
      if (m_axis_tvalid !== expected[3]) begin
        differ("m_axis_tvalid", m_axis_tvalid, expected[3]);
      end
      if (m_axis_tready !== expected[4]) begin
        differ("m_axis_tready", m_axis_tready, expected[4]);
      end
      values = values + 4;
      if (expected[0]) begin
        want               = tb_s_axis_tdata[tb_s_axis_tdata_at];
        tb_s_axis_tdata_at = tb_s_axis_tdata_at + 1;
        if (s_axis_tdata !== want[31:0]) begin
          differ("s_axis_tdata", s_axis_tdata, want[31:0]);
        end
        if (s_axis_tlast !== want[32]) begin
          differ("s_axis_tlast", s_axis_tlast, want[32]);
        end
        values = values + 2;
      end
      if (expected[3]) begin
        want               = tb_m_axis_tdata[tb_m_axis_tdata_at];
        tb_m_axis_tdata_at = tb_m_axis_tdata_at + 1;
        if (m_axis_tdata !== want[31:0]) begin
          differ("m_axis_tdata", m_axis_tdata, want[31:0]);
        end
        if (m_axis_tlast !== want[32]) begin
          differ("m_axis_tlast", m_axis_tlast, want[32]);
        end
        values = values + 2;
      end
`ifndef NETLIST
      if (dut.u_spike_input.valid_q !== expected[2]) begin
        differ("u_spike_input.valid_q", dut.u_spike_input.valid_q, expected[2]);
      end
      if (dut.u_result_output.beat_q !== expected[7:5]) begin
        differ("u_result_output.beat_q", dut.u_result_output.beat_q, expected[7:5]);
      end
      if (dut.u_core.spikes_valid_i !== expected[8]) begin
        differ("u_core.spikes_valid_i", dut.u_core.spikes_valid_i, expected[8]);
      end
      if (dut.u_core.spikes_ready_o !== expected[9]) begin
        differ("u_core.spikes_ready_o", dut.u_core.spikes_ready_o, expected[9]);
      end
      if (dut.u_core.u_layer_0.valid_i !== expected[10]) begin
        differ("u_core.u_layer_0.valid_i", dut.u_core.u_layer_0.valid_i, expected[10]);
      end
      if (dut.u_core.u_layer_0.ready_o !== expected[11]) begin
        differ("u_core.u_layer_0.ready_o", dut.u_core.u_layer_0.ready_o, expected[11]);
      end
      if (dut.u_core.u_layer_0.stall !== expected[12]) begin
        differ("u_core.u_layer_0.stall", dut.u_core.u_layer_0.stall, expected[12]);
      end
      if (dut.u_core.u_layer_0.issue_valid !== expected[13]) begin
        differ("u_core.u_layer_0.issue_valid", dut.u_core.u_layer_0.issue_valid, expected[13]);
      end
      if (dut.u_core.u_layer_0.u_scheduler.pending_en !== expected[14]) begin
        differ("u_core.u_layer_0.u_scheduler.pending_en",
               dut.u_core.u_layer_0.u_scheduler.pending_en,
               expected[14]);
      end
      if (dut.u_core.u_layer_0.bank_rd_en !== expected[17:15]) begin
        differ("u_core.u_layer_0.bank_rd_en", dut.u_core.u_layer_0.bank_rd_en, expected[17:15]);
      end
      if (dut.u_core.u_layer_0.bank_rd_addr !== expected[20:18]) begin
        differ("u_core.u_layer_0.bank_rd_addr", dut.u_core.u_layer_0.bank_rd_addr,
               expected[20:18]);
      end
      if (dut.u_core.u_layer_0.acc_en !== expected[21]) begin
        differ("u_core.u_layer_0.acc_en", dut.u_core.u_layer_0.acc_en, expected[21]);
      end
      if (dut.u_core.u_layer_0.fire !== expected[22]) begin
        differ("u_core.u_layer_0.fire", dut.u_core.u_layer_0.fire, expected[22]);
      end
      if (dut.u_core.u_layer_0.publish !== expected[23]) begin
        differ("u_core.u_layer_0.publish", dut.u_core.u_layer_0.publish, expected[23]);
      end
      if (dut.u_core.u_layer_0.valid_q !== expected[24]) begin
        differ("u_core.u_layer_0.valid_q", dut.u_core.u_layer_0.valid_q, expected[24]);
      end
      if (dut.u_core.u_layer_0.out_ready !== expected[25]) begin
        differ("u_core.u_layer_0.out_ready", dut.u_core.u_layer_0.out_ready, expected[25]);
      end
      if (dut.u_core.u_layer_0.valid_o !== expected[26]) begin
        differ("u_core.u_layer_0.valid_o", dut.u_core.u_layer_0.valid_o, expected[26]);
      end
      if (dut.u_core.u_layer_0.ready_i !== expected[27]) begin
        differ("u_core.u_layer_0.ready_i", dut.u_core.u_layer_0.ready_i, expected[27]);
      end
      if (dut.u_core.u_layer_1.valid_i !== expected[28]) begin
        differ("u_core.u_layer_1.valid_i", dut.u_core.u_layer_1.valid_i, expected[28]);
      end
      if (dut.u_core.u_layer_1.ready_o !== expected[29]) begin
        differ("u_core.u_layer_1.ready_o", dut.u_core.u_layer_1.ready_o, expected[29]);
      end
      if (dut.u_core.u_layer_1.stall !== expected[30]) begin
        differ("u_core.u_layer_1.stall", dut.u_core.u_layer_1.stall, expected[30]);
      end
      if (dut.u_core.u_layer_1.issue_valid !== expected[31]) begin
        differ("u_core.u_layer_1.issue_valid", dut.u_core.u_layer_1.issue_valid, expected[31]);
      end
      if (dut.u_core.u_layer_1.u_scheduler.pending_en !== expected[32]) begin
        differ("u_core.u_layer_1.u_scheduler.pending_en",
               dut.u_core.u_layer_1.u_scheduler.pending_en,
               expected[32]);
      end
      if (dut.u_core.u_layer_1.bank_rd_en !== expected[34:33]) begin
        differ("u_core.u_layer_1.bank_rd_en", dut.u_core.u_layer_1.bank_rd_en, expected[34:33]);
      end
      if (dut.u_core.u_layer_1.bank_rd_addr !== expected[40:35]) begin
        differ("u_core.u_layer_1.bank_rd_addr", dut.u_core.u_layer_1.bank_rd_addr,
               expected[40:35]);
      end
      if (dut.u_core.u_layer_1.acc_en !== expected[41]) begin
        differ("u_core.u_layer_1.acc_en", dut.u_core.u_layer_1.acc_en, expected[41]);
      end
      if (dut.u_core.u_layer_1.fire !== expected[42]) begin
        differ("u_core.u_layer_1.fire", dut.u_core.u_layer_1.fire, expected[42]);
      end
      if (dut.u_core.u_layer_1.publish !== expected[43]) begin
        differ("u_core.u_layer_1.publish", dut.u_core.u_layer_1.publish, expected[43]);
      end
      if (dut.u_core.u_layer_1.valid_q !== expected[44]) begin
        differ("u_core.u_layer_1.valid_q", dut.u_core.u_layer_1.valid_q, expected[44]);
      end
      if (dut.u_core.u_layer_1.out_ready !== expected[45]) begin
        differ("u_core.u_layer_1.out_ready", dut.u_core.u_layer_1.out_ready, expected[45]);
      end
      if (dut.u_core.u_layer_1.valid_o !== expected[46]) begin
        differ("u_core.u_layer_1.valid_o", dut.u_core.u_layer_1.valid_o, expected[46]);
      end
      if (dut.u_core.u_layer_1.ready_i !== expected[47]) begin
        differ("u_core.u_layer_1.ready_i", dut.u_core.u_layer_1.ready_i, expected[47]);
      end
      if (dut.u_core.u_spike_counter.valid_i !== expected[48]) begin
        differ("u_core.u_spike_counter.valid_i", dut.u_core.u_spike_counter.valid_i, expected[48]);
      end
      if (dut.u_core.u_spike_counter.ready_o !== expected[49]) begin
        differ("u_core.u_spike_counter.ready_o", dut.u_core.u_spike_counter.ready_o, expected[49]);
      end
      if (dut.u_core.u_spike_counter.stall !== expected[50]) begin
        differ("u_core.u_spike_counter.stall", dut.u_core.u_spike_counter.stall, expected[50]);
      end
      if (dut.u_core.u_spike_counter.publish !== expected[51]) begin
        differ("u_core.u_spike_counter.publish", dut.u_core.u_spike_counter.publish, expected[51]);
      end
      if (dut.u_core.result_valid_o !== expected[52]) begin
        differ("u_core.result_valid_o", dut.u_core.result_valid_o, expected[52]);
      end
      if (dut.u_core.result_ready_i !== expected[53]) begin
        differ("u_core.result_ready_i", dut.u_core.result_ready_i, expected[53]);
      end
      values = values + 38;
      if (expected[13]) begin
        want                      = tb_layer_0_issue_first[tb_layer_0_issue_first_at];
        tb_layer_0_issue_first_at = tb_layer_0_issue_first_at + 1;
        if (dut.u_core.u_layer_0.issue_first !== want[0]) begin
          differ("u_core.u_layer_0.issue_first", dut.u_core.u_layer_0.issue_first, want[0]);
        end
        if (dut.u_core.u_layer_0.issue_last !== want[1]) begin
          differ("u_core.u_layer_0.issue_last", dut.u_core.u_layer_0.issue_last, want[1]);
        end
        if (dut.u_core.u_layer_0.issue_final !== want[2]) begin
          differ("u_core.u_layer_0.issue_final", dut.u_core.u_layer_0.issue_final, want[2]);
        end
        if (dut.u_core.u_layer_0.issue_index !== want[7:3]) begin
          differ("u_core.u_layer_0.issue_index", dut.u_core.u_layer_0.issue_index, want[7:3]);
        end
        values = values + 4;
      end
      if (expected[22]) begin
        want            = tb_layer_0_v[tb_layer_0_v_at];
        tb_layer_0_v_at = tb_layer_0_v_at + 1;
        for (i = 0; i < 12; i = i + 1) begin
          if (dut.u_core.u_layer_0.u_neuron_array.v_q[i] !== want[i*12 +: 12]) begin
            differ_at("u_core.u_layer_0.u_neuron_array.v_q", i,
                   dut.u_core.u_layer_0.u_neuron_array.v_q[i],
                   want[i*12 +: 12]);
          end
          values = values + 1;
        end
      end
      if (expected[24]) begin
        want                 = tb_layer_0_spikes[tb_layer_0_spikes_at];
        tb_layer_0_spikes_at = tb_layer_0_spikes_at + 1;
        if (dut.u_core.u_layer_0.spikes !== want[11:0]) begin
          differ("u_core.u_layer_0.spikes", dut.u_core.u_layer_0.spikes, want[11:0]);
        end
        if (dut.u_core.u_layer_0.final_q !== want[12]) begin
          differ("u_core.u_layer_0.final_q", dut.u_core.u_layer_0.final_q, want[12]);
        end
        values = values + 2;
      end
      if (expected[31]) begin
        want                      = tb_layer_1_issue_first[tb_layer_1_issue_first_at];
        tb_layer_1_issue_first_at = tb_layer_1_issue_first_at + 1;
        if (dut.u_core.u_layer_1.issue_first !== want[0]) begin
          differ("u_core.u_layer_1.issue_first", dut.u_core.u_layer_1.issue_first, want[0]);
        end
        if (dut.u_core.u_layer_1.issue_last !== want[1]) begin
          differ("u_core.u_layer_1.issue_last", dut.u_core.u_layer_1.issue_last, want[1]);
        end
        if (dut.u_core.u_layer_1.issue_final !== want[2]) begin
          differ("u_core.u_layer_1.issue_final", dut.u_core.u_layer_1.issue_final, want[2]);
        end
        values = values + 3;
      end
      if (expected[42]) begin
        want            = tb_layer_1_v[tb_layer_1_v_at];
        tb_layer_1_v_at = tb_layer_1_v_at + 1;
        for (i = 0; i < 4; i = i + 1) begin
          if (dut.u_core.u_layer_1.u_neuron_array.v_q[i] !== want[i*11 +: 11]) begin
            differ_at("u_core.u_layer_1.u_neuron_array.v_q", i,
                   dut.u_core.u_layer_1.u_neuron_array.v_q[i],
                   want[i*11 +: 11]);
          end
          values = values + 1;
        end
      end
      if (expected[44]) begin
        want                 = tb_layer_1_spikes[tb_layer_1_spikes_at];
        tb_layer_1_spikes_at = tb_layer_1_spikes_at + 1;
        if (dut.u_core.u_layer_1.spikes !== want[3:0]) begin
          differ("u_core.u_layer_1.spikes", dut.u_core.u_layer_1.spikes, want[3:0]);
        end
        if (dut.u_core.u_layer_1.final_q !== want[4]) begin
          differ("u_core.u_layer_1.final_q", dut.u_core.u_layer_1.final_q, want[4]);
        end
        values = values + 2;
      end
      if (expected[52]) begin
        want                 = tb_result_class_o[tb_result_class_o_at];
        tb_result_class_o_at = tb_result_class_o_at + 1;
        if (dut.u_core.result_class_o !== want[1:0]) begin
          differ("u_core.result_class_o", dut.u_core.result_class_o, want[1:0]);
        end
        if (dut.u_core.result_counts_o !== want[21:2]) begin
          differ("u_core.result_counts_o", dut.u_core.result_counts_o, want[21:2]);
        end
        values = values + 2;
      end
      if (expected[2]) begin
        want                     = tb_spike_input_spikes[tb_spike_input_spikes_at];
        tb_spike_input_spikes_at = tb_spike_input_spikes_at + 1;
        if (dut.u_spike_input.spikes_q !== want[19:0]) begin
          differ("u_spike_input.spikes_q", dut.u_spike_input.spikes_q, want[19:0]);
        end
        values = values + 1;
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
      rest;
      rst_n = 1'b0;
      #4;
      // AXI: nothing is accepted in reset.
      if ({s_axi_awready, s_axi_wready, s_axi_arready, s_axis_tready} !== 4'b0000) begin
        differ("ready in reset", {s_axi_awready, s_axi_wready, s_axi_arready, s_axis_tready}, 0);
      end
      rise_and_fall;
      rst_n = 1'b1;
    end
  endtask

  task start;
    begin
      segment = segment + 1;
      cycle   = 0;
      // What was offered when the last segment was broken off is lost.
      tb_beats_at = tb_beats_at + held;
      held        = 1'b0;
    end
  endtask

  task run;
    begin
      expected                     = tb_cycles[tb_cycles_at];
      tb_cycles_at                 = tb_cycles_at + 1;
      s_axis_tvalid                = expected[0];
      {s_axis_tlast, s_axis_tdata} = s_axis_tvalid ? tb_beats[tb_beats_at] : {33{1'bx}};
      m_axis_tready                = expected[4];
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
      rise_and_fall;
      cycle = cycle + 1;
    end
  endtask

  // A register. Address, data and the answer's ready come apart, otherwise each time.

  localparam [1:0] WindowOpens   = 2'd1;
  localparam [1:0] WindowCloses  = 2'd2;
  localparam [1:0] WindowCounted = 2'd3;

  reg counting;  // the performance counters count
  integer    window;    // for so many cycles so far
  integer    waited;
  integer    pauses;
  reg        is_write;
  reg [1:0]  meaning;
  reg        refused;
  reg [3:0]  strobes;
  reg [11:0] address;
  reg [31:0] data;
  reg        address_done;
  reg        data_done;
  reg        answered;
  reg        opened;

  task access_register;
    begin
      rest;
      {is_write, meaning, refused, strobes, address, data} = tb_registers[tb_registers_at];
      tb_registers_at                                      = tb_registers_at + 1;
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
      s_axi_awaddr  = s_axi_awvalid ? address : {12{1'bx}};
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
      s_axi_araddr  = s_axi_arvalid ? address : {12{1'bx}};
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
      tb_beats_at                  = tb_beats_at + 1;
      s_axis_tvalid                = 1'b1;
      #4;
      if (s_axis_tready !== 1'b1) begin
        differ("s_axis_tready", s_axis_tready, 1);
      end
      rise_and_fall;
    end
  endtask

  initial begin
    $readmemh("tb_operations.hex", tb_operations);
    $readmemh("tb_beats.hex", tb_beats);
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
    tb_operations_at          = 0;
    tb_beats_at               = 0;
    tb_registers_at           = 0;
    tb_cycles_at              = 0;
    tb_layer_0_issue_first_at = 0;
    tb_layer_0_v_at           = 0;
    tb_layer_0_spikes_at      = 0;
    tb_layer_1_issue_first_at = 0;
    tb_layer_1_v_at           = 0;
    tb_layer_1_spikes_at      = 0;
    tb_result_class_o_at      = 0;
    tb_s_axis_tdata_at        = 0;
    tb_spike_input_spikes_at  = 0;
    tb_m_axis_tdata_at        = 0;
    segment                   = -1;
    cycle                     = 0;
    samples                   = 0;
    values                    = 0;
    failed                    = 1'b0;
    held                      = 1'b0;
    clk                       = 1'b0;
    pauses                    = 1;
    window                    = 0;

    while (tb_operations_at < Operations && !failed) begin
      case (tb_operations[tb_operations_at])
        OpReset:    reset;
        OpStart:    start;
        OpRun:      run;
        OpRegister: access_register;
        OpBeat:     send_beat;
        default:    differ("the operation", tb_operations[tb_operations_at], OpReset);
      endcase
      tb_operations_at = tb_operations_at + 1;
    end

    if (samples !== 8) begin
      differ("the number of results", samples, 8);
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
