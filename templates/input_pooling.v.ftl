// Input pooling: max pooling of the input spikes, in front of the first layer.
//
// Of squares of Size x Size inputs, the spikes of a channel become one: it is set if any of them is.
// Rows and columns that are left over belong to no square.
//
// Parameters
//   Rows      rows of inputs
//   Columns   columns of inputs
//   Channels  channels of an input
//   Size      rows and columns of a square, at most Rows and Columns
//
// Ports
//   spikes_i  the input spikes: rows, columns and channels, channels fastest
//   spikes_o  those of the squares, likewise
//
// Timing
//   spikes_o follows spikes_i within a cycle.

`default_nettype none

module input_pooling #(
  parameter Rows     = 4,
  parameter Columns  = 4,
  parameter Channels = 1,
  parameter Size     = 2
) (
  input  wire [Rows*Columns*Channels-1:0]               spikes_i,
  output wire [(Rows/Size)*(Columns/Size)*Channels-1:0] spikes_o
);

  localparam SquareRows    = Rows / Size;
  localparam SquareColumns = Columns / Size;

  wire unused_spikes;

  assign unused_spikes = ^spikes_i;

  genvar r;
  genvar c;
  genvar s;
  generate
    for (r = 0; r < SquareRows; r = r + 1) begin : gen_row
      for (c = 0; c < SquareColumns; c = c + 1) begin : gen_column
        wire [Size*Size*Channels-1:0] square;  // the spikes of a square

        for (s = 0; s < Size * Size; s = s + 1) begin : gen_input
          localparam Position = (r * Size + s / Size) * Columns + c * Size + s % Size;

          assign square[s*Channels +: Channels] = spikes_i[Position*Channels +: Channels];
        end

        reg [Channels-1:0] any;

        integer k;
        always @* begin
          any = {Channels{1'b0}};
          for (k = 0; k < Size * Size; k = k + 1) begin
            any = any | square[k*Channels +: Channels];
          end
        end

        assign spikes_o[(r*SquareColumns+c)*Channels +: Channels] = any;
      end
    end
  endgenerate

  // There is no module of such a name: every tool stops at it.
  generate
    if (Size > Rows || Size > Columns) begin : gen_refused_size
      input_pooling_Size_is_too_large u_refused ();
    end
  endgenerate

endmodule

`default_nettype wire
