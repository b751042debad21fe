// Spiking neural network accelerator, 20-12-4 snn-dc neurons, 7-bit weights.
//
// Layers in a pipeline, joined by valid/ready handshakes, work at the same time on successive time
// steps. The spikes of the last layer are counted by class; the class with the most spikes is the
// result, the lowest of several with as many.
//
// Parameters
//   HexDir  folder of the hex files, up to its last slash: "./" for where the tool runs
//
// Ports
//   clk_i            clock
//   rst_ni           synchronous reset, active low, for at least one cycle
//   spikes_valid_i   the input spikes of a time step are offered, held until they are accepted
//   spikes_ready_o   they are accepted in this cycle if they are offered
//   spikes_i         the input spikes, input 0 in bit 0
//   time_steps_i     time steps of a sample, 1 to 16; a sample takes the number that is given when
//                    its first spikes are accepted
//   load_valid_i     write one number; no handshake, it is taken at once; only while nothing is in
//                    flight
//   load_read_i      read one number, not while load_valid_i is 1; only while nothing is in flight
//   load_target_i    0: the weight from load_row_i to load_neuron_i; 1: the threshold of
//                    load_neuron_i
//   load_layer_i     the layer, 0 at the input; must exist
//   load_row_i       presynaptic neuron of the weight; must exist in this layer
//   load_neuron_i    postsynaptic neuron; must exist in this layer
//   load_data_i      the number, two's complement; of a weight, what is stored, in the lowest bits
//   load_valid_o     a number was read 3 cycles ago
//   load_data_o      the number, two's complement; of a weight of one bit, what is stored
//   result_valid_o   the result of a sample is offered; it holds until it is accepted
//   result_ready_i   it is accepted in this cycle if it is offered
//   result_class_o   the class
//   result_counts_o  output spikes by class, 5 bits each, class 0 in the lowest bits
//   busy_o           spikes were accepted and not counted, or a result is being made or offered
//
// Timing
//   Every output comes from registers, but for spikes_ready_o and busy_o, which depend on registers
//   alone.
//   What is loaded while no sample is in flight holds for all samples from the next cycle on.
//   Of reads, one can begin in each cycle; the number comes 3 cycles later.
//   The initial values come from the hex files.

`default_nettype none

module snn_accelerator #(
  parameter HexDir = "./"
) (
  input  wire        clk_i,
  input  wire        rst_ni,
  input  wire        spikes_valid_i,
  output wire        spikes_ready_o,
  input  wire [19:0] spikes_i,
  input  wire [4:0]  time_steps_i,
  input  wire        load_valid_i,
  input  wire        load_read_i,
  input  wire [1:0]  load_target_i,
  input  wire [0:0]  load_layer_i,
  input  wire [4:0]  load_row_i,
  input  wire [3:0]  load_neuron_i,
  input  wire [11:0] load_data_i,
  output wire        load_valid_o,
  output wire [11:0] load_data_o,
  output wire        result_valid_o,
  input  wire        result_ready_i,
  output wire [1:0]  result_class_o,
  output wire [19:0] result_counts_o,
  output wire        busy_o
);

  // Marks the last time step of each sample; the mark goes through the layers with the spikes.
  wire input_final;

  sample_sequencer #(
    .CountWidth(5)
  ) u_sequencer (
    .clk_i       (clk_i),
    .rst_ni      (rst_ni),
    .time_steps_i(time_steps_i),
    .accept_i    (spikes_valid_i & spikes_ready_o),
    .final_o     (input_final)
  );

  // From layer 0 to layer 1.
  wire        layer_0_valid;
  wire        layer_0_ready;
  wire        layer_0_final;
  wire [11:0] layer_0_spikes;

  // From layer 1 to the spike counter.
  wire       layer_1_valid;
  wire       layer_1_ready;
  wire       layer_1_final;
  wire [3:0] layer_1_spikes;

  wire        layer_0_load;
  wire        layer_0_read;
  wire [11:0] layer_0_data;

  assign layer_0_load = load_valid_i & (load_layer_i == 1'd0);
  assign layer_0_read = load_read_i & (load_layer_i == 1'd0);

  snn_layer_0 #(
    .HexDir(HexDir)
  ) u_layer_0 (
    .clk_i         (clk_i),
    .rst_ni        (rst_ni),
    .valid_i       (spikes_valid_i),
    .ready_o       (spikes_ready_o),
    .final_i       (input_final),
    .spikes_i      (spikes_i),
    .weight_wr_i   (layer_0_load & (load_target_i == 2'd0)),
    .threshold_wr_i(layer_0_load & (load_target_i == 2'd1)),
    .weight_rd_i   (layer_0_read & (load_target_i == 2'd0)),
    .threshold_rd_i(layer_0_read & (load_target_i == 2'd1)),
    .load_row_i    (load_row_i[4:0]),
    .load_neuron_i (load_neuron_i[3:0]),
    .load_data_i   (load_data_i[11:0]),
    .load_data_o   (layer_0_data),
    .valid_o       (layer_0_valid),
    .ready_i       (layer_0_ready),
    .final_o       (layer_0_final),
    .spikes_o      (layer_0_spikes)
  );

  wire        layer_1_load;
  wire        layer_1_read;
  wire [10:0] layer_1_data;

  assign layer_1_load = load_valid_i & (load_layer_i == 1'd1);
  assign layer_1_read = load_read_i & (load_layer_i == 1'd1);

  snn_layer_1 #(
    .HexDir(HexDir)
  ) u_layer_1 (
    .clk_i         (clk_i),
    .rst_ni        (rst_ni),
    .valid_i       (layer_0_valid),
    .ready_o       (layer_0_ready),
    .final_i       (layer_0_final),
    .spikes_i      (layer_0_spikes),
    .weight_wr_i   (layer_1_load & (load_target_i == 2'd0)),
    .threshold_wr_i(layer_1_load & (load_target_i == 2'd1)),
    .weight_rd_i   (layer_1_read & (load_target_i == 2'd0)),
    .threshold_rd_i(layer_1_read & (load_target_i == 2'd1)),
    .load_row_i    (load_row_i[3:0]),
    .load_neuron_i (load_neuron_i[1:0]),
    .load_data_i   (load_data_i[10:0]),
    .load_data_o   (layer_1_data),
    .valid_o       (layer_1_valid),
    .ready_i       (layer_1_ready),
    .final_o       (layer_1_final),
    .spikes_o      (layer_1_spikes)
  );

  // What is read back comes from the layer that was read; the others give zeros.
  reg [2:0]  read_q;
  reg [11:0] load_data_q;

  always @(posedge clk_i) begin
    if (!rst_ni) begin
      read_q <= 3'd0;
    end else begin
      read_q <= {read_q[1:0], load_read_i};
    end
    load_data_q <=
        layer_0_data
        | {{1{layer_1_data[10]}}, layer_1_data};
  end

  assign load_valid_o = read_q[2];
  assign load_data_o  = load_data_q;

  // Spike vectors between the first layer and the spike counter.
  wire in_flight;
  wire counter_busy;

  flight_counter #(
    .CountWidth(4)
  ) u_flight_counter (
    .clk_i      (clk_i),
    .rst_ni     (rst_ni),
    .enters_i   (spikes_valid_i & spikes_ready_o),
    .leaves_i   (layer_1_valid & layer_1_ready),
    .in_flight_o(in_flight)
  );

  assign busy_o = in_flight | counter_busy;

  spike_counter #(
    .CountWidth(5)
  ) u_spike_counter (
    .clk_i          (clk_i),
    .rst_ni         (rst_ni),
    .valid_i        (layer_1_valid),
    .ready_o        (layer_1_ready),
    .final_i        (layer_1_final),
    .spikes_i       (layer_1_spikes),
    .result_valid_o (result_valid_o),
    .result_ready_i (result_ready_i),
    .result_class_o (result_class_o),
    .result_counts_o(result_counts_o),
    .busy_o         (counter_busy)
  );

endmodule

`default_nettype wire
