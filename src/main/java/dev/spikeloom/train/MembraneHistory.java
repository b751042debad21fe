package dev.spikeloom.train;

import dev.spikeloom.kernel.FloatKernels;
import dev.spikeloom.kernel.Kernels;

/**
 * What the way back through time needs of the membrane potentials of SNN-CT neurons: at each time step, the slope of
 * the spike and the derivative of the potential that is left.
 *
 * <p>With current {@code I}, potential {@code v_t = u_{t-1} + I_t}, spike {@code s_t} and {@code u_t = v_t - theta *
 * s_t}, the derivative of the loss with respect to {@code v_t}, which is that with respect to {@code I_t}, is {@code
 * delta_t = dL/ds_t * slope_t + delta_{t+1} * (1 - theta * slope_t)}.
 */
final class MembraneHistory {
    private static final FloatKernels KERNELS = Kernels.floats();

    private final int timeSteps;
    private final float[][] slopes;
    private final float[][] carries;

    MembraneHistory(int timeSteps, int slots, int neurons) {
        this.timeSteps = timeSteps;
        this.slopes = new float[slots][neurons];
        this.carries = new float[slots][neurons];
    }

    /**
     * Keeps the derivatives at a firing check.
     *
     * @param kept the neurons whose spikes go on, the others being dropped
     * @param scale what these spikes count for
     */
    void record(int slot, Membrane membrane, long[] kept, float scale) {
        float[] v = membrane.potentials();
        KERNELS.surrogate(v, membrane.threshold(), kept, SurrogateGradient.SLOPE * scale, slopes[slot]);
        KERNELS.surrogate(
                v,
                membrane.threshold(),
                membrane.all(),
                -membrane.threshold() * SurrogateGradient.SLOPE,
                carries[slot]);
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
                    KERNELS.add(delta, next);
                }
            }
        }
    }
}
