[#assign load = view.loading]
[#assign grid = layer.grid]
[#assign own = view.memory.ownPort]
[#assign sram = view.potentialBank.sram]
[#assign banks = layer.potentialBanks]
[#assign addrBits = layer.potentialAddressBits]
[#assign stages = view.stages?size]
[#assign selections = layer.readStage]
[#assign windows = grid.columns.windows()]
// Proof of how [=view.module] uses its memories: whatever is issued and however the layer stalls, each step goes to
// the kernel memory and to the banks of potentials unchanged and once; no bank is added to and swept at
// once[=sram?then(", and each word is read in the cycle before it is used", "")]; a sweep begins at rest, and while it goes on the output register is empty.
[#if view.loadable]
// The load port writes each weight to the word and the place of the kernel memory that are its own, and
// nowhere else.
[/#if]
//
// The scheduler, the window map, the memories, the banks and what follows from them are cut away: what they are given
// is looked at, and what they give is free.

`default_nettype none

module [=name] (
  input wire clk_i,
  input wire rst_ni,
  input wire valid_i,
  input wire final_i,
  input wire [[=layer.inputs - 1]:0] spikes_i,
[#if view.loadable]
  input wire weight_wr_i,
  input wire threshold_wr_i,
[#if layer.hasBiases]
  input wire bias_wr_i,
[/#if]
[#if view.readsBack]
  input wire weight_rd_i,
  input wire threshold_rd_i,
[#if layer.hasBiases]
  input wire bias_rd_i,
[/#if]
[/#if]
  input wire [[=layer.rowBits - 1]:0] load_row_i,
  input wire [[=layer.neuronBits - 1]:0] load_neuron_i,
[#if load.numbers gt 1]
  input wire [[=load.numbers - 1]:0] load_mask_i,
[/#if]
  input wire [[=load.numbers * layer.dataBits - 1]:0] load_data_i,
[/#if]
[#if view.counters]
  input wire count_enable_i,
  input wire count_clear_i,
  input wire [3:0] count_select_i,
[/#if]
  input wire ready_i
);

  [=view.module] u_dut (
    .clk_i         (clk_i),
    .rst_ni        (rst_ni),
    .valid_i       (valid_i),
    .ready_o       (),
    .final_i       (final_i),
    .spikes_i      (spikes_i),
[#if view.loadable]
    .weight_wr_i   (weight_wr_i),
    .threshold_wr_i(threshold_wr_i),
[#if layer.hasBiases]
    .bias_wr_i     (bias_wr_i),
[/#if]
[#if view.readsBack]
    .weight_rd_i   (weight_rd_i),
    .threshold_rd_i(threshold_rd_i),
[#if layer.hasBiases]
    .bias_rd_i     (bias_rd_i),
[/#if]
    .load_data_o   (),
[/#if]
    .load_row_i    (load_row_i),
    .load_neuron_i (load_neuron_i),
[#if load.numbers gt 1]
    .load_mask_i   (load_mask_i),
    .load_ready_o  (),
[/#if]
    .load_data_i   (load_data_i),
[/#if]
[#if view.counters]
    .count_enable_i(count_enable_i),
    .count_clear_i (count_clear_i),
    .count_select_i(count_select_i),
    .count_value_o (),
[/#if]
    .valid_o       (),
    .ready_i       (ready_i),
    .final_o       (),
    .spikes_o      ()
  );

  // Signals of the layer, connected by the script.
  wire dut_stall;
  wire dut_pass;
  wire dut_fire;
  wire dut_valid_q;
  wire dut_gate_end;
  wire dut_sweep_active;
  wire [[=addrBits - 1]:0] dut_sweep_addr;
  wire dut_kernel_rd_en;
  wire [[=layer.wordAddressBits - 1]:0] dut_kernel_rd_addr;
  wire [[=banks - 1]:0] dut_gate_banks;
  wire [[=banks * addrBits - 1]:0] dut_gate_addr;
  wire dut_step_valid;
  wire dut_step_read;
  wire dut_step_end;
  wire dut_step_final;
  wire [[=layer.wordAddressBits - 1]:0] dut_step_kernel;
  wire [[=addrBits - 1]:0] dut_step_word;
[#list view.reachSignals as signal]
  wire [=signal.range]dut_step_[=signal.name];
[/#list]
[#list view.stages as stage]
  wire dut_[=stage.name]_valid_q;
  wire dut_[=stage.name]_read_q;
  wire dut_[=stage.name]_end_q;
  wire dut_[=stage.name]_final_q;
[#if stage.selects]
  wire [[=layer.wordAddressBits - 1]:0] dut_[=stage.name]_kernel_q;
[/#if]
  wire [[=addrBits - 1]:0] dut_[=stage.name]_word_q;
[#list view.reachSignals as signal]
  wire [=signal.range]dut_[=stage.name]_[=signal.name]_q;
[/#list]
[/#list]
[#if layer.doubled]
  wire dut_set_q;
[/#if]

  // What the banks are given.
[#list view.sets as set]
[#list 0..<banks as bank]
[#assign id = set.number + "_" + bank]
  wire dut_add_[=id];
  wire dut_sweep_[=id];
  wire [[=addrBits - 1]:0] dut_addr_[=id];
[#if sram]
  wire dut_rd_en_[=id];
  wire [[=addrBits - 1]:0] dut_rd_addr_[=id];
[/#if]
[/#list]
[/#list]

  // The same side by side, set 0 and bank 0 lowest.
[#assign all = view.sets?size * banks]
[#macro beside name bits]
  wire [[=all * bits - 1]:0] [=name];

  assign [=name] = {
[#list (view.sets?size - 1)..0 as set]
[#list (banks - 1)..0 as bank]
    dut_[=name]_[=set]_[=bank][=(set gt 0 || bank gt 0)?then(",", "")]
[/#list]
[/#list]
  };

[/#macro]
[@beside name="add" bits=1/]
[@beside name="sweep" bits=1/]
[@beside name="addr" bits=addrBits/]
[#if sram]
[@beside name="rd_en" bits=1/]
[@beside name="rd_addr" bits=addrBits/]
[/#if]
  reg started_q = 1'b0;
  reg known_q = 1'b0;  // there was a cycle before, without a reset

  always @(posedge clk_i) begin
    started_q <= 1'b1;
    known_q   <= started_q & rst_ni;
  end

  // The steps on their way: step_0 is that of the event register, step_[=stages] is in front of the last stage.
[#assign stepBits = 4 + layer.wordAddressBits + addrBits]
[#list view.reachSignals as signal][#assign stepBits = stepBits + signal.bits][/#list]
  wire [[=stepBits - 1]:0] step_0;
[#list 1..<(stages + 1) as k]
  reg [[=stepBits - 1]:0] step_[=k];
[/#list]

  assign step_0 = {[#list view.reachSignals as signal]dut_step_[=signal.name], [/#list]dut_step_word, dut_step_kernel, dut_step_final, dut_step_end, dut_step_read, dut_step_valid};
[#if stages gt 0]

  always @(posedge clk_i) begin
    if (!rst_ni) begin
[#list 1..stages as k]
      step_[=k] <= 0;
[/#list]
    end else if (!dut_stall) begin
[#list 1..stages as k]
      step_[=k] <= step_[=k - 1];
[/#list]
    end
  end
[/#if]

  // kernel_read_holds: a step does not read its own word of the kernel memory
  wire kernel_read_holds;

  assign kernel_read_holds = (dut_kernel_rd_en == (step_[=selections][1] & ~dut_stall))
      & (~dut_kernel_rd_en | (dut_kernel_rd_addr == step_[=selections][[=layer.wordAddressBits + 3]:4]));
[#if stages gt 0]

  // steps_move_holds: a step is another one in the next stage
  wire steps_move_holds;

  assign steps_move_holds = 1'b1
[#list view.stages as stage]
[#assign k = stage?index + 1]
      & ({dut_[=stage.name]_read_q, dut_[=stage.name]_valid_q} == step_[=k][1:0])
      & (~dut_[=stage.name]_valid_q | ({dut_[=stage.name]_final_q, dut_[=stage.name]_end_q} == step_[=k][3:2]))
      & (~dut_[=stage.name]_read_q | ({[#list view.reachSignals as signal]dut_[=stage.name]_[=signal.name]_q, [/#list]dut_[=stage.name]_word_q} == step_[=k][[=stepBits - 1]:[=layer.wordAddressBits + 4]]))
[#if stage.selects]
      & (~dut_[=stage.name]_read_q | (dut_[=stage.name]_kernel_q == step_[=k][[=layer.wordAddressBits + 3]:4]))
[/#if]
[/#list]
      ;
[/#if]

  // end_holds: a sweep begins without the last step of a vector, or not with it
  wire end_holds;

  assign end_holds = ~step_[=stages][0] | (dut_gate_end == step_[=stages][2]);

  // What passes the gate is added in the cycle after, to the banks that it reaches, and nothing else is.
  reg [[=banks - 1]:0] passed_q;
  reg [[=banks * addrBits - 1]:0] passed_addr_q;
  reg swept_q;
  reg [[=addrBits - 1]:0] swept_addr_q;
[#if layer.doubled]
  reg set_q;
[/#if]
[#if sram]
  reg [[=all - 1]:0] rd_en_q;
  reg [[=all * addrBits - 1]:0] rd_addr_q;
[/#if]

  always @(posedge clk_i) begin
    passed_q      <= dut_gate_banks & {[=banks]{dut_pass & step_[=stages][1]}};
    passed_addr_q <= dut_gate_addr;
    swept_q       <= dut_sweep_active;
    swept_addr_q  <= dut_sweep_addr;
[#if layer.doubled]
    set_q         <= dut_set_q;
[/#if]
[#if sram]
    rd_en_q       <= rd_en;
    rd_addr_q     <= rd_addr;
[/#if]
  end

  // each_step_added_once_holds: a bank is added to without a step that passed, or in another word
  reg each_step_added_once_holds;

  // each_word_swept_holds: a bank is not swept together with the others, or in another word
  reg each_word_swept_holds;

  // adds_or_sweeps_holds: a bank is added to and swept at once
  wire adds_or_sweeps_holds;
[#if sram]

  // read_before_holds: a word is used that was not read in the cycle before
  reg read_before_holds;
[/#if]

  assign adds_or_sweeps_holds = (add & sweep) == 0;

  integer b;
  always @* begin
    each_step_added_once_holds = 1'b1;
    each_word_swept_holds      = 1'b1;
[#if sram]
    read_before_holds          = 1'b1;
[/#if]
    for (b = 0; b < [=all]; b = b + 1) begin
[#if layer.doubled]
      if (add[b] != (passed_q[b % [=banks]] & (set_q == b / [=banks]))) begin
        each_step_added_once_holds = 1'b0;
      end
      if (sweep[b] != (swept_q & (set_q != b / [=banks]))) begin
        each_word_swept_holds = 1'b0;
      end
[#else]
      if (add[b] != passed_q[b]) begin
        each_step_added_once_holds = 1'b0;
      end
      if (sweep[b] != swept_q) begin
        each_word_swept_holds = 1'b0;
      end
[/#if]
      if (add[b] && addr[b*[=addrBits] +: [=addrBits]] != passed_addr_q[(b % [=banks])*[=addrBits] +: [=addrBits]]) begin
        each_step_added_once_holds = 1'b0;
      end
      if (sweep[b] && addr[b*[=addrBits] +: [=addrBits]] != swept_addr_q) begin
        each_word_swept_holds = 1'b0;
      end
[#if sram]
      if ((add[b] | sweep[b]) && !(rd_en_q[b] && rd_addr_q[b*[=addrBits] +: [=addrBits]] == addr[b*[=addrBits] +: [=addrBits]])) begin
        read_before_holds = 1'b0;
      end
[/#if]
    end
  end

  // sweeps_one_after_the_other_holds: a sweep begins while another one goes on
  wire sweeps_one_after_the_other_holds;

  // output_is_empty_holds: spikes are changed that nobody has taken
  wire output_is_empty_holds;

  assign sweeps_one_after_the_other_holds = ~(dut_pass & dut_gate_end & dut_sweep_active);
  assign output_is_empty_holds            = ~(dut_valid_q & (dut_sweep_active | dut_fire));
[#if view.loadable]

  // A weight is followed; it is any. Its place in the kernel memory, by the definition of a convolution.
  (* anyconst *) reg [15:0] row;
  (* anyconst *) reg [15:0] channel;

  wire [15:0] tap_row;
  wire [15:0] tap_column;
  wire [15:0] word;
  wire [15:0] place;

  assign tap_row    = row / [=grid.channels] / [=grid.kernel];
  assign tap_column = row / [=grid.channels] % [=grid.kernel];
  assign word       = channel / [=layer.lanes] * [=layer.bankRows()]
      + ([=layer.allRows?then("tap_row % " + grid.rows.stride, "tap_row")] * [=grid.phases()] + tap_column % [=grid.columns.stride]) * [=grid.channels] + row % [=grid.channels];
  assign place      = ([=layer.allRows?then("tap_row / " + grid.rows.stride + " * " + windows + " + ", "")]tap_column / [=grid.columns.stride]) * [=layer.lanes] + channel % [=layer.lanes];

  // What the memories are given, side by side.
[#list view.memories as m]
[#if own]
  wire dut_wr_req_[=m.column];
  wire [[=layer.memoryAddressBits - 1]:0] dut_wr_addr_[=m.column];
[#else]
  wire dut_wr_req_[=m.column];
  wire dut_wr_we_[=m.column];
  wire [[=layer.memoryAddressBits - 1]:0] dut_wr_addr_[=m.column];
[/#if]
  wire [[=m.weights - 1]:0] dut_wr_mask_[=m.column];
  wire [[=m.weights * layer.weightBits - 1]:0] dut_wr_data_[=m.column];
[/#list]
[#if load.steps gt 1]
  wire [[=load.stepBits - 1]:0] dut_load_step_q;
[/#if]
  wire [[=layer.chunkWeights() - 1]:0] written;
  wire [[=layer.chunkBits - 1]:0] data;
  wire loads;

  assign written = {
[#list view.memories?reverse as m]
    dut_wr_mask_[=m.column] & {[=m.weights]{dut_wr_req_[=m.column] & [=own?then("", "dut_wr_we_" + m.column + " & ")](dut_wr_addr_[=m.column] == word)}}[=m?has_next?then(",", "")]
[/#list]
  };
  assign data = {
[#list view.memories?reverse as m]
    dut_wr_data_[=m.column][=m?has_next?then(",", "")]
[/#list]
  };
[#if load.numbers == 1]
  assign loads = weight_wr_i & (load_row_i == row) & (load_neuron_i == channel);
[#else]
  assign loads = weight_wr_i & (load_row_i == row) & (load_neuron_i / [=load.numbers] == channel / [=load.numbers]) & load_mask_i[channel % [=load.numbers]][=(load.steps gt 1)?then(" & (dut_load_step_q == channel % " + load.numbers + " / " + layer.lanes + ")", "")];
[/#if]

  // loaded_into_its_place_holds: the weight of row {row} to channel {channel} should stand in word {word}, place {place}, and a load changes another one
  wire loaded_into_its_place_holds;

  assign loaded_into_its_place_holds = (written[place] == loads)
      & (~loads | (data[place*[=layer.weightBits] +: [=layer.weightBits]] == load_data_i[[=(load.numbers == 1)?then("0*", "(channel % " + load.numbers + ")*")][=layer.dataBits] +: [=layer.weightBits]]));
[/#if]

  always @* begin
[#if view.loadable]
    assume (row < [=layer.weightRows()]);
    assume (channel < [=grid.filters]);
    assume (load_row_i < [=layer.weightRows()]);
    assume (load_neuron_i < [=grid.filters]);
    assert (loaded_into_its_place_holds);
[/#if]
    if (!started_q) begin
      assume (!rst_ni);
    end else begin
      assert (kernel_read_holds);
[#if stages gt 0]
      assert (steps_move_holds);
[/#if]
      assert (end_holds);
      assert (adds_or_sweeps_holds);
      assert (sweeps_one_after_the_other_holds);
      assert (output_is_empty_holds);
    end
    if (known_q) begin
      assert (each_step_added_once_holds);
      assert (each_word_swept_holds);
[#if sram]
      assert (read_before_holds);
[/#if]
    end
  end

endmodule

`default_nettype wire
