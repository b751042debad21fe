[#assign grid = layer.grid]
[#assign addrBits = layer.potentialAddressBits]
// Proof of the addresses of [=view.module], a convolution: a spike adds to each output that has it in its window,
// in exactly one of its steps, the element of the kernel that lies there, and to no other.
//
// What stands here of the layer are its own instance and its own expressions, as they were emitted. A
// bank has one address in a step, so that nothing collides in it. The steps of a spike are counted by
// step_q, and step_kernel_q and step_word_q with it.

`default_nettype none

module [=name] (
  input wire [[=layer.indexBits - 1]:0] event_index_q,
[#if layer.stepBits gt 0]
  input wire [[=layer.stepBits - 1]:0] step_q,
[/#if]
[#if layer.folded]
  input wire [[=layer.foldBits - 1]:0] fold_q,
[/#if]
  input wire [[=bankBits - 1]:0] bank_i,
  input wire [[=addrBits - 1]:0] word_i
);

[#list view.windowWires as wire]
  [=wire]
[/#list]
[#if layer.stepBits gt 0]
  wire [[=layer.rowAddressBits - 1]:0] step_kernel_q;
  wire [[=addrBits - 1]:0] step_word_q;

  assign step_kernel_q = step_q * [=view.stepKernel];
  assign step_word_q   = 0 - step_q * [=view.stepWord];
[/#if]
  wire [[=layer.wordAddressBits - 1]:0] step_kernel;
  wire [[=addrBits - 1]:0] step_word;
[#list view.reachSignals as signal]
  wire [=signal.range]step_[=signal.name];
[/#list]
[#if view.gate("word") != "step_word"]
  wire [[=addrBits - 1]:0] [=view.gate("word")];

  assign [=view.gate("word")] = step_word;
[#list view.reachSignals as signal]
  wire [=signal.range][=view.gate(signal.name)];

  assign [=view.gate(signal.name)] = step_[=signal.name];
[/#list]
[/#if]
  wire [[=layer.potentialBanks - 1]:0] gate_banks;
  wire [[=layer.potentialBanks * addrBits - 1]:0] gate_addr;

[#list emitted as line]
[=line]
[/#list]

  // The output that stands in the word of the bank.
  reg [15:0] row;
  reg [15:0] column;
  reg [15:0] channel;
  reg [15:0] output_row;
  reg [15:0] output_column;
  reg [15:0] tap_row;
  reg [15:0] tap_column;
  reg [15:0] reached_rows;
  reg [15:0] reached_columns;
  reg [15:0] last_row;
  reg inside;
  reg wanted;
  reg hit;
  integer o;

  always @* begin
    channel = [=(grid.channelBits gt 0)?then("event_index_q[" + (grid.channelBits - 1) + ":0]", "0")];
    column  = [=(grid.columnBits gt 0)?then("event_index_q[" + (grid.channelBits + grid.columnBits - 1) + ":" + grid.channelBits + "]", "0")];
    row     = [=(grid.rowBits gt 0)?then("event_index_q[" + (grid.channelBits + grid.columnBits + grid.rowBits - 1) + ":" + (grid.channelBits + grid.columnBits) + "]", "0")];

    // By the definition of a convolution, on each axis: outputs with the spike in their window.
    reached_rows    = 0;
    reached_columns = 0;
    last_row        = 0;
    for (o = 0; o < [=grid.rows.outputs]; o = o + 1) begin
      if (row / [=grid.rows.pooling] + [=grid.rows.padding] >= o * [=grid.rows.stride] && row / [=grid.rows.pooling] + [=grid.rows.padding] < o * [=grid.rows.stride] + [=grid.kernel]) begin
        reached_rows = reached_rows + 1;
        last_row     = o;
      end
    end
    for (o = 0; o < [=grid.columns.outputs]; o = o + 1) begin
      if (column / [=grid.columns.pooling] + [=grid.columns.padding] >= o * [=grid.columns.stride] && column / [=grid.columns.pooling] + [=grid.columns.padding] < o * [=grid.columns.stride] + [=grid.kernel]) begin
        reached_columns = reached_columns + 1;
      end
    end

    output_row    = word_i / [=layer.folds()] / [=grid.columns.words()] * [=grid.rows.banks] + bank_i / [=grid.columns.banks];
    output_column = word_i / [=layer.folds()] % [=grid.columns.words()] * [=grid.columns.banks] + bank_i % [=grid.columns.banks];
    tap_row       = row / [=grid.rows.pooling] + [=grid.rows.padding] - output_row * [=grid.rows.stride];
    tap_column    = column / [=grid.columns.pooling] + [=grid.columns.padding] - output_column * [=grid.columns.stride];
    inside        = output_row < [=grid.rows.outputs] && output_column < [=grid.columns.outputs]
        && row / [=grid.rows.pooling] + [=grid.rows.padding] >= output_row * [=grid.rows.stride] && tap_row < [=grid.kernel]
        && column / [=grid.columns.pooling] + [=grid.columns.padding] >= output_column * [=grid.columns.stride] && tap_column < [=grid.kernel];
    wanted        = inside[=layer.folded?then(" && word_i % " + layer.folds() + " == fold_q", "")][=(layer.stepBits gt 0)?then(" && output_row + step_q == last_row", "")];
    hit           = gate_banks[bank_i] && gate_addr[bank_i*[=addrBits] +: [=addrBits]] == word_i;
  end

  wire each_output_once_holds;
  wire kernel_element_holds;
  wire aligned_holds;
[#if layer.stepBits gt 0]
  wire steps_hold;

  assign steps_hold             = row_last + 1 == reached_rows;
[/#if]
  assign each_output_once_holds = hit == wanted;
  assign kernel_element_holds   = !wanted || step_kernel ==
      [=layer.folded?then("fold_q * " + layer.bankRows() + " + ", "")](([=layer.allRows?then("tap_row % " + grid.rows.stride, "tap_row")]) * [=grid.phases()] + tap_column % [=grid.columns.stride]) * [=grid.channels] + channel;
  assign aligned_holds          = !wanted || (1'b1[#rt]
[#if grid.columns.banks gt 1]

      && (bank_i % [=grid.columns.banks] + tap_column / [=grid.columns.stride]) % [=grid.columns.banks] == step_column_origin[#rt]
[/#if]
[#if grid.rows.banks gt 1]

      && (bank_i / [=grid.columns.banks] + tap_row / [=grid.rows.stride]) % [=grid.rows.banks] == step_row_origin[#rt]
[/#if]
);

  always @* begin
    assume (channel < [=grid.channels]);
    assume (column < [=grid.input.columns] && row < [=grid.input.rows]);
    assume (column / [=grid.columns.pooling] < [=(grid.columns.inputs / grid.columns.pooling)?floor] && row / [=grid.rows.pooling] < [=(grid.rows.inputs / grid.rows.pooling)?floor]);
    assume (reached_rows != 0 && reached_columns != 0);
    assume (bank_i < [=layer.potentialBanks] && word_i < [=layer.potentialWords()]);
[#if layer.stepBits gt 0]
    assume (step_q < reached_rows);
    assert (steps_hold);
[/#if]
[#if layer.folded]
    assume (fold_q < [=layer.folds()]);
[/#if]
    assert (each_output_once_holds);
    assert (kernel_element_holds);
    assert (aligned_holds);
  end

endmodule

`default_nettype wire
