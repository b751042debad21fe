package dev.spikeloom.spike;

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

    private static long mix(long z) {
        long a = (z ^ z >>> 30) * 0xbf58476d1ce4e5b9L;
        long b = (a ^ a >>> 27) * 0x94d049bb133111ebL;
        return b ^ b >>> 31;
    }
}
