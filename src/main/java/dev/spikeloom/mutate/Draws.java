package dev.spikeloom.mutate;

import dev.spikeloom.spike.CounterRandom;

/** Random numbers, one after the other; the same key gives the same ones. */
final class Draws {
    private final long key;
    private long drawn;

    Draws(long key) {
        this.key = key;
    }

    /** A number from {@code least} to {@code most}, both included. */
    int between(int least, int most) {
        return least + (int) Long.remainderUnsigned(CounterRandom.bits(key, drawn++), most - least + 1L);
    }
}
