package dev.spikeloom.quantize.forward;

import dev.spikeloom.network.layer.AddressMap;
import dev.spikeloom.network.layer.QuantizedDenseLayer;
import dev.spikeloom.network.neuron.Leak;
import dev.spikeloom.network.neuron.NeuronModel;
import dev.spikeloom.spike.SpikeVector;
import java.util.Arrays;

/** A dense layer whose potentials saturate with each group of weight rows that is added. */
final class SaturatingForward implements LayerForward {
    private final NeuronModel neuronModel;
    private final Saturation saturation;
    private final Saturation.Order order;
    private final long least;
    private final long greatest;
    private final int[][] weights;
    private final int[] biases;
    private final int[] thresholds;

    private final AddressMap addresses;

    private final int[] rows;
    private final int[] ends;
    /** {@code [neurons]}: at the firing check. */
    private final int[] v;
    /** {@code [neurons]}: the sum of a group. */
    private final int[] sum;
    /** {@code [neurons]}: what the last time step left, if potentials carry over. */
    private final int[] carried;

    private final SpikeWriter spikes;
    private long saturations;

    SaturatingForward(QuantizedDenseLayer layer, Saturation saturation, AddressMap addresses) {
        this(
                layer.neuronModel(),
                saturation,
                addresses,
                IntSums.widen(layer.weights()),
                layer.biases(),
                layer.thresholds());
    }

    private SaturatingForward(
            NeuronModel neuronModel,
            Saturation saturation,
            AddressMap addresses,
            int[][] weights,
            int[] biases,
            int[] thresholds) {
        this.neuronModel = neuronModel;
        this.saturation = saturation;
        this.order = saturation.orders().get();
        this.least = saturation.range().min();
        this.greatest = saturation.range().max();
        this.weights = weights;
        this.biases = biases;
        this.thresholds = thresholds;
        this.addresses = addresses;
        this.rows = new int[addresses.from().size()];
        this.ends = new int[rows.length + 1];
        this.v = new int[thresholds.length];
        this.sum = new int[thresholds.length];
        this.carried = new int[thresholds.length];
        this.spikes = new SpikeWriter(thresholds.length);
    }

    @Override
    public SaturatingForward copy() {
        return new SaturatingForward(neuronModel, saturation, addresses, weights, biases, thresholds);
    }

    @Override
    public void startSample() {
        Arrays.fill(carried, 0);
    }

    @Override
    public SpikeVector step(SpikeVector presynaptic) {
        int groups = order.group(presynaptic, rows, ends);
        sum(0, ends[0]);
        start();
        for (int group = 1; group < groups; group++) {
            sum(ends[group - 1], ends[group]);
            accumulate();
        }
        fire();
        return spikes.vector();
    }

    @Override
    public int[] potentials() {
        return v.clone();
    }

    @Override
    public SpikeVector spikes() {
        return spikes.vector();
    }

    @Override
    public long saturations() {
        return saturations;
    }

    private void sum(int from, int to) {
        Arrays.fill(sum, 0);
        for (int i = from; i < to; i++) {
            int address = addresses.of(rows[i]);
            if (address != AddressMap.NONE) {
                addTo(sum, weights[address]);
            }
        }
    }

    private static void addTo(int[] sum, int[] row) {
        for (int n = 0; n < sum.length; n++) {
            sum[n] += row[n];
        }
    }

    /** The first group of a time step. */
    private void start() {
        Leak leak = neuronModel.leak();
        for (int n = 0; n < v.length; n++) {
            hold(n, (long) leak.left(carried[n]) + biases[n] + sum[n]);
        }
    }

    private void accumulate() {
        for (int n = 0; n < v.length; n++) {
            hold(n, (long) v[n] + sum[n]);
        }
    }

    private void hold(int neuron, long exact) {
        int held = (int) Math.max(least, Math.min(greatest, exact));
        saturations += held == exact ? 0 : 1;
        v[neuron] = held;
    }

    private void fire() {
        spikes.restart();
        spikes.appendFired(v, thresholds);
        if (neuronModel.carriesOver()) {
            for (int n = 0; n < v.length; n++) {
                carried[n] = v[n] > thresholds[n] ? (neuronModel.subtracts() ? v[n] - thresholds[n] : 0) : v[n];
            }
        }
    }
}
