package dev.spikeloom.quantize.forward;

import dev.spikeloom.network.layer.QuantizedLayer;

/**
 * The least and the greatest value that the bias and the active weights of a neuron can add up to in a time step, for
 * any input.
 */
record ColumnBounds(int min, int max) {

    /** One a column of the weight rows. */
    static ColumnBounds[] of(QuantizedLayer.Weighted layer) {
        int[] min = layer.biases().clone();
        int[] max = layer.biases().clone();
        for (short[] row : layer.weights()) {
            for (int column = 0; column < row.length; column++) {
                min[column] += Math.min(0, row[column]);
                max[column] += Math.max(0, row[column]);
            }
        }
        ColumnBounds[] bounds = new ColumnBounds[min.length];
        for (int column = 0; column < bounds.length; column++) {
            bounds[column] = new ColumnBounds(min[column], max[column]);
        }
        return bounds;
    }

    /** How far apart two sums can be. */
    long range() {
        return (long) max - min;
    }

    /** How far from zero a sum can be. */
    long magnitude() {
        return Math.max(-(long) min, max);
    }

    /** The threshold that {@code threshold} is the same as: one out of reach as good as the next within. */
    int reachable(int threshold) {
        return Math.max(min - 1, Math.min(max, threshold));
    }
}
