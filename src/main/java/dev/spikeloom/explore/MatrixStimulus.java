package dev.spikeloom.explore;

import dev.spikeloom.spike.CounterRandom;
import dev.spikeloom.spike.RecordedSpikes;
import dev.spikeloom.spike.SpikeVector;

/** Spike vectors for a design of the matrix: empty, full, one-hot and random ones of any density. */
final class MatrixStimulus {
    private static final int KINDS = 8;

    private MatrixStimulus() {}

    static RecordedSpikes of(long seed, int samples, int timeSteps, int inputs) {
        RecordedSpikes spikes = new RecordedSpikes(samples, timeSteps, inputs);
        SpikeVector vector = new SpikeVector(inputs);
        for (int v = 0; v < samples * timeSteps; v++) {
            long key = CounterRandom.derive(seed, v);
            fill(vector, key);
            spikes.write(v / timeSteps, v % timeSteps, vector);
        }
        return spikes;
    }

    private static void fill(SpikeVector vector, long key) {
        vector.clear();
        int kind = (int) Long.remainderUnsigned(key, KINDS);
        if (kind == 0) {
            return;
        }
        if (kind == 1) {
            vector.set((int) Long.remainderUnsigned(CounterRandom.bits(key, 0), vector.size()));
            return;
        }
        for (int i = 0; i < vector.size(); i++) {
            long bits = CounterRandom.bits(key, i);
            // Kind 2 is full; the others have a density from 1/32 to 31/32.
            boolean spike = kind == 2 || (bits & 31) < (CounterRandom.bits(key, -1) & 31);
            if (spike) {
                vector.set(i);
            }
        }
    }
}
