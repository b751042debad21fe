package dev.spikeloom.quantize.forward;

/** Weights of 32 bits. */
final class IntSums implements RowSums {
    private final int[][] rows;

    IntSums(short[][] weights) {
        this.rows = widen(weights);
    }

    @Override
    public int columns() {
        return rows[0].length;
    }

    @Override
    public void sum(int[] sums, int[] list, int added, int count) {
        int i = 0;
        for (; i + 4 <= added; i += 4) {
            addFour(sums, rows[list[i]], rows[list[i + 1]], rows[list[i + 2]], rows[list[i + 3]]);
        }
        for (; i < added; i++) {
            addOne(sums, rows[list[i]]);
        }
        for (; i < count; i++) {
            subtractOne(sums, rows[list[i]]);
        }
    }

    @Override
    public RowSums copy() {
        return this;
    }

    static int[][] widen(short[][] weights) {
        int[][] rows = new int[weights.length][weights[0].length];
        for (int i = 0; i < rows.length; i++) {
            for (int n = 0; n < rows[i].length; n++) {
                rows[i][n] = weights[i][n];
            }
        }
        return rows;
    }

    private static void addFour(int[] sums, int[] a, int[] b, int[] c, int[] d) {
        for (int n = 0; n < sums.length; n++) {
            sums[n] += a[n] + b[n] + c[n] + d[n];
        }
    }

    private static void addOne(int[] sums, int[] row) {
        for (int n = 0; n < sums.length; n++) {
            sums[n] += row[n];
        }
    }

    private static void subtractOne(int[] sums, int[] row) {
        for (int n = 0; n < sums.length; n++) {
            sums[n] -= row[n];
        }
    }
}
