package dev.spikeloom.train.neuron;

import dev.spikeloom.kernel.FloatKernels;
import dev.spikeloom.kernel.Kernels;
import dev.spikeloom.network.neuron.NeuronModel;
import dev.spikeloom.spike.SpikeVector;
import java.util.Arrays;

/**
 * The membrane potentials of a layer of neurons while a sample is presented: {@code v_t = decay * u_{t-1} + I_t} with the
 * current {@code I_t}, and after the spike {@code s_t}, {@code u_t = v_t - theta * s_t} (reset by subtraction; Yin et al.
 * 2017, eq. 5 to 7) or {@code u_t = v_t * (1 - s_t)} (reset to zero). Where the neuron model has a synaptic current, {@code I_t =
 * synapticDecay * I_{t-1} + J_t} of what is integrated, {@code J_t}. The decay is 1, with LIF less
 * the share that leaks.
 */
public final class Membrane {
    private static final FloatKernels KERNELS = Kernels.floats();

    private final float threshold;
    private final boolean subtracts;
    private final float decay;
    private final float[] potentials;
    private final float synapticDecay;
    /** None if weights are added to the potentials. */
    private final float[] currents;

    private final long[] fired;
    private final long[] all;

    /** @param neuronModel says what a potential that carries over loses by leak and reset */
    public Membrane(int neurons, float threshold, NeuronModel neuronModel) {
        this.threshold = threshold;
        this.subtracts = neuronModel.subtracts();
        this.decay = (float) (1 - neuronModel.leak().share());
        this.potentials = new float[neurons];
        this.synapticDecay = (float) (1 - neuronModel.synapse().share());
        this.currents = new float[neuronModel.isSynaptic() ? neurons : 0];
        this.fired = new long[SpikeVector.wordsFor(neurons)];
        this.all = new long[fired.length];
        Arrays.fill(all, -1);
    }

    float threshold() {
        return threshold;
    }

    /** Starts a sample. */
    public void reset() {
        Arrays.fill(potentials, 0);
        Arrays.fill(currents, 0);
    }

    public void integrate(float[] current) {
        if (currents.length == 0) {
            KERNELS.scaleAndAddBias(potentials, decay, current);
        } else {
            KERNELS.scaleAndAddBias(currents, synapticDecay, current);
            KERNELS.scaleAndAddBias(potentials, decay, currents);
        }
    }

    /** At the firing check, after {@link #integrate}. */
    public float[] potentials() {
        return potentials;
    }

    /** Whether a spike subtracts the threshold; otherwise it leaves zero. */
    boolean subtracts() {
        return subtracts;
    }

    /** What is left of a potential until the next time step. */
    float decay() {
        return decay;
    }

    /** What is left of a synaptic current until the next time step; 1 if there is none. */
    float synapticDecay() {
        return synapticDecay;
    }

    /** Whether what is integrated is a synaptic current's. */
    boolean isSynaptic() {
        return currents.length > 0;
    }

    /** A bit for each neuron. */
    long[] all() {
        return all;
    }

    /** Resets the potential of each neuron that spikes, and returns the spikes. */
    public long[] fire() {
        KERNELS.fire(potentials, threshold, fired);
        for (int word = 0; word < fired.length; word++) {
            for (long bits = fired[word]; bits != 0; bits &= bits - 1) {
                int n = 64 * word + Long.numberOfTrailingZeros(bits);
                potentials[n] = subtracts ? potentials[n] - threshold : 0;
            }
        }
        return fired;
    }
}
