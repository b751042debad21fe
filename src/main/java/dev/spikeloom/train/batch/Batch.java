package dev.spikeloom.train.batch;

/**
 * The batch at hand. A slot is one time step of one sample: slot {@code s * timeSteps + t}. Written between phases
 * only, apart from the outcome of each sample, which its own worker writes.
 */
public final class Batch {
    private final int timeSteps;
    private final int capacity;
    private final int heads;
    private final int[] samples;
    private final int[][] labels;
    private final long[] dropoutKeys;
    private final float[] losses;
    private final boolean[] right;
    private int size;

    /**
     * @param capacity samples in a full batch
     * @param timeSteps that a sample is presented for
     * @param heads of the output layer
     */
    public Batch(int capacity, int timeSteps, int heads) {
        this.timeSteps = timeSteps;
        this.capacity = capacity;
        this.heads = heads;
        this.samples = new int[capacity];
        this.labels = new int[capacity][heads];
        this.dropoutKeys = new long[capacity];
        this.losses = new float[capacity];
        this.right = new boolean[capacity];
    }

    public int timeSteps() {
        return timeSteps;
    }

    public int heads() {
        return heads;
    }

    /** Slots of a full batch. */
    public int slotCapacity() {
        return capacity * timeSteps;
    }

    /** Samples in this batch. */
    public int size() {
        return size;
    }

    public int slots() {
        return size * timeSteps;
    }

    public void resize(int sampleCount) {
        size = sampleCount;
    }

    /** The samples of the data set that are in this batch. */
    public int[] samples() {
        return samples;
    }

    /** {@code [samples][heads]}. */
    public int[][] labels() {
        return labels;
    }

    /** Each names the random numbers that decide which neurons a sample drops. */
    public long[] dropoutKeys() {
        return dropoutKeys;
    }

    public float[] losses() {
        return losses;
    }

    /** Whether each sample was classified rightly by all heads. */
    public boolean[] right() {
        return right;
    }
}
