package dev.spikeloom.quantize.forward;

import dev.spikeloom.network.layer.QuantizedLayer;
import dev.spikeloom.spike.SpikeVector;

/** SNN-DC neurons in {@link PackedLanes}. */
final class PackedNeurons implements Neurons {
    private final PackedLanes lanes;
    private final long[][] weights;

    /** {@code [position][lanes]}: at the firing check. A row each, since the compiler vectorises those only. */
    private final long[][] sums;

    private final SpikeWriter spikes;

    PackedNeurons(QuantizedLayer.Weighted layer, PackedLanes lanes, int positions) {
        this(lanes, new long[layer.weights().length][], positions);
        for (int i = 0; i < weights.length; i++) {
            weights[i] = lanes.pack(layer.weights()[i]);
        }
    }

    private PackedNeurons(PackedLanes lanes, long[][] weights, int positions) {
        this.lanes = lanes;
        this.weights = weights;
        this.sums = new long[positions][lanes.length()];
        this.spikes = new SpikeWriter(positions * lanes.columns());
    }

    @Override
    public PackedNeurons copy() {
        return new PackedNeurons(lanes, weights, sums.length);
    }

    @Override
    public void startSample() {
        // SNN-DC neurons carry nothing over.
    }

    @Override
    public void startStep() {
        spikes.restart();
    }

    @Override
    public void integrate(int position, int[] active, int count) {
        long[] sum = sums[position];
        System.arraycopy(lanes.start(), 0, sum, 0, sum.length);
        add(sum, active, count);
        lanes.fire(sum, 0, spikes);
    }

    @Override
    public void integrateChange(int[] changed, int added, int count) {
        long[] sum = sums[0];
        add(sum, changed, added);
        for (int i = added; i < count; i++) {
            subtractOne(sum, weights[changed[i]]);
        }
        lanes.fire(sum, 0, spikes);
    }

    private void add(long[] sum, int[] active, int count) {
        int i = 0;
        for (; i + 4 <= count; i += 4) {
            addFour(sum, weights[active[i]], weights[active[i + 1]], weights[active[i + 2]], weights[active[i + 3]]);
        }
        for (; i < count; i++) {
            addOne(sum, weights[active[i]]);
        }
    }

    @Override
    public int[] potentials() {
        int[] v = new int[spikes.vector().size()];
        for (int position = 0; position < sums.length; position++) {
            lanes.potentials(sums[position], 0, v, position * lanes.columns());
        }
        return v;
    }

    @Override
    public SpikeVector spikes() {
        return spikes.vector();
    }

    private static void addFour(long[] v, long[] a, long[] b, long[] c, long[] d) {
        for (int n = 0; n < v.length; n++) {
            v[n] += a[n] + b[n] + c[n] + d[n];
        }
    }

    private static void addOne(long[] v, long[] row) {
        for (int n = 0; n < v.length; n++) {
            v[n] += row[n];
        }
    }

    private static void subtractOne(long[] v, long[] row) {
        for (int n = 0; n < v.length; n++) {
            v[n] -= row[n];
        }
    }
}
