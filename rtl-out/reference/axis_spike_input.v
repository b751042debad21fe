// Spike input: assembles spike vectors from an AXI4-Stream of packed bits.
//
// Beat b of a time step holds the spikes of the inputs from b * StreamWidth on, the lowest in bit
// 0. Bytes that TKEEP leaves out hold no spikes. packet_framer says where a time step ends:
//   - A packet is a time step. It may end early: the inputs that it does not reach have no spike.
//     What it holds beyond the last input is dropped and reported: whole beats up to TLAST, and
//     bits that are set in the beat of the last input.
//   - If frames are counted, a packet is a sample, and each time step has all its beats.
//
// Parameters
//   Inputs       bits of a spike vector
//   StreamWidth  bits of a beat: 32, 64 or 128
//   BeatWidth    width of a beat's number: enough for ceil(Inputs / StreamWidth)
//   CountWidth   width of a number of time steps
//
// Ports (the AXI signals have the names of the standard, by which tools know them)
//   clk_i, rst_ni    clock; synchronous reset, active low
//   counted_i        packets that begin in this cycle hold whole samples
//   time_steps_i     time steps of a sample, at least 1
//   s_axis_*         AXI4-Stream slave
//   spikes_valid_o   a spike vector is offered; it holds until it is accepted
//   spikes_ready_i   it is accepted in this cycle if it is offered
//   spikes_o         the vector, input 0 in bit 0
//   time_steps_o     time steps of its sample
//   framing_error_o  in this cycle, spikes beyond the last input are dropped, or a packet ends
//                    elsewhere than its sample
//   waiting_o        a vector waits, or is due though no beat is
//   begun_o          some of a packet is here, and there is more to come of it
//
// Timing
//   The vector is offered in the cycle after its last beat, and the first beat of the next time
//   step is taken in the cycle in which the vector is accepted: a beat in every cycle, if vectors
//   are accepted at once. No cycle is lost to clearing, since a first beat overwrites the whole
//   vector. s_axis_tready follows spikes_ready_i within the cycle, and nothing else: a skid_buffer
//   stands before it. spikes_valid_o, spikes_o, waiting_o and begun_o come from registers.

`default_nettype none

module axis_spike_input #(
  parameter Inputs      = 40,
  parameter StreamWidth = 32,
  parameter BeatWidth   = 2,
  parameter CountWidth  = 4
) (
  input  wire                     clk_i,
  input  wire                     rst_ni,
  input  wire                     counted_i,
  input  wire [CountWidth-1:0]    time_steps_i,
  input  wire                     s_axis_tvalid,
  output wire                     s_axis_tready,
  input  wire [StreamWidth-1:0]   s_axis_tdata,
  input  wire [StreamWidth/8-1:0] s_axis_tkeep,
  input  wire                     s_axis_tlast,
  output wire                     spikes_valid_o,
  input  wire                     spikes_ready_i,
  output wire [Inputs-1:0]        spikes_o,
  output wire [CountWidth-1:0]    time_steps_o,
  output wire                     framing_error_o,
  output wire                     waiting_o,
  output wire                     begun_o
);

  // Beats of a whole vector, and what the last of them carries.
  localparam Beats    = (Inputs + StreamWidth - 1) / StreamWidth;
  localparam LastBits = Inputs - (Beats - 1) * StreamWidth;

  localparam [BeatWidth-1:0] First   = 0;
  localparam [BeatWidth-1:0] One     = 1;
  localparam [BeatWidth-1:0] Surplus = Beats[BeatWidth-1:0];
  localparam [BeatWidth-1:0] Last    = Surplus - One;

  reg                 valid_q;   // spikes_q is a whole vector, not accepted so far
  reg [BeatWidth-1:0] beat_q;    // the next beat's place in its vector; Surplus behind the vector
  reg [Inputs-1:0]    spikes_q;  // the vector; some of it, while valid_q is 0

  wire free;    // spikes_q can take another vector
  wire accept;
  wire drop;    // the beat is no part of a vector
  wire ends;    // the vector is whole with the beat
  wire fill;    // a vector without spikes is due
  wire counted;
  wire padding;
  wire misplaced;

  assign free            = ~valid_q | spikes_ready_i;
  assign s_axis_tready   = free & ~fill;
  assign accept          = s_axis_tvalid & s_axis_tready;
  assign spikes_valid_o  = valid_q;
  assign spikes_o        = spikes_q;
  assign framing_error_o = misplaced
      | (accept & ~drop & ((beat_q == Surplus) | ((beat_q == Last) & padding)));
  assign waiting_o       = valid_q | fill;

  packet_framer #(
    .CountWidth(CountWidth)
  ) u_framer (
    .clk_i       (clk_i),
    .rst_ni      (rst_ni),
    .counted_i   (counted_i),
    .time_steps_i(time_steps_i),
    .accept_i    (accept),
    .last_i      (s_axis_tlast),
    .whole_i     (counted & (beat_q == Last)),
    .free_i      (free),
    .drop_o      (drop),
    .ends_o      (ends),
    .fill_o      (fill),
    .counted_o   (counted),
    .error_o     (misplaced),
    .time_steps_o(time_steps_o),
    .begun_o     (begun_o)
  );

  // The spikes of the beat, in the bytes that it has.
  wire [StreamWidth-1:0] data;

  genvar k;
  generate
    for (k = 0; k < StreamWidth / 8; k = k + 1) begin : gen_keep
      assign data[k*8 +: 8] = s_axis_tdata[k*8 +: 8] & {8{s_axis_tkeep[k]}};
    end
  endgenerate

  // A spike in the last beat, but beyond the last input.
  generate
    if (LastBits == StreamWidth) begin : gen_no_padding
      assign padding = 1'b0;
    end else begin : gen_padding
      assign padding = |data[StreamWidth-1:LastBits];
    end
  endgenerate

  always @(posedge clk_i) begin
    if (!rst_ni) begin
      valid_q <= 1'b0;
      beat_q  <= First;
    end else begin
      if (free) begin
        valid_q <= ends | fill;
      end
      if (accept & ~drop) begin
        if (ends) begin
          beat_q <= First;
        end else if (beat_q != Surplus) begin
          beat_q <= beat_q + One;
        end
      end
    end
  end

  // Each beat has its slice of the vector. A first beat clears the slices of all others, and a
  // vector without a beat clears all of them. What a beat that is dropped writes is cleared by the
  // next first one.
  wire clear;

  assign clear = (fill & free) | (accept & (beat_q == First));

  genvar b;
  generate
    for (b = 0; b < Beats; b = b + 1) begin : gen_slice
      localparam Beat = b;
      localparam Bits = (Beat == Beats - 1) ? LastBits : StreamWidth;

      always @(posedge clk_i) begin
        if (accept & (beat_q == Beat[BeatWidth-1:0])) begin
          spikes_q[b*StreamWidth +: Bits] <= data[Bits-1:0];
        end else if (clear) begin
          spikes_q[b*StreamWidth +: Bits] <= {Bits{1'b0}};
        end
      end
    end
  endgenerate

  // What is derived from other parameters has to fit them. There is no module of such a name: every
  // tool stops at it.
  generate
    if (Beats >= (1 << BeatWidth)) begin : gen_refused_beat_width
      axis_spike_input_BeatWidth_is_too_small u_refused ();
    end
  endgenerate

endmodule

`default_nettype wire
