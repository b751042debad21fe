package dev.spikeloom.convert;

import dev.spikeloom.dataset.samples.Samples;
import dev.spikeloom.io.InputException;
import java.util.Arrays;

/**
 * The activation of each layer that becomes a spike at every time step: a high percentile of the positive activations
 * over a number of samples ("robust normalization", Rueckauer et al. 2017). The greatest activation would do without any
 * saturation, but it is an outlier, and all others would become so few spikes that the deeper layers answer late.
 */
final class ActivationScales {
    private ActivationScales() {}

    /**
     * @param samples the first {@code count} of them are used, or all if they are fewer
     * @param percentile above 0, to 100, which takes the greatest activation
     * @return one a layer, each above 0
     * @throws InputException if a layer has no positive activation
     */
    static float[] of(ReluNetwork network, Samples samples, int count, double percentile) {
        int used = Math.min(count, samples.samples());
        Collected[] layers = new Collected[network.layers()];
        for (int layer = 0; layer < layers.length; layer++) {
            layers[layer] = new Collected(used * network.neurons(layer));
        }
        ReluForward forward = new ReluForward(network);
        for (int sample = 0; sample < used; sample++) {
            forward.run(samples, sample);
            for (int layer = 0; layer < layers.length; layer++) {
                layers[layer].addPositive(forward.activations(layer));
            }
        }
        float[] scales = new float[layers.length];
        for (int layer = 0; layer < layers.length; layer++) {
            scales[layer] = layers[layer].percentile(percentile, layer);
        }
        return scales;
    }

    /** The positive activations of a layer. */
    private static final class Collected {
        private final float[] values;
        private int count;

        Collected(int capacity) {
            values = new float[capacity];
        }

        void addPositive(float[] activations) {
            for (float activation : activations) {
                if (activation > 0) {
                    values[count++] = activation;
                }
            }
        }

        /** By nearest rank: the least value that the given share of the values does not exceed. */
        float percentile(double percentile, int layer) {
            if (count == 0) {
                throw new InputException("layer " + layer + " of the ReLU network is never active, so that its"
                        + " threshold cannot be balanced; lower conversion.learning_rate");
            }
            Arrays.sort(values, 0, count);
            int rank = (int) Math.ceil(percentile / 100 * count);
            return values[Math.max(1, Math.min(count, rank)) - 1];
        }
    }
}
