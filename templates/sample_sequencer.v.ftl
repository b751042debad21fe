// Sample sequencer: tells the spike vectors of a sample apart from those of the next.
//
// Counts the spike vectors that the first layer accepts and marks the one of the last time step of
// each sample. A sample takes the number of time steps that is given when its first vector is
// accepted, so the number may change at any time, samples in flight or not.
//
// Parameters
//   CountWidth      width of a number of time steps
//
// Ports
//   clk_i, rst_ni   clock; synchronous reset, active low
//   time_steps_i    time steps of a sample, at least 1
//   accept_i        a spike vector is accepted in this cycle
//   final_o         the vector that is offered now is the one of the last time step of its sample
//
// Timing
//   final_o follows time_steps_i within the cycle for the first vector of a sample, and comes from
//   registers for the others.

`default_nettype none

module sample_sequencer #(
  parameter CountWidth = 4
) (
  input  wire                  clk_i,
  input  wire                  rst_ni,
  input  wire [CountWidth-1:0] time_steps_i,
  input  wire                  accept_i,
  output wire                  final_o
);

  localparam [CountWidth-1:0] Zero = 0;
  localparam [CountWidth-1:0] One  = 1;

  reg [CountWidth-1:0] step_q;   // time steps of the current sample that were accepted
  reg [CountWidth-1:0] steps_q;  // all that it has; valid from its second one on

  wire                  first;
  wire [CountWidth-1:0] steps;

  assign first   = step_q == Zero;
  assign steps   = first ? time_steps_i : steps_q;
  assign final_o = step_q == (steps - One);

  always @(posedge clk_i) begin
    if (!rst_ni) begin
      step_q <= Zero;
    end else if (accept_i) begin
      step_q <= final_o ? Zero : step_q + One;
    end
  end

  // Needs no reset: it is written with the first vector of a sample and read after that.
  always @(posedge clk_i) begin
    if (accept_i & first) begin
      steps_q <= time_steps_i;
    end
  end

endmodule

`default_nettype wire
