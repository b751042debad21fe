package dev.spikeloom.quantize;

import dev.spikeloom.network.QuantizedLayer;
import dev.spikeloom.spike.SpikeVector;
import java.util.Arrays;

/**
 * SNN-DC neurons four to a {@code long}, in lanes of 16 bits: an addition of longs is four of weights, and the sign bits
 * of four firing checks are there at once.
 *
 * <p>A row of weights {@code w[0..3]} is packed as the number {@code w[0] + w[1] * 2^16 + w[2] * 2^32 + w[3] * 2^48},
 * modulo 2^64. Sums of such numbers are exact whatever borrows from the next lane in between; and where each of the four
 * sums is from 0 to 2^16 - 1 in the end, each lane simply holds its own. They are made so by starting from {@code bias -
 * threshold - 1 + 2^15}: a lane then ends as {@code v - threshold - 1 + 2^15}, whose highest bit is 1 if and only if
 * {@code v > threshold}.
 */
final class PackedNeurons implements Neurons {
    private static final int LANES = 4;
    private static final int LANE_BITS = 16;
    private static final long LANE_MASK = (1L << LANE_BITS) - 1;
    private static final int ZERO = 1 << (LANE_BITS - 1);
    private static final long LOWEST_BITS = 0x0001_0001_0001_0001L;
    /** Moves bits 0, 16, 32 and 48 to 48, 49, 50 and 51; no two products meet. */
    private static final long GATHER = 1L << 48 | 1L << 33 | 1L << 18 | 1L << 3;

    private final long[][] weights;
    private final long[] start;
    private final int[] thresholds;

    /** {@code [position][column / 4]}: at the firing check. A row each, since the compiler vectorises those only. */
    private final long[][] sums;

    private final SpikeWriter spikes;

    /** Whether lanes can hold every sum of such columns. */
    static boolean hold(ColumnBounds[] bounds) {
        return Arrays.stream(bounds).allMatch(column -> column.range() < ZERO);
    }

    PackedNeurons(QuantizedLayer.Weighted layer, ColumnBounds[] bounds, int positions) {
        this(pack(layer.weights()), start(layer, bounds), thresholds(layer, bounds), positions);
    }

    private PackedNeurons(long[][] weights, long[] start, int[] thresholds, int positions) {
        this.weights = weights;
        this.start = start;
        this.thresholds = thresholds;
        this.sums = new long[positions][start.length];
        this.spikes = new SpikeWriter(positions * thresholds.length);
    }

    @Override
    public PackedNeurons copy() {
        return new PackedNeurons(weights, start, thresholds, sums.length);
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
        System.arraycopy(start, 0, sum, 0, sum.length);
        int i = 0;
        for (; i + 4 <= count; i += 4) {
            addFour(sum, weights[active[i]], weights[active[i + 1]], weights[active[i + 2]], weights[active[i + 3]]);
        }
        for (; i < count; i++) {
            addOne(sum, weights[active[i]]);
        }
        fire(sum);
    }

    @Override
    public int[] potentials() {
        int columns = thresholds.length;
        int[] potentials = new int[sums.length * columns];
        for (int n = 0; n < potentials.length; n++) {
            int column = n % columns;
            long lane = (sums[n / columns][column / LANES] >>> shift(column)) & LANE_MASK;
            potentials[n] = (int) lane - ZERO + 1 + thresholds[column];
        }
        return potentials;
    }

    @Override
    public SpikeVector spikes() {
        return spikes.vector();
    }

    private void fire(long[] sum) {
        int longsPerWord = Long.SIZE / LANES;
        for (int first = 0; first < sum.length; first += longsPerWord) {
            int end = Math.min(sum.length, first + longsPerWord);
            long bits = 0;
            for (int i = first; i < end; i++) {
                long highest = (sum[i] >>> (LANE_BITS - 1)) & LOWEST_BITS;
                bits |= (((highest * GATHER) >>> 48) & 0xf) << (LANES * (i - first));
            }
            spikes.append(bits, Math.min(Long.SIZE, thresholds.length - LANES * first));
        }
    }

    private static long[][] pack(short[][] weights) {
        long[][] packed = new long[weights.length][];
        for (int i = 0; i < packed.length; i++) {
            short[] row = weights[i];
            packed[i] = new long[longs(row.length)];
            for (int n = 0; n < row.length; n++) {
                packed[i][n / LANES] += (long) row[n] << shift(n);
            }
        }
        return packed;
    }

    private static long[] start(QuantizedLayer.Weighted layer, ColumnBounds[] bounds) {
        int[] thresholds = thresholds(layer, bounds);
        long[] start = new long[longs(thresholds.length)];
        for (int n = 0; n < thresholds.length; n++) {
            long lane = (long) layer.biases()[n] - thresholds[n] - 1 + ZERO;
            start[n / LANES] += lane << shift(n);
        }
        return start;
    }

    private static int[] thresholds(QuantizedLayer.Weighted layer, ColumnBounds[] bounds) {
        int[] thresholds = new int[bounds.length];
        for (int n = 0; n < thresholds.length; n++) {
            thresholds[n] = bounds[n].reachable(layer.thresholds()[n]);
        }
        return thresholds;
    }

    private static int shift(int column) {
        return LANE_BITS * (column % LANES);
    }

    private static int longs(int columns) {
        return (columns + LANES - 1) / LANES;
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
}
