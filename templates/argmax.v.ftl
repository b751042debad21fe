// Argmax: the class with the most spikes, the lowest one of several with as many.
//
// A knock-out tournament. Neighbours meet, so that the left one always has the lower class index;
// the right one needs more spikes to win.
[#if pipelined]
// Registers divide its rounds evenly; each holds those that are left, and their counts.
[/#if]
//
// Parameters
//   Classes     spike counts that come in
//   ClassWidth  width of a class: enough for Classes - 1, at least 1
//   CountWidth  width of a spike count
[#if pipelined]
//   Stages      registers between the counts and the class, at least 1
[/#if]
//
// Ports
[#if pipelined]
//   clk_i       clock; nothing here needs a reset, since nothing is looked at before it is written
//   en_i        bit s: register s takes what the stage before it gives
[/#if]
//   counts_i    the counts, side by side, class 0 in the lowest bits
//   class_o     the class
//
// Timing
[#if pipelined]
//   The class of counts that are taken in one cycle is there Stages cycles later, if the registers
//   behind the first are enabled one after the other in the cycles between.
[#else]
//   Combinational: as many rounds as a class has bits.
[/#if]

`default_nettype none

module [=module] #(
  parameter Classes    = 2,
  parameter ClassWidth = 1,
[#if pipelined]
  parameter CountWidth = 4,
  parameter Stages     = 1
[#else]
  parameter CountWidth = 4
[/#if]
) (
[#if pipelined]
  input  wire clk_i,
  input  wire [Stages-1:0] en_i,
[/#if]
  input  wire [Classes*CountWidth-1:0] counts_i,
[#if pipelined]
  output wire [ClassWidth-1:0] class_o
[#else]
  output reg  [ClassWidth-1:0] class_o
[/#if]
);

  localparam Leaves = 1 << ClassWidth;

[#if pipelined]
  reg [Leaves*CountWidth-1:0] leaves;
  reg [Leaves*ClassWidth-1:0] classes;

  integer k;
  always @* begin
    leaves                         = {Leaves * CountWidth{1'b0}};
    leaves[Classes*CountWidth-1:0] = counts_i;
    for (k = 0; k < Leaves; k = k + 1) begin
      classes[k*ClassWidth +: ClassWidth] = k[ClassWidth-1:0];
    end
  end

  genvar s;
  generate
    for (s = 0; s <= Stages; s = s + 1) begin : gen_stage
      localparam From = Leaves >> (s * ClassWidth / (Stages + 1));
      localparam Into = Leaves >> ((s + 1) * ClassWidth / (Stages + 1));

      wire [From*CountWidth-1:0] counts_from;
      wire [From*ClassWidth-1:0] classes_from;
      reg [From*CountWidth-1:0] most;
      reg [From*ClassWidth-1:0] best;

      if (s == 0) begin : gen_leaves
        assign counts_from  = leaves;
        assign classes_from = classes;
      end else begin : gen_left
        assign counts_from  = gen_stage[s-1].gen_register.most_q;
        assign classes_from = gen_stage[s-1].gen_register.best_q;
      end

      integer c;
      integer pairs;
      always @* begin
        most = counts_from;
        best = classes_from;
        for (pairs = From / 2; pairs >= Into; pairs = pairs / 2) begin
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
      end

      if (s < Stages) begin : gen_register
        reg [Into*CountWidth-1:0] most_q;
        reg [Into*ClassWidth-1:0] best_q;

        always @(posedge clk_i) begin
          if (en_i[s]) begin
            most_q <= most[Into*CountWidth-1:0];
            best_q <= best[Into*ClassWidth-1:0];
          end
        end
      end
    end
  endgenerate

  assign class_o = gen_stage[Stages].best[ClassWidth-1:0];
[#else]
  localparam [Leaves*CountWidth-1:0] Nothing = 0;

  reg [Leaves*CountWidth-1:0] most;
  reg [Leaves*ClassWidth-1:0] best;

  integer c;
  integer pairs;
  always @* begin
    most = Nothing;
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
[/#if]

  // What is derived from other parameters has to fit them. There is no module of such a name: every
  // tool stops at it.
  generate
    if (Classes > (1 << ClassWidth)) begin : gen_refused_class_width
      [=module]_ClassWidth_is_too_small u_refused ();
    end
  endgenerate

endmodule

`default_nettype wire
