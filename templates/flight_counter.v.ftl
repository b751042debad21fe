// Flight counter: tells whether anything that has gone into a pipeline has not come out of it.
//
// Parameters
//   CountWidth      width of a number: enough for all that can be in the pipeline
//
// Ports
//   clk_i, rst_ni   clock; synchronous reset, active low
//   enters_i        something goes in
//   leaves_i        something comes out
//   in_flight_o     something is in the pipeline
//
// Timing
//   in_flight_o comes from a register: it is 1 from the cycle after the first goes in to the one in
//   which the last comes out.

`default_nettype none

module flight_counter #(
  parameter CountWidth = 4
) (
  input  wire clk_i,
  input  wire rst_ni,
  input  wire enters_i,
  input  wire leaves_i,
  output wire in_flight_o
);

  localparam [CountWidth-1:0] Zero = 0;
  localparam [CountWidth-1:0] One  = 1;

  reg [CountWidth-1:0] count_q;

  assign in_flight_o = count_q != Zero;

  always @(posedge clk_i) begin
    if (!rst_ni) begin
      count_q <= Zero;
    end else if (enters_i & ~leaves_i) begin
      count_q <= count_q + One;
    end else if (leaves_i & ~enters_i) begin
      count_q <= count_q - One;
    end
  end

endmodule

`default_nettype wire
