package dev.spikeloom.cosim.coverage;

import java.util.Arrays;
import java.util.Optional;

/** What a point of coverage is. */
enum CoverageKind {
    /** A block of statements. */
    LINE("v_line", "lines that the bench does not reach"),
    /** A way out of a condition. */
    BRANCH("v_branch", "branches that it does not take"),
    /** A bit that changes, in one direction and back. */
    TOGGLE("v_toggle", "bits that do not change both ways");

    private final String page;
    private final String uncovered;

    CoverageKind(String page, String uncovered) {
        this.page = page;
        this.uncovered = uncovered;
    }

    /** What points that are not hit are, for the heading of their list. */
    String uncovered() {
        return uncovered;
    }

    /** @param page as Verilator calls it, followed by a slash and the module */
    static Optional<CoverageKind> of(String page) {
        return Arrays.stream(values())
                .filter(kind -> page.startsWith(kind.page + "/"))
                .findFirst();
    }
}
