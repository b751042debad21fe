package dev.spikeloom.train.layer;

import dev.spikeloom.kernel.AdamStep;
import dev.spikeloom.kernel.FloatKernels;
import dev.spikeloom.kernel.Kernels;
import dev.spikeloom.spike.CounterRandom;
import java.util.Arrays;

/**
 * The weight rows of a layer while they are trained, with Adam's moments. The biases are one more row, {@code
 * rows[inputs]}, that of an input which is always active.
 *
 * <p>With a {@link WeightGrid}, the optimizer moves latent weights, and the passes see them rounded to the grid.
 */
public final class Parameters {
    private static final FloatKernels KERNELS = Kernels.floats();

    private final int inputs;
    private final int columns;
    private final boolean biased;
    private final float[][] latent;
    private final float[][] means;
    private final float[][] variances;
    private final WeightGrid grid;
    private final float[][] rows;
    /** Rows that have had a gradient. Without one, moments are zero and a step would change nothing. */
    private final boolean[] started;

    /**
     * @param inputs weight rows
     * @param columns weights in a row
     * @param biased whether biases are trained; otherwise they stay zero
     * @param grid what weights are rounded to, or null
     */
    public Parameters(int inputs, int columns, boolean biased, WeightGrid grid) {
        this.inputs = inputs;
        this.columns = columns;
        this.biased = biased;
        this.latent = new float[inputs + 1][columns];
        this.means = new float[inputs + 1][columns];
        this.variances = new float[inputs + 1][columns];
        this.grid = grid;
        this.rows = grid == null ? latent : new float[inputs + 1][columns];
        this.started = new boolean[inputs + 1];
    }

    /**
     * Draws weights uniformly from {@code -limit} to {@code limit}.
     *
     * @param bias of all neurons, if biases are trained
     * @param key names the random numbers
     */
    public void initialise(float limit, float bias, long key) {
        for (int i = 0; i < inputs; i++) {
            for (int n = 0; n < columns; n++) {
                latent[i][n] = limit * (2 * CounterRandom.uniform(key, (long) i * columns + n) - 1);
            }
        }
        Arrays.fill(latent[inputs], biased ? bias : 0);
        roundRows(0, inputs + 1);
    }

    /** Starts from given weights, {@code [inputs][columns]}, and biases. */
    public void startFrom(float[][] weights, float[] biases) {
        for (int i = 0; i < inputs; i++) {
            System.arraycopy(weights[i], 0, latent[i], 0, columns);
        }
        System.arraycopy(biases, 0, latent[inputs], 0, columns);
        roundRows(0, inputs + 1);
    }

    /** Brings what is derived from the parameters up to date after they were written from outside. */
    void resume() {
        for (int row = 0; row <= inputs; row++) {
            for (int n = 0; n < columns; n++) {
                started[row] |= means[row][n] != 0 || variances[row][n] != 0;
            }
        }
        roundRows(0, inputs + 1);
    }

    /** Takes the connections of an input away. Without a gradient, they stay at zero. */
    public void silence(int input) {
        Arrays.fill(latent[input], 0);
        roundRows(input, input + 1);
    }

    public int inputs() {
        return inputs;
    }

    public int columns() {
        return columns;
    }

    boolean biased() {
        return biased;
    }

    /** What the passes see: {@code [inputs + 1][columns]}, the biases last. */
    public float[][] rows() {
        return rows;
    }

    float[] biases() {
        return rows[inputs];
    }

    /** What the optimizer moves, with its first and second moments, each {@code [inputs + 1][columns]}. */
    public float[][][] state() {
        return new float[][][] {latent, means, variances};
    }

    /** Whether a row needs a step, now that it has a gradient or not. */
    boolean startOrContinue(int row, boolean hasGradient) {
        started[row] |= hasGradient;
        return started[row];
    }

    void update(int row, float[] gradient, float gradientScale, AdamStep step) {
        update(row, gradient, 0, columns, gradientScale, step);
    }

    /** Updates the columns of a row from {@code from} to below {@code to}. */
    void update(int row, float[] gradient, int from, int to, float gradientScale, AdamStep step) {
        KERNELS.adam(latent[row], means[row], variances[row], gradient, from, to, gradientScale, step);
        round(row, from, to);
    }

    public boolean finite() {
        for (float[] row : latent) {
            for (float value : row) {
                if (!Float.isFinite(value)) {
                    return false;
                }
            }
        }
        return true;
    }

    private void roundRows(int from, int to) {
        for (int row = from; row < to; row++) {
            round(row, 0, columns);
        }
    }

    private void round(int row, int from, int to) {
        if (grid == null) {
            return;
        }
        if (row < inputs) {
            grid.round(latent[row], rows[row], from, to);
        } else {
            System.arraycopy(latent[row], from, rows[row], from, to - from);
        }
    }
}
