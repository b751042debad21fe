[#assign load = view.loading]
[#assign grid = layer.grid]
[#assign allRows = layer.allRows]
[#assign rowBanks = grid.rows.banks]
[#assign columnBanks = grid.columns.banks]
[#assign banks = layer.potentialBanks]
[#assign addrBits = layer.potentialAddressBits]
[#assign kernelBits = layer.wordAddressBits]
[#assign rowBits = layer.rowAddressBits]
[#assign indexBits = layer.indexBits]
[#assign stepBits = layer.stepBits]
// Layer [=layer.index] of the network: a convolution, [=view.inputText] inputs to [=view.outputText] outputs.
//
// [=grid.filters] output [=(grid.filters gt 1)?then("channels", "channel")], kernel [=grid.kernel] x [=grid.kernel], stride [=grid.rows.stride], padding [=grid.rows.padding][=(grid.rows.pooling gt 1)?then("; sum pooling of " + grid.rows.pooling + " x " + grid.rows.pooling + " inputs", "")][=(grid.maxPooling gt 1)?then("; max pooling of " + grid.maxPooling + " x " + grid.maxPooling + " outputs", "")].
//
// Takes a spike vector and issues its spikes one after the other in ascending order. Each adds an
// element of the kernel to the potentials of each output position that it reaches[=allRows?then("", ", a row of outputs\n// in a cycle")][=layer.folded?then(", for " + ((layer.lanes gt 1)?then(layer.lanes + " channels", "one channel")) + " at a time", "")]. Then a sweep over all potentials compares them with the thresholds, sets
// the output spikes and prepares the next time step.
[#if banks gt 1]
//
// Potentials stand in [=(rowBanks gt 1)?then(rowBanks + " x " + columnBanks, columnBanks)] banks: what a spike reaches in a cycle is never in the same one.
[#if rowBanks gt 1]
// Output (r, c) is in bank (r mod [=rowBanks], c mod [=columnBanks]), number (r mod [=rowBanks]) * [=columnBanks] + c mod [=columnBanks].
[#else]
// Output (r, c) is in bank c mod [=columnBanks].
[/#if]
[/#if]
//
[#if layer.saturates]
// Bits of a weight: [=layer.weightBits]. Bits of a potential: [=layer.membraneBits]; sums that exceed them saturate.
[#else]
// Bits of a weight: [=layer.weightBits]. Bits of a potential: [=layer.membraneBits]; no sum that can occur exceeds them.
[/#if]
[#if view.loadable && view.initialized]
// The weights and thresholds start from the hex files and can be rewritten.
[#elseif view.loadable]
// The weights and thresholds have to be loaded.
[#else]
// The weights and thresholds are constants.
[/#if]
//
[#if view.initialized]
// Parameters
//   HexDir               folder of the hex files, up to its last slash
//
[/#if]
// Ports
//   clk_i, rst_ni        clock; synchronous reset, active low
//   valid_i              the input spikes of a time step are offered, held until they are accepted
//   ready_o              they are accepted in this cycle if they are offered
//   final_i              they are those of the last time step of their sample
//   spikes_i             the input spikes: rows, columns and channels, channels fastest
//   valid_o              the output spikes of a time step are offered; they hold until accepted
//   ready_i              they are accepted in this cycle if they are offered
//   final_o              they are those of the last time step of their sample
//   spikes_o             the output spikes, in the same order
[#if view.loadable]
[#if load.numbers == 1]
//   weight_wr_i          write the weight of kernel element load_row_i to channel load_neuron_i
//   threshold_wr_i       write the threshold of [=layer.sharedThreshold?then("all channels", "channel load_neuron_i")]
[#if layer.hasBiases]
//   bias_wr_i            write the bias of channel load_neuron_i
[/#if]
[#else]
//   weight_wr_i          write weights of kernel element load_row_i
//   threshold_wr_i       write [=layer.sharedThreshold?then("the threshold of all channels", "thresholds")]
[#if layer.hasBiases]
//   bias_wr_i            write biases
[/#if]
[/#if]
[#if view.readsBack]
//   weight_rd_i          read the weight of load_row_i to load_neuron_i
//   threshold_rd_i       read the threshold of load_neuron_i
[#if layer.hasBiases]
//   bias_rd_i            read the bias of load_neuron_i
[/#if]
[/#if]
//   load_row_i           (row of the kernel * [=grid.kernel] + column of it)[=(grid.channels gt 1)?then(" * " + grid.channels + " + input channel", "")]
[#if load.numbers == 1]
//   load_neuron_i        output channel
//   load_data_i          the number, in the lowest bits
[#else]
//   load_neuron_i        output channel; of what is written the first, a multiple of [=load.numbers]
//   load_mask_i          bit k: write number k, which is that of channel load_neuron_i + k
//   load_data_i          the numbers, [=layer.dataBits] bits each, each in the lowest of them
//   load_ready_o         what is written is taken in this cycle
[/#if]
[#if view.readsBack]
//   load_data_o          the number that was read two cycles ago; 0 if none was
[/#if]
[/#if]
[#if view.counters]
//   count_enable_i       count what happens in this cycle
//   count_clear_i        set all counters to zero
//   count_select_i       the counter to show
//   count_value_o        its value
[/#if]
//
// Timing
[#if view.loadable && !view.memory.ownPort]
//   Weights are written and read back through the ports that are read for spikes: only while no
//   vector is in the layer.
[#elseif view.readsBack]
//   Weights are read back through the ports that are read for spikes: only while no vector is in
//   the layer.
[/#if]
//   Stages: issue, event (a step of the spike in each cycle)[=(layer.readStage gt 0)?then(", " + layer.readStage + " of selection", "")], kernel memory ([=layer.readCycles] [=(layer.readCycles gt 1)?then("cycles", "cycle")])[=layer.hasPartStage?then(", rows aligned", "")][=layer.hasSumStage?then(", aligned", "")], accumulate.
//   A sweep takes [=layer.potentialWords] [=(layer.potentialWords gt 1)?then("cycles", "cycle")] in the place of the last stage[=layer.doubled?then(" of the other set of potentials", "")], and begins in the cycle
//   after that in which the last step of its vector has left the stage before it.
//   What is in front of the last stage stalls while its foremost step waits: [=layer.doubled?then("", "for the sweep, or ")]if it
//   is the last of its vector, for [=layer.doubled?then("the sweep before and ", "")]the output register.
//   No path leads from valid_i to valid_o or from ready_i to ready_o within a cycle.

`default_nettype none

[#if view.initialized]
module [=view.module] #(
  parameter HexDir = "./"
) (
[#else]
module [=view.module] (
[/#if]
  input  wire clk_i,
  input  wire rst_ni,
  input  wire valid_i,
  output wire ready_o,
  input  wire final_i,
  input  wire [[=layer.inputs - 1]:0] spikes_i,
[#if view.loadable]
  input  wire weight_wr_i,
  input  wire threshold_wr_i,
[#if layer.hasBiases]
  input  wire bias_wr_i,
[/#if]
[#if view.readsBack]
  input  wire weight_rd_i,
  input  wire threshold_rd_i,
[#if layer.hasBiases]
  input  wire bias_rd_i,
[/#if]
[/#if]
  input  wire [[=layer.rowBits - 1]:0] load_row_i,
  input  wire [[=layer.neuronBits - 1]:0] load_neuron_i,
[#if load.numbers gt 1]
  input  wire [[=load.numbers - 1]:0] load_mask_i,
[/#if]
  input  wire [[=load.numbers * layer.dataBits - 1]:0] load_data_i,
[#if load.numbers gt 1]
  output wire load_ready_o,
[/#if]
[#if view.readsBack]
  output wire [[=layer.dataBits - 1]:0] load_data_o,
[/#if]
[/#if]
[#if view.counters]
  input  wire count_enable_i,
  input  wire count_clear_i,
  input  wire [3:0] count_select_i,
  output wire [63:0] count_value_o,
[/#if]
  output wire valid_o,
  input  wire ready_i,
  output wire final_o,
  output wire [[=layer.neurons - 1]:0] spikes_o
);

[#if layer.inputBuffered]
  // Room for a vector that waits while another one is issued.
  wire in_valid;
  wire in_ready;
  wire in_final;
  wire [[=layer.inputs - 1]:0] in_spikes;

  spike_buffer #(
    .Width([=layer.inputs])
  ) u_input_buffer (
    .clk_i   (clk_i),
    .rst_ni  (rst_ni),
    .valid_i (valid_i),
    .ready_o (ready_o),
    .final_i (final_i),
    .spikes_i(spikes_i),
    .valid_o (in_valid),
    .ready_i (in_ready),
    .final_o (in_final),
    .spikes_o(in_spikes)
  );

[/#if]
[#assign side = layer.inputBuffered?then("in_", "")]
[#assign i = layer.inputBuffered?then("", "_i")]
[#assign o = layer.inputBuffered?then("", "_o")]
[#assign slot = view.channelSlot]
[#assign slots = view.columnSlots]
  // The places of the scheduler: row, column and channel of a spike are fields of its index. Some are
  // empty, and spikes that reach no output have none.
  localparam [[=grid.input.rows - 1]:0] ReachingRows = [=view.reachingRows];
  localparam [[=grid.input.columns - 1]:0] ReachingColumns = [=view.reachingColumns];

  wire [[=layer.places - 1]:0] places;

  genvar r;
  genvar c;
  generate
    for (r = 0; r < [=grid.input.rows]; r = r + 1) begin : gen_row
      for (c = 0; c < [=slots]; c = c + 1) begin : gen_column
        if (c < [=grid.input.columns]) begin : gen_place
[#assign spikes = side + "spikes" + i + "[(r*" + grid.input.columns + "+c)*" + grid.channels + " +: " + grid.channels + "]"]
[#assign reach = (grid.channels gt 1)?then("{" + grid.channels + "{ReachingRows[r] & ReachingColumns[c]}}", "ReachingRows[r] & ReachingColumns[c]")]
[#if slot == grid.channels]
          assign places[(r*[=slots]+c)*[=slot] +: [=slot]] = [=spikes] & [=reach];
[#else]
          assign places[(r*[=slots]+c)*[=slot] +: [=slot]] = {[=slot - grid.channels]'d0, [=spikes] & [=reach]};
[/#if]
        end else begin : gen_empty
          assign places[(r*[=slots]+c)*[=slot] +: [=slot]] = [=slot]'d0;
        end
      end
    end
  endgenerate

  // Issue: the next spike of the vector goes to the event register.
  wire hold;
  wire issue_valid;
  wire issue_read;
  wire issue_last;
  wire issue_final;
  wire [[=indexBits - 1]:0] issue_index;

  [=view.scheduler] #(
    .Inputs    ([=layer.places]),
    .IndexWidth([=indexBits]),
    .LaneWidth ([=layer.encoderLaneBits])
  ) u_scheduler (
    .clk_i        (clk_i),
    .rst_ni       (rst_ni),
    .stall_i      (hold),
    .valid_i      ([=side]valid[=i]),
    .ready_o      ([=side]ready[=o]),
    .final_i      ([=side]final[=i]),
    .spikes_i     (places),
    .issue_valid_o(issue_valid),
    .issue_read_o (issue_read),
    .issue_last_o (issue_last),
    .issue_final_o(issue_final),
    .issue_index_o(issue_index)
  );

  // Event register: a spike, or a vector without one, [=view.severalSteps?then("and which of its steps this cycle is", "which takes a cycle")].
  reg event_valid_q;
  reg event_read_q;  // there is a spike
  reg event_last_q;  // it is the last of its vector
  reg event_final_q;  // its vector is the last one of a sample
  reg [[=indexBits - 1]:0] event_index_q;
[#if stepBits gt 0]
  reg [[=stepBits - 1]:0] step_q;  // the row of outputs, of those that the spike reaches
  reg [[=rowBits - 1]:0] step_kernel_q;  // what it adds to the place of the weights
  reg [[=addrBits - 1]:0] step_word_q;  // what it adds to that of the potentials
[/#if]
[#if layer.folded]
  reg [[=layer.foldBits - 1]:0] fold_q;  // the fold of the channels
[/#if]
  wire event_done;  // this is its last step
  wire stall;  // nothing in front of the last stage moves

[#list view.windowWires as wire]
  [=wire]
[/#list]

  [=view.windowMap] u_window_map (
[#list view.windowPorts as port]
    [=port]
[/#list]
  );

[#if stepBits gt 0]
  wire step_last;  // the last row of outputs

  assign step_last  = step_q == row_last;
[/#if]
[#if stepBits gt 0 && layer.folded]
  assign event_done = ~event_read_q | (step_last & (fold_q == [=view.lastFold]));
[#elseif stepBits gt 0]
  assign event_done = ~event_read_q | step_last;
[#elseif layer.folded]
  assign event_done = ~event_read_q | (fold_q == [=view.lastFold]);
[#else]
  assign event_done = 1'b1;
[/#if]
  assign hold       = stall | (event_valid_q & ~event_done);

  always @(posedge clk_i) begin
    if (!rst_ni) begin
      event_valid_q <= 1'b0;
    end else if (!hold) begin
      event_valid_q <= issue_valid;
    end
  end

  // What is known of it needs no reset: it is looked at while event_valid_q is 1.
  always @(posedge clk_i) begin
    if (issue_valid) begin
      event_index_q <= issue_index;
    end
    if (!hold) begin
      event_read_q  <= issue_read;
      event_last_q  <= issue_last;
      event_final_q <= issue_final;
[#if stepBits gt 0]
      step_q        <= [=stepBits]'d0;
      step_kernel_q <= [=rowBits]'d0;
      step_word_q   <= [=addrBits]'d0;
[/#if]
[#if layer.folded]
      fold_q        <= [=layer.foldBits]'d0;
[/#if]
[#if stepBits gt 0]
    end else if (!stall[=layer.folded?then(" && !step_last", "")]) begin
      step_q        <= step_q + [=stepBits]'d1;
      step_kernel_q <= step_kernel_q + [=rowBits]'d[=view.stepKernel];
      step_word_q   <= step_word_q - [=addrBits]'d[=view.stepWord];
[/#if]
[#if layer.folded]
    end else if (!stall) begin
[#if stepBits gt 0]
      step_q        <= [=stepBits]'d0;
      step_kernel_q <= [=rowBits]'d0;
      step_word_q   <= [=addrBits]'d0;
[/#if]
      fold_q        <= fold_q + [=layer.foldBits]'d1;
[/#if]
    end
  end

  // The step of this cycle: where its weights are, and the potentials that they are for.
  wire step_valid;
  wire step_read;
  wire step_end;
  wire step_final;
[#if view.carriesFold]
  wire [[=layer.foldBits - 1]:0] step_fold;
[/#if]
  wire [[=kernelBits - 1]:0] step_kernel;
  wire [[=addrBits - 1]:0] step_word;
[#list view.reachSignals as signal]
  wire [=signal.range]step_[=signal.name];
[/#list]

  assign step_valid  = event_valid_q;
  assign step_read   = event_valid_q & event_read_q;
  assign step_end    = event_last_q & event_done;
  assign step_final  = event_final_q;
[#if view.carriesFold]
  assign step_fold   = fold_q;
[/#if]
  assign step_kernel = [=view.kernelPlace];
  assign step_word   = [=view.targetWord];
[#list view.reachSignals as signal]
  assign step_[=signal.name] = [=signal.name];
[/#list]

[#list view.stages as stage]
  // [=stage.comment]
  reg [=stage.name]_valid_q;
  reg [=stage.name]_read_q;
  reg [=stage.name]_end_q;
  reg [=stage.name]_final_q;
[#if view.carriesFold]
  reg [[=layer.foldBits - 1]:0] [=stage.name]_fold_q;
[/#if]
[#if stage.selects]
  reg [[=kernelBits - 1]:0] [=stage.name]_kernel_q;
[/#if]
  reg [[=addrBits - 1]:0] [=stage.name]_word_q;
[#list view.reachSignals as signal]
  reg [=signal.range][=stage.name]_[=signal.name]_q;
[/#list]

  always @(posedge clk_i) begin
    if (!rst_ni) begin
      [=stage.name]_valid_q <= 1'b0;
      [=stage.name]_read_q  <= 1'b0;
    end else if (!stall) begin
      [=stage.name]_valid_q <= [=stage.from]_valid[=stage.suffix];
      [=stage.name]_read_q  <= [=stage.from]_read[=stage.suffix];
    end
  end

  always @(posedge clk_i) begin
    if (!stall) begin
      [=stage.name]_end_q   <= [=stage.from]_end[=stage.suffix];
      [=stage.name]_final_q <= [=stage.from]_final[=stage.suffix];
    end
    if ([=stage.from]_read[=stage.suffix] & ~stall) begin
[#if view.carriesFold]
      [=stage.name]_fold_q <= [=stage.from]_fold[=stage.suffix];
[/#if]
[#if stage.selects]
      [=stage.name]_kernel_q <= [=stage.from]_kernel[=stage.suffix];
[/#if]
      [=stage.name]_word_q <= [=stage.from]_word[=stage.suffix];
[#list view.reachSignals as signal]
      [=stage.name]_[=signal.name]_q <= [=stage.from]_[=signal.name][=stage.suffix];
[/#list]
    end
  end

[/#list]
  // What is in front of the last stage stalls as long as its foremost step has to wait.
  wire gate_valid;
  wire gate_read;
  wire gate_end;
  wire pass;

  assign gate_valid = [=view.gate("valid")];
  assign gate_read  = [=view.gate("read")];
  assign gate_end   = [=view.gate("end")];
  assign pass       = gate_valid & ~stall;

  // Kernel memory: the weights of a word are those [=(layer.kernelColumns gt 1)?then("to the outputs that a spike reaches in a cycle, from the origin on", "to the output that a spike reaches")].
  wire kernel_rd_en;
  wire [[=kernelBits - 1]:0] kernel_rd_addr;
  wire [[=layer.chunkBits - 1]:0] kernel_word;
[#if view.readsOrLoads]
  wire [[=kernelBits - 1]:0] kernel_addr;  // what the memories see of it, or what is loaded
[/#if]

  assign kernel_rd_en   = [=view.readStageSignal("read")] & ~stall;
  assign kernel_rd_addr = [=view.readStageSignal("kernel")];
[#if view.loadable]

  // What is loaded: the address of its word, and the lanes that it is for.
[#if view.readsOrLoads]
  wire load_en;
[/#if]
  wire [[=kernelBits - 1]:0] load_addr;
  wire [[=layer.kernelColumns - 1]:0] load_element;  // the element of the word
  wire [[=layer.chunkWeights - 1]:0] load_places;  // the places of the word that are written
  wire [[=layer.chunkBits - 1]:0] load_chunk;
[#include "loaded_lanes.ftl"]
  // Where a row of the kernel, as it is loaded, is in the memory: further by as much.
  wire [[=grid.kernel * grid.kernel - 1]:0] load_tap;
  wire [[=rowBits - 1]:0] load_kernel;

[#list view.taps as tap]
  assign load_tap[[=tap.number]] = [=tap.condition];
[/#list]
  assign load_kernel =
[#list view.taps as tap]
      [=tap?is_first?then("", "| ")]({[=rowBits]{load_tap[[=tap.number]]}} & [=rowBits]'d[=tap.offset])[=tap?has_next?then("", ";")]
[/#list]
[#list view.elements as element]
  assign load_element[[=element?index]] = [=element];
[/#list]
[#if view.readsOrLoads]
  assign load_en     = [=view.loadEnable];
[/#if]
  assign load_addr   = [=view.loadAddress];
[#if view.readsOrLoads]
  assign kernel_addr = load_en ? load_addr : kernel_rd_addr;
[/#if]

  genvar e;
  generate
    for (e = 0; e < [=layer.kernelColumns]; e = e + 1) begin : gen_load_places
      assign load_places[e*[=layer.lanes] +: [=layer.lanes]] = load_lanes & {[=layer.lanes]{load_element[e]}};
    end
  endgenerate

  assign load_chunk  = {[=layer.kernelColumns]{load_words}};
[/#if]
[#list view.memories as memory]

[#if view.loadable]
  [=memory.module] #(
    .Words    ([=layer.memoryWords]),
    .AddrWidth([=layer.memoryAddressBits]),
    .Width    ([=memory.weights * layer.weightBits]),
    .MaskWidth([=memory.weights])[=memory.hexFile?has_content?then(",", "")]
[#if memory.hexFile?has_content]
    .InitFile ([=memory.hexFile])
[/#if]
  ) [=memory.instance] (
[#else]
  [=memory.module] [=memory.instance] (
[/#if]
    .clk_i   (clk_i),
[#assign readEnable = "kernel_rd_en" + view.readsOrLoads?then(" | load_en", "")]
[#if !view.loadable]
    .req_i   ([=readEnable]),
    .addr_i  ([=memory.address]),
    .rdata_o ([=memory.output])
[#elseif view.memory.ownPort]
    .r_req_i ([=readEnable]),
    .r_addr_i([=memory.address]),
    .r_data_o([=memory.output]),
    .w_req_i (weight_wr_i),
    .w_addr_i(load_addr),
    .w_data_i([=memory.data]),
    .w_mask_i([=memory.lanes])
[#else]
    .req_i   ([=readEnable]),
    .we_i    (weight_wr_i),
    .addr_i  ([=memory.address]),
    .wdata_i ([=memory.data]),
    .wmask_i ([=memory.lanes]),
    .rdata_o ([=memory.output])
[/#if]
  );
[/#list]
[#if view.readsBack]

  // What was read back: the word stands at the output of its memory in the cycle after. A host that
  // resets the machine waits for nothing that it has asked for before, so these need no reset.
  reg weight_rd_q;
  reg threshold_rd_q;
[#if layer.hasBiases]
  reg bias_rd_q;
[/#if]
[#if layer.kernelColumns gt 1]
  reg [[=layer.kernelColumns - 1]:0] element_rd_q;
  reg [[=layer.lanes * layer.weightBits - 1]:0] element_rd;
[#else]
  wire [[=layer.lanes * layer.weightBits - 1]:0] element_rd;
[/#if]
[#if layer.readBackBits gt 0]
  reg [[=layer.readBackBits - 1]:0] channel_rd_q;
[/#if]
  reg [[=layer.dataBits - 1]:0] load_data_q;
  wire [[=layer.membraneBits - 1]:0] threshold;
[#if layer.hasBiases]
  wire [[=layer.biasBits - 1]:0] bias;
[/#if]
[#assign slotBits = view.weightSlotBits]
[#assign slot = view.weightSlot]
[#include "lane_weight.ftl"]

[#if layer.kernelColumns gt 1]
  integer k;
  always @* begin
    element_rd = {[=layer.lanes * layer.weightBits]{1'b0}};
    for (k = 0; k < [=layer.kernelColumns]; k = k + 1) begin
      if (element_rd_q[k]) begin
        element_rd = kernel_word[k*[=layer.lanes * layer.weightBits] +: [=layer.lanes * layer.weightBits]];
      end
    end
  end
[#else]
  assign element_rd = kernel_word;
[/#if]

  always @(posedge clk_i) begin
    weight_rd_q    <= weight_rd_i;
    threshold_rd_q <= threshold_rd_i;
[#if layer.hasBiases]
    bias_rd_q      <= bias_rd_i;
[/#if]
[#if layer.kernelColumns gt 1]
    element_rd_q <= load_element;
[/#if]
[#if layer.readBackBits gt 0]
    channel_rd_q <= load_neuron_i[=(layer.readBackBits lt layer.neuronBits)?then("[" + (layer.readBackBits - 1) + ":0]", "")];
[/#if]
    load_data_q <= [=layer.dataBits]'d0;
    if (weight_rd_q) begin
      load_data_q <= [=(layer.lanes gt 1)?then("weight_of(element_rd, " + view.laneRead + ")", view.extended("element_rd", layer.weightBits))];
    end else if (threshold_rd_q) begin
      load_data_q <= [=view.extended("threshold", layer.membraneBits)];
[#if layer.hasBiases]
    end else if (bias_rd_q) begin
      load_data_q <= [=view.extended("bias", layer.biasBits)];
[/#if]
    end
  end

  assign load_data_o = load_data_q;
[/#if]

[#list view.outputStages as stage]
  // Output register of the kernel memory: cycle [=stage.cycle] of a read.
  reg [[=layer.chunkBits - 1]:0] [=stage.name]_weights_q;

  always @(posedge clk_i) begin
    if ([=stage.from]_read[=stage.suffix] & ~stall) begin
      [=stage.name]_weights_q <= [=stage.weights];
    end
  end

[/#list]
[#if view.alignsLast]
  // Where the weights of the last stage belong.
[#list view.originSignals as signal]
  reg [=signal.range]acc_[=signal.name]_q;
[/#list]

[/#if]
[#if rowBanks gt 1]
  // Each row of banks gets the weights of its row of outputs.
  wire [[=layer.chunkBits - 1]:0] row_weights;

  kernel_aligner #(
    .Banks      ([=rowBanks]),
    .OriginWidth([=view.originBits]),
    .Width      ([=columnBanks * layer.lanes * layer.weightBits])
  ) u_row_aligner (
    .origin_i ([=view.rowOrigin]),
    .word_i   ([=view.wordWeights]),
    .aligned_o(row_weights)
  );

[/#if]
[#assign rowWeights = (rowBanks gt 1)?then("row_weights", view.wordWeights)]
[#if layer.hasPartStage]
  reg [[=layer.chunkBits - 1]:0] parts_q;
  wire parts_en;

  assign parts_en = [=view.wordStage]_read[=view.wordSuffix] & ~stall;

  always @(posedge clk_i) begin
    if (parts_en) begin
      parts_q <= [=rowWeights];
    end
  end

[#assign rowWeights = "parts_q"]
[/#if]
[#if columnBanks gt 1]
  // Each bank gets the weights of its output.
  wire [[=layer.chunkBits - 1]:0] bank_weights;

  genvar b;
  generate
    for (b = 0; b < [=rowBanks]; b = b + 1) begin : gen_aligner
      kernel_aligner #(
        .Banks      ([=columnBanks]),
        .OriginWidth([=view.originBits]),
        .Width      ([=layer.lanes * layer.weightBits])
      ) u_column_aligner (
        .origin_i ([=view.columnOrigin]),
        .word_i   ([=rowWeights][b*[=columnBanks * layer.lanes * layer.weightBits] +: [=columnBanks * layer.lanes * layer.weightBits]]),
        .aligned_o(bank_weights[b*[=columnBanks * layer.lanes * layer.weightBits] +: [=columnBanks * layer.lanes * layer.weightBits]])
      );
    end
  endgenerate

[#assign bankWeights = "bank_weights"]
[#else]
[#assign bankWeights = rowWeights]
[/#if]
[#if layer.hasSumStage]
  // Aligned weights on their way to the accumulators.
  reg [[=layer.chunkBits - 1]:0] sums_q;
  wire sums_en;

  assign sums_en = gate_read & ~stall;

  always @(posedge clk_i) begin
    if (sums_en) begin
      sums_q <= [=bankWeights];
    end
  end

[#assign bankWeights = "sums_q"]
[/#if]
  // Sweep: goes over the potentials after the last step of each vector.
  wire sweep_active;
  wire sweep_final;
  wire sweep_first;
  wire sweep_last;
  wire [[=addrBits - 1]:0] sweep_addr;
  wire [[=layer.foldBits - 1]:0] [=view.sweepFold];

  // The last stage holds a step or, if nothing passes, a word of the sweep.
  reg acc_valid_q;
  reg [[=banks - 1]:0] acc_banks_q;  // the banks that it adds to
  reg [[=banks * addrBits - 1]:0] acc_addr_q;  // the word in each
[#if view.carriesFold]
  reg [[=layer.foldBits - 1]:0] acc_fold_q;
[/#if]
  reg swept_valid_q;
  reg swept_first_q;
  reg swept_last_q;
  reg swept_final_q;
  reg [[=addrBits - 1]:0] swept_addr_q;
[#if view.sweptFold]
  reg [[=layer.foldBits - 1]:0] swept_fold_q;
[/#if]
[#if layer.doubled]
  reg set_q;  // the set of potentials that steps pass to
  reg acc_set_q;
  reg swept_set_q;  // that of the sweep: the other one
[/#if]

  // The output register holds a vector that has not been accepted.
  reg valid_q;
  reg final_q;

  wire fire;
  wire publish;  // all spikes are in the output register from the next cycle on
  wire out_ready;  // they are accepted

[#if layer.doubled]
  assign stall   = gate_valid & gate_end & (sweep_active | valid_q | publish);
[#else]
  assign stall   = gate_valid & (sweep_active | (gate_end & (valid_q | publish)));
[/#if]
  assign fire    = swept_valid_q;
  assign publish = fire & swept_last_q;

  potential_sweep #(
    .Words    ([=layer.potentialWords]),
    .AddrWidth([=addrBits]),
    .Folds    ([=layer.folds]),
    .FoldWidth([=layer.foldBits])
  ) u_sweep (
    .clk_i   (clk_i),
    .rst_ni  (rst_ni),
    .start_i (pass & gate_end),
    .final_i ([=view.gate("final")]),
    .active_o(sweep_active),
    .final_o (sweep_final),
    .first_o (sweep_first),
    .last_o  (sweep_last),
    .addr_o  (sweep_addr),
    .fold_o  ([=view.sweepFold])
  );

  // Where a step adds: what lies beyond its origin in a row or column of banks is a word before.
  wire [[=banks - 1]:0] gate_banks;
  wire [[=banks * addrBits - 1]:0] gate_addr;

[#list view.bankTargets as bank]
  assign gate_banks[[=bank.number]] = [=bank.reached];
  assign gate_addr[[=(bank.number + 1) * addrBits - 1]:[=bank.number * addrBits]] = [=bank.word];
[/#list]

  always @(posedge clk_i) begin
    if (!rst_ni) begin
      acc_valid_q    <= 1'b0;
      swept_valid_q  <= 1'b0;
[#if layer.doubled]
      set_q          <= 1'b0;
[/#if]
      valid_q        <= 1'b0;
    end else begin
      acc_valid_q    <= pass & gate_read;
      swept_valid_q  <= sweep_active;
[#if layer.doubled]
      set_q          <= set_q ^ (pass & gate_end);
[/#if]
      // A sweep begins with valid_q = 0, so no vector is overwritten before it is accepted.
      if (publish) begin
        valid_q <= 1'b1;
      end else if (out_ready) begin
        valid_q <= 1'b0;
      end
    end
  end

  // Which words these are, and the mark of the output, need no reset either.
  always @(posedge clk_i) begin
    if (pass & gate_read) begin
      acc_banks_q <= gate_banks;
      acc_addr_q  <= gate_addr;
[#if view.carriesFold]
      acc_fold_q  <= [=view.gate("fold")];
[/#if]
[#if view.alignsLast]
[#list view.originSignals as signal]
      acc_[=signal.name]_q <= [=view.gate(signal.name)];
[/#list]
[/#if]
    end
    if (sweep_active) begin
      swept_first_q <= sweep_first;
      swept_last_q  <= sweep_last;
      swept_final_q <= sweep_final;
      swept_addr_q  <= sweep_addr;
[#if view.sweptFold]
      swept_fold_q  <= sweep_fold;
[/#if]
    end
[#if layer.doubled]
    acc_set_q   <= set_q;
    swept_set_q <= ~set_q;
[/#if]
    if (publish) begin
      final_q <= swept_final_q;
    end
  end

  // Thresholds[=layer.hasBiases?then(" and biases", "")] of the output channels[=view.channelNumbers.placed?then(" of a fold", "")].
  wire [[=layer.lanes * layer.membraneBits - 1]:0] thresholds;
[#if layer.hasBiases]
  wire [[=layer.lanes * layer.biasBits - 1]:0] biases;
[/#if]

[#if !view.loadable]
[#if layer.sharedThreshold]
  // The threshold of all channels.
[#else]
  // The thresholds, that of channel 0 in the lowest bits.
[/#if]
  localparam [[=view.thresholds.bits - 1]:0] Thresholds = {
[#list view.thresholds.rows as row]
    [=row]
[/#list]
  };

[#if layer.hasBiases]
  // The biases, likewise.
  localparam [[=view.biases.bits - 1]:0] Biases = {
[#list view.biases.rows as row]
    [=row]
[/#list]
  };

[/#if]
[/#if]
[#assign numbers = view.channelNumbers]
  [=numbers.module] #(
[#if numbers.counted]
    .Channels     ([=grid.filters]),
[/#if]
[#if numbers.addressed]
    .ChannelWidth ([=layer.neuronBits]),
[/#if]
[#if view.loadable]
    .WriteNumbers ([=load.numbers]),
[/#if]
[#if layer.folded]
    .Lanes        ([=layer.lanes]),
[/#if]
[#if numbers.placed]
    .Folds        ([=layer.folds]),
    .FoldWidth    ([=layer.foldBits]),
[/#if]
    .MembraneWidth([=layer.membraneBits]),
[#if layer.hasBiases]
    .BiasWidth    ([=layer.biasBits]),
[#if view.loadable]
    .BiasFile     ([=view.biasFile]),
[#else]
    .Biases       (Biases),
[/#if]
[/#if]
[#if view.loadable]
    .ThresholdFile([=view.thresholdFile])
[#else]
    .Thresholds   (Thresholds)
[/#if]
  ) u_channels (
[#if view.loadable]
    .clk_i         (clk_i),
    .threshold_wr_i(threshold_wr_i),
[#if layer.hasBiases]
    .bias_wr_i     (bias_wr_i),
[/#if]
[#if numbers.addressed]
    .wr_channel_i  (load_neuron_i),
[/#if]
    .wr_mask_i     ([=(load.numbers == 1)?then("1'b1", "load_mask_i")]),
    .wr_data_i     ([=view.writtenNumbers]),
[#if view.readsBack]
[#if numbers.addressed]
    .rd_channel_i  (channel_rd_q),
[/#if]
    .threshold_o   (threshold),
[#if layer.hasBiases]
    .bias_o        (bias),
[/#if]
[/#if]
[/#if]
[#if numbers.placed]
    .fold_i        (swept_fold_q),
[/#if]
[#if layer.hasBiases]
    .biases_o      (biases),
[/#if]
    .thresholds_o  (thresholds)
  );

[#assign bankView = view.potentialBank]
  // The potentials.
[#assign compared = view.emptyLanes?then("compared", "checked")]
[#list view.sets as set]
  wire [[=banks * layer.potentialWordBits - 1]:0] [=compared][=set.suffix];
  wire [[=banks * layer.lanes - 1]:0] fired[=set.suffix];
[#if view.countsSaturations]
  wire [[=banks * layer.lanes - 1]:0] clipped[=set.suffix];
[/#if]
[/#list]

[#if bankView.sram]
  // The memories that are read: those of a step, or all of a set.
  wire [[=view.sets?size * banks - 1]:0] potential_reads;

[/#if]
  genvar p;
  generate
    for (p = 0; p < [=banks]; p = p + 1) begin : gen_bank
[#list view.sets as set]
      wire add[=set.suffix];
      wire swept[=set.suffix];
[/#list]
[#if bankView.sram]
[#list view.sets as set]
      wire sweep[=set.suffix];
[/#list]
[/#if]

[#list view.sets as set]
      assign add[=set.suffix]   = acc_valid_q & acc_banks_q[p][=set.condition("acc_set_q")];
      assign swept[=set.suffix] = swept_valid_q[=set.condition("swept_set_q")];
[#if bankView.sram]
      assign sweep[=set.suffix] = sweep_active[=set.condition("~set_q")];
      assign potential_reads[[=view.readOf(set)]] =
          (pass & gate_read & gate_banks[p][=set.condition("set_q")]) | sweep[=set.suffix];
[/#if]

      [=bankView.module] #(
        .Words        ([=layer.potentialWords]),
        .AddrWidth    ([=addrBits]),
        .Lanes        ([=layer.lanes]),
        .WeightWidth  ([=layer.weightBits]),
[#if layer.hasBiases]
        .BiasWidth    ([=layer.biasBits]),
[/#if]
[#if layer.neuronModel.leak.leaks()]
        .LeakShift    ([=layer.neuronModel.leak.shift]),
[/#if]
[#if layer.neuronModel.leak.hasSecond()]
        .LeakStep     ([=layer.neuronModel.leak.step()]),
[/#if]
        .MembraneWidth([=layer.membraneBits])
      ) u_bank[=set.suffix] (
        .clk_i       (clk_i),
        .rst_ni      (rst_ni),
[#if bankView.sram]
        .rd_en_i     (potential_reads[[=view.readOf(set)]]),
        .rd_addr_i   (sweep[=set.suffix] ? sweep_addr : gate_addr[p*[=addrBits] +: [=addrBits]]),
[/#if]
        .add_i       (add[=set.suffix]),
        .sweep_i     (swept[=set.suffix]),
[#if layer.carriesOver]
        .final_i     (swept_final_q),
[/#if]
        .addr_i      (add[=set.suffix] ? acc_addr_q[p*[=addrBits] +: [=addrBits]] : swept_addr_q),
        .weights_i   ([=bankWeights][p*[=layer.lanes * layer.weightBits] +: [=layer.lanes * layer.weightBits]]),
        .thresholds_i(thresholds),
[#if layer.hasBiases]
        .biases_i    (biases),
[/#if]
[#if view.countsSaturations]
        .saturates_o (clipped[=set.suffix][p*[=layer.lanes] +: [=layer.lanes]]),
[/#if]
        .checked_o   ([=compared][=set.suffix][p*[=layer.potentialWordBits] +: [=layer.potentialWordBits]]),
        .spikes_o    (fired[=set.suffix][p*[=layer.lanes] +: [=layer.lanes]])
      );
[#if set?has_next]

[/#if]
[/#list]
    end
  endgenerate

[#if layer.doubled]
  // What is compared, and the outcome.
  wire [[=banks * layer.potentialWordBits - 1]:0] [=compared];
  wire [[=banks * layer.lanes - 1]:0] fired;

  assign [=compared?right_pad(7)] = swept_set_q ? [=compared]_1 : [=compared]_0;
  assign fired   = swept_set_q ? fired_1 : fired_0;

[/#if]
[#if view.emptyLanes]
  // Lanes without a channel have potentials, too, which mean nothing: weights that nobody loads add to them.
  wire [[=layer.potentialWordBits - 1]:0] meant;
  wire [[=banks * layer.potentialWordBits - 1]:0] checked;

  assign meant   = (swept_fold_q == [=view.lastFold]) ? [=view.lastPotentials] : {[=layer.potentialWordBits]{1'b1}};
  assign checked = compared & {[=banks]{meant}};

[/#if]
  // The potentials that are compared, for those who observe the layer.
  wire unused_checked;

  assign unused_checked = ^checked;

  // The output spikes.
  wire [[=layer.neurons - 1]:0] spikes;

  pooled_spikes #(
    .Rows       ([=grid.output.rows]),
    .Columns    ([=grid.output.columns]),
    .Channels   ([=grid.filters]),
    .Pooling    ([=grid.maxPooling]),
    .RowBanks   ([=rowBanks]),
    .ColumnBanks([=columnBanks]),
    .WordColumns([=grid.columns.words]),
    .Words      ([=layer.potentialWords]),
    .AddrWidth  ([=addrBits]),
    .Folds      ([=layer.folds]),
    .Lanes      ([=layer.lanes])
  ) u_spikes (
    .clk_i   (clk_i),
    .valid_i (fire),
    .first_i (swept_first_q),
    .addr_i  (swept_addr_q),
    .spikes_i(fired),
    .spikes_o(spikes)
  );

[#if layer.outputBuffered]
  // Room for a vector that waits while another one is finished.
  spike_buffer #(
    .Width([=layer.neurons])
  ) u_output_buffer (
    .clk_i   (clk_i),
    .rst_ni  (rst_ni),
    .valid_i (valid_q),
    .ready_o (out_ready),
    .final_i (final_q),
    .spikes_i(spikes),
    .valid_o (valid_o),
    .ready_i (ready_i),
    .final_o (final_o),
    .spikes_o(spikes_o)
  );
[#else]
  assign out_ready = ready_i;
  assign valid_o   = valid_q;
  assign final_o   = final_q;
  assign spikes_o  = spikes;
[/#if]
[#if view.counters]

  // Synaptic operations of a step: the channels of its fold at each output that it reaches.
  wire [[=view.sopsWidth - 1]:0] step_sops;
[#if view.stepReaches?size == 0]

  assign step_sops = [=view.stepChannels];
[#else]

  function [[=view.sopsWidth - 1]:0] sops_of(
[#list view.stepReaches as reach]
    input [[=reach.bits - 1]:0] reached_[=reach.name],
[/#list]
    input [[=view.sopsWidth - 1]:0] channels
  );
    integer m;
    begin
      sops_of = [=view.sopsWidth]'d0;
      for (m = 0; m < [=banks]; m = m + 1) begin
        if ([=view.reachedBank]) begin
          sops_of = sops_of + channels;
        end
      end
    end
  endfunction

  assign step_sops = sops_of([#list view.stepReaches as reach]step_[=reach.name], [/#list][=view.stepChannels]);
[/#if]
[#if view.countsSaturations]

[#if view.sweepsBeyond]
  // A sweep goes over words beyond the last row or column as well: which words of a bank hold an output.
  localparam [[=banks * layer.potentialWords - 1]:0] Held = [=view.heldWords];

[#list view.sets as set]
  wire [[=banks * layer.lanes - 1]:0] held[=set.suffix];
[/#list]

  genvar h;
  generate
    for (h = 0; h < [=banks]; h = h + 1) begin : gen_held
      wire [[=layer.potentialWords - 1]:0] words;

      assign words = Held[h*[=layer.potentialWords] +: [=layer.potentialWords]];
[#list view.sets as set]
      assign held[=set.suffix][h*[=layer.lanes] +: [=layer.lanes]] =
          {[=layer.lanes]{~(swept_valid_q[=set.condition("swept_set_q")]) | words[swept_addr_q]}};
[/#list]
    end
  endgenerate

[/#if]
  // Potentials of channels[=view.sweepsBeyond?then(" and outputs", "")] that exist.
  wire [[=layer.potentialSets * banks * layer.lanes - 1]:0] saturates;
[#list view.sets as set]
[#if layer.folded]
  wire [[=layer.lanes - 1]:0] kept[=set.suffix];

  assign kept[=set.suffix] = ([=view.clippedFold(set)] == [=view.lastFold]) ? [=view.lastLanes] : {[=layer.lanes]{1'b1}};
[/#if]
  assign saturates[[=(set.number + 1) * banks * layer.lanes - 1]:[=set.number * banks * layer.lanes]] = clipped[=set.suffix][=layer.folded?then(" & {" + banks + "{kept" + set.suffix + "}}", "")][=view.sweepsBeyond?then(" & held" + set.suffix, "")];
[/#list]

[/#if]
  // What the layer did, for the performance counters.
  layer_counters #(
    .Neurons  ([=layer.neurons]),
    .Lanes    ([=layer.potentialSets * banks * layer.lanes]),
    .Ports    (1),
    .SopsWidth([=view.sopsWidth])
  ) u_counters (
    .clk_i      (clk_i),
    .rst_ni     (rst_ni),
    .enable_i   (count_enable_i),
    .clear_i    (count_clear_i),
    .blocked_i  (stall),
    .issue_i    (event_valid_q & ~stall),
    .read_i     (step_read & ~stall),
    .conflict_i (1'b0),
    .once_i     ([=view.firstStep]),
    .sops_i     (step_sops),
    .spikes_i   (spikes_o & {[=layer.neurons]{valid_o & ready_i}}),
[#if view.countsSaturations]
    .saturates_i(saturates),
[#else]
    .saturates_i({[=layer.potentialSets * banks * layer.lanes]{1'b0}}),
[/#if]
    .select_i   (count_select_i),
    .value_o    (count_value_o)
  );
[/#if]

endmodule

`default_nettype wire
