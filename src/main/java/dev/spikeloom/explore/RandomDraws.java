package dev.spikeloom.explore;

import java.util.Collections;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/** Random numbers that follow from a seed. */
final class RandomDraws {
    private final RandomGenerator random;

    RandomDraws(long seed) {
        random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    }

    /** A number from 0 to below {@code bound}. */
    int below(int bound) {
        // Java specifies how this generator makes 64 bits, but not how numbers below a bound are made of them.
        return (int) Long.remainderUnsigned(random.nextLong(), bound);
    }

    /** Puts a list into a random order (Fisher and Yates). */
    void shuffle(List<?> list) {
        for (int i = list.size() - 1; i > 0; i--) {
            Collections.swap(list, i, below(i + 1));
        }
    }
}
