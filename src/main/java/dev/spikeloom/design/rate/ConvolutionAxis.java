package dev.spikeloom.design.rate;

/**
 * One axis of a convolution, rows or columns: which output positions an input spike reaches, and in which banks of
 * potentials these stand.
 *
 * <p>A spike at input position {@code i}, which sum pooling maps to {@code i / pooling}, reaches the outputs {@code m - j}
 * through the tap {@code stride * j + phase} of the kernel, where {@code i / pooling + padding = stride * m + phase} and
 * {@code j} counts from 0 to {@code windows - 1}. Of these, the taps beyond the kernel and the outputs beyond the edges
 * drop out; what is left is a range of {@code j}. Output {@code o} stands in bank {@code o mod banks}, as word
 * {@code o / banks}: with a bank a window, all that a spike reaches stand in different banks.
 *
 * @param inputs positions before sum pooling
 * @param pooling how many of them sum pooling maps to one; 1 without
 * @param kernel taps
 * @param stride input positions between neighbouring outputs
 * @param padding zeros before the first input
 * @param outputs positions of the output
 * @param banks that share them: as many as windows, or one
 */
public record ConvolutionAxis(int inputs, int pooling, int kernel, int stride, int padding, int outputs, int banks) {

    /** The most outputs that a spike reaches. */
    public int windows() {
        return (kernel + stride - 1) / stride;
    }

    /** Words that a bank has of this axis. */
    public int words() {
        return (outputs + banks - 1) / banks;
    }

    /** Whether a spike at a position reaches any output. */
    public boolean reaches(int position) {
        return position / pooling < inputs / pooling && first(position) <= last(position);
    }

    /** The remainder that the taps which a position meets have modulo the stride. */
    public int phase(int position) {
        return padded(position) % stride;
    }

    /** The output that the first of these taps would reach, whether there is one or not. */
    public int origin(int position) {
        return padded(position) / stride;
    }

    /** The first {@code j} whose output exists. */
    public int first(int position) {
        return Math.max(0, origin(position) - (outputs - 1));
    }

    /** The last {@code j} whose output and tap exist. */
    public int last(int position) {
        return Math.min(origin(position), Math.floorDiv(kernel - 1 - phase(position), stride));
    }

    /** How many outputs a spike at a position reaches. */
    public int reached(int position) {
        return reaches(position) ? last(position) - first(position) + 1 : 0;
    }

    /** The {@code j} by which a position reaches the output that stands in a bank, if it reaches it. */
    public int window(int position, int bank) {
        return Math.floorMod(origin(position) - bank, windows());
    }

    /** Whether a position reaches an output in a bank, where each window has one. */
    public boolean reachesBank(int position, int bank) {
        int window = window(position, bank);
        return reaches(position) && window >= first(position) && window <= last(position);
    }

    /** Whether another maps positions in the same way, whatever banks outputs stand in. */
    boolean isSameMap(ConvolutionAxis other) {
        return inputs == other.inputs
                && pooling == other.pooling
                && kernel == other.kernel
                && stride == other.stride
                && padding == other.padding
                && outputs == other.outputs;
    }

    private int padded(int position) {
        return position / pooling + padding;
    }
}
