package dev.spikeloom.physical.netlist;

/**
 * What sums and comparisons become, in Verilog that Yosys maps cells by. Yosys' own maps look ahead for the carry (Brent and
 * Kung), which costs gates that the clock of such a design does not ask for; and they find out for some comparisons whether
 * both sides are equal, by the names of these, so that the same module differs from design to design.
 */
final class Arithmetic {
    /** A comparison goes from bit to bit. */
    static final String COMPARISONS = """
            (* techmap_celltype = "$lt $le $gt $ge" *)
            module _80_compare (A, B, Y);
              parameter A_SIGNED = 0;
              parameter B_SIGNED = 0;
              parameter A_WIDTH  = 1;
              parameter B_WIDTH  = 1;
              parameter Y_WIDTH  = 1;

              parameter _TECHMAP_CELLTYPE_ = "";

              (* force_downto *) input  [A_WIDTH-1:0] A;
              (* force_downto *) input  [B_WIDTH-1:0] B;
              (* force_downto *) output [Y_WIDTH-1:0] Y;

              localparam Width   = (A_WIDTH > B_WIDTH) ? A_WIDTH : B_WIDTH;
              localparam Swapped = _TECHMAP_CELLTYPE_ == "$gt" || _TECHMAP_CELLTYPE_ == "$le";
              localparam Negated = _TECHMAP_CELLTYPE_ == "$le" || _TECHMAP_CELLTYPE_ == "$ge";
              localparam Signed  = A_SIGNED && B_SIGNED;

              // The highest bit of a two's complement number makes it smaller.
              wire [Width-1:0] sign = {Signed ? 1'b1 : 1'b0, {Width{1'b0}}} >> 1;
              wire [Width-1:0] a = {{Width{Signed && A[A_WIDTH-1]}}, A} ^ sign;
              wire [Width-1:0] b = {{Width{Signed && B[B_WIDTH-1]}}, B} ^ sign;
              wire [Width-1:0] x = Swapped ? b : a;
              wire [Width-1:0] y = Swapped ? a : b;

              // Whether x is less than y in the bits below.
              wire [Width:0] less = {(~x & y) | ((~x | y) & less[Width-1:0]), 1'b0};

              assign Y = Negated ? !less[Width] : less[Width];
            endmodule
            """;

    /** The carry goes from bit to bit. The name sorts before that of Yosys' own map, so that this one is used. */
    static final String CARRIES = """
            (* techmap_celltype = "$lcu" *)
            module _80_ripple (P, G, CI, CO);
              parameter WIDTH = 2;

              (* force_downto *) input  [WIDTH-1:0] P;
              (* force_downto *) input  [WIDTH-1:0] G;
                                 input              CI;
              (* force_downto *) output [WIDTH-1:0] CO;

              wire [WIDTH:0] carry = {G | (P & carry[WIDTH-1:0]), CI};

              assign CO = carry[WIDTH:1];
            endmodule
            """;

    private Arithmetic() {}
}
