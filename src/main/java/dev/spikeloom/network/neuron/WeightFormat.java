package dev.spikeloom.network.neuron;

import dev.spikeloom.io.InputException;

/**
 * How a weight of a given number of bits is stored. Two bits and more are two's complement. A single bit is a sign: 0
 * stands for +1, 1 for -1, since a binary weight of 0 or -1 could not excite a neuron.
 *
 * @param bits 1 to 16
 */
public record WeightFormat(int bits) {
    /** The least and the most bits that a weight can have. */
    public static final int MIN_BITS = 1;

    public static final int MAX_BITS = 16;

    /** @throws InputException if {@code bits} is out of range */
    public WeightFormat {
        if (bits < MIN_BITS || bits > MAX_BITS) {
            throw new InputException(
                    "weight bits " + bits + " is out of range, allowed " + MIN_BITS + " to " + MAX_BITS);
        }
    }

    /** The lowest weight that can be stored. */
    public int min() {
        return bits == 1 ? -1 : -(1 << (bits - 1));
    }

    /** The highest weight that can be stored. */
    public int max() {
        return bits == 1 ? 1 : (1 << (bits - 1)) - 1;
    }

    /** Width of a weight as a two's complement number: a single bit stands for -1 or +1, which take two. */
    public int valueBits() {
        return Math.max(2, bits);
    }

    /** Whether {@code weight} can be stored. */
    public boolean represents(int weight) {
        return bits == 1 ? weight == 1 || weight == -1 : weight >= min() && weight <= max();
    }

    /**
     * The weight nearest to {@code weight / scale}, ties to even, of the symmetric range from {@code -max()} to
     * {@code max()}. A single bit holds the sign: +1 from zero on, -1 below.
     */
    public short nearest(float weight, float scale) {
        if (bits == 1) {
            return (short) (weight < 0 ? -1 : 1);
        }
        double nearest = Math.rint((double) weight / scale);
        return (short) Math.max(-max(), Math.min(max(), nearest));
    }

    /**
     * The stored bits of a weight, in the low {@code bits()} bits of the result.
     *
     * @throws IllegalArgumentException if the format does not hold the weight
     */
    public int encode(int weight) {
        if (!represents(weight)) {
            throw new IllegalArgumentException("weight " + weight + " does not fit " + bits + " bits");
        }
        return bits == 1 ? (weight < 0 ? 1 : 0) : weight & ((1 << bits) - 1);
    }

    /** The weight that {@link #encode} stored. */
    public int decode(int stored) {
        return bits == 1 ? 1 - 2 * (stored & 1) : stored << (32 - bits) >> (32 - bits);
    }
}
