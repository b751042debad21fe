package dev.spikeloom.mutate.fault;

import dev.spikeloom.mutate.verilog.Node;
import dev.spikeloom.mutate.verilog.Node.Kind;
import java.util.List;
import java.util.Set;

/** Faults in statements, assignments and instances. */
final class StatementMutations {
    /** Turned round by the operators for these. */
    private static final Set<String> INVERTED_ELSEWHERE = Set.of("==", "!=", "<", "<=", ">", ">=", "!", "~");

    private StatementMutations() {}

    static List<Edit> conditionInverted(Site site) {
        if (!site.is(Kind.IF) || site.decidesReset()) {
            return List.of();
        }
        return INVERTED_ELSEWHERE.contains(site.node().child(0).text()) ? List.of() : List.of(inverted(site));
    }

    static List<Edit> resetInverted(Site site) {
        return site.decidesReset() ? List.of(inverted(site)) : List.of();
    }

    static List<Edit> resetValueChanged(Site site) {
        if (!site.is(Kind.NON_BLOCKING) || !site.inReset()) {
            return List.of();
        }
        Node value = site.node().child(1);
        boolean bit = value.is(Kind.NUMBER) && Literal.of(value.text()).width() == 1;
        String other = bit ? Literal.of(value.text()).offByOne().toString() : "~" + site.source(value);
        return List.of(Edit.of(value, other));
    }

    static List<Edit> elseDropped(Site site) {
        boolean has = site.is(Kind.IF) && site.node().children().size() == 3;
        return has
                ? List.of(new Edit(
                        site.node().child(1).end(), site.node().child(2).end(), ""))
                : List.of();
    }

    /** The register holds its value instead. */
    static List<Edit> registerHeld(Site site) {
        return site.is(Kind.NON_BLOCKING) ? List.of(Edit.of(site.node(), ";")) : List.of();
    }

    static List<Edit> blockingDropped(Site site) {
        boolean loopHead = (site.parentIs(Kind.FOR) && site.place() != 3) || site.parentIs(Kind.GENERATE_FOR);
        return site.is(Kind.BLOCKING) && !loopHead ? List.of(Edit.of(site.node(), ";")) : List.of();
    }

    /** The default takes its place. */
    static List<Edit> armDropped(Site site) {
        boolean labelled = site.is(Kind.ARM) && site.node().children().size() > 1;
        return labelled ? List.of(Edit.of(site.node(), "")) : List.of();
    }

    /** @param value what the right side of a continuous assignment becomes */
    static List<Edit> stuck(Site site, String value) {
        if (!site.is(Kind.ASSIGN)) {
            return List.of();
        }
        Node right = site.node().child(1);
        return right.is(Kind.NUMBER) ? List.of() : List.of(Edit.of(right, value));
    }

    static List<Edit> connectionTiedLow(Site site) {
        boolean input = site.is(Kind.CONNECTION)
                && !site.node().text().endsWith("_o")
                && !site.node().children().isEmpty();
        return input ? List.of(Edit.of(site.node().child(0), "0")) : List.of();
    }

    /** With the next one, if both are whole nets and run the same way. */
    static List<Edit> connectionsSwapped(Site site) {
        if (!site.is(Kind.CONNECTION) || site.parent().node().children().size() == site.place() + 1) {
            return List.of();
        }
        Node next = site.parent().node().child(site.place() + 1);
        Node here = site.node();
        if (!whole(here) || !whole(next) || !direction(here).equals(direction(next))) {
            return List.of();
        }
        Node first = here.child(0);
        Node second = next.child(0);
        String between = site.text().substring(first.end(), second.start());
        return List.of(new Edit(first.start(), second.end(), site.source(second) + between + site.source(first)));
    }

    private static Edit inverted(Site site) {
        Node condition = site.node().child(0);
        return Edit.of(condition, "!(" + site.source(condition) + ")");
    }

    private static boolean whole(Node connection) {
        return !connection.children().isEmpty() && connection.child(0).is(Kind.IDENTIFIER);
    }

    private static String direction(Node connection) {
        return connection.text().substring(Math.max(0, connection.text().length() - 2));
    }
}
