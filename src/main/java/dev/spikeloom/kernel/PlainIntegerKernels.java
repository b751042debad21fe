package dev.spikeloom.kernel;

/** The kernels in loops that are so small that the compiler vectorises them by itself. */
final class PlainIntegerKernels implements IntegerKernels {
    /** The even bytes of a long, as lanes of 16 bits. */
    private static final long EVEN = 0x00ff_00ff_00ff_00ffL;

    @Override
    public String name() {
        return "plain";
    }

    @Override
    public void sumByteRows(long[] even, long[] odd, long[][] rows, int[] list, int added, int count, boolean inPairs) {
        int i = 0;
        for (; inPairs && i + 2 <= added; i += 2) {
            addPair(even, odd, rows[list[i]], rows[list[i + 1]]);
        }
        for (; i < added; i++) {
            add(even, odd, rows[list[i]]);
        }
        for (; inPairs && i + 2 <= count; i += 2) {
            subtractPair(even, odd, rows[list[i]], rows[list[i + 1]]);
        }
        for (; i < count; i++) {
            subtract(even, odd, rows[list[i]]);
        }
    }

    private static void addPair(long[] even, long[] odd, long[] a, long[] b) {
        for (int n = 0; n < even.length; n++) {
            long bytes = a[n] + b[n];
            even[n] += bytes & EVEN;
            odd[n] += bytes >>> 8 & EVEN;
        }
    }

    private static void add(long[] even, long[] odd, long[] row) {
        for (int n = 0; n < even.length; n++) {
            even[n] += row[n] & EVEN;
            odd[n] += row[n] >>> 8 & EVEN;
        }
    }

    private static void subtractPair(long[] even, long[] odd, long[] a, long[] b) {
        for (int n = 0; n < even.length; n++) {
            long bytes = a[n] + b[n];
            even[n] -= bytes & EVEN;
            odd[n] -= bytes >>> 8 & EVEN;
        }
    }

    private static void subtract(long[] even, long[] odd, long[] row) {
        for (int n = 0; n < even.length; n++) {
            even[n] -= row[n] & EVEN;
            odd[n] -= row[n] >>> 8 & EVEN;
        }
    }
}
