package dev.spikeloom.design.width;

/** Widths in bits. */
public final class Bits {
    private Bits() {}

    /** Bits of an unsigned number from 0 to {@code max}; at least 1. */
    public static int unsigned(long max) {
        return Math.max(1, 64 - Long.numberOfLeadingZeros(max));
    }

    /** Bits of a two's complement number from {@code min} to {@code max}; at least 2. */
    public static int signed(long min, long max) {
        int forMin = 65 - Long.numberOfLeadingZeros(min < 0 ? ~min : 0);
        int forMax = 65 - Long.numberOfLeadingZeros(Math.max(0, max));
        return Math.max(2, Math.max(forMin, forMax));
    }
}
