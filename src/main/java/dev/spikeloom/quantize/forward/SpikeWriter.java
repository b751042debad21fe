package dev.spikeloom.quantize.forward;

import dev.spikeloom.spike.SpikeVector;

/** Fills a spike vector from its first neuron on, some neurons at a time. */
final class SpikeWriter {
    private final SpikeVector vector;
    private int word;
    private long bits;
    private int filled;

    SpikeWriter(int neurons) {
        this.vector = new SpikeVector(neurons);
    }

    SpikeVector vector() {
        return vector;
    }

    /** Goes back to the first neuron. */
    void restart() {
        word = 0;
        bits = 0;
        filled = 0;
    }

    /** Writes the next neurons: those spike whose potential is above the threshold. */
    void appendFired(int[] v, int[] thresholds) {
        for (int first = 0; first < v.length; first += Long.SIZE) {
            int count = Math.min(Long.SIZE, v.length - first);
            long spikes = 0;
            for (int i = 0; i < count; i++) {
                spikes |= (v[first + i] > thresholds[first + i] ? 1L : 0L) << i;
            }
            append(spikes, count);
        }
    }

    /**
     * Writes the next neurons.
     *
     * @param spikes the next {@code count} neurons, the first in the lowest bit; all bits above are zero
     * @param count 1 to 64
     */
    void append(long spikes, int count) {
        if (filled == 0 && count == Long.SIZE) {
            vector.setWord(word++, spikes);
            return;
        }
        bits |= spikes << filled;
        filled += count;
        if (filled >= Long.SIZE) {
            vector.setWord(word++, bits);
            filled -= Long.SIZE;
            bits = filled == 0 ? 0 : spikes >>> (count - filled);
        }
        if (word < vector.wordCount()) {
            vector.setWord(word, bits);
        }
    }
}
