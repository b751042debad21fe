package dev.spikeloom.mutate.fault;

import dev.spikeloom.mutate.verilog.Node;

/** A change of a text: the characters from {@code start} to before {@code end} are replaced. */
record Edit(int start, int end, String replacement) {

    static Edit of(Node piece, String replacement) {
        return new Edit(piece.start(), piece.end(), replacement);
    }

    /** Another operator in the same place. */
    static Edit operator(Site site, String replacement) {
        int start = site.operatorStart();
        return new Edit(start, start + site.node().text().length(), replacement);
    }

    String apply(String text) {
        return text.substring(0, start) + replacement + text.substring(end);
    }
}
