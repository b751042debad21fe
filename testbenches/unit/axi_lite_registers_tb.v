// Unit bench of axi_lite_registers of the design 20-12-4 with 7-bit weights, thresholds of 12 and of 11
// bits, biases of 9 bits in layer 1 and up to 16 time steps: random reads and writes at addresses that
// exist and that do not, with values that are allowed and that are not, most of them where one ends,
// with pauses on all channels and resets in between. Every output is compared in every cycle with a
// plain model of the registers, and no handshake may follow from another in the same cycle. LOADABLE
// and COUNTERS tell which of the registers there are; what is loaded can be read again. Prints one
// line, PASS or FAIL.

`default_nettype none

module axi_lite_registers_tb;

  localparam Cycles = 30000;

`ifdef LOADABLE
  localparam Loadable = 1;
`else
  localparam Loadable = 0;
`endif
`ifdef COUNTERS
  localparam Counters = 1;
`else
  localparam Counters = 0;
`endif

  reg clk = 1'b0;

  always #5 clk = ~clk;

  reg         rst_n;
  reg         awvalid;
  wire        awready;
  reg [11:0]  awaddr;
  reg         wvalid;
  wire        wready;
  reg [31:0]  wdata;
  reg [3:0]   wstrb;
  wire        bvalid;
  reg         bready;
  wire [1:0]  bresp;
  reg         arvalid;
  wire        arready;
  reg [11:0]  araddr;
  wire        rvalid;
  reg         rready;
  wire [31:0] rdata;
  wire [1:0]  rresp;
  wire        load_valid;
  wire [1:0]  load_target;
  wire        load_layer;
  wire [4:0]  load_row;
  wire [3:0]  load_neuron;
  wire [11:0] load_data;
  wire        count_enable;
  wire        count_clear;
  wire [4:0]  count_select;
  reg [63:0]  count_base;
  wire        load_read;
  reg         loaded_valid;
  reg [11:0]  loaded_data;
  wire        irq;
  wire        soft_reset;
  reg         resetting;
  reg         reset_done;
  reg         busy;
  reg         input_error;
  reg         result_pending;
  wire [4:0]  time_steps;
  wire        frames_by_count;
  wire [15:0] results_per_packet;
  wire        streams_by_register;
  wire        spike_valid;
  reg         spike_ready;
  wire [31:0] spike_data;
  wire        spike_last;
  reg         result_valid;
  wire        result_ready;
  reg [31:0]  result_data;

  axi_lite_registers u_dut (
    .clk_i                (clk),
    .rst_ni               (rst_n),
    .s_axi_awvalid        (awvalid),
    .s_axi_awready        (awready),
    .s_axi_awaddr         (awaddr),
    .s_axi_wvalid         (wvalid),
    .s_axi_wready         (wready),
    .s_axi_wdata          (wdata),
    .s_axi_wstrb          (wstrb),
    .s_axi_bvalid         (bvalid),
    .s_axi_bready         (bready),
    .s_axi_bresp          (bresp),
    .s_axi_arvalid        (arvalid),
    .s_axi_arready        (arready),
    .s_axi_araddr         (araddr),
    .s_axi_rvalid         (rvalid),
    .s_axi_rready         (rready),
    .s_axi_rdata          (rdata),
    .s_axi_rresp          (rresp),
`ifdef LOADABLE
    .load_valid_o         (load_valid),
    .load_read_o          (load_read),
    .load_target_o        (load_target),
    .load_layer_o         (load_layer),
    .load_row_o           (load_row),
    .load_neuron_o        (load_neuron),
    .load_data_o          (load_data),
    .load_valid_i         (loaded_valid),
    .load_data_i          (loaded_data),
`endif
`ifdef COUNTERS
    .count_enable_o       (count_enable),
    .count_clear_o        (count_clear),
    .count_select_o       (count_select),
    .count_value_i        (count_base ^ {count_select, 54'd0, count_select}),
`endif
    .irq_o                (irq),
    .soft_reset_o         (soft_reset),
    .resetting_i          (resetting),
    .reset_done_i         (reset_done),
    .busy_i               (busy),
    .input_error_i        (input_error),
    .result_pending_i     (result_pending),
    .time_steps_o         (time_steps),
    .frames_by_count_o    (frames_by_count),
    .results_per_packet_o (results_per_packet),
    .streams_by_register_o(streams_by_register),
    .reg_spike_valid_o    (spike_valid),
    .reg_spike_ready_i    (spike_ready),
    .reg_spike_data_o     (spike_data),
    .reg_spike_last_o     (spike_last),
    .reg_result_valid_i   (result_valid),
    .reg_result_ready_o   (result_ready),
    .reg_result_data_i    (result_data)
  );

  // The channels: what was taken and is not done, and answers that were not accepted; two of each at
  // most, the first in place 0.
  reg        fresh;  // the cycle after a reset
  integer    aw_n;
  integer    w_n;
  integer    ar_n;
  integer    b_n;
  integer    r_n;
  reg [11:0] aw_q [0:1];
  reg [31:0] w_q [0:1];
  reg        whole_q [0:1];
  reg [11:0] ar_q [0:1];
  reg        b_bad_q [0:1];
  reg        r_bad_q [0:1];
  reg [31:0] r_q [0:1];

  // The registers.
  reg        is_frames;
  reg        is_streams;
  reg        is_count_enable;
  reg        is_input_error;
  reg        is_access_error;
  integer    now_time_steps;
  integer    now_results;
  reg [2:0]  now_enable;
  reg [2:0]  now_status;
  reg        now_irq;
  integer    now_layer;
  integer    now_target;
  integer    now_row;
  integer    now_neuron;
  integer    now_select;
  reg [31:0] now_high;

  // A number is being read from the core, which answers some cycles later.
  reg        loading_back;
  integer    answer_in;

  integer seed;
  integer cycle;
  integer pace;
  integer rows;
  integer neurons;
  integer most;
  integer errors;
  integer writes;
  integer refused_writes;
  integer reads;
  integer refused_reads;
  integer loads;
  integer backs;
  integer pulses;
  integer clears;

  reg        aw_to_come;  // the address of the next write was not taken so far
  reg        w_to_come;   // nor its data
  reg [11:0] w_address;
  reg [31:0] w_value;
  reg        write_due;
  reg        write_done;
  reg        good;
  reg [11:0] r_address;
  reg        read_due;
  reg        read_done;
  reg        read_good;
  reg        read_start;
  reg [31:0] read_value;
  reg        refused;
  reg        place;
  reg        locked;
  reg        take_aw;
  reg        take_w;
  reg        take_ar;

  task verify(input condition, input integer place);
    begin
      if (condition !== 1'b1) begin
        errors = errors + 1;
        if (errors == 1) begin
          $display("cycle %0d, check %0d: write %h %h, read %h %h", cycle, place, w_address, w_value,
                   r_address, rdata);
        end
      end
    end
  endtask

  // An address: most are those of registers, also of registers that this design does not have.
  function [11:0] some_address(input integer dice);
    begin
      case (dice & 63)
        0: some_address = 12'h000;
        1: some_address = 12'h008;
        2: some_address = 12'h020;
        3: some_address = 12'h100;
        4: some_address = 12'h024;
        5: some_address = 12'h03c;
        6: some_address = 12'h041;
        7: some_address = 12'h840;
        8: some_address = 12'h104;
        9, 10: some_address = 12'h040;
        11, 12: some_address = 12'h044;
        13, 14: some_address = 12'h048;
        15, 16: some_address = 12'h060;
        17, 18: some_address = 12'h064;
        19, 20: some_address = 12'h068;
        21, 22: some_address = 12'h06c;
        23, 24, 25, 26: some_address = 12'h070;
        27, 28: some_address = 12'h080;
        29, 30: some_address = 12'h084;
        31, 32: some_address = 12'h088;
        33, 34: some_address = 12'h04c;
        35, 36: some_address = 12'h050;
        37, 38, 39: some_address = 12'h054;
        40, 41: some_address = 12'h0a0;
        42, 43: some_address = 12'h0a4;
        44, 45, 46: some_address = 12'h0a8;
        47, 48, 49, 50, 51, 52, 53, 54: some_address = 12'h070;
        55: some_address = 12'h074;
        56, 57: some_address = 12'h044;
        58, 59: some_address = 12'h040;
        default: some_address = 12'h06c;
      endcase
    end
  endfunction

  // A number to load: where the range of the chosen kind begins or ends in
  // either layer, or small.
  function [31:0] some_number(input [1:0] dice);
    begin
      case (now_target)
        0: some_number = dice[0] ? -65 : 63;
        1: some_number = (dice[1] ? 2048 : 1024) * (dice[0] ? -1 : 1) - 1;
        default: some_number = dice[1] ? 0 : dice[0] ? -257 : 255;
      endcase
    end
  endfunction

  // A value: most are about as large as the register allows, some are negative, some are anything.
  function [31:0] some_value(input [11:0] address, input integer dice, input integer value);
    begin
      case (dice & 15)
        0: some_value = value;
        1: some_value = 32'd1 << (value & 31);
        2: some_value = -(value & 4095);
        default: case (address)
          12'h060: some_value = value & 1;
          12'h064: some_value = value & 3;
          12'h044: some_value = value & 127;
          12'h040: some_value = value & ((value & 64) ? 63 : 26);
          12'h04c: some_value = (value & 64) ? 65533 + (value & 3) : value & 3;
          12'h050, 12'h054: some_value = value & ((value & 64) ? 15 : 7);
          12'h068: some_value = ((value & 4) ? 10 : 18) + (value & 3);
          12'h06c: some_value = ((value & 4) ? 2 : 10) + (value & 3);
          12'h070: some_value = some_number(value[13:12]) + ((value >> 16) & 3) - 1;
          12'h080: some_value = (value & 48) + ((value & 8) ? value & 15 : 8 + (value & 3));
          default: some_value = value & 31;
        endcase
      endcase
    end
  endfunction

  // What there is of the chosen layer.
  task measure;
    begin
      rows = (now_layer == 0) ? 20 : 12;
      neurons = (now_layer == 0) ? 12 : 4;
      case (now_target)
        0: most = 63;
        1: most = (now_layer == 0) ? 2047 : 1023;
        default: most = 255;
      endcase
      place = now_neuron < neurons && (now_target != 0 || now_row < rows)
          && (now_target != 2 || now_layer == 1);
      locked = busy | resetting;
    end
  endtask

  // Whether the write that is due is allowed.
  task judge;
    begin
      good = 1'b0;
      case (w_address)
        12'h040: good = w_value < 32 && (Counters || (w_value & 6) == 0)
            && (!busy || w_value[3] == is_streams);
        12'h044: good = w_value < 128 && !w_value[5];
        12'h048: good = w_value >= 1 && w_value <= 16;
        12'h04c: good = w_value >= 1 && w_value <= 65535;
        12'h050, 12'h054: good = w_value < 8;
        12'h060: good = Loadable && w_value < 2;
        12'h064: good = Loadable && w_value < 3;
        12'h068: good = Loadable && w_value < 20;
        12'h06c: good = Loadable && w_value < 12;
        12'h070: good = Loadable && place && !locked
            && $signed(w_value) >= -most - 1 && $signed(w_value) <= most;
        12'h080: good = Counters && w_value < 32 && (w_value & 15) < 10;
        12'h0a0, 12'h0a4: good = is_streams && spike_ready;
        default: ;  // nothing to write
      endcase
      good = good & whole_q[0];
    end
  endtask

  task move_on;
    begin
      if (now_neuron < neurons - 1) begin
        now_neuron = now_neuron + 1;
      end else begin
        now_neuron = 0;
        if (now_target == 0) begin
          now_row = (now_row + 1) % rows;
        end
      end
    end
  endtask

  task perform;
    begin
      case (w_address)
        12'h040: begin
          is_count_enable = w_value[1];
          is_streams = w_value[3];
          is_frames = w_value[4];
        end
        12'h044: begin
          is_input_error = is_input_error & ~w_value[0];
          is_access_error = is_access_error & ~w_value[4];
        end
        12'h048: now_time_steps = w_value;
        12'h04c: now_results = w_value;
        12'h050: now_enable = w_value;
        12'h054: now_status = now_status & ~w_value[2:0];
        12'h060: now_layer = w_value;
        12'h064: now_target = w_value;
        12'h068: now_row = w_value;
        12'h06c: now_neuron = w_value;
        12'h070: move_on;
        12'h080: now_select = w_value;
        default: ;  // spikes
      endcase
    end
  endtask

  // What the read that is due gives.
  task look_up;
    begin
      read_good = 1'b1;
      read_done = read_due;
      read_start = 1'b0;
      read_value = 32'd0;
      case (r_address)
        12'h000: read_value = "SPKL";
        12'h004: read_value = 32'h00020000;
        12'h008: read_value = 2048 * Loadable + 32 * 8 + 2 * Counters + Loadable;
        12'h00c: read_value = 20;
        12'h010, 12'h100: read_value = 4;
        12'h014: read_value = 1;
        12'h018: read_value = 2;
        12'h01c: read_value = 7;
        12'h020: read_value = 16;
        12'h040: read_value = 16 * is_frames + 8 * is_streams + 2 * (Counters && is_count_enable);
        12'h044: read_value = 64 * (is_streams & spike_ready) + 16 * is_access_error + 8 * resetting
            + 4 * busy + 2 * result_pending + is_input_error;
        12'h048: read_value = now_time_steps;
        12'h04c: read_value = now_results;
        12'h050: read_value = now_enable;
        12'h054: read_value = now_status;
        12'h060: read_value = now_layer;
        12'h064: read_value = now_target;
        12'h068: read_value = now_row;
        12'h06c: read_value = now_neuron;
        12'h070: look_up_loaded;
        12'h080: read_value = now_select;
        12'h084: read_value = count_base[31:0] ^ now_select;
        12'h088: read_value = now_high;
        12'h0a8: begin
          read_good = is_streams & result_valid;
          read_value = result_data;
        end
        default: read_good = 1'b0;
      endcase
      if (r_address >= 12'h060 && r_address < 12'h080 && !Loadable
          || r_address >= 12'h080 && r_address < 12'h0a0 && !Counters) begin
        read_good = 1'b0;
        read_start = 1'b0;
        read_done = read_due;
      end
      if (!read_good) begin
        read_value = 32'd0;
      end
    end
  endtask

  // A number goes to the core as a question once, unless one is being written, and comes back later.
  task look_up_loaded;
    begin
      if (loading_back) begin
        read_good = loaded_valid;
        read_done = read_due & (loaded_valid | reset_done);
        read_value = {{20{loaded_data[11]}}, loaded_data};
      end else if (place && !locked) begin
        read_start = read_due & ~(write_due & (w_address == 12'h070));
        read_done = 1'b0;
      end else begin
        read_good = 1'b0;
      end
    end
  endtask

  task check_handshakes;
    begin
      verify(awready === (~fresh & (aw_n < 2)), 1);
      verify(wready === (~fresh & (w_n < 2)), 2);
      verify(bvalid === (b_n > 0), 3);
      verify(arready === (~fresh & (ar_n < 2)), 4);
      verify(rvalid === (r_n > 0), 5);
    end
  endtask

  task flip_handshakes;
    begin
      awvalid = ~awvalid;
      wvalid = ~wvalid;
      bready = ~bready;
      arvalid = ~arvalid;
      rready = ~rready;
    end
  endtask

  task clear;
    begin
      fresh = 1'b1;
      aw_n = 0;
      w_n = 0;
      b_n = 0;
      ar_n = 0;
      r_n = 0;
      is_frames = 1'b0;
      is_streams = 1'b0;
      is_count_enable = 1'b0;
      is_input_error = 1'b0;
      is_access_error = 1'b0;
      now_time_steps = 1;
      now_results = 1;
      now_enable = 3'd0;
      now_status = 3'd0;
      now_irq = 1'b0;
      now_layer = 0;
      now_target = 0;
      now_row = 0;
      now_neuron = 0;
      now_select = 0;
      now_high = 32'd0;
      loading_back = 1'b0;
      answer_in = 0;
      awvalid = 1'b0;
      wvalid = 1'b0;
      aw_to_come = 1'b0;
      w_to_come = 1'b0;
      arvalid = 1'b0;
    end
  endtask

  // What the clock's edge does to reads, with what the registers held before.
  task step_reads;
    begin
      if (r_n > 0 && rready) begin
        r_n = r_n - 1;
        r_q[0] = r_q[1];
        r_bad_q[0] = r_bad_q[1];
      end
      if (read_done) begin
        r_q[r_n] = read_value;
        r_bad_q[r_n] = ~read_good;
        r_n = r_n + 1;
        ar_n = ar_n - 1;
        ar_q[0] = ar_q[1];
        reads = reads + read_good;
        refused_reads = refused_reads + !read_good;
        if (read_good && r_address == 12'h084) begin
          now_high = count_base[63:32] ^ {now_select[4:0], 27'd0};
        end
        loading_back = loading_back & ~(r_address == 12'h070);
      end
      if (read_start) begin
        loading_back = 1'b1;
        answer_in = 1 + ($random(seed) & 3);
        backs = backs + 1;
        move_on;
      end
    end
  endtask

  task step_writes;
    begin
      if (b_n > 0 && bready) begin
        b_n = b_n - 1;
        b_bad_q[0] = b_bad_q[1];
      end
      if (write_done) begin
        b_bad_q[b_n] = ~good;
        b_n = b_n + 1;
        aw_n = aw_n - 1;
        w_n = w_n - 1;
        aw_q[0] = aw_q[1];
        w_q[0] = w_q[1];
        whole_q[0] = whole_q[1];
        writes = writes + good;
        refused_writes = refused_writes + !good;
        if (good) begin
          perform;
        end
      end
    end
  endtask

  initial begin
    errors = 0;
    writes = 0;
    refused_writes = 0;
    reads = 0;
    refused_reads = 0;
    loads = 0;
    backs = 0;
    clears = 0;
    pulses = 0;
    seed = 7;
    pace = 0;
    clear;
    rst_n = 1'b0;
    awaddr = 12'd0;
    wdata = 32'd0;
    wstrb = 4'd0;
    bready = 1'b0;
    araddr = 12'd0;
    rready = 1'b0;
    count_base = 64'd0;
    input_error = 1'b0;
    result_pending = 1'b0;
    resetting = 1'b0;
    reset_done = 1'b0;
    busy = 1'b0;
    spike_ready = 1'b0;
    result_valid = 1'b0;
    result_data = 32'd0;
    loaded_valid = 1'b0;
    loaded_data = 12'd0;
    @(posedge clk);
    #1;
    for (cycle = 0; cycle < Cycles; cycle = cycle + 1) begin
      if ((cycle & 63) == 0) begin
        pace = $random(seed) & 3;
      end
      rst_n = cycle > 2 && ($random(seed) & 511) != 0;
      // What is offered stays until it is taken. Addresses may come before their data or after.
      if (!aw_to_come && !w_to_come) begin
        aw_to_come = 1'b1;
        w_to_come = 1'b1;
        awaddr = some_address($random(seed));
        wdata = some_value(awaddr, $random(seed), $random(seed));
        wstrb = (($random(seed) & 15) == 0) ? $random(seed) : 4'hf;
      end
      awvalid = awvalid | (aw_to_come && ($random(seed) & pace) == 0);
      wvalid = wvalid | (w_to_come && ($random(seed) & 3 & ~pace) == 0);
      if (!arvalid && ($random(seed) & pace) == 0) begin
        arvalid = 1'b1;
        araddr = some_address($random(seed));
      end
      bready = ($random(seed) & 3 & ~pace) == 0;
      rready = ($random(seed) & 3 & ~pace) == 0;
      count_base = {$random(seed), $random(seed)};
      input_error = ($random(seed) & 15) == 0;
      result_pending = ($random(seed) & 7) == 0;
      busy = ($random(seed) & 7) == 0;
      resetting = ($random(seed) & 15) == 0;
      reset_done = ($random(seed) & 15) == 0;
      spike_ready = $random(seed);
      result_valid = $random(seed);
      result_data = $random(seed);
      loaded_data = $random(seed);
      loaded_valid = answer_in == 1;

      @(negedge clk);
      w_address = aw_q[0];
      w_value = w_q[0];
      r_address = ar_q[0];
      write_due = aw_n > 0 && w_n > 0 && b_n < 2;
      read_due = ar_n > 0 && r_n < 2;
      measure;
      judge;
      write_done = write_due & ~(loading_back & (w_address == 12'h070));
      look_up;
      refused = (write_done & ~good) | (read_done & ~read_good);
      check_handshakes;
      if (b_n > 0) begin
        verify(bresp === (b_bad_q[0] ? 2'b10 : 2'b00), 6);
      end
      if (r_n > 0) begin
        verify(rdata === r_q[0], 7);
        verify(rresp === (r_bad_q[0] ? 2'b10 : 2'b00), 8);
      end
      verify(irq === now_irq, 9);
      verify(time_steps === now_time_steps, 10);
      verify(results_per_packet === now_results, 11);
      verify(frames_by_count === is_frames, 12);
      verify(streams_by_register === is_streams, 13);
      verify(soft_reset === (write_done & good & (w_address == 12'h040) & w_value[0]), 14);
      verify(spike_valid === (write_done & good & (w_address == 12'h0a0 || w_address == 12'h0a4)), 15);
      if (spike_valid) begin
        verify(spike_data === w_value && spike_last === w_address[2], 16);
        pulses = pulses + 1;
      end
      verify(result_ready === (read_done & read_good & (r_address == 12'h0a8)), 17);
      if (Loadable) begin
        verify(load_valid === (write_done & good & (w_address == 12'h070) & rst_n), 18);
        verify(load_read === read_start, 19);
        if (load_valid | load_read) begin
          verify(load_target === now_target, 20);
          verify(load_layer === now_layer, 21);
          verify(load_row === now_row, 22);
          verify(load_neuron === now_neuron, 23);
        end
        if (load_valid) begin
          verify(load_data === w_value[11:0], 24);
          loads = loads + 1;
        end
      end
      if (Counters) begin
        verify(count_enable === is_count_enable, 25);
        verify(count_select === now_select, 26);
        verify(count_clear === (write_done & good & (w_address == 12'h040) & w_value[2]), 27);
        clears = clears + count_clear;
      end
      // No answer may follow from what is offered or taken in the same cycle.
      flip_handshakes;
      #1;
      check_handshakes;
      flip_handshakes;

      @(posedge clk);
      #1;
      answer_in = (answer_in > 0) ? answer_in - 1 : 0;
      if (!rst_n) begin
        clear;
      end else begin
        now_irq = |(now_enable & now_status);
        // What comes is taken if there is room before anything moves on.
        take_aw = awvalid & ~fresh & (aw_n < 2);
        take_w = wvalid & ~fresh & (w_n < 2);
        take_ar = arvalid & ~fresh & (ar_n < 2);
        // Reads see what the registers held before the write of the same cycle, and a number that is
        // read moves them on before the host does.
        step_reads;
        step_writes;
        if (take_aw) begin
          aw_q[aw_n] = awaddr;
          aw_n = aw_n + 1;
          awvalid = 1'b0;
          aw_to_come = 1'b0;
        end
        if (take_w) begin
          w_q[w_n] = wdata;
          whole_q[w_n] = wstrb == 4'hf;
          w_n = w_n + 1;
          wvalid = 1'b0;
          w_to_come = 1'b0;
        end
        if (take_ar) begin
          ar_q[ar_n] = araddr;
          ar_n = ar_n + 1;
          arvalid = 1'b0;
        end
        fresh = 1'b0;
        is_input_error = is_input_error | input_error;
        is_access_error = is_access_error | refused;
        now_status = now_status | {reset_done, input_error | refused, result_pending};
      end
    end
    if (errors == 0 && writes > 100 && refused_writes > 400 && reads > 400 && refused_reads > 400
        && pulses > 20 && (!Loadable || loads > 100 && backs > 100) && (!Counters || clears > 10)) begin
      $display("PASS axi_lite_registers: %0d writes, %0d reads", writes + refused_writes,
               reads + refused_reads);
    end else begin
      $display("FAIL axi_lite_registers: %0d errors in %0d writes, %0d refused, %0d reads, %0d refused",
               errors, writes, refused_writes, reads, refused_reads);
      $display("%0d loads, %0d numbers read, %0d clears, %0d words of spikes", loads, backs, clears,
               pulses);
    end
    $finish;
  end

endmodule

`default_nettype wire
