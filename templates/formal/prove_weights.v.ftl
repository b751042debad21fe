[#assign ports = layer.ports]
[#assign perBank = layer.readPorts]
[#assign banks = layer.banks]
[#assign columns = view.banks[0].macros?size]
[#assign selections = layer.readStage]
[#assign rowStage = selections + layer.readCycles]
[#assign readWidth = layer.multiIssue?then(ports, 1)]
[#function range low width][#return "[" + (low + width - 1) + ":" + low + "]"][/#function]
// Proof of where [=view.module] has its weights: whatever is issued and however the layer stalls, the weight
// row of an input is read from the bank and the word that are its own, by the port that is its own,
// and each weight goes to the lane of its neuron.[=view.loadable?then(" The load port writes each weight there, and nowhere", "")]
[#if view.loadable]
// else.
[/#if]
//
// One input and one neuron are followed; they are any. Their place is that of the hex files, which
// a claim of its own reads. The memories, the priority encoder[=layer.multiIssue?then("s, the row adder", "")] and the neuron array are cut
// away: what they are given is looked at, and what they give is free[=layer.multiIssue?then("", ", but indices are those of inputs")]. After each claim stands what it says if it is refuted.

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
  input wire [[=layer.indexBits - 1]:0] wr_row_i,
  input wire [[=layer.neuronBits - 1]:0] wr_neuron_i,
  input wire [[=layer.dataBits - 1]:0] wr_data_i,
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
    .wr_row_i      (wr_row_i),
    .wr_neuron_i   (wr_neuron_i),
    .wr_data_i     (wr_data_i),
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

  // The weight that is followed: its row in its bank, its lane in its fold. The bank, the row and
  // the fold say which word of the bank it stands in, the lane which place of which macro.
  (* anyconst *) reg [23:0] bank;
  (* anyconst *) reg [23:0] row;
  (* anyconst *) reg [23:0] fold;
  (* anyconst *) reg [23:0] lane;

  (* keep *) wire [23:0] input_index;
  (* keep *) wire [23:0] neuron;
  (* keep *) wire [23:0] word;
  (* keep *) wire [23:0] macro;
  (* keep *) wire [23:0] place;
  wire [23:0] port;

[#if layer.interleaved]
  assign input_index = row * [=banks] + bank;
[#else]
  assign input_index = bank * [=layer.bankRows] + row;
[/#if]
  assign neuron = fold * [=layer.lanes] + lane;
  assign word   = fold * [=layer.bankRows] + row;
  assign macro  = [=(columns gt 1)?then("lane / " + view.wordWeights, "0")];
  assign place  = [=(columns gt 1)?then("lane % " + view.wordWeights, "lane")];
  assign port   = [=(perBank gt 1)?then("row % " + perBank, "0")];

  // What is issued, whether the layer stalls, and what the memories are given, by bank and macro,
  // connected by the script.
  wire dut_stall;
  wire [=(readWidth gt 1)?then("[" + (readWidth - 1) + ":0] ", "")]dut_issue_read;
[#if layer.multiIssue]
  wire [[=ports * layer.rowAddressBits - 1]:0] dut_issue_rows;
[#else]
  wire [[=layer.indexBits - 1]:0] dut_issue_index;
[/#if]
[#if layer.folded]
  wire [[=layer.foldBits - 1]:0] dut_issue_fold;
[/#if]
[#list view.banks as b]
[#list b.macros as m]
[#assign id = b.index + "_" + m?index]
  wire [[=perBank - 1]:0] dut_rd_en_[=id];
  wire [[=perBank * layer.wordAddressBits - 1]:0] dut_rd_addr_[=id];
  wire [[=perBank * view.wordWeights * layer.weightBits - 1]:0] dut_rd_word_[=id];
[#if view.loadable]
  wire dut_wr_en_[=id];
  wire [[=layer.wordAddressBits - 1]:0] dut_wr_addr_[=id];
  wire [[=view.placeWidth - 1]:0] dut_wr_place_[=id];
  wire [[=layer.weightBits - 1]:0] dut_wr_weight_[=id];
[/#if]
[/#list]
[/#list]

  // What the lanes are given.
[#if layer.multiIssue]
  wire [[=ports * layer.chunkBits - 1]:0] dut_words;
  wire [[=ports - 1]:0] dut_added;
  wire [[=layer.lanes * layer.sumBits - 1]:0] dut_sums;
[/#if]
  wire [[=layer.lanes * layer.sumBits - 1]:0] dut_sum;
  wire dut_acc_en;
  wire dut_acc_read;

  // Registers of the layer.
[#list view.stages as stage]
  wire dut_[=stage.name]_valid_q;
  wire [=(stage.readWidth gt 1)?then("[" + (stage.readWidth - 1) + ":0] ", "")]dut_[=stage.name]_read_q;
[#if layer.folded]
  wire [[=layer.foldBits - 1]:0] dut_[=stage.name]_fold_q;
[/#if]
[#if stage.selects]
[#if layer.multiIssue]
  wire [[=ports * layer.rowAddressBits - 1]:0] dut_[=stage.name]_rows_q;
[#else]
  wire [[=layer.indexBits - 1]:0] dut_[=stage.name]_index_q;
[/#if]
[/#if]
[/#list]
[#list view.outputStages as stage]
[#list view.banks as b]
  wire [[=perBank * layer.chunkBits - 1]:0] dut_[=stage.name]_word_[=b.index]_q;
[/#list]
[/#list]
[#if layer.hasSumStage]
  wire [[=layer.lanes * layer.sumBits - 1]:0] dut_sums_q;
[/#if]

  // Where the row that is followed is on its way: at_0 is the issue, at_[=layer.pipelineDepth] the accumulation.
  // read_k is all that is read with it.
  wire at_0;
  wire [=(readWidth gt 1)?then("[" + (readWidth - 1) + ":0] ", "")]read_0;

[#if layer.multiIssue]
  wire [23:0] any_port;
  wire [[=layer.rowAddressBits - 1]:0] issued_row;

  assign any_port   = bank * [=perBank] + port;
  assign issued_row = dut_issue_rows[any_port*[=layer.rowAddressBits] +: [=layer.rowAddressBits]];
  assign at_0       = dut_issue_read[any_port] & (issued_row == row)[=layer.folded?then(" & (dut_issue_fold == fold)", "")];
[#else]
  assign at_0       = dut_issue_read & (dut_issue_index == input_index)[=layer.folded?then(" & (dut_issue_fold == fold)", "")];
[/#if]
  assign read_0 = dut_issue_read;

  reg started_q = 1'b0;
[#list 1..layer.pipelineDepth as k]
  reg at_[=k];
  reg [=(readWidth gt 1)?then("[" + (readWidth - 1) + ":0] ", "")]read_[=k];
[/#list]

  always @(posedge clk_i) begin
    started_q <= 1'b1;
    if (!rst_ni) begin
[#list 1..layer.pipelineDepth as k]
      at_[=k]   <= 1'b0;
      read_[=k] <= 0;
[/#list]
    end else if (!dut_stall) begin
[#list 1..layer.pipelineDepth as k]
      at_[=k]   <= at_[=k - 1];
      read_[=k] <= read_[=k - 1];
[/#list]
    end
  end

  // It is read now, and with it from these ports.
  wire reading;
  wire [=(readWidth gt 1)?then("[" + (readWidth - 1) + ":0] ", "")]reads;

  assign reading = at_[=selections] & ~dut_stall;
  assign reads   = read_[=selections] & {[=readWidth]{~dut_stall}};

  // What the banks give, by bank and port, all lanes of it, lane 0 in the lowest bits: cycle 1 of a
  // read[=(layer.readCycles gt 1)?then(", and the cycles after it", "")].
[#assign macroWidth = view.wordWeights * layer.weightBits]
[#list view.banks as b]
[#list 0..<perBank as p]
  wire [[=layer.chunkBits - 1]:0] word_1_[=b.index]_[=p];
[#list view.outputStages as stage]
  reg [[=layer.chunkBits - 1]:0] word_[=stage.cycle]_[=b.index]_[=p];
[/#list]

  assign word_1_[=b.index]_[=p] = {
[#list b.macros?reverse as m]
    dut_rd_word_[=b.index]_[=columns - 1 - m?index][=range(p * macroWidth, macroWidth)][=m?has_next?then(",", "")]
[/#list]
  };

[/#list]
[/#list]
[#list view.outputStages as stage]
  always @(posedge clk_i) begin
    if (!dut_stall) begin
[#list view.banks as b]
[#list 0..<perBank as p]
      if (dut_[=stage.from]_read_q[=(ports gt 1)?then("[" + (b.index * perBank + p) + "]", "")]) begin
        word_[=stage.cycle]_[=b.index]_[=p] <= word_[=stage.cycle - 1]_[=b.index]_[=p];
      end
[/#list]
[/#list]
    end
  end

[/#list]
  // What the lanes should be given: [=layer.multiIssue?then("all of it, side by side", "the word of the bank that was read")].
[#if layer.multiIssue]
  wire [[=ports * layer.chunkBits - 1]:0] given;

  assign given = {
[#list view.banks?reverse as b]
[#list 0..<perBank as p]
    word_[=layer.readCycles]_[=b.index]_[=perBank - 1 - p][=(b?has_next || p?has_next)?then(",", "")]
[/#list]
[/#list]
  };
[#else]
  reg [[=layer.chunkBits - 1]:0] given;

  always @* begin
    given = word_[=layer.readCycles]_0_0;
[#list view.banks[1..] as b]
    if (dut_[=view.rowStage]_read_q[[=b.index]]) begin
      given = word_[=layer.readCycles]_[=b.index]_0;
    end
[/#list]
  end
[/#if]
[#if layer.hasSumStage]

  reg [[=layer.lanes * layer.sumBits - 1]:0] sum_q;

  always @(posedge clk_i) begin
    if (dut_[=view.rowStage]_valid_q & ~dut_stall) begin
      sum_q <= [=layer.multiIssue?then("dut_sums", "given")];
    end
  end
[/#if]

  // What a memory is given, as a reader sees it.
  (* keep *) reg [[=banks - 1]:0] read_banks;
  (* keep *) reg [23:0] read_word;

  always @* begin
    read_banks = 0;
    read_word  = 0;
[#list view.banks as b]
[#list b.macros as m]
[#list 0..<perBank as p]
    if ((macro == [=m?index]) & (port == [=p])) begin
      read_banks[[=b.index]] = dut_rd_en_[=b.index]_[=m?index][[=p]];
      if (bank == [=b.index]) begin
        read_word = dut_rd_addr_[=b.index]_[=m?index][=range(p * layer.wordAddressBits, layer.wordAddressBits)];
      end
    end
[/#list]
[/#list]
[/#list]
  end
[#if view.loadable]

  // The load port writes the weight that is followed.
  wire loading;

  assign loading = weight_wr_i & (wr_row_i == input_index) & (wr_neuron_i == neuron);

  // Where it does, whatever is written now: seen from another instance that is written to always.
[#list view.banks as b]
[#list b.macros as m]
  wire dut_load_en_[=b.index]_[=m?index];
  wire [[=layer.wordAddressBits - 1]:0] dut_load_addr_[=b.index]_[=m?index];
  wire [[=view.placeWidth - 1]:0] dut_load_place_[=b.index]_[=m?index];
[/#list]
[/#list]
  (* keep *) reg [[=banks - 1]:0] loaded_banks;
  (* keep *) reg [[=columns - 1]:0] loaded_macros;
  (* keep *) reg [23:0] loaded_word;
  (* keep *) reg [23:0] loaded_place;

  [=view.module] u_load (
    .clk_i         (clk_i),
    .rst_ni        (1'b1),
    .valid_i       (1'b0),
    .ready_o       (),
    .final_i       (1'b0),
    .spikes_i      ({[=layer.inputs]{1'b0}}),
    .weight_wr_i   (1'b1),
    .threshold_wr_i(1'b0),
[#if layer.hasBiases]
    .bias_wr_i     (1'b0),
[/#if]
    .wr_row_i      (input_index[[=layer.indexBits - 1]:0]),
    .wr_neuron_i   (neuron[[=layer.neuronBits - 1]:0]),
    .wr_data_i     ({[=layer.dataBits]{1'b0}}),
[#if view.counters]
    .count_enable_i(1'b0),
    .count_clear_i (1'b0),
    .count_select_i(4'd0),
    .count_value_o (),
[/#if]
    .valid_o       (),
    .ready_i       (1'b0),
    .final_o       (),
    .spikes_o      ()
  );

  always @* begin
    loaded_banks  = 0;
    loaded_macros = 0;
    loaded_word   = 0;
    loaded_place  = 0;
[#list view.banks as b]
[#list b.macros as m]
[#assign id = b.index + "_" + m?index]
    if (dut_load_en_[=id]) begin
      loaded_banks[[=b.index]]  = 1'b1;
      loaded_macros[[=m?index]] = 1'b1;
      loaded_word  = dut_load_addr_[=id];
      loaded_place = dut_load_place_[=id];
    end
[/#list]
[/#list]
  end
[/#if]
[#assign where = "bank {bank}, " + (columns gt 1)?then("macro {macro}, ", "") + "word {word}"]
[#assign loaded = view.loadable?then("; the load port writes it to bank {#loaded_banks}, " + (columns gt 1)?then("macro {#loaded_macros}, ", "") + "word {loaded_word}", "")]
[#assign subject = "the row of input {input_index}" + layer.folded?then(", fold {fold},", "")]
[#assign origin = view.initialized?then("the hex file", "its place")]

  // Every macro of its bank is read, at its word, and by its port.
  // read_in_its_place_holds: [=subject] is read from bank {#read_banks}, word {read_word}[=loaded]; [=origin] has it in bank {bank}, word {word}
  wire read_in_its_place_holds;

  assign read_in_its_place_holds = ~reading
      | (1'b1
[#list view.banks as b]
[#list b.macros as m]
[#list 0..<perBank as p]
[#assign id = b.index + "_" + m?index]
      & ((bank != [=b.index]) | (port != [=p])
          | (dut_rd_en_[=id][[=p]] & (dut_rd_addr_[=id][=range(p * layer.wordAddressBits, layer.wordAddressBits)] == word)))
[/#list]
[/#list]
[/#list]
      );

[#if layer.multiIssue]
  // No port is read that was not issued, and all that were are.
  // nothing_else_is_read_holds: with [=subject] of bank {bank}, ports {#reads} should be read, but a bank sees other enables
  wire nothing_else_is_read_holds;

  assign nothing_else_is_read_holds = 1'b1
[#list view.banks as b]
[#list b.macros as m]
      & (dut_rd_en_[=b.index]_[=m?index] == reads[=range(b.index * perBank, perBank)])
[/#list]
[/#list]
      ;
[#else]
  // No other bank is read with it, and none if nothing was issued.
  // nothing_else_is_read_holds: [=subject] stands in bank {bank}, but is read from bank {#read_banks}
  // issued_is_read_holds: no bank is read when input {selected} is issued
  // nothing_unasked_holds: bank {#read_banks} is read although no input is issued
  wire nothing_else_is_read_holds;
  wire issued_is_read_holds;
  wire nothing_unasked_holds;
  (* keep *) wire [[=layer.indexBits - 1]:0] selected;

  assign nothing_else_is_read_holds = ~reading
      | (1'b1
[#list view.banks as b]
[#list b.macros as m]
      & (~dut_rd_en_[=b.index]_[=m?index] | (bank == [=b.index]))
[/#list]
[/#list]
      );
  assign selected = [=(selections == 0)?then("dut_issue_index", "dut_" + view.selectName + "_index_q")];
  assign issued_is_read_holds = ~reads
      | (1'b1
[#list 0..<columns as c]
      & ([#list view.banks as b]dut_rd_en_[=b.index]_[=c][#sep] | [/#list])
[/#list]
      );
  assign nothing_unasked_holds = reads
      | ~(1'b0
[#list view.banks as b]
[#list b.macros as m]
      | dut_rd_en_[=b.index]_[=m?index]
[/#list]
[/#list]
      );
[/#if]

[#assign takenStage = (layer.hasSumStage && !layer.multiIssue)?then(rowStage + 1, rowStage)]
[#assign taken = layer.multiIssue?then("dut_words", "dut_sum")]
[#assign expected = (layer.hasSumStage && !layer.multiIssue)?then("sum_q", "given")]
  // The lanes whose weight is not the one that stands for them in the word.
  wire [[=layer.lanes - 1]:0] wrong_lanes;

  genvar l;
  generate
    for (l = 0; l < [=layer.lanes]; l = l + 1) begin : gen_lane
[#if layer.multiIssue]
      wire [[=ports - 1]:0] wrong;

      genvar p;
      for (p = 0; p < [=ports]; p = p + 1) begin : gen_port
        assign wrong[p] = dut_words[p*[=layer.chunkBits]+l*[=layer.weightBits] +: [=layer.weightBits]]
            != given[p*[=layer.chunkBits]+l*[=layer.weightBits] +: [=layer.weightBits]];
      end

      assign wrong_lanes[l] = |wrong;
[#else]
      assign wrong_lanes[l] = dut_sum[l*[=layer.weightBits] +: [=layer.weightBits]]
          != [=expected][l*[=layer.weightBits] +: [=layer.weightBits]];
[/#if]
    end
  endgenerate

  // lanes_get_their_weights_holds: of [=subject] lanes {#wrong_lanes} do not get the weights of their places in the word
  wire lanes_get_their_weights_holds;

  assign lanes_get_their_weights_holds = ~at_[=takenStage] | (wrong_lanes == 0);

  // What is added up is what was read.
  wire added_if_read_holds;
[#if layer.multiIssue]

  assign added_if_read_holds = (dut_added == read_[=rowStage]) & (~at_[=rowStage] | dut_added[any_port])
      & (~dut_acc_en | ((dut_acc_read == (|read_[=layer.pipelineDepth]))
          & (dut_sum == [=layer.hasSumStage?then("sum_q", "dut_sums")])));
[#else]

  assign added_if_read_holds = ~dut_acc_en | (dut_acc_read == read_[=layer.pipelineDepth]);
[/#if]
[#if layer.folded]

  // A row is added up in its fold.
  // in_its_fold_holds: [=subject] is added to the neurons of fold {acc_fold}
  wire in_its_fold_holds;
  wire [[=layer.foldBits - 1]:0] acc_fold;

  assign acc_fold = dut_acc_fold_q;
  assign in_its_fold_holds = ~at_[=layer.pipelineDepth] | (acc_fold == fold);
[/#if]
[#if view.loadable]

  // It is written to its place, and to no other; nothing is written that is not loaded.
  // loaded_in_its_place_holds: the weight from input {input_index} to neuron {neuron} is loaded into bank {#loaded_banks}, [=(columns gt 1)?then("macro {#loaded_macros}, ", "")]word {loaded_word}, place {loaded_place}; [=origin] has it in [=where], place {place}
  wire loaded_in_its_place_holds;
  wire loaded_nowhere_else_holds;

  assign loaded_in_its_place_holds = ~loading
      | (1'b1
[#list view.banks as b]
[#list b.macros as m]
[#assign id = b.index + "_" + m?index]
      & ((bank != [=b.index]) | (macro != [=m?index])
          | (dut_wr_en_[=id] & (dut_wr_addr_[=id] == word) & (dut_wr_place_[=id] == place)
              & (dut_wr_weight_[=id] == wr_data_i[[=layer.weightBits - 1]:0])))
[/#list]
[/#list]
      );

  // loaded_nowhere_else_holds: the weight from input {input_index} to neuron {neuron} stands in [=where], but bank {#loaded_banks}[=(columns gt 1)?then(", macro {#loaded_macros},", "")] is written
  assign loaded_nowhere_else_holds = 1'b1
[#list view.banks as b]
[#list b.macros as m]
      & (~dut_wr_en_[=b.index]_[=m?index] | (weight_wr_i & (~loading | ((bank == [=b.index]) & (macro == [=m?index])))))
[/#list]
[/#list]
      ;
[/#if]

  // What the registers have to do with it, which carries the induction.
  wire registers_holds;

  assign registers_holds = 1'b1
[#list view.stages as stage]
[#assign k = stage?counter]
      & (dut_[=stage.name]_valid_q | (read_[=k] == 0))
[#if stage.selects]
      & (dut_[=stage.name]_read_q == read_[=k])
[#if layer.multiIssue]
      & (~at_[=k] | (read_[=k][any_port] & (dut_[=stage.name]_rows_q[any_port*[=layer.rowAddressBits] +: [=layer.rowAddressBits]] == row)))
[#else]
      & (~at_[=k] | (read_[=k] & (dut_[=stage.name]_index_q == input_index)))
      & (~read_[=k] | (dut_[=stage.name]_index_q < [=layer.inputs]))
[/#if]
[#elseif stage.readWidth == 1 && (k gt rowStage || ports == 1)]
      & (dut_[=stage.name]_read_q == (|read_[=k]))
      & (~at_[=k] | dut_[=stage.name]_read_q)
[#elseif layer.multiIssue]
      & (dut_[=stage.name]_read_q == read_[=k])
      & (~at_[=k] | read_[=k][any_port])
[#else]
      & (read_[=k] == (|dut_[=stage.name]_read_q))
      & (~at_[=k] | (read_[=k] & (dut_[=stage.name]_read_q == (1 << bank))))
[/#if]
[#if layer.folded]
      & (~at_[=k] | (dut_[=stage.name]_fold_q == fold))
[/#if]
[/#list]
[#list view.outputStages as stage]
[#assign k = selections + stage.cycle]
[#list view.banks as b]
[#list 0..<perBank as p]
      & (~dut_[=stage.name]_read_q[=(ports gt 1)?then("[" + (b.index * perBank + p) + "]", "")]
          | (dut_[=stage.name]_word_[=b.index]_q[=range(p * layer.chunkBits, layer.chunkBits)] == word_[=stage.cycle]_[=b.index]_[=p]))
[/#list]
[/#list]
[/#list]
[#if layer.hasSumStage]
      & (~dut_acc_valid_q | (dut_sums_q == sum_q))
[/#if]
      ;

  always @* begin
    assume (bank < [=banks]);
    assume (row < [=layer.bankRows]);
    assume (input_index < [=layer.inputs]);
    assume (fold < [=layer.folds]);
    assume (lane < [=layer.lanes]);
    assume (neuron < [=layer.neurons]);
[#if !layer.multiIssue]
    assume (~dut_issue_read | (dut_issue_index < [=layer.inputs]));
[/#if]
    if (!started_q) begin
      assume (!rst_ni);
    end else begin
      assert (read_in_its_place_holds);
      assert (nothing_else_is_read_holds);
[#if !layer.multiIssue]
      assert (issued_is_read_holds);
      assert (nothing_unasked_holds);
[/#if]
      assert (lanes_get_their_weights_holds);
      assert (added_if_read_holds);
[#if layer.folded]
      assert (in_its_fold_holds);
[/#if]
[#if view.loadable]
      assert (loaded_in_its_place_holds);
      assert (loaded_nowhere_else_holds);
[/#if]
`ifndef SEARCH
      assert (registers_holds);
`endif
    end
  end

endmodule

`default_nettype wire
