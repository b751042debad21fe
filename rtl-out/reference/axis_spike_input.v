// Spike input: assembles spike vectors from an AXI4-Stream of packed bits.
//
// A packet is the spike vector of one time step: beat b holds the spikes of the inputs from
// b * StreamWidth on, the lowest in bit 0, and TLAST ends the time step. A packet may end early:
// the inputs that it does not reach have no spike. What it holds beyond the last input is dropped
// and reported: whole beats up to TLAST, and bits that are set in the beat of the last input.
//
// Parameters
//   Inputs       bits of a spike vector
//   StreamWidth  bits of a beat: 32, 64 or 128
//   BeatWidth    width of a beat's number: enough for ceil(Inputs / StreamWidth)
//
// Ports (the AXI signals have the names of the standard, by which tools know them)
//   clk_i, rst_ni    clock; synchronous reset, active low
//   s_axis_*         AXI4-Stream slave; all bytes of a beat count, there is no TKEEP
//   spikes_valid_o   a spike vector is offered; it holds until it is accepted
//   spikes_ready_i   it is accepted in this cycle if it is offered
//   spikes_o         the vector, input 0 in bit 0
//   framing_error_o  in this cycle, spikes beyond the last input are dropped
//
// Timing
//   A beat a cycle. The vector is offered in the cycle after its last beat, and the first beat of
//   the next packet is taken in the cycle after the vector is accepted, at the earliest: n beats
//   take n + 1 cycles if the vector is accepted at once, and each cycle that it waits is one more.
//   No cycle is lost to clearing, since a first beat overwrites the whole vector.
//   s_axis_tready depends on valid_q and on the reset, during which it is 0; spikes_valid_o and
//   spikes_o are registers.

`default_nettype none

module axis_spike_input #(
  parameter Inputs      = 40,
  parameter StreamWidth = 32,
  parameter BeatWidth   = 2
) (
  input  wire                   clk_i,
  input  wire                   rst_ni,
  input  wire                   s_axis_tvalid,
  output wire                   s_axis_tready,
  input  wire [StreamWidth-1:0] s_axis_tdata,
  input  wire                   s_axis_tlast,
  output wire                   spikes_valid_o,
  input  wire                   spikes_ready_i,
  output wire [Inputs-1:0]      spikes_o,
  output wire                   framing_error_o
);

  // Beats of a whole vector, and what the last of them carries.
  localparam Beats    = (Inputs + StreamWidth - 1) / StreamWidth;
  localparam LastBits = Inputs - (Beats - 1) * StreamWidth;

  localparam [BeatWidth-1:0] First   = 0;
  localparam [BeatWidth-1:0] One     = 1;
  localparam [BeatWidth-1:0] Surplus = Beats[BeatWidth-1:0];
  localparam [BeatWidth-1:0] Last    = Surplus - One;

  reg                 valid_q;   // spikes_q is a whole vector, not accepted so far
  reg [BeatWidth-1:0] beat_q;    // the next beat's place in its packet; Surplus behind the vector
  reg [Inputs-1:0]    spikes_q;  // the vector; some of it, while valid_q is 0

  wire accept;
  wire padding;

  assign s_axis_tready   = rst_ni & ~valid_q;
  assign accept          = s_axis_tvalid & s_axis_tready;
  assign spikes_valid_o  = valid_q;
  assign spikes_o        = spikes_q;
  assign framing_error_o = accept & ((beat_q == Surplus) | ((beat_q == Last) & padding));

  // A spike in the last beat, but beyond the last input.
  generate
    if (LastBits == StreamWidth) begin : gen_no_padding
      assign padding = 1'b0;
    end else begin : gen_padding
      assign padding = |s_axis_tdata[StreamWidth-1:LastBits];
    end
  endgenerate

  // No beat is accepted while valid_q is 1, so that the two never want to change it together.
  always @(posedge clk_i) begin
    if (!rst_ni) begin
      valid_q <= 1'b0;
      beat_q  <= First;
    end else if (accept) begin
      valid_q <= s_axis_tlast;
      if (s_axis_tlast) begin
        beat_q <= First;
      end else if (beat_q != Surplus) begin
        beat_q <= beat_q + One;
      end
    end else if (spikes_ready_i) begin
      valid_q <= 1'b0;
    end
  end

  // Each beat has its slice of the vector. A first beat clears the slices of all others.
  genvar b;
  generate
    for (b = 0; b < Beats; b = b + 1) begin : gen_slice
      localparam Beat = b;
      localparam Bits = (Beat == Beats - 1) ? LastBits : StreamWidth;

      always @(posedge clk_i) begin
        if (accept & (beat_q == Beat[BeatWidth-1:0])) begin
          spikes_q[b*StreamWidth +: Bits] <= s_axis_tdata[Bits-1:0];
        end else if (accept & (beat_q == First)) begin
          spikes_q[b*StreamWidth +: Bits] <= {Bits{1'b0}};
        end
      end
    end
  endgenerate

endmodule

`default_nettype wire
