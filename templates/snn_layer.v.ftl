// Layer [=layer.index] of the network: [=layer.inputs] presynaptic x [=layer.neurons] postsynaptic neurons.
//
// Takes a spike vector, reads the weight row of each active input, one a cycle in ascending order,
// adds it to all membrane potentials at once, and offers the spikes of the neurons whose potential
// exceeds their threshold.
//
// Bits of a weight: [=layer.weightWidth]. Bits of a potential: [=layer.membraneWidth]; no sum that can occur exceeds them.
[#if layer.loadable]
// The weights and thresholds start from the hex files and can be rewritten.
[#else]
// The weights and thresholds come from the hex files and never change.
[/#if]
//
// Ports
//   clk_i, rst_ni        clock; synchronous reset, active low
//   valid_i              the input spikes of a time step are offered, held until they are accepted
//   ready_o              they are accepted in this cycle if they are offered
//   spikes_i             the input spikes, presynaptic neuron 0 in bit 0
//   valid_o              the output spikes of a time step are offered; they hold until accepted
//   ready_i              they are accepted in this cycle if they are offered
//   spikes_o             the output spikes, neuron 0 in bit 0
[#if layer.loadable]
//   weight_wr_en_i       write the weight from presynaptic neuron wr_row_i to neuron wr_neuron_i
//   threshold_wr_en_i    write the threshold of neuron wr_neuron_i
//   wr_row_i             presynaptic neuron
//   wr_neuron_i          postsynaptic neuron
//   wr_data_i            the threshold, or in its lowest bits the weight
[/#if]
//
// Timing
//   Three stages: issue (an SRAM bank is read), accumulate, fire. A vector with n spikes that is
//   accepted in cycle A fires in A + max(n, 1) + 2 and is offered from the next cycle on, if
//   nothing stalls. The next vector can be accepted in A + max(n, 1) already. The layer stalls, as
//   a whole, while a finished vector finds the output register taken.
//   No path leads from valid_i to valid_o or from ready_i to ready_o within a cycle.

`default_nettype none

module [=layer.module] (
  input  wire clk_i,
  input  wire rst_ni,
  input  wire valid_i,
  output wire ready_o,
  input  wire [[=layer.inputs - 1]:0] spikes_i,
  output wire valid_o,
  input  wire ready_i,
[#if layer.loadable]
  output wire [[=layer.neurons - 1]:0] spikes_o,
  input  wire weight_wr_en_i,
  input  wire threshold_wr_en_i,
  input  wire [[=layer.indexWidth - 1]:0] wr_row_i,
  input  wire [[=layer.neuronWidth - 1]:0] wr_neuron_i,
  input  wire [[=layer.membraneWidth - 1]:0] wr_data_i
[#else]
  output wire [[=layer.neurons - 1]:0] spikes_o
[/#if]
);

  // Accumulate stage: what was issued in the cycle before, or what the stall holds.
  reg acc_valid_q;
  reg acc_first_q;
  reg acc_last_q;
  reg acc_read_q;
[#if layer.bankIndexWidth gt 0]
  reg [[=layer.bankIndexWidth - 1]:0] acc_bank_q;
[/#if]

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
  wire [[=layer.indexWidth - 1]:0] issue_index;

  spike_scheduler #(
    .Inputs    ([=layer.inputs]),
    .IndexWidth([=layer.indexWidth])
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

  // Weight SRAM: input i is row i % [=layer.bankRows] of bank i / [=layer.bankRows]. All banks see the same address; at
  // most one of them is read in a cycle, the others keep their outputs.
  wire [[=layer.banks?size - 1]:0] bank_rd_en;
  wire [[=layer.addrWidth - 1]:0] bank_rd_addr;
[#if layer.loadable]
  wire [[=layer.banks?size - 1]:0] bank_wr_en;
  wire [[=layer.addrWidth - 1]:0] bank_wr_addr;
[/#if]
[#list layer.banks as bank]
  wire [[=layer.rowWidth - 1]:0] bank_row_[=bank.index];
[/#list]

  assign bank_rd_addr = [=layer.readAddress];
[#if layer.loadable]
  assign bank_wr_addr = [=layer.writeAddress];
[/#if]
[#list layer.banks as bank]

  // Bank [=bank.index] holds the weight rows of inputs [=bank.firstInput] to [=bank.lastInput]
  // and is read when one of them is issued.
  assign bank_rd_en[[=bank.index]] = [=bank.readEnable];
[#if layer.loadable]
  assign bank_wr_en[[=bank.index]] = [=bank.writeEnable];
[/#if]

  sram_bank #(
    .Rows       ([=layer.bankRows]),
    .AddrWidth  ([=layer.addrWidth]),
    .Neurons    ([=layer.neurons]),
    .NeuronWidth([=layer.neuronWidth]),
    .WeightWidth([=layer.weightWidth]),
    .InitFile   ("[=bank.hexFile]")
  ) u_bank_[=bank.index] (
    .clk_i      (clk_i),
    .rd_en_i    (bank_rd_en[[=bank.index]]),
    .rd_addr_i  (bank_rd_addr),
    .rd_row_o   (bank_row_[=bank.index]),
[#if layer.loadable]
    .wr_en_i    (bank_wr_en[[=bank.index]]),
    .wr_addr_i  (bank_wr_addr),
    .wr_neuron_i(wr_neuron_i),
    .wr_weight_i(wr_data_i[[=layer.weightWidth - 1]:0])
[#else]
    .wr_en_i    (1'b0),
    .wr_addr_i  ([=layer.addrWidth]'d0),
    .wr_neuron_i([=layer.neuronWidth]'d0),
    .wr_weight_i([=layer.weightWidth]'d0)
[/#if]
  );
[/#list]

[#if layer.bankIndexWidth gt 0]
  // The row stands at the output of the bank that was read for it, and stays there for as long as
  // the layer stalls, since nothing is read then.
  reg [[=layer.rowWidth - 1]:0] row;

  always @* begin
    row = bank_row_0;
    case (acc_bank_q)
[#list layer.banks[1..] as bank]
      [=bank.literal]: row = bank_row_[=bank.index];
[/#list]
      default: ;  // bank 0
    endcase
  end
[#else]
  wire [[=layer.rowWidth - 1]:0] row;

  assign row = bank_row_0;
[/#if]

  // Reset empties the pipeline. A stall holds all of it but valid_q, whose fall ends the stall.
  always @(posedge clk_i) begin
    if (!rst_ni) begin
      acc_valid_q <= 1'b0;
      acc_first_q <= 1'b0;
      acc_last_q  <= 1'b0;
      acc_read_q  <= 1'b0;
[#if layer.bankIndexWidth gt 0]
      acc_bank_q  <= [=layer.bankIndexWidth]'d0;
[/#if]
      fire_q      <= 1'b0;
      valid_q     <= 1'b0;
    end else begin
      if (!stall) begin
        acc_valid_q <= issue_valid;
        acc_first_q <= issue_first;
        acc_last_q  <= issue_last;
        acc_read_q  <= issue_read;
[#if layer.bankIndexWidth gt 0]
        acc_bank_q  <= [=layer.readBank];
[/#if]
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
    .Neurons      ([=layer.neurons]),
    .NeuronWidth  ([=layer.neuronWidth]),
    .WeightWidth  ([=layer.weightWidth]),
    .MembraneWidth([=layer.membraneWidth]),
    .InitFile     ("[=layer.thresholdFile]")
  ) u_neuron_array (
    .clk_i         (clk_i),
    .acc_valid_i   (acc_valid_q & ~stall),
    .acc_first_i   (acc_first_q),
    .acc_read_i    (acc_read_q),
    .row_i         (row),
    .fire_i        (fire),
    .spikes_o      (spikes_o),
[#if layer.loadable]
    .wr_en_i       (threshold_wr_en_i),
    .wr_neuron_i   (wr_neuron_i),
    .wr_threshold_i(wr_data_i)
[#else]
    .wr_en_i       (1'b0),
    .wr_neuron_i   ([=layer.neuronWidth]'d0),
    .wr_threshold_i([=layer.membraneWidth]'d0)
[/#if]
  );

endmodule

`default_nettype wire
