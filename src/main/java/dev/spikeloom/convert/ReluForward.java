package dev.spikeloom.convert;

import dev.spikeloom.dataset.samples.Samples;
import dev.spikeloom.kernel.FloatKernels;
import dev.spikeloom.kernel.Kernels;
import java.util.Arrays;

/** The forward pass of a ReLU network on the intensities of samples. Not thread-safe. */
final class ReluForward {
    private static final FloatKernels KERNELS = Kernels.floats();

    private final ReluNetwork network;
    private final Intensities intensities;
    private final float[][] sums;
    private final SparseVector inputs;

    ReluForward(ReluNetwork network) {
        this.network = network;
        this.intensities = new Intensities(network.inputs());
        this.sums = new float[network.layers()][];
        int widest = network.inputs();
        for (int layer = 0; layer < sums.length; layer++) {
            sums[layer] = new float[network.neurons(layer)];
            widest = Math.max(widest, sums[layer].length);
        }
        this.inputs = new SparseVector(widest);
    }

    /**
     * Runs a sample.
     *
     * @return the activations of the output layer, not rectified; valid until the next sample
     */
    float[] run(Samples samples, int sample) {
        float[] activations = intensities.of(samples, sample);
        for (int layer = 0; layer < sums.length; layer++) {
            inputs.take(activations);
            float[] sum = sums[layer];
            Arrays.fill(sum, 0);
            KERNELS.addScaledRows(
                    sum, network.weights().get(layer), inputs.indices(), inputs.factors(), inputs.count());
            if (layer + 1 < sums.length) {
                rectify(sum);
            }
            activations = sum;
        }
        return activations;
    }

    /** The activations of a layer for the last sample; those of the output layer are not rectified. */
    float[] activations(int layer) {
        return sums[layer];
    }

    private static void rectify(float[] sums) {
        for (int n = 0; n < sums.length; n++) {
            sums[n] = Math.max(0, sums[n]);
        }
    }
}
