package dev.spikeloom.quantize.forward;

import dev.spikeloom.network.layer.QuantizedLayer;
import dev.spikeloom.spike.SpikeVector;

/**
 * SNN-DC neurons whose weights are {@link ByteRows}. A lane starts from {@code bias - threshold - 1 + 2^15}, and so ends as
 * {@code v - threshold - 1 + 2^15}, whose highest bit is 1 if and only if {@code v > threshold}.
 */
final class ByteNeurons implements Neurons {
    private static final int ZERO = 1 << (ByteRows.LANE_BITS - 1);

    private final ByteRows rows;
    private final int[] thresholds;
    private final long[] startEven;
    private final long[] startOdd;

    /** {@code [position][lanes]}: at the firing check. A row each, since the compiler vectorises those only. */
    private final long[][] even;

    private final long[][] odd;
    private final SpikeWriter spikes;

    /** @param bounds {@link PackedLanes#hold} */
    ByteNeurons(QuantizedLayer.Weighted layer, ColumnBounds[] bounds, int positions) {
        this(ByteRows.of(layer), new int[bounds.length], positions);
        for (int n = 0; n < thresholds.length; n++) {
            thresholds[n] = bounds[n].reachable(layer.thresholds()[n]);
            ByteRows.addTo(startEven, startOdd, n, (long) layer.biases()[n] - thresholds[n] - 1 + ZERO);
        }
    }

    private ByteNeurons(ByteRows rows, int[] thresholds, int positions) {
        this(rows, thresholds, new long[rows.length()], new long[rows.length()], positions);
    }

    private ByteNeurons(ByteRows rows, int[] thresholds, long[] startEven, long[] startOdd, int positions) {
        this.rows = rows;
        this.thresholds = thresholds;
        this.startEven = startEven;
        this.startOdd = startOdd;
        this.even = new long[positions][rows.length()];
        this.odd = new long[positions][rows.length()];
        this.spikes = new SpikeWriter(positions * thresholds.length);
    }

    @Override
    public ByteNeurons copy() {
        return new ByteNeurons(rows, thresholds, startEven, startOdd, even.length);
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
        long[] e = even[position];
        long[] o = odd[position];
        System.arraycopy(startEven, 0, e, 0, e.length);
        System.arraycopy(startOdd, 0, o, 0, o.length);
        rows.sum(e, o, active, count, count);
        fire(e, o);
    }

    @Override
    public void integrateChange(int[] changed, int added, int count) {
        rows.sum(even[0], odd[0], changed, added, count);
        fire(even[0], odd[0]);
    }

    private void fire(long[] e, long[] o) {
        for (int word = 0; word < rows.words(); word++) {
            int neurons = Math.min(Long.SIZE, thresholds.length - Long.SIZE * word);
            // Lanes without a neuron hold anything; they are the upper ones, so that none borrows from a neuron's.
            spikes.append(ByteRows.highestBits(e, o, word) & -1L >>> -neurons, neurons);
        }
    }

    @Override
    public int[] potentials() {
        int[] v = new int[spikes.vector().size()];
        for (int n = 0; n < v.length; n++) {
            int position = n / thresholds.length;
            int column = n % thresholds.length;
            v[n] = ByteRows.get(even[position], odd[position], column) - ZERO + 1 + thresholds[column];
        }
        return v;
    }

    @Override
    public SpikeVector spikes() {
        return spikes.vector();
    }
}
