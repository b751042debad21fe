// Layer 1 of the network: 12 presynaptic x 4 postsynaptic neurons.
//
// Takes a spike vector, reads the weight row of each active input, one a cycle in ascending order,
// adds it to all membrane potentials at once, and offers the spikes of the neurons whose potential
// exceeds their threshold.
//
// Bits of a weight: 7. Bits of a potential: 11; no sum that can occur exceeds them.
// The weights and thresholds start from the hex files and can be rewritten.
//
// Ports
//   clk_i, rst_ni        clock; synchronous reset, active low
//   valid_i              the input spikes of a time step are offered, held until they are accepted
//   ready_o              they are accepted in this cycle if they are offered
//   spikes_i             the input spikes, presynaptic neuron 0 in bit 0
//   valid_o              the output spikes of a time step are offered; they hold until accepted
//   ready_i              they are accepted in this cycle if they are offered
//   spikes_o             the output spikes, neuron 0 in bit 0
//   weight_wr_en_i       write the weight from presynaptic neuron wr_row_i to neuron wr_neuron_i
//   threshold_wr_en_i    write the threshold of neuron wr_neuron_i
//   wr_row_i             presynaptic neuron
//   wr_neuron_i          postsynaptic neuron
//   wr_data_i            the threshold, or in its lowest bits the weight
//
// Timing
//   Three stages: issue (an SRAM bank is read), accumulate, fire. A vector with n spikes that is
//   accepted in cycle A fires in A + max(n, 1) + 2 and is offered from the next cycle on, if
//   nothing stalls. The next vector can be accepted in A + max(n, 1) already. The layer stalls, as
//   a whole, while a finished vector finds the output register taken.
//   No path leads from valid_i to valid_o or from ready_i to ready_o within a cycle.

`default_nettype none

module snn_layer_1 (
  input  wire clk_i,
  input  wire rst_ni,
  input  wire valid_i,
  output wire ready_o,
  input  wire [11:0] spikes_i,
  output wire valid_o,
  input  wire ready_i,
  output wire [3:0] spikes_o,
  input  wire weight_wr_en_i,
  input  wire threshold_wr_en_i,
  input  wire [3:0] wr_row_i,
  input  wire [1:0] wr_neuron_i,
  input  wire [10:0] wr_data_i
);

  // Accumulate stage: what was issued in the cycle before, or what the stall holds.
  reg acc_valid_q;
  reg acc_first_q;
  reg acc_last_q;
  reg acc_read_q;
  reg [0:0] acc_bank_q;

  // Fire stage: the potentials are those of a whole time step.
  reg fire_q;

  // The output register holds a vector that has not been accepted.
  reg valid_q;

  // A finished time step either fires or, if the output register is taken, holds up the layer.
  wire stall;
  wire fire;

  assign stall   = fire_q & valid_q;
  assign fire    = fire_q & ~valid_q;
  assign valid_o = valid_q;

  // Issue stage: the presynaptic index whose row is read in this cycle.
  wire issue_valid;
  wire issue_read;
  wire issue_first;
  wire issue_last;
  wire [3:0] issue_index;

  spike_scheduler #(
    .Inputs    (12),
    .IndexWidth(4)
  ) u_scheduler (
    .clk_i        (clk_i),
    .rst_ni       (rst_ni),
    .stall_i      (stall),
    .valid_i      (valid_i),
    .ready_o      (ready_o),
    .spikes_i     (spikes_i),
    .issue_valid_o(issue_valid),
    .issue_read_o (issue_read),
    .issue_first_o(issue_first),
    .issue_last_o (issue_last),
    .issue_index_o(issue_index)
  );

  // Weight SRAM: input i is row i % 8 of bank i / 8. All banks see the same address; at
  // most one of them is read in a cycle, the others keep their outputs.
  wire [1:0] bank_rd_en;
  wire [2:0] bank_rd_addr;
  wire [1:0] bank_wr_en;
  wire [2:0] bank_wr_addr;
  wire [27:0] bank_row_0;
  wire [27:0] bank_row_1;

  assign bank_rd_addr = issue_index[2:0];
  assign bank_wr_addr = wr_row_i[2:0];

  // Bank 0 holds the weight rows of inputs 0 to 7
  // and is read when one of them is issued.
  assign bank_rd_en[0] = issue_read & (issue_index[3:3] == 1'd0);
  assign bank_wr_en[0] = weight_wr_en_i & (wr_row_i[3:3] == 1'd0);

  sram_bank #(
    .Rows       (8),
    .AddrWidth  (3),
    .Neurons    (4),
    .NeuronWidth(2),
    .WeightWidth(7),
    .InitFile   ("layer1_bank0.hex")
  ) u_bank_0 (
    .clk_i      (clk_i),
    .rd_en_i    (bank_rd_en[0]),
    .rd_addr_i  (bank_rd_addr),
    .rd_row_o   (bank_row_0),
    .wr_en_i    (bank_wr_en[0]),
    .wr_addr_i  (bank_wr_addr),
    .wr_neuron_i(wr_neuron_i),
    .wr_weight_i(wr_data_i[6:0])
  );

  // Bank 1 holds the weight rows of inputs 8 to 11
  // and is read when one of them is issued.
  assign bank_rd_en[1] = issue_read & (issue_index[3:3] == 1'd1);
  assign bank_wr_en[1] = weight_wr_en_i & (wr_row_i[3:3] == 1'd1);

  sram_bank #(
    .Rows       (8),
    .AddrWidth  (3),
    .Neurons    (4),
    .NeuronWidth(2),
    .WeightWidth(7),
    .InitFile   ("layer1_bank1.hex")
  ) u_bank_1 (
    .clk_i      (clk_i),
    .rd_en_i    (bank_rd_en[1]),
    .rd_addr_i  (bank_rd_addr),
    .rd_row_o   (bank_row_1),
    .wr_en_i    (bank_wr_en[1]),
    .wr_addr_i  (bank_wr_addr),
    .wr_neuron_i(wr_neuron_i),
    .wr_weight_i(wr_data_i[6:0])
  );

  // The row stands at the output of the bank that was read for it, and stays there for as long as
  // the layer stalls, since nothing is read then.
  reg [27:0] row;

  always @* begin
    row = bank_row_0;
    case (acc_bank_q)
      1'd1: row = bank_row_1;
      default: ;  // bank 0
    endcase
  end

  // Reset empties the pipeline. A stall holds all of it but valid_q, whose fall ends the stall.
  always @(posedge clk_i) begin
    if (!rst_ni) begin
      acc_valid_q <= 1'b0;
      acc_first_q <= 1'b0;
      acc_last_q  <= 1'b0;
      acc_read_q  <= 1'b0;
      acc_bank_q  <= 1'd0;
      fire_q      <= 1'b0;
      valid_q     <= 1'b0;
    end else begin
      if (!stall) begin
        acc_valid_q <= issue_valid;
        acc_first_q <= issue_first;
        acc_last_q  <= issue_last;
        acc_read_q  <= issue_read;
        acc_bank_q  <= issue_index[3:3];
        fire_q      <= acc_valid_q & acc_last_q;
      end
      // fire needs valid_q = 0, so no vector is overwritten before it is accepted.
      if (fire) begin
        valid_q <= 1'b1;
      end else if (ready_i) begin
        valid_q <= 1'b0;
      end
    end
  end

  // Accumulation of the next time step may begin in the very cycle in which this one is compared.
  neuron_array #(
    .Neurons      (4),
    .NeuronWidth  (2),
    .WeightWidth  (7),
    .MembraneWidth(11),
    .InitFile     ("layer1_thresholds.hex")
  ) u_neuron_array (
    .clk_i         (clk_i),
    .acc_valid_i   (acc_valid_q & ~stall),
    .acc_first_i   (acc_first_q),
    .acc_read_i    (acc_read_q),
    .row_i         (row),
    .fire_i        (fire),
    .spikes_o      (spikes_o),
    .wr_en_i       (threshold_wr_en_i),
    .wr_neuron_i   (wr_neuron_i),
    .wr_threshold_i(wr_data_i)
  );

endmodule

`default_nettype wire
