package dev.spikeloom.convert;

import java.util.List;

/**
 * A multilayer perceptron of rectified linear units without biases (Diehl et al. 2015): a hidden layer is {@code a =
 * max(0, sum of weights * inputs)}; the output layer is linear, and its greatest value decides.
 *
 * @param weights of each layer, input side first: weight rows, {@code [layers][inputs][neurons]}
 */
public record ReluNetwork(List<float[][]> weights) {
    /** @throws IllegalArgumentException if a layer is ragged or does not fit its neighbour, or a weight is not finite */
    public ReluNetwork {
        weights = List.copyOf(weights);
        if (weights.isEmpty()) {
            throw new IllegalArgumentException("a network needs a layer");
        }
        for (int layer = 0; layer < weights.size(); layer++) {
            requireShape(weights.get(layer), layer);
            if (layer > 0 && weights.get(layer).length != weights.get(layer - 1)[0].length) {
                throw new IllegalArgumentException("layer " + layer + " has " + weights.get(layer).length
                        + " inputs, but the layer before it has " + weights.get(layer - 1)[0].length + " neurons");
            }
        }
    }

    private static void requireShape(float[][] rows, int layer) {
        if (rows.length == 0 || rows[0].length == 0) {
            throw new IllegalArgumentException("layer " + layer + " needs inputs and neurons");
        }
        for (float[] row : rows) {
            if (row.length != rows[0].length) {
                throw new IllegalArgumentException(
                        "layer " + layer + " has weight rows of " + rows[0].length + " and " + row.length + " neurons");
            }
            for (float weight : row) {
                if (!Float.isFinite(weight)) {
                    throw new IllegalArgumentException("a weight of layer " + layer + " is " + weight);
                }
            }
        }
    }

    public int layers() {
        return weights.size();
    }

    public int inputs() {
        return weights.get(0).length;
    }

    /** Neurons of a layer. */
    public int neurons(int layer) {
        return weights.get(layer)[0].length;
    }
}
