package dev.spikeloom.quantize.forward;

import java.util.Arrays;

/** Weights that are bytes: summed in 16 bits as long as those are sure to hold the sums. */
final class ByteSums implements RowSums {
    /** So many weights of bytes that are no further apart than 255 add up to less than 2^15, either way. */
    private static final int ROWS_AT_ONCE = 127;

    private static final int ZERO = 1 << (ByteRows.LANE_BITS - 1);
    private static final long ZEROS = 0x8000_8000_8000_8000L;

    private final ByteRows rows;
    private final long[] even;
    private final long[] odd;
    private final int[] part = new int[ROWS_AT_ONCE];

    ByteSums(ByteRows rows) {
        this.rows = rows;
        this.even = new long[rows.length()];
        this.odd = new long[rows.length()];
    }

    @Override
    public int columns() {
        return rows.words() * Long.SIZE;
    }

    @Override
    public void sum(int[] sums, int[] list, int added, int count) {
        for (int from = 0; from < count; from += ROWS_AT_ONCE) {
            int some = Math.min(ROWS_AT_ONCE, count - from);
            System.arraycopy(list, from, part, 0, some);
            Arrays.fill(even, ZEROS);
            Arrays.fill(odd, ZEROS);
            rows.sum(even, odd, part, Math.max(0, Math.min(some, added - from)), some);
            ByteRows.addLanes(even, odd, -ZERO, sums);
        }
    }

    @Override
    public RowSums copy() {
        return new ByteSums(rows);
    }
}
