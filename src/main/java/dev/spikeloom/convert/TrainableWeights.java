package dev.spikeloom.convert;

import dev.spikeloom.kernel.AdamStep;
import dev.spikeloom.kernel.FloatKernels;
import dev.spikeloom.kernel.Kernels;
import dev.spikeloom.train.layer.Parameters;
import java.util.Arrays;

/** The weights of a layer while they are trained, and the transposed ones. There are no biases. */
final class TrainableWeights {
    private static final FloatKernels KERNELS = Kernels.floats();

    private final Parameters parameters;
    /** {@code [neurons][inputs]}, for the gradient of the layer before; empty in the first layer, which has none. */
    private final float[][] transposed;

    TrainableWeights(int inputs, int neurons, boolean first) {
        parameters = new Parameters(inputs, neurons, false, null);
        transposed = first ? new float[0][] : new float[neurons][inputs];
    }

    /**
     * Draws weights uniformly, with the variance for rectified units of He et al. 2015, eq. 10.
     *
     * @param key names the random numbers
     */
    void initialise(long key) {
        parameters.initialise((float) Math.sqrt(6.0 / inputs()), 0, key);
        for (int row = 0; row < inputs(); row++) {
            transpose(row);
        }
    }

    /** Takes the connections of an input away. Without a gradient, they stay at zero. */
    void silence(int input) {
        parameters.silence(input);
        transpose(input);
    }

    Parameters parameters() {
        return parameters;
    }

    /** A weight row for each input, and behind them one of zeros. */
    float[][] rows() {
        return parameters.rows();
    }

    float[][] transposed() {
        return transposed;
    }

    int inputs() {
        return parameters.inputs();
    }

    int neurons() {
        return parameters.columns();
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
        if (!parameters.startOrContinue(row, inputs.count() > 0)) {
            return;
        }
        Arrays.fill(scratch, 0);
        KERNELS.addScaledRows(scratch, deltas, inputs.indices(), inputs.factors(), inputs.count());
        parameters.update(row, scratch, gradientScale, step);
        transpose(row);
    }

    float[][] snapshot() {
        return Arrays.stream(rows(), 0, inputs()).map(float[]::clone).toArray(float[][]::new);
    }

    private void transpose(int row) {
        for (int n = 0; n < transposed.length; n++) {
            transposed[n][row] = rows()[row][n];
        }
    }
}
