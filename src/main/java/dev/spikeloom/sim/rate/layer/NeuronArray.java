package dev.spikeloom.sim.rate.layer;

import dev.spikeloom.design.rate.DenseDesign;
import dev.spikeloom.network.neuron.MembraneRange;
import dev.spikeloom.network.neuron.NeuronModel;
import dev.spikeloom.spike.SpikeVector;
import java.util.Arrays;

/**
 * The membrane potentials of a layer, one accumulator a lane, and the output spike register. The arithmetic is that of
 * {@link dev.spikeloom.network.IntegerReference}.
 */
final class NeuronArray {
    private final DenseDesign layer;
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

    /**
     * {@code [lanes]}, of neurons with a synaptic current: what a time step started from without it, so that the difference to
     * the potential is the current; once a layer has fired that is not folded, the current itself.
     */
    private final int[] synapses;
    /** {@code [folds * lanes]}, the currents that the last time step left, of a layer that is folded. */
    private final int[] carriedCurrents;

    /** Words that are not yet in {@link #v}: nobody looks at it before it is compared, and more go faster at once. */
    private final int[][] waiting = new int[4][];

    private int waits;

    private SpikeVector spikes;
    private SpikeVector nextSpikes;
    private long saturations;

    private boolean accumulates;
    private boolean fires;
    private int firedFold;

    NeuronArray(DenseDesign layer) {
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
        this.synapses = model.isSynaptic() ? new int[layer.lanes()] : null;
        this.carriedCurrents = model.isSynaptic() && layer.folded() ? new int[places] : null;
        this.spikes = new SpikeVector(layer.neurons());
        this.nextSpikes = new SpikeVector(layer.neurons());
    }

    int[] v() {
        settle();
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
     * @param fires whether the potentials, as they are before this cycle's change, are compared with the thresholds
     * @param firedFold the fold that is compared
     */
    void evaluate(boolean accumulates, boolean fires, int firedFold) {
        this.accumulates = accumulates;
        this.fires = fires;
        this.firedFold = firedFold;
        if (fires) {
            settle();
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

    /**
     * The clock edge.
     *
     * @param issue what is accumulated, if anything: the words, which fold, and whether it is the first of a pass, or of a
     *     sample
     */
    void commit(Issue issue) {
        if (fires) {
            SpikeVector last = spikes;
            spikes = nextSpikes;
            nextSpikes = last;
            if (carriesOver) {
                carry();
            }
        }
        if (accumulates) {
            accumulate(issue);
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
        if (synapses != null) {
            int[] currents = carriedCurrents == null ? synapses : carriedCurrents;
            for (int lane = 0; lane < v.length; lane++) {
                currents[from + lane] = v[lane] - synapses[lane];
            }
        }
        for (int lane = 0; lane < v.length; lane++) {
            int threshold = thresholds[from + lane];
            to[from + lane] = v[lane] > threshold ? model.subtracts() ? v[lane] - threshold : 0 : v[lane];
        }
    }

    private void accumulate(Issue issue) {
        if (saturates) {
            accumulateWithin(issue);
            return;
        }
        if (issue.first) {
            settle();
            start(issue);
        }
        for (int i = 0; i < issue.reads; i++) {
            waiting[waits++] = issue.words[i];
            if (waits == waiting.length) {
                addFour(waiting[0], waiting[1], waiting[2], waiting[3]);
                waits = 0;
            }
        }
    }

    private void addFour(int[] a, int[] b, int[] c, int[] d) {
        for (int lane = 0; lane < v.length; lane++) {
            v[lane] += a[lane] + b[lane] + c[lane] + d[lane];
        }
    }

    /** Adds what waits. */
    private void settle() {
        for (; waits > 0; waits--) {
            add(waiting[waits - 1]);
        }
    }

    private void add(int[] word) {
        for (int lane = 0; lane < v.length; lane++) {
            v[lane] += word[lane];
        }
    }

    private void accumulateWithin(Issue issue) {
        int counted = layer.neuronsOf(issue.fold);
        for (int lane = 0; lane < v.length; lane++) {
            long sum = issue.first ? startOf(issue, lane) + (long) bias(issue.fold, lane) : v[lane];
            for (int i = 0; i < issue.reads; i++) {
                sum += issue.words[i][lane];
            }
            int clipped = (int) Math.max(least, Math.min(greatest, sum));
            saturations += clipped == sum || lane >= counted ? 0 : 1;
            v[lane] = clipped;
        }
    }

    private void start(Issue issue) {
        for (int lane = 0; lane < v.length; lane++) {
            v[lane] = startOf(issue, lane) + bias(issue.fold, lane);
        }
    }

    private int startOf(Issue issue, int lane) {
        boolean carries = carriesOver && !issue.fresh;
        if (!carries && synapses == null) {
            return 0;
        }
        int left = !carries ? 0 : carried == null ? v[lane] : carried[issue.fold * v.length + lane];
        int start = model.leak().left(left);
        if (synapses == null) {
            return start;
        }
        int current = !carries ? 0 : carried == null ? synapses[lane] : carriedCurrents[issue.fold * v.length + lane];
        synapses[lane] = start;
        return start + model.synapse().left(current);
    }

    private int bias(int fold, int lane) {
        return biases == null ? 0 : biases[fold * v.length + lane];
    }
}
