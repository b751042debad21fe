// Unit bench of axi_lite_registers of the design 20-12-4 with 7-bit weights, thresholds of 12 and of 11
// bits, biases of 9 bits in layer 1 and up to 16 time steps: random reads and writes at addresses that
// exist and that do not, with values that are allowed and that are not, most of them where one ends, with pauses on all channels and resets in between. Every output is compared in every
// cycle with a plain model of the registers, and no handshake may follow from another in the same
// cycle. LOADABLE and COUNTERS tell which of the registers there are. Prints one line, PASS or FAIL.

`default_nettype none

module axi_lite_registers_tb;

  localparam Cycles = 20000;

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
  wire        core_reset;
  wire [4:0]  time_steps;
  reg         input_error;
  reg         result_pending;

  axi_lite_registers u_dut (
    .clk_i           (clk),
    .rst_ni          (rst_n),
    .s_axi_awvalid   (awvalid),
    .s_axi_awready   (awready),
    .s_axi_awaddr    (awaddr),
    .s_axi_wvalid    (wvalid),
    .s_axi_wready    (wready),
    .s_axi_wdata     (wdata),
    .s_axi_wstrb     (wstrb),
    .s_axi_bvalid    (bvalid),
    .s_axi_bready    (bready),
    .s_axi_bresp     (bresp),
    .s_axi_arvalid   (arvalid),
    .s_axi_arready   (arready),
    .s_axi_araddr    (araddr),
    .s_axi_rvalid    (rvalid),
    .s_axi_rready    (rready),
    .s_axi_rdata     (rdata),
    .s_axi_rresp     (rresp),
`ifdef LOADABLE
    .load_valid_o    (load_valid),
    .load_target_o   (load_target),
    .load_layer_o    (load_layer),
    .load_row_o      (load_row),
    .load_neuron_o   (load_neuron),
    .load_data_o     (load_data),
`endif
`ifdef COUNTERS
    .count_enable_o  (count_enable),
    .count_clear_o   (count_clear),
    .count_select_o  (count_select),
    .count_value_i   (count_base ^ {count_select, 54'd0, count_select}),
`endif
    .core_reset_o    (core_reset),
    .time_steps_o    (time_steps),
    .input_error_i   (input_error),
    .result_pending_i(result_pending)
  );

  // The channels: what was taken and not answered.
  reg        aw_full;
  reg        w_full;
  reg [11:0] w_address;
  reg [31:0] w_value;
  reg        w_whole;
  reg        b_waiting;
  reg        b_bad;
  reg        r_waiting;
  reg        r_bad;
  reg [31:0] r_value;

  // The registers.
  reg        is_core_reset;
  reg        is_count_enable;
  reg        is_input_error;
  integer    now_time_steps;
  integer    now_layer;
  integer    now_target;
  integer    now_row;
  integer    now_neuron;
  integer    now_select;
  reg [31:0] now_high;

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
  integer clears;

  reg        aw_to_come;  // the address of the next write was not taken so far
  reg        w_to_come;   // nor its data
  reg        writing;
  reg        good;
  reg        reading;
  reg        read_good;
  reg [31:0] read_value;

  task verify(input condition, input integer place);
    begin
      if (condition !== 1'b1) begin
        errors = errors + 1;
        if (errors == 1) begin
          $display("cycle %0d, check %0d: write %h %h, read %h %h", cycle, place, w_address, w_value,
                   araddr, rdata);
        end
      end
    end
  endtask

  // An address: most are those of registers, also of registers that this design does not have.
  function [11:0] some_address(input integer dice);
    begin
      case (dice & 31)
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
        default: some_address = 12'h088;
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
          12'h044: some_value = value & 7;
          12'h040: some_value = value & 15;
          12'h068: some_value = ((value & 4) ? 10 : 18) + (value & 3);
          12'h06c: some_value = ((value & 4) ? 2 : 10) + (value & 3);
          12'h070: some_value = some_number(value[13:12]) + ((value >> 16) & 3) - 1;
          12'h080: some_value = (value & 48) + ((value & 8) ? value & 15 : 8 + (value & 3));
          default: some_value = value & 31;
        endcase
      endcase
    end
  endfunction

  // Whether the write that is due is allowed.
  task judge;
    begin
      rows = (now_layer == 0) ? 20 : 12;
      neurons = (now_layer == 0) ? 12 : 4;
      case (now_target)
        0: most = 63;
        1: most = (now_layer == 0) ? 2047 : 1023;
        default: most = 255;
      endcase
      good = 1'b0;
      case (w_address)
        12'h040: good = w_value < (Counters ? 8 : 2);
        12'h044: good = w_value < 4;
        12'h048: good = w_value >= 1 && w_value <= 16;
        12'h060: good = Loadable && w_value < 2;
        12'h064: good = Loadable && w_value < 3;
        12'h068: good = Loadable && w_value < 20;
        12'h06c: good = Loadable && w_value < 12;
        12'h070: good = Loadable && now_neuron < neurons && (now_target != 0 || now_row < rows)
            && (now_target != 2 || now_layer == 1)
            && $signed(w_value) >= -most - 1 && $signed(w_value) <= most;
        12'h080: good = Counters && w_value < 32 && (w_value & 15) < 10;
        default: ;  // nothing to write
      endcase
      good = good & w_whole;
    end
  endtask

  task perform;
    begin
      case (w_address)
        12'h040: begin
          is_core_reset = w_value[0];
          is_count_enable = w_value[1];
        end
        12'h044: is_input_error = is_input_error & ~w_value[0];
        12'h048: now_time_steps = w_value;
        12'h060: now_layer = w_value;
        12'h064: now_target = w_value;
        12'h068: now_row = w_value;
        12'h06c: now_neuron = w_value;
        12'h070: now_neuron = (now_neuron + 1) % neurons;
        default: now_select = w_value;
      endcase
    end
  endtask

  // What a read of araddr gives.
  task look_up;
    begin
      read_good = 1'b1;
      read_value = 32'd0;
      case (araddr)
        12'h000: read_value = "SPKL";
        12'h004: read_value = 32'h00010001;
        12'h008: read_value = 32 * 8 + 2 * Counters + Loadable;
        12'h00c: read_value = 20;
        12'h010, 12'h100: read_value = 4;
        12'h014: read_value = 1;
        12'h018: read_value = 2;
        12'h01c: read_value = 7;
        12'h020: read_value = 16;
        12'h040: read_value = 2 * (Counters && is_count_enable) + is_core_reset;
        12'h044: read_value = 2 * result_pending + is_input_error;
        12'h048: read_value = now_time_steps;
        12'h060: read_value = now_layer;
        12'h064: read_value = now_target;
        12'h068: read_value = now_row;
        12'h06c: read_value = now_neuron;
        12'h080: read_value = now_select;
        12'h084: read_value = count_base[31:0] ^ now_select;
        12'h088: read_value = now_high;
        default: read_good = 1'b0;
      endcase
      if (araddr >= 12'h060 && araddr < 12'h080 && !Loadable
          || araddr >= 12'h080 && araddr < 12'h100 && !Counters) begin
        read_good = 1'b0;
        read_value = 32'd0;
      end
    end
  endtask

  task check_handshakes;
    begin
      verify(awready === (rst_n & ~aw_full), 1);
      verify(wready === (rst_n & ~w_full), 2);
      verify(bvalid === b_waiting, 3);
      verify(arready === (rst_n & ~r_waiting), 4);
      verify(rvalid === r_waiting, 5);
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
      aw_full = 1'b0;
      w_full = 1'b0;
      b_waiting = 1'b0;
      r_waiting = 1'b0;
      is_core_reset = 1'b0;
      is_count_enable = 1'b0;
      is_input_error = 1'b0;
      now_time_steps = 1;
      now_layer = 0;
      now_target = 0;
      now_row = 0;
      now_neuron = 0;
      now_select = 0;
      now_high = 32'd0;
      awvalid = 1'b0;
      wvalid = 1'b0;
      aw_to_come = 1'b0;
      w_to_come = 1'b0;
      arvalid = 1'b0;
    end
  endtask

  initial begin
    errors = 0;
    writes = 0;
    refused_writes = 0;
    reads = 0;
    refused_reads = 0;
    loads = 0;
    clears = 0;
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
      input_error = ($random(seed) & 7) == 0;
      result_pending = $random(seed);

      @(negedge clk);
      writing = aw_full & w_full & ~b_waiting;
      judge;
      reading = arvalid & rst_n & ~r_waiting;
      look_up;
      check_handshakes;
      if (b_waiting) begin
        verify(bresp === (b_bad ? 2'b10 : 2'b00), 6);
      end
      if (r_waiting) begin
        verify(rdata === r_value, 7);
        verify(rresp === (r_bad ? 2'b10 : 2'b00), 8);
      end
      verify(core_reset === is_core_reset, 9);
      verify(time_steps === now_time_steps, 10);
      if (Loadable) begin
        verify(load_valid === (writing & good & (w_address == 12'h070)), 11);
        if (load_valid) begin
          verify(load_target === now_target, 12);
          verify(load_layer === now_layer, 13);
          verify(load_row === now_row, 14);
          verify(load_neuron === now_neuron, 15);
          verify(load_data === w_value[11:0], 16);
          loads = loads + 1;
        end
      end
      if (Counters) begin
        verify(count_enable === is_count_enable, 17);
        verify(count_select === now_select, 18);
        verify(count_clear === (writing & good & (w_address == 12'h040) & w_value[2]), 19);
        clears = clears + count_clear;
      end
      // No answer may follow from what is offered or taken in the same cycle.
      flip_handshakes;
      #1;
      check_handshakes;
      flip_handshakes;

      @(posedge clk);
      #1;
      if (!rst_n) begin
        clear;
      end else begin
        // Reads see what the registers held before the write of the same cycle.
        if (r_waiting && rready) begin
          r_waiting = 1'b0;
        end else if (reading) begin
          r_waiting = 1'b1;
          r_bad = ~read_good;
          r_value = read_value;
          arvalid = 1'b0;
          reads = reads + read_good;
          refused_reads = refused_reads + !read_good;
          if (araddr == 12'h084) begin
            now_high = count_base[63:32] ^ {now_select[4:0], 27'd0};
          end
        end
        if (b_waiting && bready) begin
          b_waiting = 1'b0;
          aw_full = 1'b0;
          w_full = 1'b0;
        end else if (writing) begin
          b_waiting = 1'b1;
          b_bad = ~good;
          writes = writes + good;
          refused_writes = refused_writes + !good;
          if (good) begin
            perform;
          end
        end else begin
          if (awvalid && !aw_full) begin
            aw_full = 1'b1;
            w_address = awaddr;
            awvalid = 1'b0;
            aw_to_come = 1'b0;
          end
          if (wvalid && !w_full) begin
            w_full = 1'b1;
            w_value = wdata;
            w_whole = wstrb == 4'hf;
            wvalid = 1'b0;
            w_to_come = 1'b0;
          end
        end
        is_input_error = is_input_error | input_error;
      end
    end
    if (errors == 0 && writes > 100 && refused_writes > 400 && reads > 400 && refused_reads > 400
        && (!Loadable || loads > 100) && (!Counters || clears > 10)) begin
      $display("PASS axi_lite_registers: %0d writes, %0d reads", writes + refused_writes,
               reads + refused_reads);
    end else begin
      $display("FAIL axi_lite_registers: %0d errors in %0d writes, %0d refused, %0d reads, %0d refused",
               errors, writes, refused_writes, reads, refused_reads);
      $display("%0d loads, %0d clears", loads, clears);
    end
    $finish;
  end

endmodule

`default_nettype wire
