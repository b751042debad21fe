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
//   write_done_o           it could be in this cycle: no number is being read
//   read_valid_i           the number is to be read; holds until read_done_o
//   read_wait_i            but not in this cycle
//   read_done_o            read_data_o is it, unless it is refused: read_good_o is 0
//   lock_i                 nothing can be loaded in this cycle
//   read_lock_i            nothing can be read in this cycle
//   abort_i                what is being read is lost: the core was reset
//   load_valid_o ...       the load port of the core
//
// Timing
//   A number is loaded in the cycle of write_i, and the registers point to the next one from the
//   following cycle on. A read is passed on once, moves the registers on likewise, and is done in
//   the cycle in which the core answers it.

`default_nettype none

module load_registers (
  input  wire clk_i,
  input  wire rst_ni,
  input  wire [31:0] data_i,
  input  wire layer_write_i,
  output wire layer_good_o,
  output wire [0:0] layer_o,
  input  wire target_write_i,
  output wire [1:0] target_o,
  input  wire row_write_i,
  output wire [4:0] row_o,
  input  wire neuron_write_i,
  output wire [3:0] neuron_o,
  input  wire write_i,
  output wire write_good_o,
  output wire write_done_o,
  input  wire read_valid_i,
  input  wire read_wait_i,
  output wire read_done_o,
  output wire read_good_o,
  output wire [31:0] read_data_o,
  input  wire lock_i,
  input  wire read_lock_i,
  input  wire abort_i,
  output wire load_valid_o,
  output wire load_read_o,
  input  wire load_valid_i,
  input  wire [11:0] load_data_i,
  output wire [11:0] load_data_o
);

  // What is loaded.
  localparam [1:0] Weight    = 2'd0;
  localparam [1:0] Threshold = 2'd1;

  // Where the next number goes.
  reg [0:0] layer_q;
  reg [1:0] target_q;
  reg [4:0] row_q;
  reg [3:0] neuron_q;

  assign layer_o  = layer_q;
  assign target_o = target_q;
  assign row_o    = row_q;
  assign neuron_o = neuron_q;

  // The layers that have something to load, the last row and neuron of the one that was chosen, and
  // the numbers that it can hold as what was chosen.
  reg layer_exists;
  reg [4:0] last_row;
  reg [3:0] last_neuron;
  reg signed [31:0] least;
  reg signed [31:0] greatest;

  always @* begin
    case (data_i)
      32'd0, 32'd1: layer_exists = 1'b1;
      default: layer_exists = 1'b0;
    endcase
  end

  assign layer_good_o = layer_exists;

  always @* begin
    last_row    = 5'd19;
    last_neuron = 4'd11;
    case (layer_q)
      1'd1: begin
        last_row    = 5'd11;
        last_neuron = 4'd3;
      end
      default: ;  // layer 0
    endcase
  end

  always @* begin
    least    = -32'sd64;
    greatest = 32'sd63;
    case ({layer_q, target_q})
      {1'd0, Threshold}: begin
        least    = -32'sd2048;
        greatest = 32'sd2047;
      end
      {1'd1, Threshold}: begin
        least    = -32'sd1024;
        greatest = 32'sd1023;
      end
      default: ;  // a weight, of any layer
    endcase
  end

  // A weight needs a row that the layer has; a threshold or a bias has none.
  wire place_exists;
  wire data_fits;

  assign place_exists = (neuron_q <= last_neuron)
      & ((target_q != Weight) | (row_q <= last_row));
  assign data_fits    = ($signed(data_i) >= least) & ($signed(data_i) <= greatest);
  assign write_good_o = place_exists & data_fits & ~lock_i;
  // What a register holds before the first reset is not loaded.
  assign load_valid_o = write_i & rst_ni;
  assign load_data_o  = data_i[11:0];

  // A read is with the core, and not answered. Nothing is loaded meanwhile: a memory with one port
  // would lose what it has read.
  reg  reading_q;
  wire read_start;
  wire read_end;

  assign read_start   = read_valid_i & place_exists & ~read_lock_i & ~reading_q & ~read_wait_i;
  assign read_end     = load_valid_i | abort_i;
  assign read_good_o  = reading_q ? load_valid_i : place_exists & ~read_lock_i;
  assign read_done_o  = reading_q ? read_end : ~read_good_o;
  assign write_done_o = ~reading_q;
  assign load_read_o  = read_start;
  assign read_data_o  = {{20{load_data_i[11]}}, load_data_i};

  always @(posedge clk_i) begin
    if (!rst_ni) begin
      reading_q <= 1'b0;
    end else begin
      reading_q <= reading_q ? ~read_end : read_start;
    end
  end

  // The registers move on with each number: to the next neuron, and behind the last one to the
  // first of the next row.
  wire next;
  wire neuron_ends;

  assign next        = write_i | read_start;
  assign neuron_ends = neuron_q == last_neuron;

  always @(posedge clk_i) begin
    if (!rst_ni) begin
      layer_q  <= 1'd0;
      target_q <= Weight;
      row_q    <= 5'd0;
      neuron_q <= 4'd0;
    end else begin
      if (layer_write_i) begin
        layer_q <= data_i[0:0];
      end
      if (target_write_i) begin
        target_q <= data_i[1:0];
      end
      if (next & neuron_ends & (target_q == Weight)) begin
        row_q <= (row_q == last_row) ? 5'd0 : row_q + 5'd1;
      end
      if (next) begin
        neuron_q <= neuron_ends ? 4'd0 : neuron_q + 4'd1;
      end
      // The host moves them after a read that was passed on in the same cycle.
      if (row_write_i) begin
        row_q <= data_i[4:0];
      end
      if (neuron_write_i) begin
        neuron_q <= data_i[3:0];
      end
    end
  end

endmodule

`default_nettype wire
