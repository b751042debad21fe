package dev.spikeloom.convert;

import dev.spikeloom.spike.CounterRandom;

/** What random numbers are drawn for; each purpose has a stream of its own. */
enum RandomStream {
    WEIGHTS(0),
    ORDER(1),
    DROPOUT(2),
    SPIKES(3);

    private final int number;

    RandomStream(int number) {
        this.number = number;
    }

    /** The key of this stream under a seed. */
    long key(long seed) {
        return CounterRandom.derive(seed, number);
    }
}
