// Bench of the load port of a whole 20-12-4 design with 7-bit weights in banks of 8 rows: writes the
// weights and thresholds of another network through the port, one a cycle and in an order that jumps
// between layers, compares the memories with that network's hex files in the folder 'loaded', and
// reads each number back.
// Prints one line, PASS or FAIL.

`default_nettype none

module load_port_tb;

  localparam Inputs   = 20;
  localparam Hidden   = 12;
  localparam Classes  = 4;
  localparam Weight   = 7;
  localparam Writes   = Inputs * Hidden + Hidden * Classes + Hidden + Classes;

  reg clk = 1'b0;

  always #5 clk = ~clk;

  reg         rst_n;
  reg         load_valid;
  reg [1:0]   load_target;
  reg         load_layer;
  reg [4:0]   load_row;
  reg [3:0]   load_neuron;
  reg [11:0]  load_data;
  reg         load_read;
  wire        back_valid;
  wire [11:0] back_data;
  wire        spikes_ready;
  wire        result_valid;
  wire [1:0]  result_class;
  wire [19:0] result_counts;

  snn_accelerator u_dut (
    .clk_i           (clk),
    .rst_ni          (rst_n),
    .spikes_valid_i  (1'b0),
    .spikes_ready_o  (spikes_ready),
    .spikes_i        (20'd0),
    .time_steps_i    (5'd1),
    .result_valid_o  (result_valid),
    .result_ready_i  (1'b0),
    .result_class_o  (result_class),
    .result_counts_o (result_counts),
    .load_valid_i    (load_valid),
    .load_target_i   (load_target),
    .load_layer_i    (load_layer),
    .load_row_i      (load_row),
    .load_neuron_i   (load_neuron),
    .load_data_i     (load_data),
    .load_read_i     (load_read),
    .load_valid_o    (back_valid),
    .load_data_o     (back_data)
  );

  // What is to be loaded, row by row as the inputs are numbered.
  reg [Hidden*Weight-1:0]  rows_0       [0:23];
  reg [Classes*Weight-1:0] rows_1       [0:15];
  reg signed [11:0]        thresholds_0 [0:Hidden-1];
  reg signed [10:0]        thresholds_1 [0:Classes-1];

  integer errors;
  integer wrong;
  integer changed;
  integer row;
  integer neuron;
  integer i;

  task write(input threshold, input layer, input integer to_row, input integer to_neuron,
             input [11:0] data);
    begin
      load_valid     = 1'b1;
      load_target    = {1'b0, threshold};
      load_layer     = layer;
      load_row       = to_row;
      load_neuron    = to_neuron;
      load_data      = data;
      @(posedge clk);
      #1 load_valid = 1'b0;
    end
  endtask

  // Reads a number, which comes three cycles later and in no other cycle.
  task read(input threshold, input layer, input integer from_row, input integer from_neuron,
            input [11:0] data);
    begin
      load_read   = 1'b1;
      load_target = {1'b0, threshold};
      load_layer  = layer;
      load_row    = from_row;
      load_neuron = from_neuron;
      @(posedge clk);
      #1 load_read = 1'b0;
      {load_target, load_layer, load_row, load_neuron} = 12'hxxx;
      wrong = wrong + (back_valid !== 1'b0);
      @(posedge clk);
      #1 wrong = wrong + (back_valid !== 1'b0);
      @(posedge clk);
      #1 wrong = wrong + (back_valid !== 1'b1) + (back_data !== data);
      @(posedge clk);
      #1 wrong = wrong + (back_valid !== 1'b0);
    end
  endtask

  function [11:0] extended(input [6:0] weight);
    extended = {{5{weight[6]}}, weight};
  endfunction

  task read_back;
    begin
      wrong = 0;
      for (neuron = 0; neuron < Hidden; neuron = neuron + 1) begin
        read(1'b1, 1'b0, 0, neuron, thresholds_0[neuron]);
        for (row = 0; row < Inputs; row = row + 1) begin
          read(1'b0, 1'b0, row, neuron, extended(rows_0[row][neuron*Weight +: Weight]));
          if (neuron < Classes && row < Hidden) begin
            read(1'b0, 1'b1, row, neuron, extended(rows_1[row][neuron*Weight +: Weight]));
          end
        end
        if (neuron < Classes) begin
          read(1'b1, 1'b1, 0, neuron, {thresholds_1[neuron][10], thresholds_1[neuron]});
        end
      end
    end
  endtask

  // Counts the words that differ from what is to be loaded.
  task compare;
    begin
      errors = 0;
      for (row = 0; row < 8; row = row + 1) begin
        errors = errors + (u_dut.u_layer_0.u_bank_0.words_q[row] !== rows_0[row]);
        errors = errors + (u_dut.u_layer_0.u_bank_1.words_q[row] !== rows_0[8+row]);
        errors = errors + (u_dut.u_layer_0.u_bank_2.words_q[row] !== rows_0[16+row]);
        errors = errors + (u_dut.u_layer_1.u_bank_0.words_q[row] !== rows_1[row]);
        errors = errors + (u_dut.u_layer_1.u_bank_1.words_q[row] !== rows_1[8+row]);
      end
      for (neuron = 0; neuron < Hidden; neuron = neuron + 1) begin
        errors = errors
            + (u_dut.u_layer_0.u_neuron_array.threshold_q[neuron] !== thresholds_0[neuron]);
      end
      for (neuron = 0; neuron < Classes; neuron = neuron + 1) begin
        errors = errors
            + (u_dut.u_layer_1.u_neuron_array.threshold_q[neuron] !== thresholds_1[neuron]);
      end
    end
  endtask

  initial begin
    $readmemh("loaded/layer0_bank0.hex", rows_0, 0, 7);
    $readmemh("loaded/layer0_bank1.hex", rows_0, 8, 15);
    $readmemh("loaded/layer0_bank2.hex", rows_0, 16, 23);
    $readmemh("loaded/layer1_bank0.hex", rows_1, 0, 7);
    $readmemh("loaded/layer1_bank1.hex", rows_1, 8, 15);
    $readmemh("loaded/layer0_thresholds.hex", thresholds_0);
    $readmemh("loaded/layer1_thresholds.hex", thresholds_1);
    rst_n = 1'b0;
    load_read = 1'b0;
    load_valid = 1'b0;
    load_target = 2'd0;
    load_layer = 1'b0;
    load_row = 5'd0;
    load_neuron = 4'd0;
    load_data = 12'd0;
    @(posedge clk);
    #1 rst_n = 1'b1;
    // The two networks must differ, or there is nothing to see.
    compare;
    changed = errors;
    for (neuron = 0; neuron < Hidden; neuron = neuron + 1) begin
      write(1'b1, 1'b0, 0, neuron, thresholds_0[neuron]);
      for (row = 0; row < Inputs; row = row + 1) begin
        write(1'b0, 1'b0, row, neuron, rows_0[row][neuron*Weight +: Weight]);
        if (neuron < Classes && row < Hidden) begin
          write(1'b0, 1'b1, row, neuron, rows_1[row][neuron*Weight +: Weight]);
        end
      end
      if (neuron < Classes) begin
        write(1'b1, 1'b1, 0, neuron, thresholds_1[neuron]);
      end
    end
    // An idle port writes nothing, whatever stands at it.
    for (i = 0; i < 64; i = i + 1) begin
      {load_target, load_layer, load_row, load_neuron} = i * 37;
      @(posedge clk);
      #1;
    end
    read_back;
    compare;
    if (errors == 0 && wrong == 0 && changed > 40) begin
      $display("PASS load_port: %0d writes", Writes);
    end else begin
      $display("FAIL load_port: %0d words differ, %0d did before loading, %0d wrong when read back",
               errors, changed, wrong);
    end
    $finish;
  end

endmodule

`default_nettype wire
