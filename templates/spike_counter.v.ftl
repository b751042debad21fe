// Spike counter: counts the output spikes by class and decides.
//
// Counts the spikes of the output layer over the time steps of a sample, then publishes the counts
// and the class with the most spikes. Of several classes with as many, the one with the lowest
// index wins. The result stands in registers of its own: while it waits to be taken, the next
// sample is counted already.
//
// Parameters
//   Classes     neurons of the output layer
//   ClassWidth  width of a class: enough for Classes - 1, at least 1
//   CountWidth  width of a count: enough for the greatest number of time steps
//
// Ports
//   clk_i, rst_ni    clock; synchronous reset, active low
//   time_steps_i     time steps of a sample, at least 1; it may change while no sample is in flight
//   valid_i          the output spikes of a time step are offered, held until they are accepted
//   ready_o          they are accepted in this cycle if they are offered
//   spikes_i         the spikes, class 0 in bit 0
//   result_valid_o   a result is offered; it holds until it is accepted
//   result_ready_i   it is accepted in this cycle if it is offered
//   result_class_o   the class
//   result_counts_o  the counts, side by side, class 0 in the lowest bits
//
// Timing
//   The result of a sample is offered two cycles after its last spikes are accepted, if the result
//   before it has been taken by then. ready_o does not depend on valid_i or result_ready_i.

`default_nettype none

module spike_counter #(
  parameter Classes    = 2,
  parameter ClassWidth = 1,
  parameter CountWidth = 4
) (
  input  wire                          clk_i,
  input  wire                          rst_ni,
  input  wire [CountWidth-1:0]         time_steps_i,
  input  wire                          valid_i,
  output wire                          ready_o,
  input  wire [Classes-1:0]            spikes_i,
  output wire                          result_valid_o,
  input  wire                          result_ready_i,
  output wire [ClassWidth-1:0]         result_class_o,
  output wire [Classes*CountWidth-1:0] result_counts_o
);

  localparam [CountWidth-1:0] Zero = 0;
  localparam [CountWidth-1:0] One  = 1;

  reg [CountWidth-1:0]         step_q;    // time steps of the current sample that were counted
  reg                          done_q;    // counts_q holds a whole sample
  reg [Classes*CountWidth-1:0] counts_q;
  reg                          result_valid_q;
  reg [ClassWidth-1:0]         result_class_q;
  reg [Classes*CountWidth-1:0] result_counts_q;

  wire stall;
  wire publish;
  wire accept;
  wire last;

  assign stall   = done_q & result_valid_q;
  assign publish = done_q & ~result_valid_q;
  assign ready_o = ~stall;
  assign accept  = valid_i & ready_o;
  assign last    = step_q == (time_steps_i - One);

  assign result_valid_o  = result_valid_q;
  assign result_class_o  = result_class_q;
  assign result_counts_o = result_counts_q;

  // A knock-out tournament. Neighbours meet, so that the left one always has the lower class index;
  // the right one needs more spikes to win.
  localparam Leaves = 1 << ClassWidth;

  localparam [Leaves*CountWidth-1:0] Nothing = 0;

  function [ClassWidth-1:0] argmax(input [Classes*CountWidth-1:0] counts);
    reg [Leaves*CountWidth-1:0] most;
    reg [Leaves*ClassWidth-1:0] best;
    integer c;
    integer pairs;
    begin
      most = Nothing;
      most[Classes*CountWidth-1:0] = counts;
      for (c = 0; c < Leaves; c = c + 1) begin
        best[c*ClassWidth +: ClassWidth] = c[ClassWidth-1:0];
      end
      for (pairs = Leaves / 2; pairs > 0; pairs = pairs / 2) begin
        for (c = 0; c < pairs; c = c + 1) begin
          if (most[(2*c+1)*CountWidth +: CountWidth] > most[2*c*CountWidth +: CountWidth]) begin
            most[c*CountWidth +: CountWidth] = most[(2*c+1)*CountWidth +: CountWidth];
            best[c*ClassWidth +: ClassWidth] = best[(2*c+1)*ClassWidth +: ClassWidth];
          end else begin
            most[c*CountWidth +: CountWidth] = most[2*c*CountWidth +: CountWidth];
            best[c*ClassWidth +: ClassWidth] = best[2*c*ClassWidth +: ClassWidth];
          end
        end
      end
      argmax = best[ClassWidth-1:0];
    end
  endfunction

  always @(posedge clk_i) begin
    if (!rst_ni) begin
      step_q         <= Zero;
      done_q         <= 1'b0;
      result_valid_q <= 1'b0;
    end else begin
      if (accept) begin
        step_q <= last ? Zero : step_q + One;
      end
      if (!stall) begin
        done_q <= accept & last;
      end
      if (publish) begin
        result_valid_q <= 1'b1;
      end else if (result_ready_i) begin
        result_valid_q <= 1'b0;
      end
    end
  end

  // The first time step of a sample replaces the counts of the sample before.
  integer k;
  always @(posedge clk_i) begin
    if (accept) begin
      for (k = 0; k < Classes; k = k + 1) begin
        counts_q[k*CountWidth +: CountWidth] <=
            ((step_q == Zero) ? Zero : counts_q[k*CountWidth +: CountWidth])
            + (spikes_i[k] ? One : Zero);
      end
    end
    if (publish) begin
      result_class_q  <= argmax(counts_q);
      result_counts_q <= counts_q;
    end
  end

endmodule

`default_nettype wire
