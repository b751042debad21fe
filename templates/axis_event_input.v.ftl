// Event input: assembles spike vectors from an AXI4-Stream of address events.
//
// A time step is its spikes, a beat each, in any order: the low bits are the index of the input
// that spikes. A beat with bit 31 set holds no event, so that a time step without spikes is one
// such beat; so does one of which TKEEP leaves a byte out. An index that does not exist is dropped
// and reported; the same index twice is one spike. packet_framer says where a time step ends:
//   - A packet is a time step. The index is bits 30 to 0.
//   - If frames are counted, a packet is a sample, and bit 30 ends a time step. The index is bits
//     29 to 0.
//
// Parameters
//   Inputs      bits of a spike vector
//   IndexWidth  width of an index: enough for Inputs - 1, at least 1
//   CountWidth  width of a number of time steps
//
// Ports (the AXI signals have the names of the standard, by which tools know them)
//   clk_i, rst_ni   clock; synchronous reset, active low
//   counted_i       packets that begin in this cycle hold whole samples
//   time_steps_i    time steps of a sample, at least 1
//   s_axis_*        AXI4-Stream slave
//   spikes_valid_o  a spike vector is offered; it holds until it is accepted
//   spikes_ready_i  it is accepted in this cycle if it is offered
//   spikes_o        the vector, input 0 in bit 0
//   time_steps_o    time steps of its sample
//   event_error_o   in this cycle, an event with an index that does not exist is dropped, or a
//                   packet ends elsewhere than its sample
//   waiting_o       a vector waits, or is due though no beat is
//   begun_o         some of a packet is here, and there is more to come of it
//
// Timing
//   The vector is offered in the cycle after its last beat, and the first beat of the next time
//   step is taken in the cycle in which the vector is accepted: a beat in every cycle, if vectors
//   are accepted at once. No cycle is lost to clearing, since a first beat overwrites the whole
//   vector. s_axis_tready follows spikes_ready_i within the cycle, and nothing else: a skid_buffer
//   stands before it. spikes_valid_o, spikes_o, waiting_o and begun_o come from registers.

`default_nettype none

module axis_event_input #(
  parameter Inputs     = 40,
  parameter IndexWidth = 6,
  parameter CountWidth = 4
) (
  input  wire                  clk_i,
  input  wire                  rst_ni,
  input  wire                  counted_i,
  input  wire [CountWidth-1:0] time_steps_i,
  input  wire                  s_axis_tvalid,
  output wire                  s_axis_tready,
  input  wire [31:0]           s_axis_tdata,
  input  wire [3:0]            s_axis_tkeep,
  input  wire                  s_axis_tlast,
  output wire                  spikes_valid_o,
  input  wire                  spikes_ready_i,
  output wire [Inputs-1:0]     spikes_o,
  output wire [CountWidth-1:0] time_steps_o,
  output wire                  event_error_o,
  output wire                  waiting_o,
  output wire                  begun_o
);

  reg              valid_q;   // spikes_q is a whole vector, not accepted so far
  reg              first_q;   // the next beat is the first of its vector
  reg [Inputs-1:0] spikes_q;  // the vector; some of it, while valid_q is 0

  wire free;       // spikes_q can take another vector
  wire accept;
  wire drop;       // the beat is no part of a vector
  wire ends;       // the vector is whole with the beat
  wire fill;       // a vector without spikes is due
  wire counted;    // bit 30 is no part of the index
  wire is_event;
  wire in_range;
  wire misplaced;

  assign free           = ~valid_q | spikes_ready_i;
  assign s_axis_tready  = free & ~fill;
  assign accept         = s_axis_tvalid & s_axis_tready;
  assign is_event       = (&s_axis_tkeep) & ~s_axis_tdata[31];
  assign in_range       = {s_axis_tdata[30] & ~counted, s_axis_tdata[29:0]} < Inputs[30:0];
  assign spikes_valid_o = valid_q;
  assign spikes_o       = spikes_q;
  assign event_error_o  = misplaced | (accept & ~drop & is_event & ~in_range);
  assign waiting_o      = valid_q | fill;

  packet_framer #(
    .CountWidth(CountWidth)
  ) u_framer (
    .clk_i       (clk_i),
    .rst_ni      (rst_ni),
    .counted_i   (counted_i),
    .time_steps_i(time_steps_i),
    .accept_i    (accept),
    .last_i      (s_axis_tlast),
    .whole_i     (counted & s_axis_tkeep[3] & s_axis_tdata[30]),
    .free_i      (free),
    .drop_o      (drop),
    .ends_o      (ends),
    .fill_o      (fill),
    .counted_o   (counted),
    .error_o     (misplaced),
    .time_steps_o(time_steps_o),
    .begun_o     (begun_o)
  );

  always @(posedge clk_i) begin
    if (!rst_ni) begin
      valid_q <= 1'b0;
      first_q <= 1'b1;
    end else begin
      if (free) begin
        valid_q <= ends | fill;
      end
      if (accept & ~drop) begin
        first_q <= ends;
      end
    end
  end

  // A first beat clears the vector of the time step before; its own spike comes on top. What a beat
  // that is dropped writes is cleared by the next first one.
  always @(posedge clk_i) begin
    if ((fill & free) | (accept & first_q)) begin
      spikes_q <= {Inputs{1'b0}};
    end
    if (accept & is_event & in_range) begin
      spikes_q[s_axis_tdata[IndexWidth-1:0]] <= 1'b1;
    end
  end

  // What is derived from other parameters has to fit them. There is no module of such a name: every
  // tool stops at it.
  generate
    if (Inputs > (1 << IndexWidth)) begin : gen_refused_index_width
      axis_event_input_IndexWidth_is_too_small u_refused ();
    end
  endgenerate

endmodule

`default_nettype wire
