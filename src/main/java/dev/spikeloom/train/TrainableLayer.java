package dev.spikeloom.train;

import dev.spikeloom.network.DenseLayer;
import dev.spikeloom.spike.CounterRandom;
import java.util.Arrays;

/**
 * The parameters of a layer while they are trained, with Adam's moments. The biases are one more weight row, {@code
 * rows[inputs]}, that of an input which is always active.
 */
final class TrainableLayer {
    private final int inputs;
    private final int neurons;
    private final float threshold;
    private final float[][] rows;
    private final float[][] means;
    private final float[][] variances;
    /** {@code [neurons][inputs]}, for the gradient of the layer before; empty in the first layer, which has none. */
    private final float[][] transposed;
    /** Rows that have had a gradient. Without one, moments are zero and a step would change nothing. */
    private final boolean[] started;

    TrainableLayer(int inputs, int neurons, float threshold, boolean first) {
        this.inputs = inputs;
        this.neurons = neurons;
        this.threshold = threshold;
        this.rows = new float[inputs + 1][neurons];
        this.means = new float[inputs + 1][neurons];
        this.variances = new float[inputs + 1][neurons];
        this.transposed = first ? new float[0][] : new float[neurons][inputs];
        this.started = new boolean[inputs + 1];
    }

    /**
     * Draws weights uniformly from {@code -limit} to {@code limit}.
     *
     * @param bias of all neurons
     * @param key names the random numbers
     */
    void initialise(float limit, float bias, long key) {
        for (int i = 0; i < inputs; i++) {
            for (int n = 0; n < neurons; n++) {
                long random = CounterRandom.bits(key, (long) i * neurons + n) >>> 40;
                rows[i][n] = limit * (random * 0x1p-23f - 1);
            }
        }
        Arrays.fill(biases(), bias);
        transpose(0, inputs);
    }

    /** Brings what is derived from the parameters up to date after they were written from outside. */
    void resume() {
        for (int row = 0; row <= inputs; row++) {
            for (int n = 0; n < neurons; n++) {
                started[row] |= means[row][n] != 0 || variances[row][n] != 0;
            }
        }
        transpose(0, inputs);
    }

    /** Takes the connections of an input away. Without a gradient, they stay at zero. */
    void silence(int input) {
        Arrays.fill(rows[input], 0);
    }

    int inputs() {
        return inputs;
    }

    int neurons() {
        return neurons;
    }

    float threshold() {
        return threshold;
    }

    /** {@code [inputs + 1][neurons]}, the biases last. */
    float[][] rows() {
        return rows;
    }

    float[] biases() {
        return rows[inputs];
    }

    float[][] means() {
        return means;
    }

    float[][] variances() {
        return variances;
    }

    float[][] transposed() {
        return transposed;
    }

    /** Whether a row needs a step, now that it has a gradient or not. */
    boolean startOrContinue(int row, boolean hasGradient) {
        started[row] |= hasGradient;
        return started[row];
    }

    void update(int row, float[] gradient, float gradientScale, AdamStep step) {
        Kernels.adam(rows[row], means[row], variances[row], gradient, gradientScale, step);
    }

    /** Brings the transposed copy up to date for some inputs. */
    void transpose(int firstInput, int endInput) {
        for (int n = 0; n < transposed.length; n++) {
            float[] target = transposed[n];
            for (int i = firstInput; i < endInput; i++) {
                target[i] = rows[i][n];
            }
        }
    }

    DenseLayer snapshot() {
        float[][] weights = new float[inputs][];
        for (int i = 0; i < inputs; i++) {
            weights[i] = rows[i].clone();
        }
        return new DenseLayer(weights, biases().clone(), threshold);
    }

    boolean finite() {
        for (float[] row : rows) {
            for (float value : row) {
                if (!Float.isFinite(value)) {
                    return false;
                }
            }
        }
        return true;
    }
}
