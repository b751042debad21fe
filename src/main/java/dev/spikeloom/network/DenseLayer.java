package dev.spikeloom.network;

/**
 * A fully connected layer in floating point. A neuron spikes when the sum of the weights of its active inputs, plus its
 * bias, exceeds the threshold.
 *
 * @param weights weight rows, {@code [inputs][neurons]}: row {@code i} holds the weights from input {@code i}
 * @param biases one a neuron
 * @param threshold theta, the same for all neurons
 */
public record DenseLayer(float[][] weights, float[] biases, float threshold) {
    /** @throws IllegalArgumentException if the shapes do not fit or a value is not finite */
    public DenseLayer {
        if (weights.length == 0 || biases.length == 0) {
            throw new IllegalArgumentException("a layer needs inputs and neurons");
        }
        requireFinite(biases);
        requireFinite(threshold);
        for (float[] row : weights) {
            if (row.length != biases.length) {
                throw new IllegalArgumentException(
                        "a weight row of " + row.length + " for " + biases.length + " neurons");
            }
            requireFinite(row);
        }
    }

    public int inputs() {
        return weights.length;
    }

    public int neurons() {
        return biases.length;
    }

    private static void requireFinite(float... values) {
        for (float value : values) {
            if (!Float.isFinite(value)) {
                throw new IllegalArgumentException("a weight, bias or threshold is " + value);
            }
        }
    }
}
