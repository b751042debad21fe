package dev.spikeloom.kernel;

/**
 * A convolution with the max pooling that follows it, and how its kernels lay it out. Its input is that of the layer with
 * the padding around it: kernels know of none.
 *
 * <p>Input neuron {@code (y, x, c)} is number {@code (y * columns + x) * inChannels + c}. A <em>run</em> is what a row of
 * the kernel covers at one position: {@code kernel * inChannels} neighbouring inputs.
 *
 * <p>Few output channels would leave most of a vector empty, so neighbouring output positions of a row are computed
 * together, as the columns of one <em>wide row</em>: position {@code x} of channel {@code o} is column {@code (x % group)
 * * outChannels + o} of group {@code x / group}. A wide weight row then has the weights of one input to all positions of
 * a group, zeros included: with a stride, those of each position begin that many columns further. Adding zeros costs less than short loops, and changes no sum.
 */
public final class ConvolutionGeometry {
    /** Wide rows are a multiple of this long: four vectors of 512 bits. */
    private static final int BLOCK = 64;

    /** What kernels load at a time may be this long: one vector of 512 bits. */
    private static final int PADDING = 16;

    private final int rows;
    private final int columns;
    private final int inChannels;
    private final int kernel;
    private final int stride;
    private final int outChannels;
    private final int pool;
    private final int group;
    private final int groups;
    private final int wideColumns;
    private final int[] groupOf;
    private final int[] wideColumnOf;

    /**
     * @param rows of the input, its padding included
     * @param columns of the input, its padding included
     * @param inChannels of the input
     * @param kernel rows and columns of the kernel
     * @param stride input rows from an output row to the next, and likewise of columns
     * @param outChannels of the output
     * @param pool rows and columns of a pooling square; 1 if there is no pooling
     * @throws IllegalArgumentException if no square of output positions can be pooled
     */
    public ConvolutionGeometry(
            int rows, int columns, int inChannels, int kernel, int stride, int outChannels, int pool) {
        boolean reaches = kernel >= 1 && stride >= 1 && kernel <= Math.min(rows, columns);
        if (!reaches || pool < 1 || (Math.min(rows, columns) - kernel) / stride + 1 < pool) {
            throw new IllegalArgumentException("no room for a kernel of " + kernel + ", a stride of " + stride
                    + " and a pooling of " + pool + " in " + rows + " x " + columns);
        }
        this.rows = rows;
        this.columns = columns;
        this.inChannels = inChannels;
        this.kernel = kernel;
        this.stride = stride;
        this.outChannels = outChannels;
        this.pool = pool;
        int padded = roundUp(outChannels, PADDING);
        this.group = Math.max(1, Math.min((BLOCK - padded) / outChannels + 1, outColumns()));
        this.groups = (outColumns() + group - 1) / group;
        this.wideColumns = roundUp((group - 1) * outChannels + padded, BLOCK);
        this.groupOf = new int[outColumns()];
        this.wideColumnOf = new int[outColumns()];
        for (int x = 0; x < outColumns(); x++) {
            groupOf[x] = x / group;
            wideColumnOf[x] = x % group * outChannels;
        }
    }

    public int rows() {
        return rows;
    }

    public int columns() {
        return columns;
    }

    public int inChannels() {
        return inChannels;
    }

    public int kernel() {
        return kernel;
    }

    public int stride() {
        return stride;
    }

    public int outChannels() {
        return outChannels;
    }

    public int pool() {
        return pool;
    }

    /** Input neurons, those of the padding included. */
    public int inputs() {
        return rows * columns * inChannels;
    }

    /** Rows of the output after pooling. */
    public int pooledRows() {
        return ((rows - kernel) / stride + 1) / pool;
    }

    /** Columns of the output after pooling. */
    public int pooledColumns() {
        return ((columns - kernel) / stride + 1) / pool;
    }

    /** Output neurons after pooling; number {@code (y * pooledColumns + x) * outChannels + o}. */
    public int outputs() {
        return pooledRows() * pooledColumns() * outChannels;
    }

    /** Rows of the output before pooling that are pooled. */
    public int outRows() {
        return pooledRows() * pool;
    }

    /** Columns of the output before pooling that are pooled. */
    public int outColumns() {
        return pooledColumns() * pool;
    }

    /** The input position where the patch of an output position begins. */
    public int patch(int y, int x) {
        return (y * columns + x) * stride;
    }

    /** Length of a run. */
    public int run() {
        return kernel * inChannels;
    }

    /** Length of a run, filled up to whole vectors. */
    public int paddedRun() {
        return roundUp(run(), PADDING);
    }

    /** Output positions of a row that are computed together. */
    public int group() {
        return group;
    }

    /** Groups in a row of the output. */
    public int groups() {
        return groups;
    }

    /** The group that column {@code x} of the output belongs to. */
    public int groupOf(int x) {
        return groupOf[x];
    }

    /** The wide column of channel 0 at column {@code x} of the output. */
    public int wideColumnOf(int x) {
        return wideColumnOf[x];
    }

    /** Columns of the input that a row of the kernel covers at all positions of a group. */
    public int wideKernel() {
        return kernel + (group - 1) * stride;
    }

    /** Length of a wide row. */
    public int wideColumns() {
        return wideColumns;
    }

    /** Zeroed wide sums, {@code [outRows * groups][wideColumns]}. */
    public float[][] newSums() {
        return new float[outRows() * groups][wideColumns];
    }

    /** Zeroed wide weights, {@code [kernel * wideKernel * inChannels][wideColumns]}. */
    public float[][] newWideWeights() {
        return new float[kernel * wideKernel() * inChannels][wideColumns];
    }

    /** A zeroed value an input, with room for what a padded run reaches beyond the last. */
    public float[] newInputMap() {
        return new float[inputs() + paddedRun()];
    }

    private static int roundUp(int value, int multiple) {
        return (value + multiple - 1) / multiple * multiple;
    }
}
