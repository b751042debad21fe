[#assign ports = layer.ports]
[#assign perBank = layer.readPorts]
[#assign banks = layer.banks]
[#assign columns = layer.columns]
[#assign load = view.loading]
[#assign own = view.memory.ownPort]
[#assign selections = layer.readStage]
[#assign rowStage = selections + layer.readCycles]
[#assign readWidth = layer.multiIssue?then(ports, 1)]
[#function range low width][#return "[" + (low + width - 1) + ":" + low + "]"][/#function]
// Proof of where [=view.module] has its weights: whatever is issued and however the layer stalls, the weight
// row of an input is read from the bank and the word that are its own, by the port that is its own,
// and each weight goes to the lane of its neuron.[=view.loadable?then(" The load port writes each weight there, and nowhere", "")]
[#if view.loadable]
// else[=view.readsBack?then("; a weight that is read back comes from there", "")].
[#if view.readsOrLoads]
// Nothing is loaded[=view.readsBack?then(" or read back", "")] while a bank is read for spikes.
[/#if]
[/#if]
//
// One input and one neuron are followed; they are any. Their place is that of the [=view.loadable?then("hex files", "ROMs")], which
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
  assign word   = fold * [=layer.portRows] + row[=(perBank gt 1)?then(" / " + perBank, "")];
  assign macro  = [=(columns gt 1)?then("lane / " + layer.wordWeights, "0")];
  assign place  = [=(columns gt 1)?then("lane % " + layer.wordWeights, "lane")];
  assign port   = [=(perBank gt 1)?then("bank * " + perBank + " + row % " + perBank, "bank")];

  // What is issued, whether the layer stalls, and what the memories are given, by port and macro,
  // connected by the script.
  wire dut_stall;
  wire [=(readWidth gt 1)?then("[" + (readWidth - 1) + ":0] ", "")]dut_issue_read;
[#if layer.multiIssue]
  wire [[=ports * layer.rowAddressBits - 1]:0] dut_issue_rows;
[#else]
  wire [[=layer.rowBits - 1]:0] dut_issue_[=view.rowName];
[/#if]
[#if layer.folded]
  wire [[=layer.foldBits - 1]:0] dut_issue_fold;
[/#if]
[#list view.banks as b]
[#list b.memories as m]
[#assign id = m.port + "_" + m.column]
  wire dut_rd_req_[=id];
  wire [[=layer.memoryAddressBits - 1]:0] dut_rd_addr_[=id];
  wire [[=m.weights * layer.weightBits - 1]:0] dut_rd_word_[=id];
[#if view.loadable]
[#if own]
  wire dut_wr_req_[=id];
  wire [[=layer.memoryAddressBits - 1]:0] dut_wr_addr_[=id];
[#else]
  wire dut_wr_we_[=id];
[/#if]
  wire [[=m.weights - 1]:0] dut_wr_mask_[=id];
  wire [[=m.weights * layer.weightBits - 1]:0] dut_wr_data_[=id];
[/#if]
[/#list]
[/#list]
[#if view.readsOrLoads]
  wire [[=ports - 1]:0] dut_bank_rd_en;
[/#if]
[#if view.readsBack]
  wire [[=layer.dataBits - 1]:0] dut_load_data_o;
[/#if]
[#if view.loadable && load.steps gt 1]
  wire [[=load.stepBits - 1]:0] dut_load_step_q;
  wire [[=load.stepBits - 1]:0] dut_own_step;
[/#if]

  // What the lanes are given.
[#if layer.multiIssue]
  wire [[=ports * layer.chunkBits - 1]:0] dut_words;
  wire [[=ports - 1]:0] dut_added;
[#if layer.hasPartStage]
  wire dut_adds;
[/#if]
  wire [[=layer.lanes * layer.sumBits - 1]:0] dut_sums;
[/#if]
  wire [[=layer.lanes * layer.sumBits - 1]:0] dut_sum;
[#assign copied = layer.hasControlCopies]
[#assign sets = layer.controlSets]
[#if copied]
  wire [[=sets - 1]:0] dut_sets_acc_valid;
  wire [[=sets - 1]:0] dut_sets_acc_read;
  wire [[=sets - 1]:0] dut_sets_fire;
  wire dut_acc_first_q;
[#if layer.carriesOver]
  wire dut_acc_fresh_q;
[/#if]
  wire dut_fire;
  wire dut_fire_q;
  wire dut_valid_q;
[#if layer.folded]
[#assign accFold = (layer.carriesOver || layer.hasBiases || view.countsSaturations)?then("dut_sets_acc_fold", "dut_unused_acc_fold")]
  wire [[=sets * layer.foldBits - 1]:0] [=accFold];
  wire [[=sets * layer.foldBits - 1]:0] dut_sets_fire_fold;
  wire [[=layer.foldBits - 1]:0] dut_fire_fold_q;
[/#if]
[#list 1..<sets as c]
  wire dut_copy_[=c]_acc_valid_q;
  wire [[=layer.copyTags - 1]:0] dut_copy_[=c]_acc_tags_q;
  wire dut_copy_[=c]_fire_q;
  wire dut_copy_[=c]_valid_q;
[/#list]
[#assign accEn = "(dut_acc_valid_q & ~dut_stall)"]
[#else]
  wire dut_acc_en;
  wire dut_acc_read;
[#assign accEn = "dut_acc_en"]
[/#if]
[#function accRead expected]
[#if copied]
[#return "(dut_sets_acc_read == {" + sets + "{" + expected + "}})"]
[/#if]
[#return "(dut_acc_read == " + expected + ")"]
[/#function]

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
  wire [[=layer.rowBits - 1]:0] dut_[=stage.name]_[=view.rowName]_q;
[/#if]
[/#if]
[/#list]
[#list view.outputStages as stage]
[#list view.banks as b]
  wire [[=perBank * layer.chunkBits - 1]:0] dut_[=stage.name]_word_[=b.index]_q;
[/#list]
[/#list]
[#if layer.hasPartStage && !layer.multiIssue]
  wire [[=layer.chunkBits - 1]:0] dut_parts_q;
[/#if]
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

  assign any_port   = port;
  assign issued_row = dut_issue_rows[any_port*[=layer.rowAddressBits] +: [=layer.rowAddressBits]];
  assign at_0       = dut_issue_read[any_port] & (issued_row == row)[=layer.folded?then(" & (dut_issue_fold == fold)", "")];
[#else]
  assign at_0       = dut_issue_read & (dut_issue_[=view.rowName] == input_index)[=layer.folded?then(" & (dut_issue_fold == fold)", "")];
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
[#list view.banks as b]
[#list 0..<perBank as p]
  wire [[=layer.chunkBits - 1]:0] word_1_[=b.index]_[=p];
[#list view.outputStages as stage]
  reg [[=layer.chunkBits - 1]:0] word_[=stage.cycle]_[=b.index]_[=p];
[/#list]

  assign word_1_[=b.index]_[=p] = {
[#list (columns - 1)..0 as column]
    dut_rd_word_[=b.index * perBank + p]_[=column][=(column gt 0)?then(",", "")]
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
[#if layer.hasPartStage && !layer.multiIssue]
  reg [[=layer.chunkBits - 1]:0] part_q;
[/#if]

  always @(posedge clk_i) begin
[#if layer.hasPartStage && !layer.multiIssue]
    if (dut_[=view.rowStage]_valid_q & ~dut_stall) begin
      part_q <= given;
    end
[/#if]
    if (dut_[=view.sumStage]_valid_q & ~dut_stall) begin
      sum_q <= [=layer.multiIssue?then("dut_sums", layer.hasPartStage?then("part_q", "given"))];
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
[#list b.memories as m]
    if ((macro == [=m.column])[=(perBank gt 1)?then(" & (row % " + perBank + " == " + m.port % perBank + ")", "")]) begin
      read_banks[[=b.index]] = dut_rd_req_[=m.port]_[=m.column];
      if (bank == [=b.index]) begin
        read_word = dut_rd_addr_[=m.port]_[=m.column];
      end
    end
[/#list]
[/#list]
  end
[#if view.loadable]

  // The load port writes the weight that is followed.
  wire loading;
[#if load.numbers gt 1]
  wire [[=load.numbers * layer.weightBits - 1]:0] numbers;

[#list 0..<load.numbers as k]
  assign numbers[[=(k + 1) * layer.weightBits - 1]:[=k * layer.weightBits]] = load_data_i[[=k * layer.dataBits + layer.weightBits - 1]:[=k * layer.dataBits]];
[/#list]
  assign loading = weight_wr_i & (load_row_i == input_index)
      & (load_neuron_i / [=load.numbers] == neuron / [=load.numbers]) & load_mask_i[neuron % [=load.numbers]][=(load.steps gt 1)?then("", ";")]
[#if load.steps gt 1]
      & (dut_load_step_q == (neuron % [=load.numbers]) / [=layer.lanes]);
[/#if]
[#else]

  assign loading = weight_wr_i & (load_row_i == input_index) & (load_neuron_i == neuron);
[/#if]

  // Where it does, whatever is written now: seen from another instance that is written to
  // always[=own?then("", ", and reads nothing for spikes")].
[#list view.banks as b]
[#list b.memories as m]
  wire dut_load_req_[=m.port]_[=m.column];
  wire [[=layer.memoryAddressBits - 1]:0] dut_load_addr_[=m.port]_[=m.column];
  wire [[=m.weights - 1]:0] dut_load_mask_[=m.port]_[=m.column];
[/#list]
[/#list]
[#if !own]
  wire [[=ports - 1]:0] dut_load_bank_rd_en;
[/#if]
  (* keep *) reg [[=banks - 1]:0] loaded_banks;
  (* keep *) reg [[=columns - 1]:0] loaded_macros;
  (* keep *) reg [23:0] loaded_word;
  (* keep *) reg [23:0] loaded_place;
  wire [23:0] first_neuron;
[#if load.numbers gt 1]
  wire [[=load.numbers - 1]:0] own_mask;

  assign own_mask     = 1 << (neuron % [=load.numbers]);
[/#if]
  assign first_neuron = [=(load.numbers gt 1)?then("neuron / " + load.numbers + " * " + load.numbers, "neuron")];

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
[#if view.readsBack]
    .weight_rd_i   (1'b0),
    .threshold_rd_i(1'b0),
[#if layer.hasBiases]
    .bias_rd_i     (1'b0),
[/#if]
    .load_data_o   (),
[/#if]
    .load_row_i    (input_index[[=layer.rowBits - 1]:0]),
    .load_neuron_i (first_neuron[[=layer.neuronBits - 1]:0]),
[#if load.numbers gt 1]
    .load_mask_i   (own_mask),
    .load_ready_o  (),
[/#if]
    .load_data_i   ({[=load.numbers * layer.dataBits]{1'b0}}),
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
[#list b.memories as m]
[#assign id = m.port + "_" + m.column]
    if (dut_load_req_[=id] & (dut_load_mask_[=id] != 0)) begin
      loaded_banks[[=b.index]]  = 1'b1;
      loaded_macros[[=m.column]] = 1'b1;
      loaded_word  = dut_load_addr_[=id];
[#list 0..<m.weights as place]
      if (dut_load_mask_[=id][[=place]]) begin
        loaded_place = [=place];
      end
[/#list]
    end
[/#list]
[/#list]
  end
[/#if]
[#assign where = "bank {bank}, " + (columns gt 1)?then("macro {macro}, ", "") + "word {word}"]
[#assign loaded = view.loadable?then("; the load port writes it to bank {#loaded_banks}, " + (columns gt 1)?then("macro {#loaded_macros}, ", "") + "word {loaded_word}", "")]
[#assign subject = "the row of " + view.source + " {input_index}" + layer.folded?then(", fold {fold},", "")]
[#assign origin = view.initialized?then("the hex file", view.loadable?then("its place", "the ROM"))]

  // Every macro of its bank is read, at its word, and by its port.
  // read_in_its_place_holds: [=subject] is read from bank {#read_banks}, word {read_word}[=loaded]; [=origin] has it in bank {bank}, word {word}
  wire read_in_its_place_holds;

  assign read_in_its_place_holds = ~reading
      | (1'b1
[#list view.banks as b]
[#list b.memories as m]
[#assign id = m.port + "_" + m.column]
      & ((port != [=m.port]) | (dut_rd_req_[=id] & (dut_rd_addr_[=id] == word)))
[/#list]
[/#list]
      );

[#if view.readsOrLoads]
  // What is loaded goes through the same ports.
  wire through_load;

  assign through_load = [=own?then("weight_rd_i", view.readsBack?then("weight_wr_i | weight_rd_i", "weight_wr_i"))];

[/#if]
[#assign unloaded = view.readsOrLoads?then("through_load | ", "")]
[#if layer.multiIssue]
  // No port is read that was not issued, and all that were are.
  // nothing_else_is_read_holds: with [=subject] of bank {bank}, ports {#reads} should be read, but a bank sees other enables
  wire nothing_else_is_read_holds;

  assign nothing_else_is_read_holds = [=unloaded](1'b1
[#list view.banks as b]
[#list b.memories as m]
      & (dut_rd_req_[=m.port]_[=m.column] == reads[[=m.port]])
[/#list]
[/#list]
      );
[#else]
  // No other bank is read with it, and none if nothing was issued.
  // nothing_else_is_read_holds: [=subject] stands in bank {bank}, but is read from bank {#read_banks}
  // issued_is_read_holds: no bank is read when [=view.source] {selected} is issued
  // nothing_unasked_holds: bank {#read_banks} is read although no input is issued
  wire nothing_else_is_read_holds;
  wire issued_is_read_holds;
  wire nothing_unasked_holds;
  (* keep *) wire [[=layer.rowBits - 1]:0] selected;

  assign nothing_else_is_read_holds = ~reading
      | (1'b1
[#list view.banks as b]
[#list b.memories as m]
      & (~dut_rd_req_[=m.port]_[=m.column] | (bank == [=b.index]))
[/#list]
[/#list]
      );
  assign selected = dut_[=(selections == 0)?then("issue_" + view.rowName, view.selectName + "_" + view.rowName + "_q")];
  assign issued_is_read_holds = ~reads
      | (1'b1
[#list 0..<columns as c]
      & ([#list view.banks as b]dut_rd_req_[=b.index]_[=c][#sep] | [/#list])
[/#list]
      );
  assign nothing_unasked_holds = [=unloaded]reads
      | ~(1'b0
[#list view.banks as b]
[#list b.memories as m]
      | dut_rd_req_[=m.port]_[=m.column]
[/#list]
[/#list]
      );
[/#if]

[#assign takenStage = (layer.hasSumStage && !layer.multiIssue)?then(layer.pipelineDepth, rowStage)]
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
[#if layer.hasPartStage]
      & (dut_adds == (dut_[=view.rowStage]_valid_q & ~dut_stall))
[/#if]
      & (~[=accEn] | ([=accRead("(|read_" + layer.pipelineDepth + ")")]
          & (dut_sum == [=layer.hasSumStage?then("sum_q", "dut_sums")])));
[#else]

  assign added_if_read_holds = ~[=accEn] | [=accRead("read_" + layer.pipelineDepth)];
[/#if]
[#if copied]

  // Each copy does as the registers do that it is a copy of.
  wire copies_do_the_same_holds;

  assign copies_do_the_same_holds = (dut_sets_acc_valid == {[=sets]{dut_acc_valid_q & ~dut_stall}})
      & (dut_sets_fire == {[=sets]{dut_fire}})
[#if layer.folded]
      & ([=accFold] == {[=sets]{dut_acc_fold_q}})
      & (dut_sets_fire_fold == {[=sets]{dut_fire_fold_q}})
[/#if]
      ;
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
  // loaded_in_its_place_holds: the weight from [=view.source] {input_index} to neuron {neuron} is loaded into bank {#loaded_banks}, [=(columns gt 1)?then("macro {#loaded_macros}, ", "")]word {loaded_word}, place {loaded_place}; [=origin] has it in [=where], place {place}
  wire loaded_in_its_place_holds;
  wire loaded_nowhere_else_holds;
  wire [[=layer.weightBits - 1]:0] number;

  assign number = [=(load.numbers gt 1)?then("numbers[(neuron % " + load.numbers + ")*" + layer.weightBits + " +: " + layer.weightBits + "]", "load_data_i[" + (layer.weightBits - 1) + ":0]")];
  assign loaded_in_its_place_holds = ~loading
      | (1'b1
[#list view.banks as b]
[#list b.memories as m]
[#assign id = m.port + "_" + m.column]
[#assign request = own?then("dut_wr_req_" + id, "dut_rd_req_" + id + " & dut_wr_we_" + id)]
[#assign address = own?then("dut_wr_addr_", "dut_rd_addr_") + id]
      & ((port != [=m.port]) | (macro != [=m.column])
          | ([=request] & ([=address] == word) & dut_wr_mask_[=id][place]
              & (dut_wr_data_[=id][place*[=layer.weightBits] +: [=layer.weightBits]] == number)))
[/#list]
[/#list]
      );

  // loaded_nowhere_else_holds: the weight from [=view.source] {input_index} to neuron {neuron} stands in [=where], but bank {#loaded_banks}[=(columns gt 1)?then(", macro {#loaded_macros},", "")] is written
[#assign others = (load.numbers gt 1)?then("(port == %p)", "((port == %p) & (macro == %c))")]
  assign loaded_nowhere_else_holds = 1'b1
[#list view.banks as b]
[#list b.memories as m]
[#assign id = m.port + "_" + m.column]
[#assign request = own?then("dut_wr_req_" + id, "dut_rd_req_" + id + " & dut_wr_we_" + id)]
      & (~([=request] & (dut_wr_mask_[=id] != 0)) | (weight_wr_i & (~loading | [=others?replace("%p", m.port?c)?replace("%c", m.column?c)])))
[/#list]
[/#list]
      ;
[/#if]
[#if view.readsBack]

  // It is read back from its place, and comes two cycles later.
  // read_back_holds: the weight from [=view.source] {input_index} to neuron {neuron} is read back from bank {#read_banks}, word {read_word}; [=origin] has it in [=where], place {place}
  // comes_back_holds: the weight from [=view.source] {input_index} to neuron {neuron} is read back as {dut_load_data_o}, but {returned_q} stands at place {place} of its word
  wire reading_back;
  wire read_back_holds;
  wire comes_back_holds;
  reg returning_q;
  reg returns_q;
  (* keep *) reg [[=layer.weightBits - 1]:0] returned_q;
  reg [[=layer.weightBits - 1]:0] weight_back;

  assign reading_back = weight_rd_i & (load_row_i == input_index) & (load_neuron_i == neuron);

  always @* begin
    weight_back = 0;
[#list view.banks as b]
[#list b.memories as m]
    if ((port == [=m.port]) & (macro == [=m.column])) begin
      weight_back = dut_rd_word_[=m.port]_[=m.column][place*[=layer.weightBits] +: [=layer.weightBits]];
    end
[/#list]
[/#list]
  end

  always @(posedge clk_i) begin
    returning_q <= reading_back & rst_ni;
    returns_q   <= returning_q & rst_ni;
    returned_q  <= weight_back;
  end

  assign read_back_holds = ~reading_back
      | (1'b1
[#list view.banks as b]
[#list b.memories as m]
[#assign id = m.port + "_" + m.column]
      & ((port != [=m.port]) | (macro != [=m.column])
          | (dut_rd_req_[=id] & (dut_rd_addr_[=id] == word)[=own?then("", " & ~dut_wr_we_" + id)]))
[/#list]
[/#list]
      );
  assign comes_back_holds = ~returns_q | (dut_load_data_o[[=layer.weightBits - 1]:0] == returned_q);
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
      & (~at_[=k] | (read_[=k] & (dut_[=stage.name]_[=view.rowName]_q == input_index)))
      & (~read_[=k] | (dut_[=stage.name]_[=view.rowName]_q < [=layer.weightRows]))
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
[#list 1..<sets as c]
      & (dut_copy_[=c]_acc_valid_q == dut_acc_valid_q)
      & (dut_copy_[=c]_acc_tags_q == {[=layer.carriesOver?then("dut_acc_fresh_q, ", "")]dut_acc_first_q, |dut_acc_read_q})
      & (dut_copy_[=c]_fire_q == dut_fire_q)
      & (dut_copy_[=c]_valid_q == dut_valid_q)
[/#list]
[#if layer.hasPartStage && !layer.multiIssue]
      & (~dut_part_valid_q | (dut_parts_q == part_q))
[/#if]
[#if layer.hasSumStage]
      & (~dut_acc_valid_q | (dut_sums_q == sum_q))
[/#if]
      ;

  always @* begin
    assume (bank < [=banks]);
    assume (row < [=layer.bankRows]);
    assume (input_index < [=layer.weightRows]);
    assume (fold < [=layer.folds]);
    assume (lane < [=layer.lanes]);
    assume (neuron < [=layer.neurons]);
[#if !layer.multiIssue]
    assume (~dut_issue_read | (dut_issue_[=view.rowName] < [=layer.weightRows]));
[/#if]
[#if view.loadable]
[#if view.readsOrLoads]
    assume (~([=own?then("weight_rd_i", view.readsBack?then("weight_wr_i | weight_rd_i", "weight_wr_i"))]) | (dut_bank_rd_en == 0));
[/#if]
[#if !own]
    assume (dut_load_bank_rd_en == 0);
[/#if]
[#if view.readsBack]
    assume (~(weight_wr_i & weight_rd_i));
[/#if]
[#if load.numbers gt 1]
    assume (load_neuron_i % [=load.numbers] == 0[=view.readsBack?then(" | ~weight_wr_i", "")]);
[#if load.steps gt 1]
    assume (dut_own_step == (neuron % [=load.numbers]) / [=layer.lanes]);
[/#if]
[/#if]
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
[#if copied]
      assert (copies_do_the_same_holds);
[/#if]
[#if layer.folded]
      assert (in_its_fold_holds);
[/#if]
[#if view.loadable]
      assert (loaded_in_its_place_holds);
      assert (loaded_nowhere_else_holds);
[/#if]
[#if view.readsBack]
      assert (read_back_holds);
      assert (comes_back_holds);
[/#if]
`ifndef SEARCH
      assert (registers_holds);
`endif
    end
  end

endmodule

`default_nettype wire
