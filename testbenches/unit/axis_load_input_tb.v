// Unit bench of axis_load_input: packets of random length that begin at random places, some of which
// do not exist, with numbers of which some are out of range and some are not kept, beside numbers
// that the registers load; a core that takes its time, and cycles in which the stream is locked.
// Each write that comes out is compared with what a plain model makes of the beats in their order,
// and so is the number of errors. Prints one line, PASS or FAIL.

`default_nettype none

module axis_load_input_tb;

  localparam Cycles = 20000;
  localparam Queue  = 64;

  reg clk = 1'b0;

  always #5 clk = ~clk;

  reg         rst_n;
  reg         lock;
  reg         tvalid;
  wire        tready;
  reg [63:0]  tdata;
  reg [7:0]   tkeep;
  reg         tlast;
  reg         reg_valid;
  wire        reg_ready;
  wire        waiting;
  reg         reg_layer;
  reg [1:0]   reg_target;
  reg [2:0]   reg_row;
  reg [3:0]   reg_neuron;
  reg [11:0]  reg_data;
  reg         exists;
  reg [2:0]   last_row;
  reg [3:0]   last_neuron;
  reg [31:0]  least;
  reg [31:0]  greatest;
  wire        load_valid;
  reg         load_ready;
  wire        load_layer;
  wire [1:0]  load_target;
  wire [2:0]  load_row;
  wire [3:0]  load_neuron;
  wire [7:0]  load_mask;
  wire [95:0] load_data;
  wire        error;

  axis_load_input #(
    .StreamWidth(64),
    .WeightWidth(8),
    .LaneWidth  (3),
    .WideWidth  (1),
    .LayerWidth (1),
    .RowWidth   (3),
    .NeuronWidth(4),
    .DataWidth  (12)
  ) u_dut (
    .clk_i        (clk),
    .rst_ni       (rst_n),
    .lock_i       (lock),
    .s_axis_tvalid(tvalid),
    .s_axis_tready(tready),
    .s_axis_tdata (tdata),
    .s_axis_tkeep (tkeep),
    .s_axis_tlast (tlast),
    .reg_valid_i  (reg_valid),
    .reg_ready_o  (reg_ready),
    .reg_layer_i  (reg_layer),
    .reg_target_i (reg_target),
    .reg_row_i    (reg_row),
    .reg_neuron_i (reg_neuron),
    .reg_data_i   (reg_data),
    .exists_i     (exists),
    .last_row_i   (last_row),
    .last_neuron_i(last_neuron),
    .least_i      (least),
    .greatest_i   (greatest),
    .load_valid_o (load_valid),
    .load_ready_i (load_ready),
    .load_layer_o (load_layer),
    .load_target_o(load_target),
    .load_row_o   (load_row),
    .load_neuron_o(load_neuron),
    .load_mask_o  (load_mask),
    .load_data_o  (load_data),
    .waiting_o    (waiting),
    .error_o      (error)
  );

  // The model: where the packet goes on, and the writes and errors that are due.
  reg           begun;
  reg           behind;
  integer       at_row;
  integer       at_neuron;
  reg [110:0]   due [0:Queue-1];  // row, neuron, mask, data
  integer       pushed;
  integer       popped;
  integer       errors_due;
  integer       errors_seen;

  reg           from_registers;  // what is on the load port
  reg [18:0]    register_write;
  reg           held;
  reg [114:0]   was;
  reg           was_locked;
  integer       streak;
  integer       longest;
  integer       loaded;
  integer       registers_loaded;
  integer       errors;
  integer       seed;
  integer       cycle;
  integer       pace;

  task verify(input condition);
    begin
      if (condition !== 1'b1) begin
        errors = errors + 1;
        if (errors == 1) begin
          $display("cycle %0d: writes %b row %0d neuron %0d mask %b data %h", cycle, load_valid,
                   load_row, load_neuron, load_mask, load_data);
        end
      end
    end
  endtask

  // What a beat makes of the model.
  integer    per;
  integer    j;
  integer    number;
  integer    lane;
  reg        kept;
  reg        good;
  reg        wrong;
  reg [7:0]  mask;
  reg [95:0] data;
  reg [2:0]  due_row;
  reg [3:0]  due_neuron;

  task model_beat;
    begin
      if (!begun) begin
        at_row    = {29'd0, reg_row};
        at_neuron = {28'd0, reg_neuron};
      end
      per   = (reg_target == 2'd0) ? 8 : 2;
      good  = exists && (at_neuron % per == 0) && !behind && (at_neuron <= {28'd0, last_neuron})
          && (reg_target != 2'd0 || at_row <= {29'd0, last_row});
      wrong = !good;
      mask  = 8'd0;
      data  = 96'd0;
      for (j = 0; j < per; j = j + 1) begin
        if (reg_target == 2'd0) begin
          number = {{24{tdata[j*8+7]}}, tdata[j*8 +: 8]};
          kept   = tkeep[j];
        end else begin
          number = tdata[j[0]*32 +: 32];
          kept   = &tkeep[j[0]*4 +: 4];
        end
        if (kept && at_neuron + j <= {28'd0, last_neuron}) begin
          if (number < $signed(least) || number > $signed(greatest)) begin
            wrong = 1'b1;
          end else begin
            lane = (at_neuron + j) % 8;
            mask[lane] = 1'b1;
            data[lane*12 +: 12] = number[11:0];
          end
        end
      end
      if (wrong) begin
        errors_due = errors_due + 1;
      end
      if (good && mask != 8'd0) begin
        due[pushed%Queue] = {at_row[2:0], at_neuron[3:0], mask, data};
        pushed = pushed + 1;
      end
      if (at_neuron + per > {28'd0, last_neuron}) begin
        behind    = behind || (reg_target != 2'd0) || (at_row == {29'd0, last_row});
        at_neuron = 0;
        at_row    = (at_row + 1) % 8;
      end else begin
        at_neuron = at_neuron + per;
      end
      begun = ~tlast;
      if (tlast) begin
        behind = 1'b0;
      end
    end
  endtask

  // Another place, when nothing is under way.
  task choose_place;
    begin
      reg_layer   = $random(seed);
      reg_target  = $unsigned($random(seed)) % 3;
      last_row    = $unsigned($random(seed)) % 6;
      last_neuron = $unsigned($random(seed)) % 14;
      reg_row     = $unsigned($random(seed)) % 8;
      reg_neuron  = ($unsigned($random(seed)) % 8) ? {$random(seed)} % 2 * 8 : $random(seed);
      if ($unsigned($random(seed)) % 2 == 0) begin
        reg_row    = 3'd0;
        reg_neuron = 4'd0;
      end
      exists      = $unsigned($random(seed)) % 8 != 0;
      least       = (reg_target == 2'd0) ? -32'sd120 : -32'sd2000;
      greatest    = (reg_target == 2'd0) ? 32'sd119 : 32'sd1999;
    end
  endtask

  task choose_beat;
    begin
      tdata = {$random(seed), $random(seed)};
      if (reg_target != 2'd0) begin
        // Small numbers, but for one in eight.
        if ($unsigned($random(seed)) % 8 != 0) begin
          tdata[31:0]  = $random(seed) % 2000;
          tdata[63:32] = $random(seed) % 2000;
        end
      end
      tkeep = ($unsigned($random(seed)) % 4 == 0) ? $random(seed) : 8'hff;
      tlast = $unsigned($random(seed)) % 12 == 0;
    end
  endtask

  initial begin
    begun = 1'b0;
    behind = 1'b0;
    pushed = 0;
    popped = 0;
    errors_due = 0;
    errors_seen = 0;
    from_registers = 1'b0;
    held = 1'b0;
    streak = 0;
    longest = 0;
    loaded = 0;
    registers_loaded = 0;
    errors = 0;
    seed = 1;
    pace = 0;
    was_locked = 1'b0;
    rst_n = 1'b0;
    lock = 1'b0;
    tvalid = 1'b0;
    tdata = 64'd0;
    tkeep = 8'd0;
    tlast = 1'b0;
    reg_valid = 1'b0;
    reg_data = 12'd0;
    load_ready = 1'b0;
    choose_place;
    @(negedge clk);
    @(negedge clk);
    verify(tready === 1'b0 && load_valid === 1'b0);
    rst_n = 1'b1;
    for (cycle = 0; cycle < Cycles; cycle = cycle + 1) begin
      if (cycle % 200 == 0) begin
        pace = $unsigned($random(seed)) % 3;
      end
      if (!begun && !tvalid && !waiting && !load_valid) begin
        choose_place;
      end
      if (!tvalid && (pace == 0 || $random(seed) % 2 == 0)) begin
        choose_beat;
        tvalid = 1'b1;
      end
      load_ready = pace == 0 || ($unsigned($random(seed)) % 3 != 0);
      lock       = pace == 2 && ($unsigned($random(seed)) % 4 == 0);
      #1;
      reg_valid  = reg_ready && pace != 0 && ($unsigned($random(seed)) % 8 == 0);
      reg_data   = $random(seed);
      #1;
      // What is held on the load port stays.
      if (held) begin
        verify({load_valid, load_row, load_neuron, load_target, load_layer, load_mask} === was[18:0]
               && load_data === was[114:19]);
      end
      if (was_locked) begin
        verify(!tready && (held || from_registers || !load_valid));
      end
      if (load_valid & load_ready) begin
        if (from_registers) begin
          registers_loaded = registers_loaded + 1;
          verify({load_row, load_neuron} === register_write[18:12]
                 && load_mask === (8'd1 << load_neuron[2:0])
                 && load_data[load_neuron[2:0]*12 +: 12] === register_write[11:0]);
        end else begin
          loaded = loaded + 1;
          verify(popped != pushed);
          {due_row, due_neuron, mask, data} = due[popped%Queue];
          popped = popped + 1;
          verify(load_row === due_row || load_target != 2'd0);
          verify(load_neuron === due_neuron && load_mask === mask);
          for (j = 0; j < 8; j = j + 1) begin
            verify(~mask[j] || load_data[j*12 +: 12] === data[j*12 +: 12]);
          end
        end
        verify(load_layer === reg_layer && load_target === reg_target);
      end
      if (error) begin
        errors_seen = errors_seen + 1;
      end
      held = load_valid & ~load_ready;
      was  = {load_data, load_valid, load_row, load_neuron, load_target, load_layer, load_mask};
      if (!held) begin
        from_registers = reg_valid;
        register_write = {reg_row, reg_neuron, reg_data};
      end
      was_locked = lock;
      streak = (tvalid & tready) ? streak + 1 : 0;
      longest = (streak > longest) ? streak : longest;
      if (tvalid & tready) begin
        model_beat;
      end
      @(negedge clk);
      if (streak != 0) begin
        tvalid = 1'b0;
      end
    end
    tvalid = 1'b0;
    lock = 1'b0;
    reg_valid = 1'b0;
    load_ready = 1'b1;
    for (j = 0; j < 8; j = j + 1) begin
      #1;
      errors_seen = errors_seen + error;
      if (load_valid & ~from_registers) begin
        popped = popped + 1;
      end
      from_registers = 1'b0;
      @(negedge clk);
    end
    verify(errors_seen == errors_due);
    verify(popped == pushed);
    if (errors == 0 && loaded > 1000 && registers_loaded > 200 && errors_due > 200 && longest > 50) begin
      $display("PASS axis_load_input: %0d writes of the stream, %0d of the registers, %0d errors",
               loaded, registers_loaded, errors_due);
    end else begin
      $display("FAIL axis_load_input: %0d errors, %0d writes, %0d of registers, %0d beats in a row",
               errors, loaded, registers_loaded, longest);
    end
    $finish;
  end

endmodule

`default_nettype wire
