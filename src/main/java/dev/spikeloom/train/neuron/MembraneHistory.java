package dev.spikeloom.train.neuron;

import dev.spikeloom.kernel.FloatKernels;
import dev.spikeloom.kernel.Kernels;
import java.util.Arrays;

/**
 * What the way back through time needs of a {@link Membrane}: at each time step, the slope of the spike and the
 * derivative of the potential that is left.
 *
 * <p>The derivative of the loss with respect to {@code v_t}, which is that with respect to the current {@code I_t}, is
 * {@code delta_t = dL/ds_t * slope_t + delta_{t+1} * decay * du_t/dv_t}, where {@code du_t/dv_t} is {@code 1 - theta *
 * slope_t} with reset by subtraction, {@code 1 - s_t - v_t * slope_t} with reset to zero.
 */
final class MembraneHistory {
    private static final FloatKernels KERNELS = Kernels.floats();

    private final int timeSteps;
    private final float[][] slopes;
    /** {@code decay * (du_t/dv_t - 1)}. */
    private final float[][] carries;
    /** {@code decay}, for each neuron. */
    private final float[] decays;
    /** {@code synapticDecay}, for each neuron. */
    private final float[] synapticDecays;

    private final Membrane membrane;

    /** @param slots samples of a group times time steps */
    MembraneHistory(int timeSteps, int slots, Membrane membrane) {
        this.timeSteps = timeSteps;
        this.membrane = membrane;
        int neurons = membrane.potentials().length;
        this.slopes = new float[slots][neurons];
        this.carries = new float[slots][neurons];
        this.decays = new float[neurons];
        this.synapticDecays = new float[neurons];
        Arrays.fill(decays, membrane.decay());
        Arrays.fill(synapticDecays, membrane.synapticDecay());
    }

    /**
     * Keeps the derivatives at a firing check.
     *
     * @param kept the neurons whose spikes go on, the others being dropped
     * @param scale what these spikes count for
     */
    void record(int slot, long[] kept, float scale) {
        float[] v = membrane.potentials();
        float theta = membrane.threshold();
        float slope = SurrogateGradient.SLOPE;
        KERNELS.surrogate(v, theta, kept, slope * scale, slopes[slot]);
        if (membrane.subtracts()) {
            KERNELS.surrogate(v, theta, membrane.all(), -theta * slope * membrane.decay(), carries[slot]);
        } else {
            KERNELS.surrogate(v, theta, membrane.all(), slope, carries[slot]);
            resetToZero(v, theta, -membrane.decay(), carries[slot]);
        }
    }

    /** @param carry the slopes of the spikes; it becomes their derivative */
    private static void resetToZero(float[] v, float threshold, float factor, float[] carry) {
        for (int n = 0; n < carry.length; n++) {
            float spike = v[n] > threshold ? 1 : 0;
            carry[n] = factor * Math.fma(v[n], carry[n], spike);
        }
    }

    /**
     * Takes samples back through time.
     *
     * @param gradients of the loss with respect to the spikes, {@code [slots][neurons]}
     * @param penalty added to each gradient
     * @param firstDelta where in {@code deltas} slot 0 goes
     */
    void backward(int samples, float[][] gradients, float penalty, int firstDelta, float[][] deltas) {
        for (int s = 0; s < samples; s++) {
            for (int t = timeSteps - 1; t >= 0; t--) {
                int slot = s * timeSteps + t;
                float[] delta = deltas[firstDelta + slot];
                KERNELS.scale(gradients[slot], penalty, slopes[slot], delta);
                if (t + 1 < timeSteps) {
                    float[] next = deltas[firstDelta + slot + 1];
                    KERNELS.addProducts(delta, next, carries[slot]);
                    KERNELS.addProducts(delta, next, decays);
                }
            }
            if (membrane.isSynaptic()) {
                throughSynapses(firstDelta + s * timeSteps, deltas);
            }
        }
    }

    /** What is added to a synaptic current is in all potentials from then on: from deltas of potentials to those of what is added. */
    private void throughSynapses(int first, float[][] deltas) {
        for (int slot = first + timeSteps - 2; slot >= first; slot--) {
            KERNELS.addProducts(deltas[slot], deltas[slot + 1], synapticDecays);
        }
    }
}
