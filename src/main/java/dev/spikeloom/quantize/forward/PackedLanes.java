package dev.spikeloom.quantize.forward;

import dev.spikeloom.network.layer.QuantizedLayer;
import java.util.Arrays;

/**
 * The numbers of SNN-DC neurons four to a {@code long}, in lanes of 16 bits: an addition of longs is four of weights, and
 * four firing checks are there at once. The lanes of a group of neurons, one a column of the weight rows, are in
 * {@link #length} longs.
 *
 * <p>A row of weights {@code w[0..3]} is packed as the number {@code w[0] + w[1] * 2^16 + w[2] * 2^32 + w[3] * 2^48},
 * modulo 2^64. Sums of such numbers are exact whatever borrows from the next lane in between; and where each of the four
 * sums is from 0 to 2^16 - 1 in the end, each lane simply holds its own. They are made so by starting from {@code bias -
 * threshold - 1 + 2^15}: a lane then ends as {@code v - threshold - 1 + 2^15}, whose highest bit is 1 if and only if
 * {@code v > threshold}.
 */
final class PackedLanes {
    private static final int LANES = 4;
    private static final int LANE_BITS = 16;
    private static final long LANE_MASK = (1L << LANE_BITS) - 1;
    private static final int ZERO = 1 << (LANE_BITS - 1);
    private static final long LOWEST_BITS = 0x0001_0001_0001_0001L;
    /** Moves bits 0, 16, 32 and 48 to 48, 49, 50 and 51; no two products meet. */
    private static final long GATHER = 1L << 48 | 1L << 33 | 1L << 18 | 1L << 3;

    private final int[] thresholds;
    private final long[] start;

    /** Whether lanes can hold every sum of such columns, and there is one threshold a column. */
    static boolean hold(QuantizedLayer.Weighted layer, ColumnBounds[] bounds) {
        return layer.thresholds().length == bounds.length
                && Arrays.stream(bounds).allMatch(column -> column.range() < ZERO);
    }

    PackedLanes(QuantizedLayer.Weighted layer, ColumnBounds[] bounds) {
        this.thresholds = new int[bounds.length];
        this.start = new long[length()];
        for (int n = 0; n < thresholds.length; n++) {
            thresholds[n] = bounds[n].reachable(layer.thresholds()[n]);
            long lane = (long) layer.biases()[n] - thresholds[n] - 1 + ZERO;
            start[n / LANES] += lane << shift(n);
        }
    }

    /** Neurons of a group. */
    int columns() {
        return thresholds.length;
    }

    /** Longs that hold a group. */
    int length() {
        return (thresholds.length + LANES - 1) / LANES;
    }

    /** What a group starts a time step from. */
    long[] start() {
        return start;
    }

    /** A weight row. */
    long[] pack(short[] row) {
        long[] packed = new long[length()];
        for (int n = 0; n < row.length; n++) {
            packed[n / LANES] += (long) row[n] << shift(n);
        }
        return packed;
    }

    /** The firing check of the group whose sums begin at {@code sums[first]}. */
    void fire(long[] sums, int first, SpikeWriter spikes) {
        int longsPerWord = Long.SIZE / LANES;
        for (int done = 0; done < length(); done += longsPerWord) {
            int count = Math.min(longsPerWord, length() - done);
            long bits = 0;
            for (int i = 0; i < count; i++) {
                long highest = (sums[first + done + i] >>> (LANE_BITS - 1)) & LOWEST_BITS;
                bits |= (((highest * GATHER) >>> 48) & 0xf) << (LANES * i);
            }
            spikes.append(bits, Math.min(Long.SIZE, thresholds.length - LANES * done));
        }
    }

    /** Writes the membrane potentials of the group whose sums begin at {@code sums[first]} into {@code v}. */
    void potentials(long[] sums, int first, int[] v, int firstNeuron) {
        for (int n = 0; n < thresholds.length; n++) {
            long lane = (sums[first + n / LANES] >>> shift(n)) & LANE_MASK;
            v[firstNeuron + n] = (int) lane - ZERO + 1 + thresholds[n];
        }
    }

    private static int shift(int column) {
        return LANE_BITS * (column % LANES);
    }
}
