package dev.spikeloom.spike;

import java.util.Arrays;

/**
 * Random bits as a pure function of a key and a counter: SplitMix64 (Steele, Lea and Flood 2014) read at any position.
 * The same key and counter give the same bits in every run, thread and order of use.
 */
public final class CounterRandom {
    private static final long GOLDEN_GAMMA = 0x9e3779b97f4a7c15L;

    private CounterRandom() {}

    /** The 64 random bits at position {@code counter} of the stream that {@code key} names. */
    public static long bits(long key, long counter) {
        return mix(key + (counter + 1) * GOLDEN_GAMMA);
    }

    /** The key of a stream of its own within the stream that {@code key} names. */
    public static long derive(long key, long stream) {
        return mix(bits(key, stream) ^ GOLDEN_GAMMA);
    }

    /** The bits at position {@code counter} as a number that is uniform from 0 to below 1, a multiple of 2^-24. */
    public static float uniform(long key, long counter) {
        return (bits(key, counter) >>> 40) * 0x1p-24f;
    }

    /** Fills {@code order} with the numbers from 0 on, in a random order that {@code key} names (Fisher and Yates). */
    public static void permute(int[] order, long key) {
        Arrays.setAll(order, i -> i);
        for (int i = order.length - 1; i > 0; i--) {
            int j = (int) Long.remainderUnsigned(bits(key, i), i + 1L);
            int swapped = order[i];
            order[i] = order[j];
            order[j] = swapped;
        }
    }

    private static long mix(long z) {
        long a = (z ^ z >>> 30) * 0xbf58476d1ce4e5b9L;
        long b = (a ^ a >>> 27) * 0x94d049bb133111ebL;
        return b ^ b >>> 31;
    }
}
