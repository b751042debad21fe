// Packet framer: which beats of a packet end a time step.
//
// A packet is one time step, which ends with its last beat; or, if frames are counted, a whole
// sample of as many time steps as are asked for, each of which ends where its own beats say so. A
// packet that ends before its sample does is filled up with time steps without spikes, and beats
// that come after the sample are dropped up to the packet's last one. Both are reported. So each
// packet is a sample, whatever it holds.
//
// Parameters
//   CountWidth      width of a number of time steps
//
// Ports
//   clk_i, rst_ni   clock; synchronous reset, active low
//   counted_i       packets that begin in this cycle hold whole samples
//   time_steps_i    time steps of those, at least 1
//   accept_i        a beat is accepted in this cycle; never while fill_o is 1
//   last_i          it is the last of its packet
//   whole_i         by what it holds, it is the last of its time step; only with counted_o
//   free_i          there is room for a time step without a beat
//   drop_o          the beat comes after the sample, and belongs to nothing
//   ends_o          the beat ends a time step
//   fill_o          a time step without spikes is due; it is made if there is room
//   counted_o       the beat is of a packet that holds a whole sample
//   error_o         in this cycle, a packet ends elsewhere than its sample
//   time_steps_o    time steps of the sample that the last beats are of
//   begun_o         a packet has begun, and there is more to come of it
//
// Timing
//   ends_o and error_o follow the beat within the cycle, counted_o follows counted_i, and
//   time_steps_o is time_steps_i unless frames are counted; all else comes from registers.

`default_nettype none

module packet_framer #(
  parameter CountWidth = 4
) (
  input  wire                  clk_i,
  input  wire                  rst_ni,
  input  wire                  counted_i,
  input  wire [CountWidth-1:0] time_steps_i,
  input  wire                  accept_i,
  input  wire                  last_i,
  input  wire                  whole_i,
  input  wire                  free_i,
  output wire                  drop_o,
  output wire                  ends_o,
  output wire                  fill_o,
  output wire                  counted_o,
  output wire                  error_o,
  output wire [CountWidth-1:0] time_steps_o,
  output wire                  begun_o
);

  localparam [CountWidth-1:0] Zero = 0;
  localparam [CountWidth-1:0] One  = 1;

  reg                  begun_q;    // a packet has begun, and its last beat has not come
  reg                  counted_q;  // the last packet that has begun is a whole sample
  reg                  drop_q;     // its sample is whole
  reg                  fill_q;     // it has ended, and its sample is not whole
  reg [CountWidth-1:0] step_q;     // time steps of it that are whole
  reg [CountWidth-1:0] steps_q;    // all that it has, if it is a whole sample

  wire                  counted;
  wire [CountWidth-1:0] steps;
  wire                  final_step;
  wire                  ends_counted;

  assign counted      = begun_q ? counted_q : counted_i;
  assign steps        = begun_q ? steps_q : time_steps_i;
  assign final_step   = step_q == ((fill_q ? steps_q : steps) - One);
  assign ends_o       = accept_i & ~drop_q & (last_i | whole_i);
  assign ends_counted = ends_o & counted;

  assign drop_o       = drop_q;
  assign fill_o       = fill_q;
  assign counted_o    = counted;
  assign error_o      = accept_i & ~drop_q & counted & (last_i ^ (whole_i & final_step));
  assign time_steps_o = counted_q ? steps_q : time_steps_i;
  assign begun_o      = begun_q | fill_q;

  always @(posedge clk_i) begin
    if (!rst_ni) begin
      begun_q   <= 1'b0;
      counted_q <= 1'b0;
      drop_q    <= 1'b0;
      fill_q    <= 1'b0;
      step_q    <= Zero;
    end else begin
      if (accept_i) begin
        begun_q   <= ~last_i;
        counted_q <= counted;
        drop_q    <= ~last_i & (drop_q | (ends_counted & final_step));
        fill_q    <= ends_counted & last_i & ~final_step;
      end else if (fill_q & free_i & final_step) begin
        fill_q <= 1'b0;
      end
      if (ends_counted | (fill_q & free_i)) begin
        step_q <= final_step ? Zero : step_q + One;
      end
    end
  end

  // Needs no reset: it is written with the first beat of a packet and read after that.
  always @(posedge clk_i) begin
    if (accept_i & ~begun_q) begin
      steps_q <= time_steps_i;
    end
  end

endmodule

`default_nettype wire
