package dev.spikeloom.sim;

import dev.spikeloom.spike.CounterRandom;
import java.util.Arrays;

/**
 * When the host offers spike vectors and takes results: two bit patterns that repeat. Cycle {@code c} uses bit {@code c
 * mod n}. A host that offers nothing starts to offer the next vector in a cycle whose bit is 1, and then holds it until
 * it is accepted; it is ready for a result in a cycle whose bit is 1.
 *
 * @param offers bits of the first pattern, 64 a word; the number of words is a power of two
 * @param takes bits of the second pattern, as many
 */
public record HostTiming(long[] offers, long[] takes) {
    private static final int RANDOM_WORDS = 64;

    /** @throws IllegalArgumentException if the patterns are not equally long, or their length is no power of two */
    public HostTiming {
        if (Integer.bitCount(offers.length) != 1 || offers.length != takes.length) {
            throw new IllegalArgumentException(
                    "patterns of " + offers.length + " and " + takes.length + " words, expected one power of two");
        }
    }

    /** A host that is never the bottleneck. */
    public static HostTiming saturated() {
        return new HostTiming(new long[] {-1}, new long[] {-1});
    }

    /** A host that offers at once and takes in one cycle of 256: what it does not take holds up all that is behind. */
    public static HostTiming takingSeldom() {
        return new HostTiming(new long[] {-1, -1, -1, -1}, new long[] {0, 0, 0, Long.MIN_VALUE});
    }

    /** A host that pauses at random: in stretches of sparse, even and dense activity. */
    public static HostTiming random(long seed) {
        return new HostTiming(pattern(CounterRandom.derive(seed, 0)), pattern(CounterRandom.derive(seed, 1)));
    }

    /** Whether a host that offers nothing starts to offer in {@code cycle}. */
    public boolean offers(long cycle) {
        return bit(offers, cycle);
    }

    /** Whether the host is ready for a result in {@code cycle}. */
    public boolean takes(long cycle) {
        return bit(takes, cycle);
    }

    private static boolean bit(long[] pattern, long cycle) {
        return (pattern[(int) (cycle >>> 6) & (pattern.length - 1)] >>> cycle & 1) != 0;
    }

    private static long[] pattern(long key) {
        long[] words = new long[RANDOM_WORDS];
        Arrays.setAll(words, i -> {
            long a = CounterRandom.bits(key, 2L * i);
            long b = CounterRandom.bits(key, 2L * i + 1);
            return switch (i & 3) {
                case 0 -> a & b;
                case 1 -> a;
                case 2 -> a | b;
                default -> a & b & Long.rotateLeft(a, 17);
            };
        });
        return words;
    }
}
