package dev.spikeloom.sim;

import dev.spikeloom.spike.SpikeVector;

/**
 * The membrane potentials of a layer, one accumulator a neuron, and the output spike register. The arithmetic is that of
 * {@link dev.spikeloom.network.IntegerReference}.
 */
final class NeuronArray {
    private final int[] v;
    private final int[] thresholds;
    private SpikeVector spikes;
    private SpikeVector nextSpikes;

    private boolean accumulates;
    private boolean first;
    private short[] row;
    private boolean fires;

    NeuronArray(int[] thresholds) {
        this.v = new int[thresholds.length];
        this.thresholds = thresholds;
        this.spikes = new SpikeVector(thresholds.length);
        this.nextSpikes = new SpikeVector(thresholds.length);
    }

    int[] v() {
        return v;
    }

    SpikeVector spikes() {
        return spikes;
    }

    /**
     * Decides what happens in this cycle.
     *
     * @param accumulates whether the potentials change
     * @param first whether they start from zero
     * @param row the weight row to add, or null for none
     * @param fires whether the potentials, as they are before this cycle's change, are compared with the thresholds
     */
    void evaluate(boolean accumulates, boolean first, short[] row, boolean fires) {
        this.accumulates = accumulates;
        this.first = first;
        this.row = row;
        this.fires = fires;
        if (fires) {
            compare();
        }
    }

    void commit() {
        if (fires) {
            SpikeVector last = spikes;
            spikes = nextSpikes;
            nextSpikes = last;
        }
        if (accumulates) {
            accumulate();
        }
    }

    private void compare() {
        for (int word = 0; word < nextSpikes.wordCount(); word++) {
            int base = 64 * word;
            int end = Math.min(64, v.length - base);
            long bits = 0;
            for (int i = 0; i < end; i++) {
                bits |= (v[base + i] > thresholds[base + i] ? 1L : 0L) << i;
            }
            nextSpikes.setWord(word, bits);
        }
    }

    private void accumulate() {
        if (first) {
            java.util.Arrays.fill(v, 0);
        }
        if (row != null) {
            for (int n = 0; n < v.length; n++) {
                v[n] += row[n];
            }
        }
    }
}
