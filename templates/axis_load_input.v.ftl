// Load input: loads weights, thresholds and biases from an AXI4-Stream, several numbers a beat.
//
// A packet begins where the registers for loading point to, and goes on from there: neuron by neuron
// and, for weights, row by row. Numbers stand side by side, the first in the lowest bits: weights of
// WeightWidth bits, thresholds and biases of 32, in two's complement. Each weight row begins a beat;
// what its last beat has beyond the last neuron is not looked at. Numbers of which TKEEP leaves a
// byte out are not loaded.
//
// Dropped and reported are
//   - a number that the layer cannot hold;
//   - a beat whose place does not exist, is behind the last row, or begins at a neuron whose number
//     is no multiple of the numbers of a beat.
//
// What the registers load goes through here as well, and before what is in the stream.
//
// Parameters
//   StreamWidth   bits of a beat: 32, 64 or 128
//   WeightWidth   bits of a weight in it: 8 or 16
//   LaneWidth     log2 of StreamWidth / WeightWidth, the numbers that are loaded at once
//   WideWidth     log2 of StreamWidth / 32, the thresholds or biases of a beat
//   LayerWidth, RowWidth, NeuronWidth, DataWidth
//                 widths of the load port
//
// Ports (the AXI signals have the names of the standard, by which tools know them)
//   clk_i, rst_ni    clock; synchronous reset, active low
//   lock_i           nothing of the stream can be loaded in this cycle
//   s_axis_*         AXI4-Stream slave
//   reg_valid_i      the registers load reg_data_i; only while reg_ready_o is 1
//   reg_ready_o      they can load a number in this cycle
//   reg_layer_i ...  where they point to
//   exists_i         the layer has what reg_target_i says
//   last_row_i, last_neuron_i, least_i, greatest_i
//                    the last row and neuron of the layer, and the numbers that it can hold
//   load_valid_o ... the load port of the core; while nothing is loaded, it is where the registers
//                    point to
//   waiting_o        a beat was accepted that is not on the load port so far
//   error_o          something is dropped in this cycle
//
// Timing
//   What is accepted is on the load port in the next cycle, and until the core takes it: a beat, or
//   a number of the registers, in every cycle, if the core takes it at once. s_axis_tready is a
//   register, 0 from the cycle after lock_i on. load_valid_o is a register, and 0 in reset.

`default_nettype none

module axis_load_input #(
  parameter StreamWidth = 32,
  parameter WeightWidth = 8,
  parameter LaneWidth   = 2,
  parameter WideWidth   = 0,
  parameter LayerWidth  = 1,
  parameter RowWidth    = 5,
  parameter NeuronWidth = 4,
  parameter DataWidth   = 12
) (
  input  wire                                clk_i,
  input  wire                                rst_ni,
  input  wire                                lock_i,
  input  wire                                s_axis_tvalid,
  output wire                                s_axis_tready,
  input  wire [StreamWidth-1:0]              s_axis_tdata,
  input  wire [StreamWidth/8-1:0]            s_axis_tkeep,
  input  wire                                s_axis_tlast,
  input  wire                                reg_valid_i,
  output wire                                reg_ready_o,
  input  wire [LayerWidth-1:0]               reg_layer_i,
  input  wire [1:0]                          reg_target_i,
  input  wire [RowWidth-1:0]                 reg_row_i,
  input  wire [NeuronWidth-1:0]              reg_neuron_i,
  input  wire [DataWidth-1:0]                reg_data_i,
  input  wire                                exists_i,
  input  wire [RowWidth-1:0]                 last_row_i,
  input  wire [NeuronWidth-1:0]              last_neuron_i,
  input  wire [31:0]                         least_i,
  input  wire [31:0]                         greatest_i,
  output wire                                load_valid_o,
  input  wire                                load_ready_i,
  output wire [LayerWidth-1:0]               load_layer_o,
  output wire [1:0]                          load_target_o,
  output wire [RowWidth-1:0]                 load_row_o,
  output wire [NeuronWidth-1:0]              load_neuron_o,
  output wire [(1<<LaneWidth)-1:0]           load_mask_o,
  output wire [(1<<LaneWidth)*DataWidth-1:0] load_data_o,
  output wire                                waiting_o,
  output wire                                error_o
);

  localparam Lanes = 1 << LaneWidth;
  localparam Wides = 1 << WideWidth;
  localparam Bytes = StreamWidth / 8;
  localparam Beat  = StreamWidth + Bytes + 1;

  // A neuron's number with room for what a beat has behind it.
  localparam PlaceWidth = NeuronWidth + LaneWidth + 1;

  localparam [1:0] Weight = 2'd0;
  localparam [RowWidth-1:0] NextRow = 1;
  localparam [PlaceWidth-1:0] NoPlace  = 0;
  localparam [PlaceWidth-1:0] One      = 1;
  localparam [PlaceWidth-1:0] LaneStep = Lanes[PlaceWidth-1:0];
  localparam [PlaceWidth-1:0] WideStep = Wides[PlaceWidth-1:0];
  localparam [PlaceWidth-1:0] LaneRest = LaneStep - One;
  localparam [PlaceWidth-1:0] WideRest = WideStep - One;

  // On the load port, until the core takes it.
  reg                       valid_q;
  reg [LayerWidth-1:0]      layer_q;
  reg [1:0]                 target_q;
  reg [RowWidth-1:0]        row_q;
  reg [NeuronWidth-1:0]     neuron_q;
  reg [Lanes-1:0]           mask_q;
  reg [Lanes*DataWidth-1:0] data_q;

  reg                   begun_q;   // a packet has begun and not ended
  reg                   behind_q;  // all that there is has been loaded by it
  reg [RowWidth-1:0]    next_row_q;  // where it goes on
  reg [NeuronWidth-1:0] next_neuron_q;

  wire                   beat_valid;
  wire                   beat_ready;
  wire                   beat_kept;
  wire [Beat-1:0]        beat;
  wire [StreamWidth-1:0] data;
  wire [Bytes-1:0]       keep;
  wire                   last;

  skid_buffer #(
    .Width(Beat)
  ) u_skid (
    .clk_i  (clk_i),
    .rst_ni (rst_ni),
    .close_i(lock_i),
    .valid_i(s_axis_tvalid),
    .ready_o(s_axis_tready),
    .data_i ({s_axis_tlast, s_axis_tkeep, s_axis_tdata}),
    .valid_o(beat_valid),
    .ready_i(beat_ready),
    .data_o (beat),
    .full_o (beat_kept)
  );

  assign {last, keep, data} = beat;

  wire free;
  wire accept;
  wire narrow;  // the beat has weights

  assign free        = ~valid_q | load_ready_i;
  assign reg_ready_o = free;
  assign waiting_o   = beat_kept;
  assign beat_ready  = free & ~lock_i & ~reg_valid_i;
  assign accept      = beat_valid & beat_ready;
  assign narrow      = reg_target_i == Weight;

  // The place of the beat, and that of the next one.
  wire [RowWidth-1:0]    row;
  wire [NeuronWidth-1:0] neuron;
  wire [PlaceWidth-1:0]  place;
  wire [PlaceWidth-1:0]  place_last;
  wire [PlaceWidth-1:0]  place_next;
  wire                   aligned;
  wire                   row_ends;
  wire                   good;

  assign row        = begun_q ? next_row_q : reg_row_i;
  assign neuron     = begun_q ? next_neuron_q : reg_neuron_i;
  assign place      = {{(LaneWidth + 1){1'b0}}, neuron};
  assign place_last = {{(LaneWidth + 1){1'b0}}, last_neuron_i};
  assign place_next = place + (narrow ? LaneStep : WideStep);
  assign aligned    = ~|(place & (narrow ? LaneRest : WideRest));
  assign row_ends   = place_next > place_last;
  assign good       = exists_i & aligned & ~behind_q & (place <= place_last)
      & (~narrow | (row <= last_row_i));

  // Of each lane, its number and whether it is loaded.
  wire [Lanes-1:0]           wanted;  // there is a number, and a neuron for it
  wire [Lanes-1:0]           fits;
  wire [Lanes*DataWidth-1:0] numbers;

  genvar k;
  generate
    for (k = 0; k < Lanes; k = k + 1) begin : gen_lane
      localparam Lane = k;
      localparam Wide = Lane % Wides;
      localparam [PlaceWidth-1:0] LanePlace = Lane[PlaceWidth-1:0];
      localparam [PlaceWidth-1:0] WidePlace = Wide[PlaceWidth-1:0];

      wire               kept;
      wire               chosen;
      wire signed [31:0] number;

      assign number = narrow
          ? {{(32 - WeightWidth){data[(k+1)*WeightWidth-1]}}, data[k*WeightWidth +: WeightWidth]}
          : data[Wide*32 +: 32];
      assign kept = narrow ? &keep[k*WeightWidth/8 +: WeightWidth/8] : &keep[Wide*4 +: 4];
      // Numbers of 32 bits are fewer than lanes, and stand for those of their neurons alone.
      assign chosen = narrow | (((place ^ LanePlace) & LaneRest & ~WideRest) == NoPlace);
      assign wanted[k] = kept & chosen
          & (place + (narrow ? LanePlace : WidePlace) <= place_last);
      assign fits[k] = (number >= $signed(least_i)) & (number <= $signed(greatest_i));
      assign numbers[k*DataWidth +: DataWidth] = number[DataWidth-1:0];
    end
  endgenerate

  // A number of the registers has the lane of its neuron.
  wire [LaneWidth-1:0] reg_lane;
  wire [Lanes-1:0]     reg_mask;

  generate
    if (NeuronWidth < LaneWidth) begin : gen_few_neurons
      assign reg_lane = {{(LaneWidth - NeuronWidth){1'b0}}, reg_neuron_i};
    end else begin : gen_reg_lane
      assign reg_lane = reg_neuron_i[LaneWidth-1:0];
    end
  endgenerate

  assign reg_mask = {{(Lanes - 1){1'b0}}, 1'b1} << reg_lane;

  assign error_o = accept & (~good | (|(wanted & ~fits)));

  always @(posedge clk_i) begin
    if (!rst_ni) begin
      valid_q  <= 1'b0;
      begun_q  <= 1'b0;
      behind_q <= 1'b0;
    end else begin
      if (free) begin
        valid_q <= reg_valid_i | (accept & good & (|(wanted & fits)));
      end
      if (accept) begin
        begun_q  <= ~last;
        behind_q <= ~last & (behind_q | (row_ends & (~narrow | (row == last_row_i))));
      end
    end
  end

  // These need no reset: they are looked at while valid_q or begun_q is 1.
  always @(posedge clk_i) begin
    if (free) begin
      layer_q  <= reg_layer_i;
      target_q <= reg_target_i;
      row_q    <= reg_valid_i ? reg_row_i : row;
      neuron_q <= reg_valid_i ? reg_neuron_i : neuron;
      mask_q   <= reg_valid_i ? reg_mask : wanted & fits;
      data_q   <= reg_valid_i ? {Lanes{reg_data_i}} : numbers;
    end
    if (accept) begin
      next_row_q    <= row_ends ? row + NextRow : row;
      next_neuron_q <= row_ends ? {NeuronWidth{1'b0}} : place_next[NeuronWidth-1:0];
    end
  end

  // What a register holds before the first reset is not loaded.
  assign load_valid_o  = valid_q & rst_ni;
  assign load_layer_o  = valid_q ? layer_q : reg_layer_i;
  assign load_target_o = valid_q ? target_q : reg_target_i;
  assign load_row_o    = valid_q ? row_q : reg_row_i;
  assign load_neuron_o = valid_q ? neuron_q : reg_neuron_i;
  assign load_mask_o   = mask_q;
  assign load_data_o   = data_q;

endmodule

`default_nettype wire
