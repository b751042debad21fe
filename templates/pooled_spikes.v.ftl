// Pooled spikes: the output spike register of a convolution.
//
// The sweep gives the spikes of one word of every bank at a time; each goes to its place. Of squares of
// Pooling x Pooling outputs, the spikes of a channel become one: it is set if any of them is.
//
// Output (row, column) stands in bank (row mod RowBanks, column mod ColumnBanks), which is number
// (row mod RowBanks) * ColumnBanks + column mod ColumnBanks. Its word of fold f is number
// (row / RowBanks * WordColumns + column / ColumnBanks) * Folds + f.
//
// Parameters
//   Rows         rows of squares
//   Columns      columns of squares
//   Channels     output channels
//   Pooling      rows and columns of a square
//   RowBanks     rows of banks
//   ColumnBanks  columns of banks
//   WordColumns  columns of words in a bank
//   Words        words of a bank
//   AddrWidth    width of a word's address: enough for Words - 1
//   Folds        words of an output
//   Lanes        channels of a word
//
// Ports
//   clk_i     clock; nothing here needs a reset, since nothing is looked at before a sweep
//   valid_i   the spikes of a word are there
//   first_i   it is the first word of a sweep: what the sweep before left is cleared
//   addr_i    its address
//   spikes_i  the spikes of every bank, those of bank 0 in the lowest bits
//   spikes_o  the spikes: rows, columns and channels, channels fastest
//
// Timing
//   What comes in one cycle is part of spikes_o from the next cycle on.

`default_nettype none

module pooled_spikes #(
  parameter Rows        = 2,
  parameter Columns     = 2,
  parameter Channels    = 2,
  parameter Pooling     = 1,
  parameter RowBanks    = 1,
  parameter ColumnBanks = 1,
  parameter WordColumns = 2,
  parameter Words       = 4,
  parameter AddrWidth   = 2,
  parameter Folds       = 1,
  parameter Lanes       = 2
) (
  input  wire                                  clk_i,
  input  wire                                  valid_i,
  input  wire                                  first_i,
  input  wire [AddrWidth-1:0]                  addr_i,
  input  wire [RowBanks*ColumnBanks*Lanes-1:0] spikes_i,
  output wire [Rows*Columns*Channels-1:0]      spikes_o
);

  localparam Square = Pooling * Pooling;

  wire [Words-1:0] at;  // a bit for each word: it is the one

  genvar w;
  generate
    for (w = 0; w < Words; w = w + 1) begin : gen_at
      assign at[w] = addr_i == w[AddrWidth-1:0];
    end
  endgenerate

  // There may be no output in some words of some banks, and no channel in some lanes of the last fold.
  wire unused_places;

  assign unused_places = ^{at, spikes_i};

  genvar r;
  genvar c;
  genvar f;
  genvar s;
  generate
    for (r = 0; r < Rows; r = r + 1) begin : gen_row
      for (c = 0; c < Columns; c = c + 1) begin : gen_column
        for (f = 0; f < Folds; f = f + 1) begin : gen_fold
          localparam First = f * Lanes;
          localparam Count = (First + Lanes < Channels) ? Lanes : Channels - First;

          // The outputs of the square: whether each is swept, and its spikes.
          wire [Square-1:0]       swept;
          wire [Square*Count-1:0] found;

          for (s = 0; s < Square; s = s + 1) begin : gen_output
            localparam Row    = r * Pooling + s / Pooling;
            localparam Column = c * Pooling + s % Pooling;
            localparam Bank   = Row % RowBanks * ColumnBanks + Column % ColumnBanks;
            localparam Word   = (Row / RowBanks * WordColumns + Column / ColumnBanks) * Folds + f;

            assign swept[s]                = at[Word];
            assign found[s*Count +: Count] = spikes_i[Bank*Lanes +: Count] & {Count{at[Word]}};
          end

          reg [Count-1:0] square;
          reg [Count-1:0] spikes_q;

          integer k;
          always @* begin
            square = {Count{1'b0}};
            for (k = 0; k < Square; k = k + 1) begin
              square = square | found[k*Count +: Count];
            end
          end

          always @(posedge clk_i) begin
            if (valid_i & (first_i | (|swept))) begin
              spikes_q <= first_i ? square : spikes_q | square;
            end
          end

          assign spikes_o[(r*Columns+c)*Channels+First +: Count] = spikes_q;
        end
      end
    end
  endgenerate

  // What is derived from other parameters has to fit them. There is no module of such a name: every
  // tool stops at it.
  generate
    if (Words > (1 << AddrWidth)) begin : gen_refused_addr_width
      pooled_spikes_AddrWidth_is_too_small u_refused ();
    end
  endgenerate

endmodule

`default_nettype wire
