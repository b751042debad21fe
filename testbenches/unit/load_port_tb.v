// Bench of the load port of a whole 20-12-4 design with 7-bit weights in banks of 8 rows: writes the
// weights and thresholds of another network through the port, one a cycle and in an order that jumps
// between layers, and compares the memories with that network's hex files in the folder 'loaded'.
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

  reg         load_valid;
  reg [1:0]   load_target;
  reg         load_layer;
  reg [4:0]   load_row;
  reg [3:0]   load_neuron;
  reg [11:0]  load_data;
  wire        spikes_ready;
  wire        result_valid;
  wire [1:0]  result_class;
  wire [19:0] result_counts;

  snn_accelerator u_dut (
    .clk_i           (clk),
    .rst_ni          (1'b0),
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
    .load_data_i     (load_data)
  );

  // What is to be loaded, row by row as the inputs are numbered.
  reg [Hidden*Weight-1:0]  rows_0       [0:23];
  reg [Classes*Weight-1:0] rows_1       [0:15];
  reg signed [11:0]        thresholds_0 [0:Hidden-1];
  reg signed [10:0]        thresholds_1 [0:Classes-1];

  integer errors;
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
    load_valid = 1'b0;
    load_target = 2'd0;
    load_layer = 1'b0;
    load_row = 5'd0;
    load_neuron = 4'd0;
    load_data = 12'd0;
    @(posedge clk);
    #1;
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
    compare;
    if (errors == 0 && changed > 40) begin
      $display("PASS load_port: %0d writes", Writes);
    end else begin
      $display("FAIL load_port: %0d words differ, %0d did before loading", errors, changed);
    end
    $finish;
  end

endmodule

`default_nettype wire
