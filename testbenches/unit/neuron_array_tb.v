// Unit bench of a neuron array of any kind: random sums, pauses, empty time steps, thresholds and
// biases, against plain integers. Every potential, every spike and what saturates is compared in
// every cycle. Prints one line, PASS or FAIL.
//
// The macro ARRAY names the module, which has a load port. Each word of the name is a macro as well:
// DC, CT, LIF or LIF2, SYN or SYN2, ZERO, BIAS, SHARED, FOLDED or SERIAL, SAT. COUNTS says that the array tells what
// saturates.

`default_nettype none

`ifdef SERIAL
  `define FOLDED
`endif
`ifdef CT
  `define CARRIES
`endif
`ifdef LIF2
  `define LIF
`endif
`ifdef SYN2
  `define SYN
`endif
`ifdef LIF
  `define CARRIES
`endif

// Which numbers there is one of for each place of each fold, and which ports go with them.
`ifdef BIAS
  `define PLACED
`endif
`ifdef CARRIES
  `define PLACED
`endif
`ifndef SHARED
  `define PLACED
`endif
`ifdef BIAS
  `define ACC_FOLD
  `define ADDRESSED
`endif
`ifdef CARRIES
  `define ACC_FOLD
`endif
`ifdef COUNTS
  `define ACC_FOLD
`endif
`ifndef SHARED
  `define ADDRESSED
`endif

module neuron_array_check #(
  parameter Neurons       = 1,
  parameter NeuronWidth   = 1,
  parameter Lanes         = 1,
  parameter LaneWidth     = 1,
  parameter FoldWidth     = 1,
  parameter SumWidth      = 7,
  parameter MembraneWidth = 18,
  parameter ThresholdFile = "",
  parameter BiasFile      = "",
  parameter Cycles        = 1500
) (
  input  wire       clk_i,
  output reg [31:0] checks_o,
  output reg [31:0] spikes_o,
  output reg [31:0] clipped_o,
  output reg [31:0] errors_o
);

  localparam Folds     = (Neurons + Lanes - 1) / Lanes;
  localparam Places    = Folds * Lanes;
  localparam BiasWidth = 4;

  // What controls the neurons: once for each three lanes, where it is there several times.
`ifdef COPIED
  localparam SetLanes = 3;
  localparam Sets     = (Lanes + SetLanes - 1) / SetLanes;
`else
  localparam Sets     = 1;
`endif
  localparam LeakShift = 2;
  localparam LeakStep  = 3;
  localparam SynapseShift = 1;
  localparam SynapseStep  = 2;

`ifdef SHARED
  localparam Thresholds = 1;
`else
  localparam Thresholds = Places;
`endif

  reg                      acc_valid;
  reg                      acc_first;
  reg                      acc_fresh;
  reg [FoldWidth-1:0]      acc_fold;
  reg                      acc_read;
  reg [Lanes*SumWidth-1:0] sum;
  reg                      fire;
  reg [FoldWidth-1:0]      fire_fold;
  wire [Neurons-1:0]       spikes;
  wire [Lanes-1:0]         saturates;
  reg                      threshold_wr;
  reg                      bias_wr;
  reg [NeuronWidth-1:0]    wr_neuron;
  reg [MembraneWidth-1:0]  wr_data;
  reg [NeuronWidth-1:0]    rd_neuron;
  wire [MembraneWidth-1:0] rd_threshold;
  wire [BiasWidth-1:0]     rd_bias;

  `ARRAY #(
    .Neurons      (Neurons),
`ifdef COPIED
    .Sets         (Sets),
    .SetLanes     (SetLanes),
`endif
`ifdef ADDRESSED
    .NeuronWidth  (NeuronWidth),
`endif
`ifdef FOLDED
    .Lanes        (Lanes),
`ifdef PLACED
`ifndef SERIAL
    .LaneWidth    (LaneWidth),
`endif
    .Folds        (Folds),
`else
`ifdef COUNTS
    .Folds        (Folds),
`endif
`endif
    .FoldWidth    (FoldWidth),
`endif
    .SumWidth     (SumWidth),
    .MembraneWidth(MembraneWidth),
`ifdef BIAS
    .BiasWidth    (BiasWidth),
    .BiasFile     (BiasFile),
`endif
`ifdef LIF
    .LeakShift    (LeakShift),
`endif
`ifdef LIF2
    .LeakStep     (LeakStep),
`endif
`ifdef SYN
    .SynapseShift (SynapseShift),
`endif
`ifdef SYN2
    .SynapseStep  (SynapseStep),
`endif
    .ThresholdFile(ThresholdFile)
  ) u_dut (
    .clk_i         (clk_i),
    .acc_valid_i   ({Sets{acc_valid}}),
    .acc_first_i   ({Sets{acc_first}}),
`ifdef CARRIES
    .acc_fresh_i   ({Sets{acc_fresh}}),
`endif
`ifdef FOLDED
`ifdef ACC_FOLD
    .acc_fold_i    ({Sets{acc_fold}}),
`endif
    .fire_fold_i   ({Sets{fire_fold}}),
`endif
    .acc_read_i    ({Sets{acc_read}}),
    .sum_i         (sum),
    .fire_i        ({Sets{fire}}),
`ifdef COUNTS
    .saturates_o   (saturates),
`endif
    .threshold_wr_i(threshold_wr),
`ifdef BIAS
    .bias_wr_i     (bias_wr),
`endif
`ifdef ADDRESSED
    .wr_neuron_i   (wr_neuron),
`endif
    .wr_mask_i     (1'b1),
    .wr_data_i     (wr_data),
`ifdef ADDRESSED
    .rd_neuron_i   (rd_neuron),
`endif
    .threshold_o   (rd_threshold),
`ifdef BIAS
    .bias_o        (rd_bias),
`endif
    .spikes_o      (spikes)
  );

  // The numbers of the neurons, and what the array has to hold.
  integer threshold [0:Places-1];
  integer bias      [0:Places-1];
  integer carried   [0:Places-1];  // what the last time step left
  integer current   [0:Places-1];  // the synaptic current that it left
  integer start     [0:Places-1];  // what this one starts from without it
  integer potential [0:Lanes-1];
  reg [Neurons-1:0] want_spikes;
  reg [Lanes-1:0]   want_clipped;

  // As they stand in the hex files.
  reg signed [MembraneWidth-1:0] file_thresholds [0:Thresholds-1];
  reg signed [BiasWidth-1:0]     file_biases     [0:Places-1];

  integer seed;
  integer cycle;
  integer fold;          // the pass that is accumulated, or comes next
  integer issues;        // of this pass that are over
  integer issues_of_pass;
  integer step;          // of the sample
  integer steps_of_sample;
  integer n;
  integer l;
  integer value;
  integer greatest;
  integer fired;         // folds whose spikes are known
  integer shown;         // the fold whose potentials the array holds, or -1
  reg     complete;      // a pass waits for its comparison

  // The quotient, rounded down.
  function integer floor_of(input integer dividend, input integer divisor);
    begin
      floor_of = dividend / divisor;
      if (floor_of * divisor > dividend) begin
        floor_of = floor_of - 1;
      end
    end
  endfunction

  function integer left_of(input integer v, input integer theta);
    begin
`ifdef ZERO
      left_of = (v > theta) ? 0 : v;
`else
      left_of = (v > theta) ? v - theta : v;
`endif
    end
  endfunction

  // What a time step begins with, of a neuron whose last one left v.
  function integer start_of(input fresh, input integer v);
    begin
`ifdef DC
      start_of = 0;
`elsif LIF2
      start_of = fresh ? 0 : v - floor_of(v * ((1 << LeakStep) + 1), 1 << (LeakShift + LeakStep));
`elsif LIF
      start_of = fresh ? 0 : v - floor_of(v, 1 << LeakShift);
`else
      start_of = fresh ? 0 : v;
`endif
    end
  endfunction

  // The same of a synaptic current.
  function integer current_of(input fresh, input integer i);
    begin
`ifdef SYN2
      current_of = fresh ? 0 : i - floor_of(i * ((1 << SynapseStep) + 1), 1 << (SynapseShift + SynapseStep));
`elsif SYN
      current_of = fresh ? 0 : i - floor_of(i, 1 << SynapseShift);
`else
      current_of = 0;
`endif
    end
  endfunction

  function integer sum_of(input integer lane);
    reg [31:0] bits;
    begin
      bits = sum[lane*SumWidth +: SumWidth];
      if (SumWidth == 1) begin
        sum_of = bits[0] ? -1 : 1;
      end else begin
        sum_of = bits[SumWidth-1] ? bits - (1 << SumWidth) : bits;
      end
    end
  endfunction

  task verify(input condition);
    begin
      checks_o = checks_o + 1;
      if (condition !== 1'b1) begin
        errors_o = errors_o + 1;
        if (errors_o == 1) begin
          $display("%0d neurons, %0d lanes, %0d bits, cycle %0d, fold %0d, lane %0d: %0d, spikes %b",
                   Neurons, Lanes, SumWidth, cycle, fold, l, u_dut.v_q[l], spikes);
        end
      end
    end
  endtask

  // Thresholds that potentials often meet exactly, and biases, through the load port.
  task load;
    begin
      for (n = 0; n < Neurons; n = n + 1) begin
        // Where potentials carry over, a spike must lower them.
`ifdef CARRIES
        threshold[n] = 1 + ($random(seed) & 3);
`else
        threshold[n] = ($random(seed) & 7) - 4;
`endif
`ifdef SHARED
        threshold[n] = threshold[0];
`endif
        wr_neuron = n;
        wr_data = threshold[n];
        threshold_wr = 1'b1;
        @(posedge clk_i);
        #1 threshold_wr = 1'b0;
`ifdef BIAS
        bias[n] = ($random(seed) & 7) - 4;
`else
        bias[n] = 0;
`endif
        wr_data = bias[n];
        bias_wr = 1'b1;
        @(posedge clk_i);
        #1 bias_wr = 1'b0;
      end
    end
  endtask

  // What was written can be read again.
  task read_back;
    begin
      l = 0;
      for (n = 0; n < Neurons; n = n + 1) begin
        rd_neuron = n;
        #1 verify($signed(rd_threshold) == threshold[n]);
`ifdef BIAS
        verify($signed(rd_bias) == bias[n]);
`endif
      end
      @(posedge clk_i);
      #1;
    end
  endtask

  task check_files;
    begin
      if (ThresholdFile != "") begin
        $readmemh(ThresholdFile, file_thresholds);
        l = 0;
        for (n = 0; n < Thresholds; n = n + 1) begin
          verify(u_dut.threshold_q[n] === file_thresholds[n]);
        end
      end
`ifdef BIAS
      if (BiasFile != "") begin
        $readmemh(BiasFile, file_biases);
        for (n = 0; n < Places; n = n + 1) begin
          verify(u_dut.bias_q[n] === file_biases[n]);
        end
      end
`endif
    end
  endtask

  // Comparison: the spikes of a fold, and what they leave.
  task compare;
    begin
      for (l = 0; l < Lanes; l = l + 1) begin
        n = fire_fold * Lanes + l;
        if (n < Neurons) begin
          want_spikes[n] = potential[l] > threshold[n];
          spikes_o = spikes_o + want_spikes[n];
          carried[n] = left_of(potential[l], threshold[n]);
          current[n] = potential[l] - start[n];
`ifdef CARRIES
`ifndef FOLDED
          potential[l] = carried[n];
`endif
`endif
        end
      end
    end
  endtask

  task accumulate;
    begin
      for (l = 0; l < Lanes; l = l + 1) begin
        n = acc_fold * Lanes + l;
        if (n < Neurons) begin
          value = potential[l];
          if (acc_first) begin
            start[n] = start_of(acc_fresh, carried[n]);
            value = start[n] + current_of(acc_fresh, current[n]) + bias[n];
          end
          if (acc_read) begin
            value = value + sum_of(l);
          end
`ifdef SAT
          if (value > greatest) begin
            value = greatest;
            want_clipped[l] = 1'b1;
          end
          if (value < -greatest - 1) begin
            value = -greatest - 1;
            want_clipped[l] = 1'b1;
          end
          clipped_o = clipped_o + want_clipped[l];
`endif
          potential[l] = value;
        end
      end
    end
  endtask

  // Decides what happens in this cycle: a pass is accumulated with pauses, and compared, at the
  // earliest together with the first accumulation of the next one.
  task decide;
    begin
      fire = complete && ($random(seed) & 3) != 0;
      acc_valid = (!complete || fire) && ($random(seed) & 3) != 0;
      acc_fold = fold;
      acc_first = issues == 0;
      acc_fresh = step == 0;
      if (acc_valid && acc_first) begin
        issues_of_pass = 1 + ($random(seed) & ((cycle & 64) ? 15 : 1));
      end
      // Only an empty time step reads nothing.
      acc_read = issues_of_pass > 1 || ($random(seed) & 3) != 0;
      // Half of the sums are small ones, which meet thresholds exactly.
      for (l = 0; l < Lanes; l = l + 1) begin
        value = $random(seed) >>> 8;
        if (SumWidth > 3 && (cycle & 1)) begin
          value = (value & 7) - 4;
        end
        sum[l*SumWidth +: SumWidth] = value;
      end
    end
  endtask

  initial begin
    checks_o = 0;
    spikes_o = 0;
    clipped_o = 0;
    errors_o = 0;
    cycle = 0;
    seed = Neurons;
    greatest = (1 << (MembraneWidth - 1)) - 1;
    acc_valid = 1'b0;
    acc_first = 1'b0;
    acc_fresh = 1'b0;
    acc_fold = 0;
    acc_read = 1'b0;
    sum = {(Lanes * SumWidth) {1'b0}};
    fire = 1'b0;
    fire_fold = 0;
    threshold_wr = 1'b0;
    bias_wr = 1'b0;
    fold = 0;
    issues = 0;
    issues_of_pass = 1;
    step = 0;
    steps_of_sample = 3;
    fired = 0;
    shown = -1;
    complete = 1'b0;
    for (l = 0; l < Lanes; l = l + 1) begin
      potential[l] = 0;
    end
    @(posedge clk_i);
    #1;
    check_files;
    load;
    read_back;
    for (cycle = 0; cycle < Cycles; cycle = cycle + 1) begin
      decide;
      want_clipped = {Lanes{1'b0}};
      if (fire) begin
        compare;
        fired = (fired < Folds) ? fired + 1 : fired;
        complete = 1'b0;
      end
      if (acc_valid) begin
        accumulate;
      end
`ifdef COUNTS
      @(negedge clk_i);
      l = 0;
      verify(saturates === want_clipped);
`endif
      @(posedge clk_i);
      #1;
      if (acc_valid) begin
        shown = acc_fold;
        issues = issues + 1;
        if (issues == issues_of_pass) begin
          issues = 0;
          complete = 1'b1;
          fire_fold = fold;
          fold = (fold + 1) % Folds;
          if (fold == 0) begin
            step = step + 1;
            if (step == steps_of_sample) begin
              step = 0;
              steps_of_sample = 1 + ($random(seed) & 7);
            end
          end
        end
      end
      for (l = 0; l < Lanes; l = l + 1) begin
        if (shown >= 0 && shown * Lanes + l < Neurons) begin
          verify(u_dut.v_q[l] === potential[l]);
        end
      end
      if (fired == Folds) begin
        l = 0;
        verify(spikes === want_spikes);
      end
    end
  end

endmodule

module neuron_array_tb;

  reg clk = 1'b0;

  always #5 clk = ~clk;

  wire [31:0] checks  [0:2];
  wire [31:0] spikes  [0:2];
  wire [31:0] clipped [0:2];
  wire [31:0] errors  [0:2];

`ifdef SAT
  localparam Narrow   = 7;
  localparam Wide     = 9;
  localparam ForSigns = 4;
`else
  localparam Narrow   = 18;
  localparam Wide     = 24;
  localparam ForSigns = 10;
`endif
`ifdef SHARED
  `define FILES "neuron_array_shared_tb.hex", "neuron_array_bias_tb.hex"
`else
  `define FILES "neuron_array_tb.hex", "neuron_array_bias_tb.hex"
`endif

  // The first of each kind has six places, for which the files have numbers; the last has neurons in
  // more than one group.
`ifdef SERIAL
  neuron_array_check #(6, 3, 1, 1, 3, 7, Narrow, `FILES)
    u_six (clk, checks[0], spikes[0], clipped[0], errors[0]);
  neuron_array_check #(2, 1, 1, 1, 1, 1, ForSigns)
    u_two (clk, checks[1], spikes[1], clipped[1], errors[1]);
  neuron_array_check #(9, 4, 1, 1, 4, 16, Wide)
    u_nine (clk, checks[2], spikes[2], clipped[2], errors[2]);
`elsif FOLDED
  neuron_array_check #(5, 3, 2, 1, 2, 7, Narrow, `FILES)
    u_five (clk, checks[0], spikes[0], clipped[0], errors[0]);
  neuron_array_check #(33, 6, 16, 4, 2, 1, ForSigns)
    u_signs (clk, checks[1], spikes[1], clipped[1], errors[1]);
  neuron_array_check #(70, 7, 64, 6, 1, 16, Wide)
    u_wide (clk, checks[2], spikes[2], clipped[2], errors[2]);
`else
  neuron_array_check #(6, 3, 6, 3, 1, 7, Narrow, `FILES)
    u_six (clk, checks[0], spikes[0], clipped[0], errors[0]);
  neuron_array_check #(1, 1, 1, 1, 1, 1, ForSigns)
    u_one (clk, checks[1], spikes[1], clipped[1], errors[1]);
  neuron_array_check #(70, 7, 70, 7, 1, 16, Wide)
    u_wide (clk, checks[2], spikes[2], clipped[2], errors[2]);
`endif

  integer i;
  reg [31:0] all_checks;
  reg [31:0] all_errors;
  reg        eventful;

  initial begin
    #20000;
    all_checks = 0;
    all_errors = 0;
    for (i = 0; i < 3; i = i + 1) begin
      all_checks = all_checks + checks[i];
      all_errors = all_errors + errors[i];
    end
    eventful = spikes[0] > 20 && spikes[2] > 20;
`ifdef SAT
    eventful = eventful && clipped[0] > 20 && clipped[2] > 20;
`endif
    if (all_errors == 0 && all_checks > 4000 && eventful) begin
      $display("PASS neuron_array: %0d checks", all_checks);
    end else begin
      $display("FAIL neuron_array: %0d errors in %0d checks", all_errors, all_checks);
    end
    $finish;
  end

endmodule

`default_nettype wire
