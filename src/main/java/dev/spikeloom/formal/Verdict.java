package dev.spikeloom.formal;

import java.util.Locale;

/** What came of a claim. */
public enum Verdict {
    PROVEN,
    /** There is a counterexample. */
    REFUTED,
    /** Neither: the time limit was reached, or the induction does not close. */
    UNDECIDED;

    /** As it is printed. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
