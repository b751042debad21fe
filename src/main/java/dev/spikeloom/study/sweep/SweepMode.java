package dev.spikeloom.study.sweep;

import java.util.Locale;

/** Which points of a space a sweep takes. */
public enum SweepMode {
    /** All of them, the last axis the fastest. */
    GRID,
    /** So many, each as likely as any other, none twice. */
    RANDOM,
    /** So many that each axis has all its values equally often (McKay, Beckman and Conover 1979). */
    LATIN_HYPERCUBE,
    /** So many of a Sobol sequence, which leaves no part of the space out. */
    SOBOL,
    /** So many that a search for the front asks for, each following from the figures of others ({@link ParetoSearch}). */
    SEARCH,
    /** Those of a table. */
    LIST;

    /** As it stands in a file. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
