package dev.spikeloom.kernel;

/**
 * The inner loop of inference in integers: the product of a spike vector and a weight matrix, which is a sum of the
 * weight rows of the active inputs.
 *
 * <p>Additions are those of 64-bit numbers, modulo 2^64, in any order. So every implementation gives the same bits.
 * Implementations are stateless.
 */
public interface IntegerKernels {
    /** What this implementation is called, such as {@code plain} or {@code vector, 4 lanes of 64 bits}. */
    String name();

    /**
     * Adds rows of unsigned bytes, eight a long, to sums of 16 bits, four a long, and subtracts others: bytes 0, 2, 4 and 6
     * of {@code rows[i][n]} from the lanes of {@code even[n]}, bytes 1, 3, 5 and 7 from those of {@code odd[n]}. A sum that
     * leaves its lane goes on in the next one.
     *
     * @param even {@code [length]}
     * @param odd {@code [length]}
     * @param rows {@code [inputs + 1][length]}: the last one is all zeros
     * @param list first the {@code added} rows to add, then those to subtract
     * @param count how many rows the list has in all
     * @param inPairs whether two bytes always add up to a byte
     */
    void sumByteRows(long[] even, long[] odd, long[][] rows, int[] list, int added, int count, boolean inPairs);
}
