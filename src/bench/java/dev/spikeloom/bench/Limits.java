package dev.spikeloom.bench;

/** What is done in a call of the benchmarks that look for the limits of the machine. */
public final class Limits {
    /** Floating-point operations, two for each multiplication with addition. */
    public static final int FLOPS = 1 << 20;

    /** Bytes that are read. */
    public static final int BYTES = 1 << 20;

    /** Additions and logical operations on lanes of 16 bits. */
    public static final int INTEGERS = 1 << 20;

    private Limits() {}
}
