// Spike counter: counts the output spikes by class and decides.
//
// Counts the spikes of the output layer over the time steps of a sample, then publishes the counts
// and the class with the most spikes. Of several classes with as many, the one with the lowest
// index wins. The result stands in registers of its own: while it waits to be taken, the next
// sample is counted already.
//
// Parameters
//   CountWidth  width of a count: enough for the greatest number of time steps
//
// Ports
//   clk_i, rst_ni    clock; synchronous reset, active low
//   valid_i          the output spikes of a time step are offered, held until they are accepted
//   ready_o          they are accepted in this cycle if they are offered
//   final_i          they are those of the last time step of their sample
//   spikes_i         the spikes, class 0 in bit 0
//   result_valid_o   a result is offered; it holds until it is accepted
//   result_ready_i   it is accepted in this cycle if it is offered
//   result_class_o   the class
//   result_counts_o  the counts, side by side, class 0 in the lowest bits
//   busy_o           a whole sample, or its result, is here
//
// Timing
//   The result of a sample is offered 2 cycles after its last spikes are accepted, if the result
//   before it has been taken by then. ready_o and busy_o come
//   from registers.

`default_nettype none

module spike_counter #(
  parameter CountWidth = 4
) (
  input  wire                    clk_i,
  input  wire                    rst_ni,
  input  wire                    valid_i,
  output wire                    ready_o,
  input  wire                    final_i,
  input  wire [3:0]              spikes_i,
  output wire                    result_valid_o,
  input  wire                    result_ready_i,
  output wire [1:0]              result_class_o,
  output wire [4*CountWidth-1:0] result_counts_o,
  output wire                    busy_o
);

  localparam Classes = 4;

  localparam [CountWidth-1:0] Zero = 0;
  localparam [CountWidth-1:0] One  = 1;

  reg                          fresh_q;  // the next spikes are the first ones of a sample
  reg                          done_q;   // counts_q holds a whole sample
  reg [Classes*CountWidth-1:0] counts_q;
  reg                          result_valid_q;
  reg [1:0]                    result_class_q;
  reg [Classes*CountWidth-1:0] result_counts_q;

  wire       stall;
  wire       publish;
  wire       accept;
  wire [1:0] winner;

  assign stall   = done_q & result_valid_q;
  assign publish = done_q & ~result_valid_q;
  assign ready_o = ~stall;
  assign accept  = valid_i & ready_o;

  assign result_valid_o  = result_valid_q;
  assign result_class_o  = result_class_q;
  assign result_counts_o = result_counts_q;
  assign busy_o          = done_q | result_valid_q;

  argmax #(
    .Classes   (4),
    .ClassWidth(2),
    .CountWidth(CountWidth)
  ) u_argmax (
    .counts_i(counts_q),
    .class_o (winner)
  );

  always @(posedge clk_i) begin
    if (!rst_ni) begin
      fresh_q        <= 1'b1;
      done_q         <= 1'b0;
      result_valid_q <= 1'b0;
    end else begin
      if (accept) begin
        fresh_q <= final_i;
      end
      if (!stall) begin
        done_q <= accept & final_i;
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
            (fresh_q ? Zero : counts_q[k*CountWidth +: CountWidth])
            + (spikes_i[k] ? One : Zero);
      end
    end
    if (publish) begin
      result_class_q  <= winner;
      result_counts_q <= counts_q;
    end
  end

endmodule

`default_nettype wire
