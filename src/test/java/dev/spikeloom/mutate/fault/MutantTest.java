package dev.spikeloom.mutate.fault;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MutantTest {
    private static final String TEXT = """
            module m ();
              assign y = a;
              always @(posedge clk_i) begin
                if (en) begin
                  q <= first_operand_of_all & second_operand_of_all & third_operand_of_all_that_there_are;
                end else begin  // a comment
                  q <= 1'b0;
                end
              end
            endmodule
            """;

    @Test
    void isNamedByFileLineOperatorAndChange() {
        assertThat(only(MutationOperator.BIT_SWAPPED)).hasToString("m.v:7 bit-swapped: 1'b0 -> 1'b1");
    }

    @Test
    void whatIsLongOrOverSeveralLinesIsShortened() {
        Mutant mutant = only(MutationOperator.ELSE_DROPPED);
        assertThat(mutant.change()).isEqualTo("else begin // a comment q <= 1'b0; end -> (dropped)");
        assertThat(Mutants.of("m.v", TEXT))
                .allSatisfy(any -> assertThat(any.before()).hasSizeLessThan(80).doesNotContain("\n"));
    }

    @Test
    void itsLineIsShownWithoutIndentAndComment() {
        assertThat(only(MutationOperator.ELSE_DROPPED).source()).isEqualTo("end else begin");
    }

    private static Mutant only(MutationOperator operator) {
        return Mutants.of("m.v", TEXT).stream()
                .filter(mutant -> mutant.operator() == operator)
                .findFirst()
                .orElseThrow();
    }
}
