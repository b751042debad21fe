package dev.spikeloom.network;

/**
 * A fully connected layer in integers. A neuron spikes when the sum of the weights of its active inputs exceeds its
 * threshold; biases are part of the thresholds.
 *
 * @param weights weight rows, {@code [inputs][neurons]}
 * @param thresholds one a neuron
 * @param scales what one unit of weight stands for in the float network: one value for the layer, or one a neuron
 */
public record QuantizedLayer(short[][] weights, int[] thresholds, float[] scales) {
    /** @throws IllegalArgumentException if the shapes do not fit, or a scale is not above zero */
    public QuantizedLayer {
        if (weights.length == 0 || thresholds.length == 0) {
            throw new IllegalArgumentException("a layer needs inputs and neurons");
        }
        for (short[] row : weights) {
            if (row.length != thresholds.length) {
                throw new IllegalArgumentException(
                        "a weight row of " + row.length + " for " + thresholds.length + " neurons");
            }
        }
        if (scales.length != 1 && scales.length != thresholds.length) {
            throw new IllegalArgumentException(
                    scales.length + " scales for " + thresholds.length + " neurons, expected 1 or one a neuron");
        }
        for (float scale : scales) {
            if (!(scale > 0) || Float.isInfinite(scale)) {
                throw new IllegalArgumentException("scale " + scale + " is not a finite number above 0");
            }
        }
    }

    public int inputs() {
        return weights.length;
    }

    public int neurons() {
        return thresholds.length;
    }
}
