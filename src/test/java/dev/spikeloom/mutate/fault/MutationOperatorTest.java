package dev.spikeloom.mutate.fault;

import static dev.spikeloom.mutate.fault.MutationOperator.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What each operator makes of a line of Verilog. */
class MutationOperatorTest {
    private static final String CLOCKED = "always @(posedge clk_i) ";

    static Stream<Arguments> operators() {
        return Stream.of(
                example(EQUALITY_SWAPPED, "assign y = a == b;", "assign y = a != b;"),
                example(BOUNDARY_MOVED, "assign y = a > b;", "assign y = a >= b;"),
                example(RELATION_REVERSED, "assign y = a <= b;", "assign y = a >= b;"),
                example(ADDITION_SWAPPED, "assign y = a + b;", "assign y = a - b;"),
                example(MULTIPLICATION_SWAPPED, "assign y = a % b;", "assign y = a / b;"),
                example(BITWISE_SWAPPED, "assign y = a & b;", "assign y = a | b;"),
                example(LOGICAL_SWAPPED, "assign y = a && b;", "assign y = a || b;"),
                example(SHIFT_CHANGED, "assign y = a >>> b;", "assign y = a >> b;"),
                example(REDUCTION_CHANGED, "assign y = |a;", "assign y = &a;"),
                example(NOT_DROPPED, "assign y = a & ~b;", "assign y = a & b;"),
                example(NOT_ADDED, "assign y = a | (b == c);", "assign y = ~a | (b == c);"),
                example(OPERAND_DROPPED, "assign y = (a == b) & c;", "assign y = (a == b);", "assign y = c;"),
                example(OPERANDS_SWAPPED, "assign y = a - b;", "assign y = (b - a);"),
                example(SELECTION_SWAPPED, "assign y = s ? a : b;", "assign y = s ? (b) : (a);"),
                example(LITERAL_OFF_BY_ONE, "localparam [3:0] Last = 4'd15;", "localparam [3:0] Last = 4'd14;"),
                example(LITERAL_OFF_BY_ONE, "assign y = -32'sd64;", "assign y = -32'sd65;"),
                example(BIT_SWAPPED, "assign y = {1'b0, a};", "assign y = {1'b1, a};"),
                example(BIT_SELECT_OFF_BY_ONE, "assign y = a[k];", "assign y = a[(k) + 1];"),
                example(PART_SELECT_OFF_BY_ONE, "assign y = a[5:2];", "assign y = a[4:1];"),
                example(CONCATENATION_REORDERED, "assign y = {a, b, c};", "assign y = {c, b, a};"),
                example(CONDITION_INVERTED, CLOCKED + "if (en) y <= a;", CLOCKED + "if (!(en)) y <= a;"),
                example(RESET_INVERTED, CLOCKED + "if (!rst_ni) y <= a;", CLOCKED + "if (!(!rst_ni)) y <= a;"),
                example(RESET_VALUE_CHANGED, CLOCKED + "if (!rst_ni) y <= Zero;", CLOCKED + "if (!rst_ni) y <= ~Zero;"),
                example(ELSE_DROPPED, CLOCKED + "if (en) y <= a; else y <= b;", CLOCKED + "if (en) y <= a;"),
                example(REGISTER_HELD, CLOCKED + "y <= a;", CLOCKED + ";"),
                example(BLOCKING_DROPPED, "always @* y = a;", "always @* ;"),
                example(
                        CASE_ARM_DROPPED,
                        "always @* case (s) 1: y = a; default: y = b; endcase",
                        "always @* case (s)  default: y = b; endcase"),
                example(STUCK_AT_ZERO, "assign y = a + b;", "assign y = 0;"),
                example(STUCK_AT_ONE, "assign y = a + b;", "assign y = ~0;"),
                example(CONNECTION_TIED_LOW, "sub u_sub (.a_i(x), .b_o(y));", "sub u_sub (.a_i(0), .b_o(y));"),
                example(
                        CONNECTIONS_SWAPPED,
                        "sub u_sub (.a_i(x), .b_i(z), .c_o(y));",
                        "sub u_sub (.a_i(z), .b_i(x), .c_o(y));"));
    }

    @ParameterizedTest
    @MethodSource("operators")
    void putsItsFaultInPlace(MutationOperator operator, String before, List<String> after) {
        assertThat(mutants(operator, before)).containsExactlyElementsOf(after);
    }

    @Test
    void everyOperatorHasAnExample() {
        assertThat(operators().map(example -> example.get()[0])).containsOnly((Object[]) values());
    }

    @Test
    void theDirectionOfALoopIsNotTurnedRound() {
        assertThat(mutants(ADDITION_SWAPPED, "always @* for (k = 0; k < 4; k = k + 1) y = a;"))
                .isEmpty();
    }

    @Test
    void valuesInResetAreLeftToTheOperatorForThese() {
        String reset = CLOCKED + "if (!rst_ni) y <= 1'b0;";
        assertThat(mutants(BIT_SWAPPED, reset)).isEmpty();
        assertThat(mutants(RESET_VALUE_CHANGED, reset)).containsExactly(CLOCKED + "if (!rst_ni) y <= 1'b1;");
    }

    @Test
    void numbersThatSelectBitsAreLeftToTheOperatorsForThese() {
        assertThat(mutants(LITERAL_OFF_BY_ONE, "assign y = a[3] + b[7:4];")).isEmpty();
    }

    @Test
    void aNumberKeepsItsBaseAndItsDigits() {
        assertThat(mutants(LITERAL_OFF_BY_ONE, "assign y = 12'h0ff;")).containsExactly("assign y = 12'h100;");
    }

    @Test
    void commentsAndNamesAreNotTouched() {
        String text = "assign y = rest_a;  // a == b, or c + d";
        assertThat(Mutants.of("m.v", module(text)))
                .extracting(mutant -> mutant.operator())
                .containsExactlyInAnyOrder(STUCK_AT_ZERO, STUCK_AT_ONE, NOT_ADDED);
    }

    private static Arguments example(MutationOperator operator, String before, String... after) {
        return arguments(operator, before, List.of(after));
    }

    private static List<String> mutants(MutationOperator operator, String item) {
        return Mutants.of("m.v", module(item)).stream()
                .filter(mutant -> mutant.operator() == operator)
                .map(mutant -> mutant.mutated().lines().skip(1).findFirst().orElseThrow())
                .toList();
    }

    private static String module(String item) {
        return "module m ();\n" + item + "\nendmodule\n";
    }
}
