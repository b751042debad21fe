// Argmax: the class with the most spikes, the lowest one of several with as many.
//
// A knock-out tournament. Neighbours meet, so that the left one always has the lower class index;
// the right one needs more spikes to win.
//
// Parameters
//   Classes     spike counts that come in
//   ClassWidth  width of a class: enough for Classes - 1, at least 1
//   CountWidth  width of a spike count
//
// Ports
//   counts_i    the counts, side by side, class 0 in the lowest bits
//   class_o     the class
//
// Timing
//   Combinational: as many rounds as a class has bits.

`default_nettype none

module argmax #(
  parameter Classes    = 2,
  parameter ClassWidth = 1,
  parameter CountWidth = 4
) (
  input  wire [Classes*CountWidth-1:0] counts_i,
  output reg  [ClassWidth-1:0]         class_o
);

  localparam Leaves = 1 << ClassWidth;

  localparam [Leaves*CountWidth-1:0] Nothing = 0;

  reg [Leaves*CountWidth-1:0] most;
  reg [Leaves*ClassWidth-1:0] best;

  integer c;
  integer pairs;
  always @* begin
    most                         = Nothing;
    most[Classes*CountWidth-1:0] = counts_i;
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
    class_o = best[ClassWidth-1:0];
  end

  // What is derived from other parameters has to fit them. There is no module of such a name: every
  // tool stops at it.
  generate
    if (Classes > (1 << ClassWidth)) begin : gen_refused_class_width
      argmax_ClassWidth_is_too_small u_refused ();
    end
  endgenerate

endmodule

`default_nettype wire
