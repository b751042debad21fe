package dev.spikeloom.train.batch;

import dev.spikeloom.spike.SpikeVector;

/** The spike vectors between two layers for all slots of a batch, after dropout. */
public final class Spikes {
    private final int size;
    private final SpikeVector[] vectors;

    public Spikes(int size, int slots) {
        this.size = size;
        this.vectors = new SpikeVector[slots];
        for (int slot = 0; slot < slots; slot++) {
            vectors[slot] = new SpikeVector(size);
        }
    }

    /** Of one vector. */
    public int size() {
        return size;
    }

    public SpikeVector[] vectors() {
        return vectors;
    }

    public SpikeVector at(int slot) {
        return vectors[slot];
    }
}
