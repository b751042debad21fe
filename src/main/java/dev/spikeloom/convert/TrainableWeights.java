package dev.spikeloom.convert;

import dev.spikeloom.kernel.AdamStep;
import dev.spikeloom.kernel.FloatKernels;
import dev.spikeloom.kernel.Kernels;
import dev.spikeloom.spike.CounterRandom;
import java.util.Arrays;

/** The weights of a layer while they are trained, with Adam's moments. */
final class TrainableWeights {
    private static final FloatKernels KERNELS = Kernels.floats();

    private final float[][] rows;
    private final float[][] means;
    private final float[][] variances;
    /** {@code [neurons][inputs]}, for the gradient of the layer before; empty in the first layer, which has none. */
    private final float[][] transposed;
    /** Rows that have had a gradient. Without one, moments are zero and a step would change nothing. */
    private final boolean[] started;

    TrainableWeights(int inputs, int neurons, boolean first) {
        rows = new float[inputs][neurons];
        means = new float[inputs][neurons];
        variances = new float[inputs][neurons];
        transposed = first ? new float[0][] : new float[neurons][inputs];
        started = new boolean[inputs];
    }

    /**
     * Draws weights uniformly, with the variance for rectified units of He et al. 2015, eq. 10.
     *
     * @param key names the random numbers
     */
    void initialise(long key) {
        float limit = (float) Math.sqrt(6.0 / rows.length);
        int neurons = rows[0].length;
        for (int i = 0; i < rows.length; i++) {
            for (int n = 0; n < neurons; n++) {
                rows[i][n] = limit * (2 * CounterRandom.uniform(key, (long) i * neurons + n) - 1);
            }
            transpose(i);
        }
    }

    /** Takes the connections of an input away. Without a gradient, they stay at zero. */
    void silence(int input) {
        Arrays.fill(rows[input], 0);
        transpose(input);
    }

    float[][] rows() {
        return rows;
    }

    float[][] transposed() {
        return transposed;
    }

    int inputs() {
        return rows.length;
    }

    int neurons() {
        return rows[0].length;
    }

    /**
     * A step of the optimizer for one weight row.
     *
     * @param inputs what the row's input was in each sample of the batch
     * @param deltas derivatives of the loss with respect to the neurons' sums, {@code [samples][neurons]}
     * @param gradientScale what the sum over the samples is multiplied with
     * @param scratch {@code [neurons]}
     */
    void update(int row, SparseVector inputs, float[][] deltas, float gradientScale, float[] scratch, AdamStep step) {
        started[row] |= inputs.count() > 0;
        if (!started[row]) {
            return;
        }
        Arrays.fill(scratch, 0);
        KERNELS.addScaledRows(scratch, deltas, inputs.indices(), inputs.factors(), inputs.count());
        KERNELS.adam(rows[row], means[row], variances[row], scratch, 0, scratch.length, gradientScale, step);
        transpose(row);
    }

    float[][] snapshot() {
        return Arrays.stream(rows).map(float[]::clone).toArray(float[][]::new);
    }

    boolean finite() {
        for (float[] row : rows) {
            for (float weight : row) {
                if (!Float.isFinite(weight)) {
                    return false;
                }
            }
        }
        return true;
    }

    private void transpose(int row) {
        for (int n = 0; n < transposed.length; n++) {
            transposed[n][row] = rows[row][n];
        }
    }
}
