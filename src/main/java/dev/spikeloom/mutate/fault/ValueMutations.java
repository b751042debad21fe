package dev.spikeloom.mutate.fault;

import dev.spikeloom.mutate.verilog.Node;
import dev.spikeloom.mutate.verilog.Node.Kind;
import java.util.ArrayList;
import java.util.List;

/** Faults in numbers, in which bits are selected, and in the order of bits. */
final class ValueMutations {
    private ValueMutations() {}

    /** Numbers that select bits are left to the operators for these. */
    static List<Edit> offByOne(Site site) {
        if (!site.is(Kind.NUMBER) || selects(site) || site.inReset()) {
            return List.of();
        }
        Literal literal = Literal.of(site.node().text());
        return literal.width() == 1
                ? List.of()
                : List.of(Edit.of(site.node(), literal.offByOne().toString()));
    }

    static List<Edit> bitSwapped(Site site) {
        if (!site.is(Kind.NUMBER) || site.inReset()) {
            return List.of();
        }
        Literal literal = Literal.of(site.node().text());
        return literal.width() != 1
                ? List.of()
                : List.of(Edit.of(site.node(), literal.offByOne().toString()));
    }

    /** The next bit; where the place is a number above zero, the one before. */
    static List<Edit> bitOffByOne(Site site) {
        return site.is(Kind.INDEX) ? List.of(shifted(site, 1)) : List.of();
    }

    /** As many bits, one place away. */
    static List<Edit> partOffByOne(Site site) {
        if (site.is(Kind.INDEXED_SLICE)) {
            return List.of(shifted(site, 1));
        }
        if (!site.is(Kind.SLICE)) {
            return List.of();
        }
        Node high = site.node().child(1);
        Node low = site.node().child(2);
        boolean down = low.is(Kind.NUMBER) && !low.text().equals("0");
        return List.of(new Edit(high.start(), low.end(), moved(site, high, down) + ":" + moved(site, low, down)));
    }

    /** The first element in the place of the last and the other way round. */
    static List<Edit> reordered(Site site) {
        if (!site.is(Kind.CONCATENATION) || site.node().children().size() < 2 || site.assigned()) {
            return List.of();
        }
        List<Node> elements = new ArrayList<>(site.node().children());
        Node first = elements.get(0);
        Node last = site.node().last();
        if (site.source(first).equals(site.source(last))) {
            return List.of();
        }
        String between = site.text().substring(first.end(), last.start());
        return List.of(new Edit(first.start(), last.end(), site.source(last) + between + site.source(first)));
    }

    private static Edit shifted(Site site, int child) {
        Node place = site.node().child(child);
        boolean down = place.is(Kind.NUMBER) && !place.text().equals("0");
        return Edit.of(place, moved(site, place, down));
    }

    private static String moved(Site site, Node place, boolean down) {
        if (place.is(Kind.NUMBER) && Literal.of(place.text()).width() == 0) {
            return Literal.of(place.text()).value().intValueExact() + (down ? -1 : 1) + "";
        }
        return "(" + site.source(place) + (down ? ") - 1" : ") + 1");
    }

    private static boolean selects(Site site) {
        boolean place = site.place() > 0 && (site.parentIs(Kind.INDEX) || site.parentIs(Kind.SLICE));
        return place || (site.place() == 1 && site.parentIs(Kind.INDEXED_SLICE));
    }
}
