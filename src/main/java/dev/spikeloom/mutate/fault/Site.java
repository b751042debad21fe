package dev.spikeloom.mutate.fault;

import dev.spikeloom.mutate.verilog.Node;
import dev.spikeloom.mutate.verilog.Node.Kind;
import java.util.function.Consumer;

/**
 * A piece of a module, and where it stands.
 *
 * @param text of the whole file
 * @param parent null for the module itself
 * @param place which child of its parent it is
 */
record Site(String text, Node node, Site parent, int place) {

    /** Visits a module and all that is in it, in the order of the text. */
    static void walk(String text, Node module, Consumer<Site> visitor) {
        visit(new Site(text, module, null, 0), visitor);
    }

    private static void visit(Site site, Consumer<Site> visitor) {
        visitor.accept(site);
        int place = 0;
        for (Node child : site.node.children()) {
            visit(new Site(site.text, child, site, place++), visitor);
        }
    }

    boolean is(Kind kind) {
        return node.is(kind);
    }

    boolean parentIs(Kind kind) {
        return parent != null && parent.is(kind);
    }

    String source(Node piece) {
        return text.substring(piece.start(), piece.end());
    }

    String source() {
        return source(node);
    }

    /** Where the operator of an expression stands. */
    int operatorStart() {
        int from = node.is(Kind.UNARY) ? node.start() : node.child(0).end();
        return text.indexOf(node.text(), from);
    }

    /** Whether this is what an assignment assigns to, or a part of that. */
    boolean assigned() {
        for (Site site = this; site.parent != null; site = site.parent) {
            boolean assignment =
                    site.parentIs(Kind.ASSIGN) || site.parentIs(Kind.BLOCKING) || site.parentIs(Kind.NON_BLOCKING);
            if (assignment) {
                return site.place == 0;
            }
        }
        return false;
    }

    /** Whether this is the {@code if (!rst_ni)} of a clocked block. */
    boolean decidesReset() {
        return is(Kind.IF)
                && (parentIs(Kind.CLOCKED) || parent.parentIs(Kind.CLOCKED))
                && source(node.child(0)).contains("rst_ni");
    }

    /** Whether this is done in reset. */
    boolean inReset() {
        for (Site site = this; site.parent != null; site = site.parent) {
            if (site.place == 1 && site.parent.decidesReset()) {
                return true;
            }
        }
        return false;
    }

    /** Whether this is how the variable of a loop moves on. */
    boolean inLoopStep() {
        for (Site site = this; site.parent != null; site = site.parent) {
            if (site.place == 2 && (site.parentIs(Kind.FOR) || site.parentIs(Kind.GENERATE_FOR))) {
                return true;
            }
        }
        return false;
    }
}
