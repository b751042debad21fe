package dev.spikeloom.mutate.fault;

import dev.spikeloom.mutate.verilog.Node;
import dev.spikeloom.mutate.verilog.Node.Kind;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Faults in operators and their operands. */
final class OperatorMutations {
    private static final Set<String> TERMS = Set.of("&", "|", "&&", "||");
    private static final Set<String> BITWISE = Set.of("&", "|", "^");
    private static final Set<String> ORDERED = Set.of("-", "/", "%", "<<", ">>", "<<<", ">>>");

    private OperatorMutations() {}

    /** Replaces binary operators by others. */
    static List<Edit> binary(Site site, Map<String, String> replacements) {
        String other = replacements.get(site.node().text());
        return site.is(Kind.BINARY) && other != null ? List.of(Edit.operator(site, other)) : List.of();
    }

    /** A loop whose step is turned round does not end; that is no circuit. */
    static List<Edit> addition(Site site) {
        return site.inLoopStep() ? List.of() : binary(site, Map.of("+", "-", "-", "+"));
    }

    /** One operand instead of both. */
    static List<Edit> operandDropped(Site site) {
        if (!site.is(Kind.BINARY) || !TERMS.contains(site.node().text())) {
            return List.of();
        }
        Node left = site.node().child(0);
        Node right = site.node().child(1);
        return List.of(
                Edit.of(site.node(), parenthesized(site, left)), Edit.of(site.node(), parenthesized(site, right)));
    }

    static List<Edit> operandsSwapped(Site site) {
        if (!site.is(Kind.BINARY) || !ORDERED.contains(site.node().text())) {
            return List.of();
        }
        Node left = site.node().child(0);
        Node right = site.node().child(1);
        String swapped = site.source(right) + " " + site.node().text() + " " + site.source(left);
        return List.of(new Edit(left.start(), right.end(), "(" + swapped + ")"));
    }

    static List<Edit> selectionSwapped(Site site) {
        if (!site.is(Kind.CONDITIONAL)) {
            return List.of();
        }
        Node first = site.node().child(1);
        Node second = site.node().child(2);
        return List.of(
                new Edit(first.start(), second.end(), "(" + site.source(second) + ") : (" + site.source(first) + ")"));
    }

    static List<Edit> notDropped(Site site) {
        boolean negates =
                site.is(Kind.UNARY) && Set.of("~", "!").contains(site.node().text());
        boolean reset =
                site.place() == 0 && site.parentIs(Kind.IF) && site.parent().decidesReset();
        return negates && !reset
                ? List.of(Edit.of(site.node(), site.source(site.node().child(0))))
                : List.of();
    }

    /** On operands of bitwise operators, and on what is assigned as it is. */
    static List<Edit> notAdded(Site site) {
        boolean plain = site.is(Kind.IDENTIFIER) || site.is(Kind.INDEX) || site.is(Kind.SLICE);
        boolean operand = site.parentIs(Kind.BINARY)
                && BITWISE.contains(site.parent().node().text());
        boolean value = site.place() == 1 && (site.parentIs(Kind.ASSIGN) || site.parentIs(Kind.NON_BLOCKING));
        return plain && (operand || value) && !site.inReset()
                ? List.of(Edit.of(site.node(), "~" + site.source()))
                : List.of();
    }

    static List<Edit> reductionChanged(Site site) {
        String other = Map.of("|", "&", "&", "|", "^", "|", "~|", "~&", "~&", "~|")
                .get(site.node().text());
        return site.is(Kind.UNARY) && other != null ? List.of(Edit.operator(site, other)) : List.of();
    }

    private static String parenthesized(Site site, Node piece) {
        boolean bare = (piece.is(Kind.BINARY) || piece.is(Kind.CONDITIONAL))
                && piece.start() == piece.child(0).start();
        return bare ? "(" + site.source(piece) + ")" : site.source(piece);
    }
}
