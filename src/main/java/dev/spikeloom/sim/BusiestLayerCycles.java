package dev.spikeloom.sim;

import java.util.Arrays;

/**
 * The cycles that the spikes of each sample ask for: the sum over its time steps of those that the layer with the most asks
 * for. Layers that work on different time steps at once, with room for a vector between them, can take a little less.
 *
 * <p>Threads may add different samples at the same time.
 */
public final class BusiestLayerCycles {
    private final int timeSteps;
    /** {@code [samples * time steps]}: the most cycles so far. */
    private final int[] most;

    /** @throws ArithmeticException if there are more time steps in all than an array holds */
    public BusiestLayerCycles(int samples, int timeSteps) {
        this.timeSteps = timeSteps;
        this.most = new int[Math.multiplyExact(samples, timeSteps)];
    }

    /** Adds what a layer asks for at a time step. */
    public void add(int sample, int step, int cycles) {
        int vector = sample * timeSteps + step;
        most[vector] = Math.max(most[vector], cycles);
    }

    /** {@code [samples]} */
    public long[] bySample() {
        long[] sums = new long[most.length / timeSteps];
        for (int vector = 0; vector < most.length; vector++) {
            sums[vector / timeSteps] += most[vector];
        }
        return sums;
    }

    /** Mean over the samples of {@link #bySample}. */
    public double mean() {
        return mean(bySample());
    }

    static double mean(long[] bySample) {
        return (double) Arrays.stream(bySample).sum() / bySample.length;
    }
}
