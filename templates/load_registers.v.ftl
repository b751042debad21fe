// Registers for loading: where the next number goes, what can be loaded there, and the load port.
//
// Ports
//   clk_i, rst_ni          clock; synchronous reset, active low
//   data_i                 what the host writes
//   layer_write_i ...      it is written to LOAD_LAYER, LOAD_TARGET, LOAD_ROW or LOAD_NEURON
//   layer_good_o           a layer of this number can be loaded
//   layer_o ...            what these registers hold, which is what the load port takes
//   write_i                data_i is loaded
//   write_good_o           it can be
[#if load.readBack() || load.lanes() gt 1]
//   write_done_o           it could be in this cycle[#if load.readBack()]: no number is being read[/#if]
[/#if]
[#if load.readBack()]
//   read_valid_i           the number is to be read; holds until read_done_o
//   read_wait_i            but not in this cycle
//   read_done_o            read_data_o is it, unless it is refused: read_good_o is 0
[/#if]
//   lock_i                 nothing can be loaded in this cycle
[#if load.readBack()]
//   read_lock_i            nothing can be read in this cycle
//   abort_i                what is being read is lost: the core was reset
[/#if]
[#if load.lanes() gt 1]
//   last_row_o ...         of the chosen layer: the last row and neuron, whether it has what was
//                          chosen, and the numbers that it can hold
//   load_ready_i           a number can be loaded in this cycle
[#if load.readBack()]
//   load_idle_i            a number can be read in this cycle
[/#if]
[/#if]
//   load_valid_o ...       the load port of the core
//
// Timing
//   A number is loaded in the cycle of write_i, and the registers point to the next one from the
//   following cycle on.[#if load.readBack()] A read is passed on once, moves the registers on likewise, and is done in
//   the cycle in which the core answers it.[/#if]

`default_nettype none

module [=names.loadRegisters] (
  input  wire clk_i,
  input  wire rst_ni,
  input  wire [31:0] data_i,
  input  wire layer_write_i,
  output wire layer_good_o,
  output wire [[=load.layerBits - 1]:0] layer_o,
  input  wire target_write_i,
  output wire [1:0] target_o,
  input  wire row_write_i,
  output wire [[=load.rowBits - 1]:0] row_o,
  input  wire neuron_write_i,
  output wire [[=load.neuronBits - 1]:0] neuron_o,
  input  wire write_i,
  output wire write_good_o,
[#if load.readBack() || load.lanes() gt 1]
  output wire write_done_o,
[/#if]
[#if load.readBack()]
  input  wire read_valid_i,
  input  wire read_wait_i,
  output wire read_done_o,
  output wire read_good_o,
  output wire [31:0] read_data_o,
[/#if]
  input  wire lock_i,
[#if load.readBack()]
  input  wire read_lock_i,
  input  wire abort_i,
[/#if]
[#if load.lanes() gt 1]
  output wire [[=load.rowBits - 1]:0] last_row_o,
  output wire [[=load.neuronBits - 1]:0] last_neuron_o,
  output wire exists_o,
  output wire [31:0] least_o,
  output wire [31:0] greatest_o,
  input  wire load_ready_i,
[#if load.readBack()]
  input  wire load_idle_i,
[/#if]
[/#if]
  output wire load_valid_o,
[#if load.readBack()]
  output wire load_read_o,
  input  wire load_valid_i,
  input  wire [[=load.dataBits - 1]:0] load_data_i,
[/#if]
  output wire [[=load.dataBits - 1]:0] load_data_o
);

  // What is loaded.
  localparam [1:0] Weight    = 2'd0;
  localparam [1:0] Threshold = 2'd1;
[#if load.anyBiases()]
  localparam [1:0] Bias      = 2'd2;
[/#if]

  // Where the next number goes.
  reg [[=load.layerBits - 1]:0] layer_q;
  reg [1:0] target_q;
  reg [[=load.rowBits - 1]:0] row_q;
  reg [[=load.neuronBits - 1]:0] neuron_q;

  assign layer_o  = layer_q;
  assign target_o = target_q;
  assign row_o    = row_q;
  assign neuron_o = neuron_q;

  // The layers that have something to load, the last row and neuron of the one that was chosen, and
  // the numbers that it can hold as what was chosen.
  reg layer_exists;
[#if load.layers?size gt 1]
  reg [[=load.rowBits - 1]:0] last_row;
  reg [[=load.neuronBits - 1]:0] last_neuron;
[#else]
  wire [[=load.rowBits - 1]:0] last_row;
  wire [[=load.neuronBits - 1]:0] last_neuron;
[/#if]
[#if load.anyBiases() && !load.allBiases()]
  reg has_biases;
[/#if]
  reg signed [31:0] least;
  reg signed [31:0] greatest;

  always @* begin
    case (data_i)
      [=axi.loadableLayers]: layer_exists = 1'b1;
      default: layer_exists = 1'b0;
    endcase
  end

  assign layer_good_o = layer_exists;

[#if load.layers?size gt 1]
  always @* begin
    last_row    = [=load.rowBits]'d[=load.layers[0].lastRow()];
    last_neuron = [=load.neuronBits]'d[=load.layers[0].lastNeuron()];
    case (layer_q)
[#list load.layers[1..] as layer]
      [=load.layerBits]'d[=layer.index]: begin
        last_row    = [=load.rowBits]'d[=layer.lastRow()];
        last_neuron = [=load.neuronBits]'d[=layer.lastNeuron()];
      end
[/#list]
      default: ;  // layer [=load.layers[0].index]
    endcase
  end
[#else]
  assign last_row    = [=load.rowBits]'d[=load.layers[0].lastRow()];
  assign last_neuron = [=load.neuronBits]'d[=load.layers[0].lastNeuron()];
[/#if]
[#if load.anyBiases() && !load.allBiases()]

  always @* begin
    case (layer_q)
      [=axi.biasedLayers]: has_biases = 1'b1;
      default: has_biases = 1'b0;
    endcase
  end
[/#if]

  always @* begin
    least    = [=axi.weights.least];
    greatest = [=axi.weights.greatest];
    case ({layer_q, target_q})
[#list axi.numbers as number]
      {[=load.layerBits]'d[=number.layer], [=number.target]}: begin
        least    = [=number.least];
        greatest = [=number.greatest];
      end
[/#list]
      default: ;  // a weight, of any [#if !load.weightsAlike()]other [/#if]layer
    endcase
  end

  // A weight needs a row that the layer has; a threshold or a bias has none.
  wire place_exists;
  wire data_fits;

[#assign row = "(target_q != Weight) | (row_q <= last_row)"]
[#assign neuron = "neuron_q <= last_neuron"]
[#assign bias = "(target_q != Bias) | has_biases"]
[#if load.everyRow() && load.everyNeuron()]
  assign place_exists = 1'b1;  // as many of both as their numbers can tell
[#elseif load.everyRow()]
  assign place_exists = [=neuron];  // as many rows as their numbers can tell
[#elseif load.everyNeuron()]
  // There are as many neurons as their numbers can tell.
  assign place_exists = [=row];
[#elseif load.anyBiases() && !load.allBiases()]
  assign place_exists = ([=neuron])
      & ([=row])
      & ([=bias]);
[#else]
  assign place_exists = ([=neuron])
      & ([=row]);
[/#if]
  assign data_fits    = ($signed(data_i) >= least) & ($signed(data_i) <= greatest);
  assign write_good_o = place_exists & data_fits & ~lock_i;
  // What a register holds before the first reset is not loaded.
  assign load_valid_o = write_i & rst_ni;
  assign load_data_o  = data_i[[=load.dataBits - 1]:0];
[#if load.lanes() gt 1]

  assign last_row_o    = last_row;
  assign last_neuron_o = last_neuron;
[#if load.anyBiases() && !load.allBiases()]
  assign exists_o      = [=bias];
[#else]
  assign exists_o      = 1'b1;  // the same in every layer
[/#if]
  assign least_o       = least;
  assign greatest_o    = greatest;
[#if !load.readBack()]
  assign write_done_o  = load_ready_i;
[/#if]
[/#if]
[#if load.readBack()]

  // A read is with the core, and not answered. Nothing is loaded meanwhile: a memory with one port
  // would lose what it has read.
  reg  reading_q;
  wire read_start;
  wire read_end;

  assign read_start   = read_valid_i & place_exists & ~read_lock_i & ~reading_q & ~read_wait_i[#if load.lanes() gt 1]
      & load_idle_i[/#if];
  assign read_end     = load_valid_i | abort_i;
  assign read_good_o  = reading_q ? load_valid_i : place_exists & ~read_lock_i;
  assign read_done_o  = reading_q ? read_end : ~read_good_o;
  assign write_done_o = ~reading_q[#if load.lanes() gt 1] & load_ready_i[/#if];
  assign load_read_o  = read_start;
[#if load.dataBits lt 32]
  assign read_data_o  = {{[=32 - load.dataBits]{load_data_i[[=load.dataBits - 1]]}}, load_data_i};
[#else]
  assign read_data_o  = load_data_i;
[/#if]

  always @(posedge clk_i) begin
    if (!rst_ni) begin
      reading_q <= 1'b0;
    end else begin
      reading_q <= reading_q ? ~read_end : read_start;
    end
  end
[/#if]

  // The registers move on with each number: to the next neuron, and behind the last one to the
  // first of the next row.
  wire next;
  wire neuron_ends;

[#if load.readBack()]
  assign next        = write_i | read_start;
[#else]
  assign next        = write_i;
[/#if]
  assign neuron_ends = neuron_q == last_neuron;

  always @(posedge clk_i) begin
    if (!rst_ni) begin
      layer_q  <= [=load.layerBits]'d[=load.firstLayer()];
      target_q <= Weight;
      row_q    <= [=load.rowBits]'d0;
      neuron_q <= [=load.neuronBits]'d0;
    end else begin
      if (layer_write_i) begin
        layer_q <= data_i[[=load.layerBits - 1]:0];
      end
      if (target_write_i) begin
        target_q <= data_i[1:0];
      end
      if (next & neuron_ends & (target_q == Weight)) begin
        row_q <= (row_q == last_row) ? [=load.rowBits]'d0 : row_q + [=load.rowBits]'d1;
      end
      if (next) begin
        neuron_q <= neuron_ends ? [=load.neuronBits]'d0 : neuron_q + [=load.neuronBits]'d1;
      end
      // The host moves them after a read that was passed on in the same cycle.
      if (row_write_i) begin
        row_q <= data_i[[=load.rowBits - 1]:0];
      end
      if (neuron_write_i) begin
        neuron_q <= data_i[[=load.neuronBits - 1]:0];
      end
    end
  end

endmodule

`default_nettype wire
