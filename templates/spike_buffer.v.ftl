// Spike buffer: room for one more spike vector at the input or the output of a layer.
//
// Parameters
//   Width    neurons
//
// Ports
//   clk_i, rst_ni   clock; synchronous reset, active low
//   valid_i         a spike vector is offered; it must be held until it is accepted
//   ready_o         it is accepted in this cycle if it is offered
//   final_i         it is the one of the last time step of its sample
//   spikes_i        the vector
//   valid_o         the vector is offered on; it holds until it is accepted
//   ready_i         it is accepted in this cycle if it is offered
//   final_o         as it came in
//   spikes_o        as it came in
//
// Timing
//   A vector is offered on from the cycle after it was accepted on. The next one can be accepted in
//   the cycle after that one is gone: no path leads from ready_i to ready_o within a cycle.

`default_nettype none

module spike_buffer #(
  parameter Width = 32
) (
  input  wire             clk_i,
  input  wire             rst_ni,
  input  wire             valid_i,
  output wire             ready_o,
  input  wire             final_i,
  input  wire [Width-1:0] spikes_i,
  output wire             valid_o,
  input  wire             ready_i,
  output wire             final_o,
  output wire [Width-1:0] spikes_o
);

  reg             valid_q;
  reg             final_q;
  reg [Width-1:0] spikes_q;

  wire accept;

  assign ready_o  = ~valid_q;
  assign accept   = valid_i & ready_o;
  assign valid_o  = valid_q;
  assign final_o  = final_q;
  assign spikes_o = spikes_q;

  always @(posedge clk_i) begin
    if (!rst_ni) begin
      valid_q <= 1'b0;
    end else if (accept) begin
      valid_q <= 1'b1;
    end else if (ready_i) begin
      valid_q <= 1'b0;
    end
  end

  // Needs no reset: it is looked at while valid_q is set only.
  always @(posedge clk_i) begin
    if (accept) begin
      final_q  <= final_i;
      spikes_q <= spikes_i;
    end
  end

endmodule

`default_nettype wire
