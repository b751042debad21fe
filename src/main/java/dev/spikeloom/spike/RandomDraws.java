package dev.spikeloom.spike;

import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/** Random numbers, one after the other, that follow from a seed. Not thread-safe. */
public final class RandomDraws {
    private final LongSupplier bits;

    public RandomDraws(long seed) {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        this.bits = random::nextLong;
    }

    /** @param bits gives 64 random bits a call */
    public RandomDraws(LongSupplier bits) {
        this.bits = bits;
    }

    /** The {@link CounterRandom} bits of a key, from counter 0 on. */
    public static RandomDraws counted(long key) {
        AtomicLong drawn = new AtomicLong();
        return new RandomDraws(() -> CounterRandom.bits(key, drawn.getAndIncrement()));
    }

    /** A number from 0 to below {@code bound}. */
    public int below(int bound) {
        // Java specifies how this generator makes 64 bits, but not how numbers below a bound are made of them.
        return (int) Long.remainderUnsigned(bits.getAsLong(), bound);
    }

    /** A number from {@code least} to {@code most}, both included. */
    public int between(int least, int most) {
        return least + below(most - least + 1);
    }

    /** True one time in {@code times}. */
    public boolean oneIn(int times) {
        return below(times) == 0;
    }

    /** True every other time. */
    public boolean flag() {
        return oneIn(2);
    }

    /** 64 random bits. */
    public long word() {
        return bits.getAsLong();
    }

    /** One of some values. */
    public <T> T pick(T[] values) {
        return values[below(values.length)];
    }

    /** Puts a list into a random order (Fisher and Yates). */
    public void shuffle(List<?> list) {
        for (int i = list.size() - 1; i > 0; i--) {
            Collections.swap(list, i, below(i + 1));
        }
    }
}
