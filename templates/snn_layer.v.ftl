[#assign load = view.loading]
[#assign squares = layer.squares]
[#assign pass = layer.folded?then("pass", "time step")]
[#assign issuePorts = layer.multiIssue?then(layer.ports, 1)]
// Layer [=layer.index] of the network: [=layer.inputs] presynaptic x [=layer.neurons] postsynaptic neurons.
//
[#if layer.folded]
// Takes a spike vector and goes over it [=layer.folds] times, each time for [=(layer.lanes gt 1)?then(layer.lanes, "one")] of the neurons.
// Each pass reads the weights of the active inputs, [=layer.multiIssue?then("up to " + layer.issueWidth + " rows in a cycle,", "a row a cycle in ascending order,")]
// and adds them to the membrane potentials. The spikes of all neurons whose potential exceeds their
// threshold are offered in the end.
[#elseif layer.multiIssue]
// Takes a spike vector, reads the weight rows of its active inputs, up to [=layer.issueWidth] in a cycle, adds them
// to all membrane potentials at once, and offers the spikes of the neurons whose potential exceeds
// their threshold.
[#else]
// Takes a spike vector, reads the weight row of each active input, one a cycle in ascending order,
// adds it to all membrane potentials at once, and offers the spikes of the neurons whose potential
// exceeds their threshold.
[/#if]
//
[#if view.pooled]
// Sum pooling of [=squares.size()] x [=squares.size()] inputs is in how they stand in the scheduler: the spikes of a square are
// issued one after the other, and each adds the same weight row.
//
[/#if]
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
//   spikes_i             the input spikes, presynaptic neuron 0 in bit 0
//   valid_o              the output spikes of a time step are offered; they hold until accepted
//   ready_i              they are accepted in this cycle if they are offered
//   final_o              they are those of the last time step of their sample
//   spikes_o             the output spikes, neuron 0 in bit 0
[#if view.loadable]
[#if load.numbers == 1]
//   weight_wr_i          write the weight from input load_row_i to neuron load_neuron_i
//   threshold_wr_i       write the threshold of [=layer.sharedThreshold?then("all neurons", "neuron load_neuron_i")]
[#if layer.hasBiases]
//   bias_wr_i            write the bias of neuron load_neuron_i
[/#if]
[#else]
//   weight_wr_i          write weights from presynaptic neuron load_row_i
//   threshold_wr_i       write [=layer.sharedThreshold?then("the threshold of all neurons", "thresholds")]
[#if layer.hasBiases]
//   bias_wr_i            write biases
[/#if]
[/#if]
[#if view.readsBack]
//   weight_rd_i          read the weight from load_row_i to load_neuron_i
//   threshold_rd_i       read the threshold of load_neuron_i
[#if layer.hasBiases]
//   bias_rd_i            read the bias of load_neuron_i
[/#if]
[/#if]
//   load_row_i           [=view.pooled?then("weight row", "presynaptic neuron")]
[#if load.numbers == 1]
//   load_neuron_i        postsynaptic neuron
//   load_data_i          the number, in the lowest bits
[#else]
//   load_neuron_i        postsynaptic neuron; of what is written the first, a multiple of [=load.numbers]
//   load_mask_i          bit k: write number k, which is that of neuron load_neuron_i + k
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
[#if layer.pipelineDepth == 1]
//   Stages: issue ([=layer.multiIssue?then("SRAM banks are read", "an SRAM bank is read")]), accumulate, fire. What is issued in one cycle is
//   accumulated in the next. Each vector fires in the cycle after that of its last row, and is
//   offered from the next cycle on.
[#else]
//   Stages: issue[=(layer.readStage gt 0)?then(", " + layer.readStage + " of selection", "")], SRAM ([=layer.readCycles] [=(layer.readCycles gt 1)?then("cycles", "cycle")])[=layer.hasPartStage?then(", parts of the sum", "")][=layer.hasSumStage?then(", sum", "")], accumulate, fire.
//   What is issued in one cycle is accumulated [=layer.pipelineDepth] cycles later. Each vector fires in the cycle
//   after that of its last row, and is offered from the next cycle on.
[/#if]
//   The layer stalls, as a whole, while a finished vector finds the output register taken.
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

[#list view.stages as stage]
  // [=stage.comment]
[#if stage?is_first]
  reg [=stage.name]_valid_q;  // there is something in this stage
  reg [=stage.name]_first_q;  // it is the first of its [=pass]
  reg [=stage.name]_last_q;  // it is the last of its [=pass]
  reg [=stage.name]_final_q;  // its spike vector is the last one of a sample
[#if layer.carriesOver]
  reg [=stage.name]_fresh_q;  // its spike vector is the first one of a sample
[/#if]
[#if layer.folded]
  reg [[=layer.foldBits - 1]:0] [=stage.name]_fold_q;  // the fold of its pass
[/#if]
[#if stage.readWidth gt 1]
  reg [[=stage.readWidth - 1]:0] [=stage.name]_read_q;  // the [=(layer.readPorts gt 1)?then("ports", "banks")] that its rows come from
[#else]
  reg [=stage.name]_read_q;  // it has a row
[/#if]
[#else]
  reg [=stage.name]_valid_q;
  reg [=stage.name]_first_q;
  reg [=stage.name]_last_q;
  reg [=stage.name]_final_q;
[#if layer.carriesOver]
  reg [=stage.name]_fresh_q;
[/#if]
[#if layer.folded]
  reg [[=layer.foldBits - 1]:0] [=stage.name]_fold_q;
[/#if]
  reg [=(stage.readWidth gt 1)?then("[" + (stage.readWidth - 1) + ":0] ", "")][=stage.name]_read_q;
[/#if]
[#if stage.selects]
[#if layer.multiIssue]
  reg [[=layer.ports * layer.rowAddressBits - 1]:0] [=stage.name]_rows_q;
[#else]
  reg [[=layer.rowBits - 1]:0] [=stage.name]_[=view.rowName]_q;
[/#if]
[/#if]

[/#list]
  // Fire stage: the potentials are those of a whole [=pass].
  reg fire_q;
  reg fire_final_q;
[#if layer.folded]
  reg [[=layer.foldBits - 1]:0] fire_fold_q;
[/#if]

  // The output register holds a vector that has not been accepted.
  reg valid_q;
  reg final_q;

  // A finished [=pass] either fires or, if the output register is taken, holds up the layer.
  wire stall;
  wire fire;
  wire publish;  // the spikes of all neurons are in the output register from the next cycle on
  wire out_ready;  // they are accepted

  assign stall   = fire_q & valid_q;
  assign fire    = fire_q & ~valid_q;
[#if layer.folded]
  assign publish = fire & (fire_fold_q == [=view.lastFold]);
[#else]
  assign publish = fire;
[/#if]

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
[#if view.pooled]
[#assign slot = layer.places / layer.weightRows]
[#assign square = squares.size() * squares.size()]
[#assign channels = squares.input().channels]
[#if squares.dropsSpikes()]
  // Some rows or columns of inputs belong to no square.
  wire unused_spikes;

  assign unused_spikes = ^[=side]spikes[=i];

[/#if]
  // The places of the scheduler: the upper bits of an index are the number of a square and channel,
  // which is that of the weight row, the lower ones which spike of the square it is.
  wire [[=layer.places - 1]:0] places;

  genvar y;
  genvar x;
  genvar h;
  genvar s;
  generate
    for (y = 0; y < [=squares.squareRows()]; y = y + 1) begin : gen_row
      for (x = 0; x < [=squares.squareColumns()]; x = x + 1) begin : gen_column
        for (h = 0; h < [=channels]; h = h + 1) begin : gen_channel
          localparam Row = (y * [=squares.squareColumns()] + x) * [=channels] + h;

          for (s = 0; s < [=slot]; s = s + 1) begin : gen_spike
[#if slot == square]
            localparam Position = (y * [=squares.size()] + s / [=squares.size()]) * [=squares.input().columns] + x * [=squares.size()] + s % [=squares.size()];

            assign places[Row*[=slot]+s] = [=side]spikes[=i][Position*[=channels]+h];
[#else]
            if (s < [=square]) begin : gen_place
              localparam Position = (y * [=squares.size()] + s / [=squares.size()]) * [=squares.input().columns] + x * [=squares.size()] + s % [=squares.size()];

              assign places[Row*[=slot]+s] = [=side]spikes[=i][Position*[=channels]+h];
            end else begin : gen_empty
              assign places[Row*[=slot]+s] = 1'b0;
            end
[/#if]
          end
        end
      end
    end
  endgenerate

[/#if]
[#if layer.multiIssue]
  // Issue stage: the ports that are read in this cycle, and the row that each would read.
[#else]
  // Issue stage: the presynaptic index whose row is read in this cycle.
[/#if]
  wire issue_valid;
  wire [=layer.multiIssue?then("[" + (layer.ports - 1) + ":0] ", "")]issue_read;
  wire issue_first;
  wire issue_last;
  wire issue_final;
[#if layer.carriesOver]
  wire issue_fresh;
[/#if]
[#if layer.folded]
  wire [[=layer.foldBits - 1]:0] issue_fold;
[/#if]
[#if layer.multiIssue]
[#if view.counters]
  wire issue_conflict;
[/#if]
  wire [[=layer.ports * layer.rowAddressBits - 1]:0] issue_rows;
[#else]
  wire [[=layer.indexBits - 1]:0] issue_index;
[/#if]

  [=view.scheduler] #(
    .Inputs      ([=layer.places]),
[#if layer.multiIssue]
    .Width       ([=layer.issueWidth]),
    .Banks       ([=layer.banks]),
    .Ports       ([=layer.readPorts]),
    .BankRows    ([=layer.bankRows]),
    .Interleaved ([=layer.interleaved?then(1, 0)]),
    .RowWidth    ([=layer.rowAddressBits]),
    .PortRows    ([=layer.portRows]),
    .PortRowWidth([=view.portRowWidth]),
[#else]
    .IndexWidth  ([=layer.indexBits]),
[/#if]
[#if layer.folded]
    .LaneWidth   ([=layer.encoderLaneBits]),
    .Folds       ([=layer.folds]),
    .FoldWidth   ([=layer.foldBits])
[#else]
    .LaneWidth   ([=layer.encoderLaneBits])
[/#if]
  ) u_scheduler (
    .clk_i           (clk_i),
    .rst_ni          (rst_ni),
    .stall_i         (stall),
    .valid_i         ([=side]valid[=i]),
    .ready_o         ([=side]ready[=o]),
    .final_i         ([=side]final[=i]),
    .spikes_i        ([=view.pooled?then("places", side + "spikes" + i)]),
    .issue_valid_o   (issue_valid),
    .issue_read_o    (issue_read),
    .issue_first_o   (issue_first),
    .issue_last_o    (issue_last),
[#if layer.folded]
    .issue_fold_o    (issue_fold),
[/#if]
[#if layer.carriesOver]
    .issue_fresh_o   (issue_fresh),
[/#if]
[#if layer.multiIssue]
[#if view.counters]
    .issue_conflict_o(issue_conflict),
[/#if]
    .issue_rows_o    (issue_rows),
[#else]
    .issue_index_o   (issue_index),
[/#if]
    .issue_final_o   (issue_final)
  );

[#if view.pooled]
  wire [[=layer.rowBits - 1]:0] issue_row;
  wire unused_spike;  // which of its square it is

  assign issue_row    = [=view.issuedRow];
  assign unused_spike = ^[=view.issuedSpike];

[/#if]
[#assign sel = view.selectName]
[#assign seln = (layer.readStage gt 0)?then("_q", "")]
[#if layer.interleaved]
  // Weight SRAM: [=view.pooled?then("weight row", "input")] i is row i / [=layer.banks] of bank i % [=layer.banks].
[#else]
  // Weight SRAM: [=view.pooled?then("weight row", "input")] i is row i % [=layer.bankRows] of bank i / [=layer.bankRows].
[/#if]
[#if layer.readPorts gt 1]
  // A bank is two memories: its port 0 reads the even rows, port 1 the odd ones, each at an address
  // of its own.
[#elseif layer.multiIssue]
  // Each bank has an address of its own.
[#elseif layer.banks gt 1]
  // All banks see the same address; at most one of them is read in a cycle, the others keep their
  // outputs.
[/#if]
[#if layer.folded]
  // A bank holds the words of fold 0, then those of fold 1, and so on.
[/#if]
[#if layer.columns gt 1]
  // Memories stand side by side, each with the weights to [=(layer.wordWeights gt 1)?then("up to " + layer.wordWeights + " of the lanes", "one of the lanes")].
[/#if]
  wire [[=layer.ports - 1]:0] bank_rd_en;  // the [=(layer.readPorts gt 1)?then("ports", "banks")] that are read in this cycle
[#if layer.multiIssue]
  wire [[=layer.ports * layer.wordAddressBits - 1]:0] bank_rd_addr;
[#else]
  wire [[=layer.wordAddressBits - 1]:0] bank_rd_addr;
[/#if]
[#assign addressWidth = layer.multiIssue?then(layer.ports, 1) * layer.memoryAddressBits]
[#assign split = layer.readPorts gt 1]
[#if view.readsOrLoads || split]
  wire [[=addressWidth - 1]:0] bank_addr;  // what the memories see of it[=view.readsOrLoads?then(", or what is loaded", "")]
[/#if]
[#list view.banks as bank]
  wire [[=layer.readPorts * layer.chunkBits - 1]:0] bank_[=bank.index]_word;
[/#list]

[#if layer.multiIssue]
[#if layer.readStage gt 0]
  assign bank_rd_en = [=sel]_read_q & {[=layer.ports]{~stall}};
[#else]
  assign bank_rd_en = issue_read;
[/#if]
[#if layer.folded]

  genvar p;
  generate
    for (p = 0; p < [=layer.ports]; p = p + 1) begin : gen_rd_addr
      assign bank_rd_addr[p*[=layer.wordAddressBits] +: [=layer.wordAddressBits]] = {[=sel]_fold[=seln], [=sel]_rows[=seln][p*[=layer.rowAddressBits] +: [=layer.rowAddressBits]]};
    end
  endgenerate
[#else]
  assign bank_rd_addr = [=sel]_rows[=seln];
[/#if]
[#else]
  assign bank_rd_addr = [=layer.folded?then("{" + sel + "_fold" + seln + ", " + view.readRow + "}", view.readRow)];
[#list view.banks as bank]
  assign bank_rd_en[[=bank.index]] = [=bank.readEnable];
[/#list]
[/#if]
[#if view.loadable]

  // What is loaded: the port that has its row, the address of its word there, the lanes that it is
  // for, and their weights.
[#if view.readsOrLoads]
  wire load_en;
[/#if]
  wire [[=layer.ports - 1]:0] load_port;
  wire [[=layer.memoryAddressBits - 1]:0] load_addr;
[#include "loaded_lanes.ftl"]
[#if view.readsOrLoads]
  assign load_en   = [=view.loadEnable];
[/#if]
[#if load.steps gt 1]
  assign load_addr =
      [=view.loadAddress];
[#else]
  assign load_addr = [=view.loadAddress];
[/#if]
[#list view.banks as bank]
[#list 0..<layer.readPorts as port]
  assign load_port[[=bank.index * layer.readPorts + port]] = [=bank.loadEnable][=split?then(" & (" + view.loadOdd + " == 1'b" + port + ")", "")];
[/#list]
[/#list]
[/#if]
[#if view.readsOrLoads || split]

[#if split]
  // The lowest bit of a row says which port reads it.
  wire [[=layer.ports - 1]:0] unused_parity;

[#list 0..<layer.ports as port]
  assign unused_parity[[=port]] = bank_rd_addr[[=port * layer.wordAddressBits]];
[/#list]

[/#if]
[#if layer.multiIssue]
[#assign high = layer.wordAddressBits - 1]
[#assign low = split?then(1, 0)]
[#list 0..<layer.ports as port]
[#assign own = (high lt low)?then("1'b0", "bank_rd_addr[" + (port * layer.wordAddressBits + high) + ":" + (port * layer.wordAddressBits + low) + "]")]
  assign bank_addr[[=(port + 1) * layer.memoryAddressBits - 1]:[=port * layer.memoryAddressBits]] = [=view.readsOrLoads?then("load_en ? load_addr : ", "")][=own];
[/#list]
[#else]
  assign bank_addr = load_en ? load_addr : bank_rd_addr;
[/#if]
[/#if]
[#list view.banks as bank]

  // Bank [=bank.index] holds [=bank.rows].
[#list bank.memories as memory]
[#if !memory?is_first]

[/#if]
[#if view.loadable]
  [=view.memory.module] #(
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
[#assign readEnable = "bank_rd_en[" + memory.port + "]" + view.readsOrLoads?then(" | (load_en & load_port[" + memory.port + "])", "")]
[#if !view.loadable]
    .req_i   ([=readEnable]),
    .addr_i  ([=memory.address]),
    .rdata_o ([=memory.output])
[#elseif view.memory.ownPort]
    .r_req_i ([=readEnable]),
    .r_addr_i([=memory.address]),
    .r_data_o([=memory.output]),
    .w_req_i (weight_wr_i & load_port[[=memory.port]]),
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
[/#list]
[#if view.readsBack]

  // What was read back: the word stands at the output of its memory in the cycle after.
  reg weight_rd_q;
  reg threshold_rd_q;
[#if layer.hasBiases]
  reg bias_rd_q;
[/#if]
[#if layer.ports gt 1]
  reg [[=layer.ports - 1]:0] port_rd_q;
[/#if]
[#if view.neuronReadBits gt 0]
  reg [[=view.neuronReadBits - 1]:0] neuron_rd_q;
[/#if]
  reg [[=layer.dataBits - 1]:0] load_data_q;
  wire [[=layer.membraneBits - 1]:0] threshold;
[#if layer.hasBiases]
  wire [[=layer.biasBits - 1]:0] bias;
[/#if]
[#assign slotBits = view.weightSlotBits]
[#assign slot = view.weightSlot]
[#include "lane_weight.ftl"]
[#if layer.ports gt 1]

  // The word of the port that was read.
  wire [[=layer.chunkBits - 1]:0] word_rd;

  assign word_rd =
[#list view.readWords as word]
      [=word?is_first?then("", "| ")][=word][=word?is_last?then(";", "")]
[/#list]
[/#if]
[#assign word = (layer.ports gt 1)?then("word_rd", "bank_0_word")]

  always @(posedge clk_i) begin
    if (!rst_ni) begin
      weight_rd_q    <= 1'b0;
      threshold_rd_q <= 1'b0;
[#if layer.hasBiases]
      bias_rd_q      <= 1'b0;
[/#if]
    end else begin
      weight_rd_q    <= weight_rd_i;
      threshold_rd_q <= threshold_rd_i;
[#if layer.hasBiases]
      bias_rd_q      <= bias_rd_i;
[/#if]
    end
[#if layer.ports gt 1]
    port_rd_q <= load_port;
[/#if]
[#if view.neuronReadBits gt 0]
    neuron_rd_q <= load_neuron_i[=(view.neuronReadBits lt layer.neuronBits)?then("[" + (view.neuronReadBits - 1) + ":0]", "")];
[/#if]
    load_data_q <= [=layer.dataBits]'d0;
    if (weight_rd_q) begin
      load_data_q <= [=(layer.lanes gt 1)?then("weight_of(" + word + ", " + view.laneRead + ")", view.extended(word, layer.weightBits))];
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
  // Output registers of the banks: cycle [=stage.cycle] of a read.
[#list view.banks as bank]
  reg [[=layer.readPorts * layer.chunkBits - 1]:0] [=stage.name]_word_[=bank.index]_q;
[/#list]

  always @(posedge clk_i) begin
    if (!stall) begin
[#list view.banks as bank]
[#if layer.readPorts == 1]
      if ([=stage.from]_read_q[=(layer.ports gt 1)?then("[" + bank.index + "]", "")]) begin
        [=stage.name]_word_[=bank.index]_q <= [=stage.wordOf[bank.index]];
      end
[#else]
[#list 0..<layer.readPorts as port]
[#assign range = "[" + ((port + 1) * layer.chunkBits - 1) + ":" + (port * layer.chunkBits) + "]"]
      if ([=stage.from]_read_q[[=bank.index * layer.readPorts + port]]) begin
        [=stage.name]_word_[=bank.index]_q[=range] <= [=stage.wordOf[bank.index]][=range];
      end
[/#list]
[/#if]
[/#list]
    end
  end

[/#list]
[#if layer.multiIssue]
  // The rows that were read are added up, lane by lane.
  wire [[=layer.ports * layer.chunkBits - 1]:0] words;
  wire [[=layer.lanes * layer.sumBits - 1]:0] sums;

[#if layer.banks lte 4]
  assign words = {[#list view.banks?reverse as bank][=view.rowOf[bank.index]][#sep], [/#list]};
[#else]
  assign words = {
[#list view.banks?reverse as bank]
    [=view.rowOf[bank.index]][=bank?has_next?then(",", "")]
[/#list]
  };
[/#if]

[#if layer.hasPartStage]
  wire parts_en;

  assign parts_en = [=view.rowStage]_valid_q & ~stall;

[/#if]
  [=view.rowAdder] #(
    .Ports      ([=layer.ports]),
    .Lanes      ([=layer.lanes]),
    .WeightWidth([=layer.weightBits]),
[#if layer.hasPartStage]
    .SumWidth   ([=layer.sumBits]),
    .PartPorts  ([=layer.partPorts])
[#else]
    .SumWidth   ([=layer.sumBits])
[/#if]
  ) u_row_adder (
[#if layer.hasPartStage]
    .clk_i  (clk_i),
    .en_i   (parts_en),
[/#if]
    .words_i(words),
    .read_i ([=view.rowStage]_read_q),
    .sums_o (sums)
  );
[#elseif layer.banks gt 1]
  // The row stands at the output of the bank that was read for it, and stays there for as long as
  // the layer stalls, since nothing is read then.
  reg [[=layer.chunkBits - 1]:0] sums;

  always @* begin
    sums = [=view.rowOf[0]];
[#list view.banks[1..] as bank]
    if ([=view.rowStage]_read_q[[=bank.index]]) begin
      sums = [=view.rowOf[bank.index]];
    end
[/#list]
  end
[#else]
  wire [[=layer.chunkBits - 1]:0] sums;

  assign sums = [=view.rowOf[0]];
[/#if]

[#if layer.hasPartStage && !layer.multiIssue]
  // A single row needs no adding up, and takes as long.
  reg [[=layer.chunkBits - 1]:0] parts_q;
  wire parts_en;

  assign parts_en = [=view.rowStage]_valid_q & ~stall;

  always @(posedge clk_i) begin
    if (parts_en) begin
      parts_q <= sums;
    end
  end

[/#if]
[#if layer.hasSumStage]
  // The sums of a cycle on their way to the accumulators.
  reg [[=layer.lanes * layer.sumBits - 1]:0] sums_q;
  wire sums_en;

  assign sums_en = [=view.sumStage]_valid_q & ~stall;

  always @(posedge clk_i) begin
    if (sums_en) begin
      sums_q <= [=(layer.hasPartStage && !layer.multiIssue)?then("parts_q", "sums")];
    end
  end

[/#if]
  // Reset empties the pipeline. A stall holds all of it but valid_q, whose fall ends the stall.
  always @(posedge clk_i) begin
    if (!rst_ni) begin
[#list view.stages as stage]
      [=stage.name]_valid_q <= 1'b0;
      [=stage.name]_first_q <= 1'b0;
      [=stage.name]_last_q  <= 1'b0;
      [=stage.name]_final_q <= 1'b0;
[#if layer.carriesOver]
      [=stage.name]_fresh_q <= 1'b0;
[/#if]
[#if layer.folded]
      [=stage.name]_fold_q  <= [=layer.foldBits]'d0;
[/#if]
      [=stage.name]_read_q  <= [=(stage.readWidth gt 1)?then("{" + stage.readWidth + "{1'b0}}", "1'b0")];
[/#list]
      fire_q       <= 1'b0;
      fire_final_q <= 1'b0;
[#if layer.folded]
      fire_fold_q  <= [=layer.foldBits]'d0;
[/#if]
      valid_q      <= 1'b0;
      final_q      <= 1'b0;
    end else begin
      if (!stall) begin
[#list view.stages as stage]
        [=stage.name]_valid_q <= [=stage.from]_valid[=stage.suffix];
        [=stage.name]_first_q <= [=stage.from]_first[=stage.suffix];
        [=stage.name]_last_q  <= [=stage.from]_last[=stage.suffix];
        [=stage.name]_final_q <= [=stage.from]_final[=stage.suffix];
[#if layer.carriesOver]
        [=stage.name]_fresh_q <= [=stage.from]_fresh[=stage.suffix];
[/#if]
[#if layer.folded]
        [=stage.name]_fold_q  <= [=stage.from]_fold[=stage.suffix];
[/#if]
        [=stage.name]_read_q  <= [=stage.read];
[/#list]
        fire_q       <= acc_valid_q & acc_last_q;
        fire_final_q <= acc_final_q;
[#if layer.folded]
        fire_fold_q  <= acc_fold_q;
[/#if]
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
[#if layer.readStage gt 0]

  // What was selected needs no reset: it is looked at where something is read only.
  always @(posedge clk_i) begin
[#list view.stages as stage]
[#if stage.selects]
    if ([=stage.from]_valid[=stage.suffix] & ~stall) begin
[#if layer.multiIssue]
      [=stage.name]_rows_q <= [=stage.from]_rows[=stage.suffix];
[#else]
      [=stage.name]_[=view.rowName]_q <= [=stage.from]_[=view.rowName][=stage.suffix];
[/#if]
    end
[/#if]
[/#list]
  end
[/#if]

  // Accumulation of the next [=pass] may begin in the very cycle in which this one is compared.
  wire acc_en;
  wire [[=layer.neurons - 1]:0] spikes;
[#if view.countsSaturations]
  wire [[=layer.lanes - 1]:0] saturates;
[/#if]

  assign acc_en = acc_valid_q & ~stall;

[#if !view.loadable]
[#if layer.sharedThreshold]
  // The threshold of all neurons.
[#else]
  // The thresholds, that of neuron 0 in the lowest bits.
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
[#assign copied = layer.hasControlCopies]
[#assign last = view.stages?last]
[#if copied]
[#assign sets = layer.controlSets]
[#assign accFold = (layer.carriesOver || layer.hasBiases || view.countsSaturations)?then("sets_acc_fold", "unused_acc_fold")]
  // What drives the neurons: the registers above and copies of them, each for up to [=layer.setLanes] [=(layer.setLanes == 1)?then("lane", "lanes")].
  wire [[=sets - 1]:0] sets_acc_valid;
  wire [[=sets - 1]:0] sets_acc_first;
[#if layer.carriesOver]
  wire [[=sets - 1]:0] sets_acc_fresh;
[/#if]
[#if layer.folded]
  wire [[=sets * layer.foldBits - 1]:0] [=accFold];
  wire [[=sets * layer.foldBits - 1]:0] sets_fire_fold;
[/#if]
  wire [[=sets - 1]:0] sets_acc_read;
  wire [[=sets - 1]:0] sets_fire;
[#assign reads = (last.readWidth gt 1)?then("|" + last.read, last.read)]
  wire [[=layer.copyTags - 1]:0] acc_tags;
  wire fires;

  assign acc_tags = {[=layer.carriesOver?then(last.from + "_fresh" + last.suffix + ", ", "")][=last.from]_first[=last.suffix], [=reads]};
  assign fires    = acc_valid_q & acc_last_q;

  assign sets_acc_valid[0] = acc_en;
  assign sets_acc_first[0] = acc_first_q;
[#if layer.carriesOver]
  assign sets_acc_fresh[0] = acc_fresh_q;
[/#if]
[#if layer.folded]
  assign [=accFold][[=layer.foldBits - 1]:0] = acc_fold_q;
  assign sets_fire_fold[[=layer.foldBits - 1]:0] = fire_fold_q;
[/#if]
  assign sets_acc_read[0] = [=(last.readWidth gt 1)?then("|acc_read_q", "acc_read_q")];
  assign sets_fire[0] = fire;

  genvar c;
  generate
    for (c = 1; c < [=sets]; c = c + 1) begin : gen_control
      wire [[=layer.copyTags - 1]:0] tags;

      [=view.controlCopy] #(
[#if layer.folded]
        .Tags     ([=layer.copyTags]),
        .FoldWidth([=layer.foldBits])
[#else]
        .Tags([=layer.copyTags])
[/#if]
      ) u_copy (
        .clk_i      (clk_i),
        .rst_ni     (rst_ni),
        .valid_i    ([=last.from]_valid[=last.suffix]),
        .tags_i     (acc_tags),
[#if layer.folded]
        .fold_i     ([=last.from]_fold[=last.suffix]),
[/#if]
        .fires_i    (fires),
        .publish_i  (publish),
        .taken_i    (out_ready),
        .acc_valid_o(sets_acc_valid[c]),
        .acc_tags_o (tags),
[#if layer.folded]
        .acc_fold_o ([=accFold][c*[=layer.foldBits] +: [=layer.foldBits]]),
        .fire_fold_o(sets_fire_fold[c*[=layer.foldBits] +: [=layer.foldBits]]),
[/#if]
        .fire_o     (sets_fire[c])
      );

      assign sets_acc_read[c]  = tags[0];
      assign sets_acc_first[c] = tags[1];
[#if layer.carriesOver]
      assign sets_acc_fresh[c] = tags[2];
[/#if]
    end
  endgenerate

[/#if]
  [=view.neuronArray] #(
    .Neurons      ([=layer.neurons]),
[#if copied]
    .Sets         ([=sets]),
    .SetLanes     ([=layer.setLanes]),
[/#if]
[#if view.neuronAddressed]
    .NeuronWidth  ([=layer.neuronBits]),
[/#if]
[#if view.loadable]
    .WriteNumbers ([=load.numbers]),
[/#if]
[#if layer.folded]
    .Lanes        ([=layer.lanes]),
[#if view.neuronPlaced && layer.lanes gt 1]
    .LaneWidth    ([=layer.laneBits]),
[/#if]
[#if view.neuronPlaced || view.countsSaturations]
    .Folds        ([=layer.folds]),
[/#if]
    .FoldWidth    ([=layer.foldBits]),
[/#if]
    .SumWidth     ([=layer.sumBits]),
    .MembraneWidth([=layer.membraneBits]),
[#if layer.hasBiases]
    .BiasWidth    ([=layer.biasBits]),
[#if view.loadable]
    .BiasFile     ([=view.biasFile]),
[#else]
    .Biases       (Biases),
[/#if]
[/#if]
[#if layer.neuronModel.leak.leaks()]
    .LeakShift    ([=layer.neuronModel.leak.shift]),
[/#if]
[#if layer.neuronModel.leak.hasSecond()]
    .LeakStep     ([=layer.neuronModel.leak.step()]),
[/#if]
[#if layer.neuronModel.synaptic]
    .SynapseShift ([=layer.neuronModel.synapse.shift]),
[/#if]
[#if layer.neuronModel.synapse.hasSecond()]
    .SynapseStep  ([=layer.neuronModel.synapse.step()]),
[/#if]
[#if view.loadable]
    .ThresholdFile([=view.thresholdFile])
[#else]
    .Thresholds   (Thresholds)
[/#if]
  ) u_neuron_array (
    .clk_i         (clk_i),
    .acc_valid_i   ([=copied?then("sets_acc_valid", "acc_en")]),
    .acc_first_i   ([=copied?then("sets_acc_first", "acc_first_q")]),
[#if layer.carriesOver]
    .acc_fresh_i   ([=copied?then("sets_acc_fresh", "acc_fresh_q")]),
[/#if]
[#if layer.folded && (layer.carriesOver || layer.hasBiases || view.countsSaturations)]
    .acc_fold_i    ([=copied?then("sets_acc_fold", "acc_fold_q")]),
[/#if]
    .acc_read_i    ([=copied?then("sets_acc_read", (last.readWidth gt 1)?then("|acc_read_q", "acc_read_q"))]),
    .sum_i         ([=layer.hasSumStage?then("sums_q", "sums")]),
    .fire_i        ([=copied?then("sets_fire", "fire")]),
[#if layer.folded]
    .fire_fold_i   ([=copied?then("sets_fire_fold", "fire_fold_q")]),
[/#if]
[#if view.countsSaturations]
    .saturates_o   (saturates),
[/#if]
[#if view.loadable]
    .threshold_wr_i(threshold_wr_i),
[#if layer.hasBiases]
    .bias_wr_i     (bias_wr_i),
[/#if]
[#if view.neuronAddressed]
    .wr_neuron_i   (load_neuron_i),
[/#if]
    .wr_mask_i     ([=(load.numbers == 1)?then("1'b1", "load_mask_i")]),
    .wr_data_i     ([=view.writtenNumbers]),
[#if view.readsBack]
[#if view.neuronAddressed]
    .rd_neuron_i   (neuron_rd_q),
[/#if]
    .threshold_o   (threshold),
[#if layer.hasBiases]
    .bias_o        (bias),
[/#if]
[/#if]
[/#if]
    .spikes_o      (spikes)
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

[#if layer.folded]
  // The last fold may have fewer neurons than there are lanes.
  wire [[=view.sopsWidth - 1]:0] issue_sops;

  assign issue_sops = (issue_fold == [=view.lastFold]) ? [=view.sopsWidth]'d[=view.lastFoldNeurons] : [=view.sopsWidth]'d[=layer.lanes];

[/#if]
  // What the layer did, for the performance counters.
  layer_counters #(
    .Neurons  ([=layer.neurons]),
    .Lanes    ([=layer.lanes]),
    .Ports    ([=issuePorts]),
    .SopsWidth([=view.sopsWidth])
  ) u_counters (
    .clk_i      (clk_i),
    .rst_ni     (rst_ni),
    .enable_i   (count_enable_i),
    .clear_i    (count_clear_i),
    .blocked_i  (stall),
    .issue_i    (issue_valid),
    .read_i     (issue_read),
[#if layer.multiIssue]
    .conflict_i (issue_conflict),
[#else]
    .conflict_i (1'b0),
[/#if]
[#if layer.folded]
    .once_i     (issue_fold == [=layer.foldBits]'d0),
    .sops_i     (issue_sops),
[#else]
    .once_i     (1'b1),
    .sops_i     ([=view.sopsWidth]'d[=layer.neurons]),
[/#if]
    .spikes_i   (spikes_o & {[=layer.neurons]{valid_o & ready_i}}),
[#if view.countsSaturations]
    .saturates_i(saturates),
[#else]
    .saturates_i({[=layer.lanes]{1'b0}}),
[/#if]
    .select_i   (count_select_i),
    .value_o    (count_value_o)
  );
[/#if]

endmodule

`default_nettype wire
