package dev.spikeloom.design;

import dev.spikeloom.network.QuantizedDenseLayer;
import dev.spikeloom.network.WeightFormat;

/**
 * The least and the greatest value that a membrane potential of a layer can take within a time step, for any input.
 *
 * @param min at most 0
 * @param max at least 0
 * @param minThreshold least threshold that the hardware must hold
 * @param maxThreshold greatest threshold that the hardware must hold
 */
record MembraneBounds(long min, long max, long minThreshold, long maxThreshold) {

    /**
     * Fixed weights: every partial sum lies between the sum of a neuron's negative weights and the sum of its positive
     * ones. Loadable weights: every row may hold the extreme weight.
     */
    static MembraneBounds of(QuantizedDenseLayer layer, WeightFormat format, WeightStorage storage) {
        long min = 0;
        long max = 0;
        long minThreshold = 0;
        long maxThreshold = 0;
        for (int n = 0; n < layer.neurons(); n++) {
            long negative = 0;
            long positive = 0;
            for (short[] row : layer.weights()) {
                negative += Math.min(0, row[n]);
                positive += Math.max(0, row[n]);
            }
            min = Math.min(min, negative);
            max = Math.max(max, positive);
            minThreshold = Math.min(minThreshold, layer.thresholds()[n]);
            maxThreshold = Math.max(maxThreshold, layer.thresholds()[n]);
        }
        if (storage == WeightStorage.LOADABLE) {
            min = (long) layer.inputs() * format.min();
            max = (long) layer.inputs() * format.max();
            // A threshold just below the least potential makes a neuron fire always, one at the greatest never.
            minThreshold = Math.min(minThreshold, min - 1);
            maxThreshold = Math.max(maxThreshold, max);
        }
        return new MembraneBounds(min, max, minThreshold, maxThreshold);
    }

    int bits() {
        return Bits.signed(Math.min(min, minThreshold), Math.max(max, maxThreshold));
    }
}
