package dev.spikeloom.mutate.verilog;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeclarationOrderTest {
    private static final String MODULE = """
            module counter #(
              parameter Width = 4,
              parameter Last  = Width - 1
            ) (
              input  wire             clk_i,
              input  wire [Width-1:0] step_i,
              output reg  [Width-1:0] count_o
            );

              localparam [Width-1:0] One = 1;

              reg  [Width-1:0] held_q [0:Last];
              wire             carry;
              integer          total;
              genvar           g;

              generate
                for (g = 0; g < Width; g = g + 1) begin : gen_bit
                  wire both;

                  assign both = step_i[g] & count_o[g];
                end
              endgenerate

              function [Width-1:0] twice(input [Width-1:0] value);
                twice = value + value;
              endfunction

              adder #(
                .Width(Width)
              ) u_adder (
                .left_i (step_i),
                .carry_o(carry)
              );

              always @(posedge clk_i) begin
                count_o <= twice(count_o) + One;
                total = u_adder.sum;
              end

            endmodule
            """;

    @Test
    void aModuleInOrderHasNoViolations() {
        assertThat(DeclarationOrder.violations(MODULE)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = "=>",
            value = {
                "  wire             carry; => 33: carry",
                "  integer          total; => 38: total",
                "  genvar           g; => 18: g",
                "  localparam [Width-1:0] One = 1; => 37: One",
            })
    void whatIsDeclaredInTheLastLineIsUsedTooEarly(String declaration, String place) {
        String late = MODULE.replace(declaration.strip(), "").replace("\nendmodule", declaration + "\nendmodule");

        assertThat(DeclarationOrder.violations(late)).contains("line " + place);
    }

    @Test
    void aNameOfABlockDoesNotHoldOutsideOfIt() {
        String outside = MODULE.replace("total = u_adder.sum;", "total = both;");

        assertThat(DeclarationOrder.violations(outside)).containsExactly("line 38: both");
    }

    @Test
    void aParameterIsNotKnownBeforeItself() {
        String swapped = MODULE.replace("parameter Width = 4,", "parameter Width = Last,");

        assertThat(DeclarationOrder.violations(swapped)).containsExactly("line 2: Last");
    }

    @Test
    void aFunctionMayBeCalledBeforeItIsDeclared() {
        String early = MODULE.replace("  wire             carry;", "  wire [3:0] carry = twice(step_i);");

        assertThat(DeclarationOrder.violations(early)).isEmpty();
    }

    @Test
    void aNameThatGoesDownFromARowOfBlocksMayComeBeforeThem() {
        String row = MODULE.replace("total = u_adder.sum;", "total = gen_later[total + 1].sum;");

        assertThat(DeclarationOrder.violations(row)).isEmpty();
    }
}
