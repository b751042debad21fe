package dev.spikeloom.mutate.verilog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.spikeloom.mutate.verilog.Node.Kind;
import dev.spikeloom.rtl.ModuleNames;
import dev.spikeloom.testing.FeatureDesigns;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

class VerilogModuleTest {
    @Test
    void operatorsBindAsVerilogHasIt() {
        assertThat(shape("assign y = a | b & c == d + 1 << 2 ? e : ~f;"))
                .isEqualTo("(a | (b & (c == ((d + 1) << 2)))) ? e : ~f");
    }

    @Test
    void operatorsOfOneRankAreTakenFromTheLeft() {
        assertThat(shape("assign y = a - b - c;")).isEqualTo("(a - b) - c");
    }

    @Test
    void theLessEqualOfAnAssignmentIsNoComparison() {
        Node module = VerilogModule.parse(module("always @(posedge clk_i) begin y <= a <= b; end"));
        assertThat(find(module, node -> node.is(Kind.NON_BLOCKING))).hasSize(1);
        assertThat(find(module, node -> node.is(Kind.BINARY)))
                .extracting(Node::text)
                .containsExactly("<=");
    }

    @Test
    void anElseBelongsToTheNearestIf() {
        Node module = VerilogModule.parse(module("always @* if (a) if (b) y = 1; else y = 2;"));
        assertThat(find(module, node -> node.is(Kind.IF)))
                .extracting(node -> node.children().size())
                .containsExactly(2, 3);
    }

    @Test
    void declarationsAndTheHeadAreSkipped() {
        Node module = VerilogModule.parse("""
                module m #(parameter W = 3 + 1) (input wire [W-1:0] a);
                  wire [W-1:0] b;
                  (* mem2reg *) reg c [0:W-1];
                endmodule
                """);
        assertThat(module.children()).isEmpty();
    }

    @Test
    void soAreTheDeclarationsOfAFunction() {
        Node module = VerilogModule.parse(
                module("function [3:0] f(input [3:0] a); integer k; reg [3:0] b; begin b = a; f = b; end endfunction"));
        assertThat(find(module, node -> node.is(Kind.BLOCKING))).hasSize(2);
    }

    @Test
    void everyGeneratedModuleIsUnderstood() {
        FeatureDesigns.all()
                .values()
                .forEach(design -> design.rtl().contents().forEach((file, text) -> {
                    if (file.endsWith(".v")) {
                        assertThat(VerilogModule.parse(text).text()).isEqualTo(file.replace(".v", ""));
                    }
                }));
        assertThat(FeatureDesigns.all().get("baseline").rtl().contents()).containsKey(ModuleNames.CORE + ".v");
    }

    @Test
    void whatIsNotUnderstoodIsNamedWithItsPlace() {
        assertThatThrownBy(() -> VerilogModule.parse("module m ();\n  assign = 1;\nendmodule\n"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("'=' at 22, expected a name");
    }

    private static String module(String item) {
        return "module m ();\n  " + item + "\nendmodule\n";
    }

    /** The right side of an assign, with all parentheses but the outer ones. */
    private static String shape(String assign) {
        Node right = find(VerilogModule.parse(module(assign)), node -> node.is(Kind.ASSIGN))
                .get(0)
                .child(1);
        String text = shape(right);
        return right.is(Kind.CONDITIONAL) ? text : text.substring(1, text.length() - 1);
    }

    private static String shape(Node node) {
        List<String> parts =
                node.children().stream().map(VerilogModuleTest::shape).toList();
        return switch (node.kind()) {
            case BINARY -> "(" + parts.get(0) + " " + node.text() + " " + parts.get(1) + ")";
            case UNARY -> node.text() + parts.get(0);
            case CONDITIONAL -> parts.get(0) + " ? " + parts.get(1) + " : " + parts.get(2);
            default -> node.text();
        };
    }

    private static List<Node> find(Node root, Predicate<Node> wanted) {
        List<Node> found = new ArrayList<>();
        root.walk(node -> {
            if (wanted.test(node)) {
                found.add(node);
            }
        });
        return found;
    }
}
