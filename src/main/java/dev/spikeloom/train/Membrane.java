package dev.spikeloom.train;

import dev.spikeloom.kernel.FloatKernels;
import dev.spikeloom.kernel.Kernels;
import dev.spikeloom.spike.SpikeVector;
import java.util.Arrays;

/** The membrane potentials of a layer of SNN-CT neurons (Yin et al. 2017, eq. 5 to 7) while a sample is presented. */
final class Membrane {
    private static final FloatKernels KERNELS = Kernels.floats();

    private final float threshold;
    private final float[] potentials;
    private final long[] fired;
    private final long[] all;

    Membrane(int neurons, float threshold) {
        this.threshold = threshold;
        this.potentials = new float[neurons];
        this.fired = new long[SpikeVector.wordsFor(neurons)];
        this.all = new long[fired.length];
        Arrays.fill(all, -1);
    }

    float threshold() {
        return threshold;
    }

    /** Starts a sample. */
    void reset() {
        Arrays.fill(potentials, 0);
    }

    void integrate(float[] current) {
        KERNELS.add(potentials, current);
    }

    /** At the firing check, after {@link #integrate}. */
    float[] potentials() {
        return potentials;
    }

    /** A bit for each neuron. */
    long[] all() {
        return all;
    }

    /** Subtracts the threshold from the potential of each neuron that spikes, and returns the spikes. */
    long[] fire() {
        KERNELS.fire(potentials, threshold, fired);
        for (int word = 0; word < fired.length; word++) {
            for (long bits = fired[word]; bits != 0; bits &= bits - 1) {
                potentials[64 * word + Long.numberOfTrailingZeros(bits)] -= threshold;
            }
        }
        return fired;
    }
}
