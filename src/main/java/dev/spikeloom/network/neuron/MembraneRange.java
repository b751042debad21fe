package dev.spikeloom.network.neuron;

/**
 * What a membrane register can hold. A sum outside of it saturates: it becomes the nearest value within.
 *
 * @param min least potential
 * @param max greatest potential
 */
public record MembraneRange(int min, int max) {
    /** The least and the most bits that a register can have. */
    public static final int MIN_BITS = 2;

    public static final int MAX_BITS = Integer.SIZE;

    /** 32 bits, which potentials are never meant to leave: a sum outside of it is an error. */
    public static final MembraneRange UNBOUNDED = of(MAX_BITS);

    /** @throws IllegalArgumentException if zero, which each sample starts from, is outside */
    public MembraneRange {
        if (min > 0 || max < 0) {
            throw new IllegalArgumentException("membrane range " + min + " to " + max + " without 0");
        }
    }

    /**
     * A register in two's complement.
     *
     * @param bits {@value #MIN_BITS} to {@value #MAX_BITS}; the greatest is {@link #UNBOUNDED}
     * @throws IllegalArgumentException if it cannot be as wide
     */
    public static MembraneRange of(int bits) {
        if (bits < MIN_BITS || bits > MAX_BITS) {
            throw new IllegalArgumentException("membrane register of " + bits + " bits");
        }
        return new MembraneRange(-1 << (bits - 1), (int) ((1L << (bits - 1)) - 1));
    }

    /**
     * What the register takes of an exact sum.
     *
     * @throws ArithmeticException if the sum leaves {@link #UNBOUNDED}
     */
    public int saturate(long sum) {
        return equals(UNBOUNDED) ? Math.toIntExact(sum) : (int) Math.max(min, Math.min(max, sum));
    }
}
