package dev.spikeloom.sim;

import dev.spikeloom.design.LayerDesign;
import dev.spikeloom.network.MembraneRange;
import dev.spikeloom.network.NeuronModel;
import dev.spikeloom.spike.SpikeVector;
import java.util.Arrays;

/**
 * The membrane potentials of a layer, one accumulator a lane, and the output spike register. The arithmetic is that of
 * {@link dev.spikeloom.network.IntegerReference}.
 */
final class NeuronArray {
    private final LayerDesign layer;
    private final NeuronModel model;
    private final boolean carriesOver;
    private final boolean saturates;
    private final int least;
    private final int greatest;
    private final int[] thresholds;
    private final int[] biases;

    /** {@code [lanes]}. */
    private final int[] v;
    /** {@code [folds * lanes]}, what the last time step left, of a layer that is folded; otherwise that is in {@link #v}. */
    private final int[] carried;

    private SpikeVector spikes;
    private SpikeVector nextSpikes;
    private long saturations;

    private boolean accumulates;
    private Issue issue;
    private short[][] rows;
    private boolean fires;
    private int firedFold;

    NeuronArray(LayerDesign layer) {
        this.layer = layer;
        this.model = layer.neuronModel();
        this.carriesOver = layer.carriesOver();
        this.saturates = layer.saturates();
        MembraneRange range = MembraneRange.of(layer.membraneBits());
        this.least = range.min();
        this.greatest = range.max();
        int places = layer.folds() * layer.lanes();
        this.thresholds = Arrays.copyOf(layer.quantized().thresholds(), places);
        if (layer.sharedThreshold()) {
            Arrays.fill(thresholds, thresholds[0]);
        }
        this.biases = layer.hasBiases() ? Arrays.copyOf(layer.quantized().biases(), places) : null;
        this.v = new int[layer.lanes()];
        this.carried = carriesOver && layer.folded() ? new int[places] : null;
        this.spikes = new SpikeVector(layer.neurons());
        this.nextSpikes = new SpikeVector(layer.neurons());
    }

    int[] v() {
        return v;
    }

    SpikeVector spikes() {
        return spikes;
    }

    /** Potentials that were clipped so far. */
    long saturations() {
        return saturations;
    }

    /**
     * Decides what happens in this cycle.
     *
     * @param accumulates whether the potentials change
     * @param issue what is accumulated: which fold, and whether it is the first of a pass, or of a sample
     * @param rows the words to add: as many as {@code issue} reads
     * @param fires whether the potentials, as they are before this cycle's change, are compared with the thresholds
     * @param firedFold the fold that is compared
     */
    void evaluate(boolean accumulates, Issue issue, short[][] rows, boolean fires, int firedFold) {
        this.accumulates = accumulates;
        this.issue = issue;
        this.rows = rows;
        this.fires = fires;
        this.firedFold = firedFold;
        if (fires) {
            if (layer.folded()) {
                compareFold();
            } else {
                compare();
            }
        }
    }

    /** Whether the accumulators are clocked in this cycle. */
    boolean potentialEnabled() {
        return accumulates || (fires && carriesOver && carried == null);
    }

    void commit() {
        if (fires) {
            SpikeVector last = spikes;
            spikes = nextSpikes;
            nextSpikes = last;
            if (carriesOver) {
                carry();
            }
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

    private void compareFold() {
        nextSpikes.copyFrom(spikes);
        int from = firedFold * v.length;
        for (int lane = 0; lane < layer.neuronsOf(firedFold); lane++) {
            if (v[lane] > thresholds[from + lane]) {
                nextSpikes.set(from + lane);
            } else {
                nextSpikes.clear(from + lane);
            }
        }
    }

    /** What the comparison leaves of the potentials. */
    private void carry() {
        int from = firedFold * v.length;
        int[] to = carried == null ? v : carried;
        for (int lane = 0; lane < v.length; lane++) {
            int threshold = thresholds[from + lane];
            to[from + lane] = v[lane] > threshold ? model.subtracts() ? v[lane] - threshold : 0 : v[lane];
        }
    }

    private void accumulate() {
        if (saturates) {
            accumulateWithin();
            return;
        }
        if (issue.first) {
            start();
        }
        for (int i = 0; i < issue.reads; i++) {
            short[] row = rows[i];
            for (int lane = 0; lane < v.length; lane++) {
                v[lane] += row[lane];
            }
        }
    }

    private void accumulateWithin() {
        int counted = layer.neuronsOf(issue.fold);
        for (int lane = 0; lane < v.length; lane++) {
            long sum = issue.first ? startOf(lane) + (long) bias(lane) : v[lane];
            for (int i = 0; i < issue.reads; i++) {
                sum += rows[i][lane];
            }
            int clipped = (int) Math.max(least, Math.min(greatest, sum));
            saturations += clipped == sum || lane >= counted ? 0 : 1;
            v[lane] = clipped;
        }
    }

    private void start() {
        for (int lane = 0; lane < v.length; lane++) {
            v[lane] = startOf(lane) + bias(lane);
        }
    }

    private int startOf(int lane) {
        if (!carriesOver || issue.fresh) {
            return 0;
        }
        int left = carried == null ? v[lane] : carried[issue.fold * v.length + lane];
        return model.leakShift() == 0 ? left : left - (left >> model.leakShift());
    }

    private int bias(int lane) {
        return biases == null ? 0 : biases[issue.fold * v.length + lane];
    }
}
