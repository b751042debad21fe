// Unit bench of neuron_array: random rows, pauses, empty time steps and thresholds, for weights of 1,
// 7 and 16 bits and for neurons in one and in several groups, against sums in plain integers. Every
// potential is compared after every cycle, and every spike. Prints one line, PASS or FAIL.

`default_nettype none

module neuron_array_check #(
  parameter Neurons       = 1,
  parameter NeuronWidth   = 1,
  parameter WeightWidth   = 7,
  parameter MembraneWidth = 12,
  parameter InitFile      = "",
  parameter Cycles        = 500
) (
  input  wire       clk_i,
  output reg [31:0] checks_o,
  output reg [31:0] spikes_o,
  output reg [31:0] errors_o
);

  reg                           acc_valid;
  reg                           acc_first;
  reg                           acc_read;
  reg [Neurons*WeightWidth-1:0] row;
  reg                           fire;
  wire [Neurons-1:0]            spikes;
  reg                           wr_en;
  reg [NeuronWidth-1:0]         wr_neuron;
  reg [MembraneWidth-1:0]       wr_threshold;

  neuron_array #(
    .Neurons      (Neurons),
    .NeuronWidth  (NeuronWidth),
    .WeightWidth  (WeightWidth),
    .MembraneWidth(MembraneWidth),
    .InitFile     (InitFile)
  ) u_dut (
    .clk_i         (clk_i),
    .acc_valid_i   (acc_valid),
    .acc_first_i   (acc_first),
    .acc_read_i    (acc_read),
    .row_i         (row),
    .fire_i        (fire),
    .spikes_o      (spikes),
    .wr_en_i       (wr_en),
    .wr_neuron_i   (wr_neuron),
    .wr_threshold_i(wr_threshold)
  );

  integer potential [0:Neurons-1];
  integer threshold [0:Neurons-1];
  reg [Neurons-1:0] want_spikes;

  integer seed;
  integer cycle;
  integer n;
  integer rows;
  integer weight;
  reg     fired;

  task verify(input condition);
    begin
      checks_o = checks_o + 1;
      if (condition !== 1'b1) begin
        errors_o = errors_o + 1;
        if (errors_o == 1) begin
          $display("%0d neurons, %0d bits, cycle %0d, neuron %0d: potential %0d, spikes %b", Neurons,
                   WeightWidth, cycle, n, u_dut.v_q[n], spikes);
        end
      end
    end
  endtask

  task write_threshold(input integer neuron, input integer value);
    begin
      wr_en = 1'b1;
      wr_neuron = neuron;
      wr_threshold = value;
      @(posedge clk_i);
      #1 wr_en = 1'b0;
      threshold[neuron] = value;
    end
  endtask

  initial begin
    checks_o = 0;
    spikes_o = 0;
    errors_o = 0;
    cycle = 0;
    seed = Neurons;
    acc_valid = 1'b0;
    acc_first = 1'b0;
    acc_read = 1'b0;
    row = {(Neurons * WeightWidth) {1'b0}};
    fire = 1'b0;
    wr_en = 1'b0;
    rows = 0;
    fired = 1'b0;
    want_spikes = {Neurons{1'b0}};
    @(posedge clk_i);
    #1;
    // The content of neuron_array_tb.hex.
    if (InitFile != "") begin
      n = 0;
      verify(u_dut.threshold_q[0] === 0);
      verify(u_dut.threshold_q[1] === 2047);
      verify(u_dut.threshold_q[2] === -2048);
      verify(u_dut.threshold_q[3] === -1);
      verify(u_dut.threshold_q[4] === 1);
    end
    for (n = 0; n < Neurons; n = n + 1) begin
      potential[n] = 0;
      // Around zero, where the comparison of potential and threshold is often equal.
      write_threshold(n, ($random(seed) & 7) - 4);
    end
    for (cycle = 0; cycle < Cycles; cycle = cycle + 1) begin
      // The first cycle must start a time step; no more than 16 rows are added up.
      acc_valid = cycle == 0 || ($random(seed) & 3) != 0;
      acc_first = cycle == 0 || rows >= 16 || ($random(seed) & 7) == 0;
      acc_read  = !acc_first || ($random(seed) & 3) != 0;
      fire      = cycle > 0 && ($random(seed) & 3) == 0;
      for (n = 0; n < Neurons * WeightWidth; n = n + 1) begin
        row[n] = $random(seed) >> 5;
      end
      // Half of the rows are of small weights: sums that meet the thresholds exactly.
      if (WeightWidth > 1 && (cycle & 1)) begin
        for (n = 0; n < Neurons; n = n + 1) begin
          weight = ($random(seed) & 3) - 2;
          row[n*WeightWidth +: WeightWidth] = weight;
        end
      end
      if (fire) begin
        fired = 1'b1;
        for (n = 0; n < Neurons; n = n + 1) begin
          want_spikes[n] = potential[n] > threshold[n];
          spikes_o = spikes_o + want_spikes[n];
        end
      end
      if (acc_valid) begin
        rows = acc_first ? 1 : rows + 1;
        for (n = 0; n < Neurons; n = n + 1) begin
          weight = row[n*WeightWidth +: WeightWidth];
          if (WeightWidth == 1) begin
            weight = weight ? -1 : 1;
          end else if (row[(n+1)*WeightWidth-1]) begin
            weight = weight - (1 << WeightWidth);
          end
          potential[n] = (acc_first ? 0 : potential[n]) + (acc_read ? weight : 0);
        end
      end
      @(posedge clk_i);
      #1;
      for (n = 0; n < Neurons; n = n + 1) begin
        verify(u_dut.v_q[n] === potential[n]);
        if (fired) begin
          verify(spikes[n] === want_spikes[n]);
        end
      end
    end
  end

endmodule

module neuron_array_tb;

  reg clk = 1'b0;

  always #5 clk = ~clk;

  wire [31:0] checks [0:3];
  wire [31:0] spikes [0:3];
  wire [31:0] errors [0:3];

  neuron_array_check #(1, 1, 7, 12) u_one (clk, checks[0], spikes[0], errors[0]);
  neuron_array_check #(5, 3, 7, 12, "neuron_array_tb.hex")
    u_five (clk, checks[1], spikes[1], errors[1]);
  neuron_array_check #(33, 6, 1, 6) u_signs (clk, checks[2], spikes[2], errors[2]);
  neuron_array_check #(70, 7, 16, 21) u_wide (clk, checks[3], spikes[3], errors[3]);

  integer i;
  reg [31:0] all_checks;
  reg [31:0] all_errors;
  reg        each_fired;

  initial begin
    #8000;
    all_checks = 0;
    all_errors = 0;
    each_fired = 1'b1;
    for (i = 0; i < 4; i = i + 1) begin
      all_checks = all_checks + checks[i];
      all_errors = all_errors + errors[i];
      each_fired = each_fired & (spikes[i] > 20);
    end
    if (all_errors == 0 && each_fired && all_checks > 100000) begin
      $display("PASS neuron_array: %0d checks", all_checks);
    end else begin
      $display("FAIL neuron_array: %0d errors in %0d checks", all_errors, all_checks);
    end
    $finish;
  end

endmodule

`default_nettype wire
