package dev.spikeloom.physical.memory;

/** Where a figure comes from, the best evidence first. */
public enum Provenance {
    /** A macro of the technology's own library. */
    LIBRARY,
    /** A model fitted to macros. */
    FITTED,
    /** A macro of another technology, or a model of those, at this node and supply by published equations. */
    SCALED,
    /** Published constants, and assumptions. */
    ASSUMED;

    /** The weaker of two. */
    public Provenance or(Provenance other) {
        return compareTo(other) >= 0 ? this : other;
    }
}
