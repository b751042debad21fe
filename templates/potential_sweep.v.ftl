// Potential sweep: goes over the words of the potentials of a convolution.
//
// A sweep ends a time step: word after word is compared with the thresholds and prepared for the next
// time step.
//
// Parameters
//   Words      words of a bank
//   AddrWidth  width of a word's address: enough for Words - 1
//   Folds      words of an output position, a divisor of Words
//   FoldWidth  width of a fold's number: enough for Folds - 1, at least 1
//
// Ports
//   clk_i, rst_ni  clock; synchronous reset, active low
//   start_i        begin with the next cycle; only while active_o is 0
//   final_i        the sweep ends the last time step of a sample
//   active_o       a word is swept in this cycle
//   final_o        it ends the last time step of a sample (valid only with active_o)
//   first_o        the word is the first
//   last_o         the word is the last
//   addr_o         its address
//   fold_o         its fold
//
// Timing
//   A sweep that is started in cycle S is active in the cycles S + 1 to S + Words, and gives the words
//   in the order of their addresses. All outputs are registers, or follow from them.

`default_nettype none

module potential_sweep #(
  parameter Words     = 25,
  parameter AddrWidth = 5,
  parameter Folds     = 1,
  parameter FoldWidth = 1
) (
  input  wire                 clk_i,
  input  wire                 rst_ni,
  input  wire                 start_i,
  input  wire                 final_i,
  output wire                 active_o,
  output wire                 final_o,
  output wire                 first_o,
  output wire                 last_o,
  output wire [AddrWidth-1:0] addr_o,
  output wire [FoldWidth-1:0] fold_o
);

  localparam LastWord = Words - 1;

  localparam [AddrWidth-1:0] NoWord  = 0;
  localparam [AddrWidth-1:0] OneWord = 1;

  reg                 active_q;  // a word is swept
  reg                 final_q;   // at the end of a sample
  reg [AddrWidth-1:0] addr_q;    // the word

  assign active_o = active_q;
  assign final_o  = final_q;
  assign first_o  = addr_q == NoWord;
  assign last_o   = addr_q == LastWord[AddrWidth-1:0];
  assign addr_o   = addr_q;

  always @(posedge clk_i) begin
    if (!rst_ni) begin
      active_q <= 1'b0;
      addr_q   <= NoWord;
    end else if (active_q) begin
      active_q <= ~last_o;
      addr_q   <= last_o ? NoWord : addr_q + OneWord;
    end else if (start_i) begin
      active_q <= 1'b1;
    end
  end

  // The mark needs no reset: it is looked at while active_q is 1.
  always @(posedge clk_i) begin
    if (start_i) begin
      final_q <= final_i;
    end
  end

  // The folds of an output position are words one after the other.
  generate
    if (Folds > 1) begin : gen_fold
      localparam LastFold = Folds - 1;

      localparam [FoldWidth-1:0] NoFold  = 0;
      localparam [FoldWidth-1:0] OneFold = 1;

      reg [FoldWidth-1:0] fold_q;

      always @(posedge clk_i) begin
        if (!rst_ni) begin
          fold_q <= NoFold;
        end else if (active_q) begin
          fold_q <= (fold_q == LastFold[FoldWidth-1:0]) ? NoFold : fold_q + OneFold;
        end
      end

      assign fold_o = fold_q;
    end else begin : gen_no_fold
      assign fold_o = {FoldWidth{1'b0}};
    end
  endgenerate

  // What is derived from other parameters has to fit them. There is no module of such a name: every
  // tool stops at it.
  generate
    if (Words > (1 << AddrWidth)) begin : gen_refused_addr_width
      potential_sweep_AddrWidth_is_too_small u_refused ();
    end
    if (Folds > (1 << FoldWidth)) begin : gen_refused_fold_width
      potential_sweep_FoldWidth_is_too_small u_refused ();
    end
    if (Words % Folds != 0) begin : gen_refused_folds
      potential_sweep_Folds_does_not_divide_Words u_refused ();
    end
  endgenerate

endmodule

`default_nettype wire
