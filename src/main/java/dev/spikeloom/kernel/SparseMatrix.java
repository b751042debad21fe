package dev.spikeloom.kernel;

import java.util.Arrays;

/**
 * A matrix of mostly zeros as compressed sparse rows: the entries of row {@code r} are those from {@code starts[r]} to
 * below {@code starts[r + 1]}. Mutable, so that hot loops can reuse it.
 */
public final class SparseMatrix {
    private final int rows;
    private final int[] starts;
    private int[] columns;
    private float[] values;

    /** A matrix without entries. */
    public SparseMatrix(int rows) {
        this.rows = rows;
        this.starts = new int[rows + 1];
        this.columns = new int[0];
        this.values = new float[0];
    }

    public int rows() {
        return rows;
    }

    /** How many entries there are. */
    public int entries() {
        return starts[rows];
    }

    /** {@code [rows + 1]}. */
    public int[] starts() {
        return starts;
    }

    /** The column of each entry. */
    public int[] columns() {
        return columns;
    }

    public float[] values() {
        return values;
    }

    /**
     * Becomes the matrix with {@code count} given entries; those of a row stay in their order.
     *
     * @param entryRows the row of each entry
     * @param entryColumns the column of each entry
     */
    public void set(int[] entryRows, int[] entryColumns, float[] entryValues, int count) {
        reserve(count);
        Arrays.fill(starts, 0);
        for (int i = 0; i < count; i++) {
            starts[entryRows[i]]++;
        }
        int end = 0;
        for (int r = 0; r < rows; r++) {
            end += starts[r];
            starts[r] = end;
        }
        starts[rows] = end;
        // Backwards, so that starts ends up at the first entry of each row, and the order of entries is kept.
        for (int i = count - 1; i >= 0; i--) {
            int at = --starts[entryRows[i]];
            columns[at] = entryColumns[i];
            values[at] = entryValues[i];
        }
    }

    /**
     * As {@link #set}, faster, for entries that come row by row.
     *
     * @param ascendingRows the row of each entry
     * @param entryColumns the column of each entry
     */
    public void setAscending(int[] ascendingRows, int[] entryColumns, float[] entryValues, int count) {
        reserve(count);
        int next = 0;
        for (int i = 0; i < count; i++) {
            for (; next <= ascendingRows[i]; next++) {
                starts[next] = i;
            }
        }
        Arrays.fill(starts, next, starts.length, count);
        System.arraycopy(entryColumns, 0, columns, 0, count);
        System.arraycopy(entryValues, 0, values, 0, count);
    }

    private void reserve(int count) {
        if (count > columns.length) {
            columns = new int[count + count / 2];
            values = new float[columns.length];
        }
    }
}
