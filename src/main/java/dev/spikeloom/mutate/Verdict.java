package dev.spikeloom.mutate;

import java.util.Locale;

/** What became of a mutant. */
public enum Verdict {
    /** Icarus Verilog does not compile it; it is not counted. */
    STILLBORN,
    /** The bench found it. */
    KILLED,
    /** It is proven to be no fault: in the designs that have the module, nothing can tell it from the original. */
    EQUIVALENT,
    /** The bench did not find it. */
    SURVIVED;

    /** As it is written in tables and files. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
