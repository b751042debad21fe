package dev.spikeloom.quantize.forward;

import dev.spikeloom.kernel.IntegerKernels;
import dev.spikeloom.kernel.Kernels;
import dev.spikeloom.network.layer.QuantizedLayer;

/**
 * Weight rows whose weights are bytes, eight a {@code long}, and their sums in lanes of 16 bits, four a {@code long}. A
 * weight is stored as its distance from the least one of the layer, so that bytes are unsigned, and where weights
 * have up to 7 bits, two rows can be added byte by byte.
 *
 * <p>The sums of bytes 0, 2, 4 and 6 of a long are in a long of {@code even}, those of the others in one of {@code odd}.
 * Columns are laid out for the firing check: of the 16 longs that hold the sums of 64 columns, number {@code j} holds
 * column {@code 16 l + 15 - j} in lane {@code l}, so that the highest bits of all lanes, each shifted right by {@code j},
 * are the 64 columns in order. Numbers 0 to 7 are longs of {@code even}, 8 to 15 of {@code odd}.
 */
final class ByteRows {
    static final int LANE_BITS = 16;

    private static final int MAX_BYTE = 255;
    private static final int LONGS_PER_WORD = 8;
    private static final long LOWEST_BITS = 0x0001_0001_0001_0001L;
    private static final long HIGHEST_BITS = LOWEST_BITS << (LANE_BITS - 1);
    private static final long LANE = (1L << LANE_BITS) - 1;

    private final IntegerKernels kernels = Kernels.integers();
    private final int columns;
    private final int least;
    private final boolean inPairs;
    private final long[][] rows;

    private ByteRows(int columns, int least, boolean inPairs, long[][] rows) {
        this.columns = columns;
        this.least = least;
        this.inPairs = inPairs;
        this.rows = rows;
    }

    /** Whether the weights of a layer are no further apart than bytes, and no further from zero. */
    static boolean hold(QuantizedLayer.Weighted layer) {
        int least = least(layer.weights());
        int greatest = greatest(layer.weights());
        return greatest - least <= MAX_BYTE && least >= -MAX_BYTE && greatest <= MAX_BYTE;
    }

    static ByteRows of(QuantizedLayer.Weighted layer) {
        short[][] weights = layer.weights();
        int least = least(weights);
        int columns = layer.biases().length;
        long[][] rows = new long[weights.length + 1][length(columns)];
        for (int i = 0; i < weights.length; i++) {
            for (int column = 0; column < columns; column++) {
                long distance = (long) weights[i][column] - least;
                int shift = lane(column) * LANE_BITS + (isOdd(column) ? Byte.SIZE : 0);
                rows[i][index(column)] |= distance << shift;
            }
        }
        return new ByteRows(columns, least, 2 * (greatest(weights) - least) <= MAX_BYTE, rows);
    }

    /** Longs of a row, and of {@code even} and {@code odd} each. */
    int length() {
        return length(columns);
    }

    /** Sums of 64 columns each. */
    int words() {
        return length() / LONGS_PER_WORD;
    }

    /**
     * Adds rows to sums and subtracts others. A lane holds its sum if that is from 0 to 2^16 - 1 in the end, whatever it was
     * in between.
     *
     * @param list first the {@code added} rows to add, then those to subtract
     * @param count how many rows the list has in all
     */
    void sum(long[] even, long[] odd, int[] list, int added, int count) {
        long leasts = LOWEST_BITS * ((2L * added - count) * least);
        for (int i = 0; i < even.length; i++) {
            even[i] += leasts;
            odd[i] += leasts;
        }
        kernels.sumByteRows(even, odd, rows, list, added, count, inPairs);
    }

    /** Adds a number, modulo 2^64, to the lane of a column. */
    static void addTo(long[] even, long[] odd, int column, long value) {
        (isOdd(column) ? odd : even)[index(column)] += value << (lane(column) * LANE_BITS);
    }

    /** The lane of a column, unsigned. */
    static int get(long[] even, long[] odd, int column) {
        return (int) ((isOdd(column) ? odd : even)[index(column)] >>> (lane(column) * LANE_BITS) & LANE);
    }

    /** The highest bits of the lanes of columns {@code 64 * word} to {@code 64 * word + 63}, lowest column first. */
    static long highestBits(long[] even, long[] odd, int word) {
        int first = LONGS_PER_WORD * word;
        long bits = 0;
        for (int j = 0; j < LONGS_PER_WORD; j++) {
            bits |= (even[first + j] & HIGHEST_BITS) >>> j;
            bits |= (odd[first + j] & HIGHEST_BITS) >>> (LONGS_PER_WORD + j);
        }
        return bits;
    }

    /**
     * {@code into[n] += (lane of column n) + offset}.
     *
     * @param into {@code [64 * words()]}: one a lane
     */
    static void addLanes(long[] even, long[] odd, int offset, int[] into) {
        for (int i = 0; i < even.length; i++) {
            int column = i / LONGS_PER_WORD * Long.SIZE + LANE_BITS - 1 - i % LONGS_PER_WORD;
            addLanes(even[i], offset, into, column);
            addLanes(odd[i], offset, into, column - LONGS_PER_WORD);
        }
    }

    private static void addLanes(long lanes, int offset, int[] into, int column) {
        into[column] += (int) (lanes & LANE) + offset;
        into[column + LANE_BITS] += (int) (lanes >>> LANE_BITS & LANE) + offset;
        into[column + 2 * LANE_BITS] += (int) (lanes >>> (2 * LANE_BITS) & LANE) + offset;
        into[column + 3 * LANE_BITS] += (int) (lanes >>> (3 * LANE_BITS)) + offset;
    }

    private static int length(int columns) {
        return (columns + Long.SIZE - 1) / Long.SIZE * LONGS_PER_WORD;
    }

    private static int index(int column) {
        return column / Long.SIZE * LONGS_PER_WORD + (LONGS_PER_WORD - 1 - column % LONGS_PER_WORD);
    }

    private static int lane(int column) {
        return column % Long.SIZE / LANE_BITS;
    }

    private static boolean isOdd(int column) {
        return column % LANE_BITS < LONGS_PER_WORD;
    }

    private static int least(short[][] weights) {
        int least = Short.MAX_VALUE;
        for (short[] row : weights) {
            for (short weight : row) {
                least = Math.min(least, weight);
            }
        }
        return least;
    }

    private static int greatest(short[][] weights) {
        int greatest = Short.MIN_VALUE;
        for (short[] row : weights) {
            for (short weight : row) {
                greatest = Math.max(greatest, weight);
            }
        }
        return greatest;
    }
}
