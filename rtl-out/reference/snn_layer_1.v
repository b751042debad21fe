// Layer 1 of the network: 12 presynaptic x 4 postsynaptic neurons.
//
// Takes a spike vector, reads the weight rows of its active inputs, up to 2 in a cycle, adds them
// to all membrane potentials at once, and offers the spikes of the neurons whose potential exceeds
// their threshold.
//
// Bits of a weight: 7. Bits of a potential: 11; no sum that can occur exceeds them.
// The weights and thresholds start from the hex files and can be rewritten.
//
// Parameters
//   HexDir               folder of the hex files, up to its last slash
//
// Ports
//   clk_i, rst_ni        clock; synchronous reset, active low
//   valid_i              the input spikes of a time step are offered, held until they are accepted
//   ready_o              they are accepted in this cycle if they are offered
//   final_i              they are those of the last time step of their sample
//   spikes_i             the input spikes, presynaptic neuron 0 in bit 0
//   valid_o              the output spikes of a time step are offered; they hold until accepted
//   ready_i              they are accepted in this cycle if they are offered
//   final_o              they are those of the last time step of their sample
//   spikes_o             the output spikes, neuron 0 in bit 0
//   weight_wr_i          write the weight from input load_row_i to neuron load_neuron_i
//   threshold_wr_i       write the threshold of neuron load_neuron_i
//   weight_rd_i          read the weight from load_row_i to load_neuron_i
//   threshold_rd_i       read the threshold of load_neuron_i
//   load_row_i           presynaptic neuron
//   load_neuron_i        postsynaptic neuron
//   load_data_i          the number, in the lowest bits
//   load_data_o          the number that was read two cycles ago; 0 if none was
//
// Timing
//   Weights are written and read back through the ports that are read for spikes: only while no
//   vector is in the layer.
//   Stages: issue (SRAM banks are read), accumulate, fire. What is issued in one cycle is
//   accumulated in the next. Each vector fires in the cycle after that of its last row, and is
//   offered from the next cycle on.
//   The layer stalls, as a whole, while a finished vector finds the output register taken.
//   No path leads from valid_i to valid_o or from ready_i to ready_o within a cycle.

`default_nettype none

module snn_layer_1 #(
  parameter HexDir = "./"
) (
  input  wire        clk_i,
  input  wire        rst_ni,
  input  wire        valid_i,
  output wire        ready_o,
  input  wire        final_i,
  input  wire [11:0] spikes_i,
  input  wire        weight_wr_i,
  input  wire        threshold_wr_i,
  input  wire        weight_rd_i,
  input  wire        threshold_rd_i,
  input  wire [3:0]  load_row_i,
  input  wire [1:0]  load_neuron_i,
  input  wire [10:0] load_data_i,
  output wire [10:0] load_data_o,
  output wire        valid_o,
  input  wire        ready_i,
  output wire        final_o,
  output wire [3:0]  spikes_o
);

  // Accumulate stage: what was read is added, or what the stall holds.
  reg       acc_valid_q;  // there is something in this stage
  reg       acc_first_q;  // it is the first of its time step
  reg       acc_last_q;   // it is the last of its time step
  reg       acc_final_q;  // its spike vector is the last one of a sample
  reg [1:0] acc_read_q;   // the banks that its rows come from

  // Fire stage: the potentials are those of a whole time step.
  reg fire_q;
  reg fire_final_q;

  // The output register holds a vector that has not been accepted.
  reg valid_q;
  reg final_q;

  // A finished time step either fires or, if the output register is taken, holds up the layer.
  wire stall;
  wire fire;
  wire publish;    // the spikes of all neurons are in the output register from the next cycle on
  wire out_ready;  // they are accepted

  assign stall   = fire_q & valid_q;
  assign fire    = fire_q & ~valid_q;
  assign publish = fire;

  // Issue stage: the ports that are read in this cycle, and the row that each would read.
  wire       issue_valid;
  wire [1:0] issue_read;
  wire       issue_first;
  wire       issue_last;
  wire       issue_final;
  wire [5:0] issue_rows;

  banked_scheduler #(
    .Inputs      (12),
    .Width       (2),
    .Banks       (2),
    .Ports       (1),
    .BankRows    (8),
    .Interleaved (1),
    .RowWidth    (3),
    .PortRows    (8),
    .PortRowWidth(3),
    .LaneWidth   (3)
  ) u_scheduler (
    .clk_i        (clk_i),
    .rst_ni       (rst_ni),
    .stall_i      (stall),
    .valid_i      (valid_i),
    .ready_o      (ready_o),
    .final_i      (final_i),
    .spikes_i     (spikes_i),
    .issue_valid_o(issue_valid),
    .issue_read_o (issue_read),
    .issue_first_o(issue_first),
    .issue_last_o (issue_last),
    .issue_rows_o (issue_rows),
    .issue_final_o(issue_final)
  );

  // Weight SRAM: input i is row i / 2 of bank i % 2.
  // Each bank has an address of its own.
  wire [1:0]  bank_rd_en;  // the banks that are read in this cycle
  wire [5:0]  bank_rd_addr;
  wire [5:0]  bank_addr;   // what the memories see of it, or what is loaded
  wire [27:0] bank_0_word;
  wire [27:0] bank_1_word;

  assign bank_rd_en   = issue_read;
  assign bank_rd_addr = issue_rows;

  // What is loaded: the port that has its row, the address of its word there, the lanes that it is
  // for, and their weights.
  wire        load_en;
  wire [1:0]  load_port;
  wire [2:0]  load_addr;
  wire [3:0]  load_lanes;
  wire [27:0] load_words;

  assign load_words = {4{load_data_i[6:0]}};
  assign load_lanes = {3'd0, 1'b1} << load_neuron_i;

  assign load_en      = weight_wr_i | weight_rd_i;
  assign load_addr    = load_row_i[3:1];
  assign load_port[0] = (load_row_i[0] == 1'd0);
  assign load_port[1] = (load_row_i[0] == 1'd1);

  assign bank_addr[2:0] = load_en ? load_addr : bank_rd_addr[2:0];
  assign bank_addr[5:3] = load_en ? load_addr : bank_rd_addr[5:3];

  // Bank 0 holds the weight rows of inputs 0 to 10, in steps of 2.
  sram_bank #(
    .Words    (8),
    .AddrWidth(3),
    .Width    (28),
    .MaskWidth(4),
    .InitFile ({HexDir, "layer1_bank0.hex"})
  ) u_bank_0 (
    .clk_i  (clk_i),
    .req_i  (bank_rd_en[0] | (load_en & load_port[0])),
    .we_i   (weight_wr_i),
    .addr_i (bank_addr[2:0]),
    .wdata_i(load_words),
    .wmask_i(load_lanes),
    .rdata_o(bank_0_word)
  );

  // Bank 1 holds the weight rows of inputs 1 to 11, in steps of 2.
  sram_bank #(
    .Words    (8),
    .AddrWidth(3),
    .Width    (28),
    .MaskWidth(4),
    .InitFile ({HexDir, "layer1_bank1.hex"})
  ) u_bank_1 (
    .clk_i  (clk_i),
    .req_i  (bank_rd_en[1] | (load_en & load_port[1])),
    .we_i   (weight_wr_i),
    .addr_i (bank_addr[5:3]),
    .wdata_i(load_words),
    .wmask_i(load_lanes),
    .rdata_o(bank_1_word)
  );

  // What was read back: the word stands at the output of its memory in the cycle after.
  reg         weight_rd_q;
  reg         threshold_rd_q;
  reg [1:0]   port_rd_q;
  reg [1:0]   neuron_rd_q;
  reg [10:0]  load_data_q;
  wire [10:0] threshold;

  // The weight of a lane. Each has a power of two of bits here, so that nothing is multiplied.
  function [10:0] weight_of(
    input [27:0] word,
    input [1:0] lane
  );
    integer k;
    reg [31:0] slots;
    reg [6:0]  weight;
    begin
      slots = 32'd0;
      for (k = 0; k < 4; k = k + 1) begin
        slots[k*8 +: 7] = word[k*7 +: 7];
      end
      weight    = slots[{lane, 3'd0} +: 7];
      weight_of = {{4{weight[6]}}, weight};
    end
  endfunction

  // The word of the port that was read.
  wire [27:0] word_rd;

  assign word_rd =
      (bank_0_word & {28{port_rd_q[0]}})
      | (bank_1_word & {28{port_rd_q[1]}});

  always @(posedge clk_i) begin
    if (!rst_ni) begin
      weight_rd_q    <= 1'b0;
      threshold_rd_q <= 1'b0;
    end else begin
      weight_rd_q    <= weight_rd_i;
      threshold_rd_q <= threshold_rd_i;
    end
    port_rd_q   <= load_port;
    neuron_rd_q <= load_neuron_i;
    load_data_q <= 11'd0;
    if (weight_rd_q) begin
      load_data_q <= weight_of(word_rd, neuron_rd_q);
    end else if (threshold_rd_q) begin
      load_data_q <= threshold;
    end
  end

  assign load_data_o = load_data_q;

  // The rows that were read are added up, lane by lane.
  wire [55:0] words;
  wire [31:0] sums;

  assign words = {bank_1_word, bank_0_word};

  row_adder #(
    .Ports      (2),
    .Lanes      (4),
    .WeightWidth(7),
    .SumWidth   (8)
  ) u_row_adder (
    .words_i(words),
    .read_i (acc_read_q),
    .sums_o (sums)
  );

  // Reset empties the pipeline. A stall holds all of it but valid_q, whose fall ends the stall.
  always @(posedge clk_i) begin
    if (!rst_ni) begin
      acc_valid_q  <= 1'b0;
      acc_first_q  <= 1'b0;
      acc_last_q   <= 1'b0;
      acc_final_q  <= 1'b0;
      acc_read_q   <= {2{1'b0}};
      fire_q       <= 1'b0;
      fire_final_q <= 1'b0;
      valid_q      <= 1'b0;
      final_q      <= 1'b0;
    end else begin
      if (!stall) begin
        acc_valid_q  <= issue_valid;
        acc_first_q  <= issue_first;
        acc_last_q   <= issue_last;
        acc_final_q  <= issue_final;
        acc_read_q   <= bank_rd_en;
        fire_q       <= acc_valid_q & acc_last_q;
        fire_final_q <= acc_final_q;
      end
      // fire needs valid_q = 0, so no vector is overwritten before it is accepted.
      if (publish) begin
        valid_q <= 1'b1;
        final_q <= fire_final_q;
      end else if (out_ready) begin
        valid_q <= 1'b0;
      end
    end
  end

  // Accumulation of the next time step may begin in the very cycle in which this one is compared.
  wire       acc_en;
  wire [3:0] spikes;

  assign acc_en = acc_valid_q & ~stall;

  neuron_array_dc #(
    .Neurons      (4),
    .NeuronWidth  (2),
    .WriteNumbers (1),
    .SumWidth     (8),
    .MembraneWidth(11),
    .ThresholdFile({HexDir, "layer1_thresholds.hex"})
  ) u_neuron_array (
    .clk_i         (clk_i),
    .acc_valid_i   (acc_en),
    .acc_first_i   (acc_first_q),
    .acc_read_i    (|acc_read_q),
    .sum_i         (sums),
    .fire_i        (fire),
    .threshold_wr_i(threshold_wr_i),
    .wr_neuron_i   (load_neuron_i),
    .wr_mask_i     (1'b1),
    .wr_data_i     (load_data_i),
    .rd_neuron_i   (neuron_rd_q),
    .threshold_o   (threshold),
    .spikes_o      (spikes)
  );

  assign out_ready = ready_i;
  assign valid_o   = valid_q;
  assign final_o   = final_q;
  assign spikes_o  = spikes;

endmodule

`default_nettype wire
