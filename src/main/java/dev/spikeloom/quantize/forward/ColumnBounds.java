package dev.spikeloom.quantize.forward;

import dev.spikeloom.network.layer.AddressMap;
import dev.spikeloom.network.layer.QuantizedLayer;

/**
 * The least and the greatest value that the bias and the active weights of a neuron can add up to in a time step, for
 * any input.
 */
record ColumnBounds(int min, int max) {

    /**
     * One a column of the weight rows.
     *
     * @param addresses of the spikes that are presented to the layer
     */
    static ColumnBounds[] of(QuantizedLayer.Weighted layer, AddressMap addresses) {
        int[] biases = layer.biases();
        ColumnBounds[] bounds = new ColumnBounds[biases.length];
        for (int column = 0; column < bounds.length; column++) {
            long negative = 0;
            long positive = 0;
            int least = 0;
            int greatest = 0;
            for (short[] row : layer.weights()) {
                negative += Math.min(0, row[column]);
                positive += Math.max(0, row[column]);
                least = Math.min(least, row[column]);
                greatest = Math.max(greatest, row[column]);
            }
            // Each row as often as a spike can come to it, but no more rows than there are spikes: that fits 32 bits.
            int spikes = addresses.from().size();
            long min = Math.max(negative * addresses.multiplicity(), (long) least * spikes);
            long max = Math.min(positive * addresses.multiplicity(), (long) greatest * spikes);
            bounds[column] =
                    new ColumnBounds(Math.toIntExact(biases[column] + min), Math.toIntExact(biases[column] + max));
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
