package dev.spikeloom.sim.event;

import dev.spikeloom.spike.SpikeVector;

/** Sees each layer at its firing check. */
@FunctionalInterface
public interface FiringObserver {
    /**
     * Called once for each layer, time step and sample, in this order from the fastest to the slowest.
     *
     * @param potentials {@code [neurons]}: what is compared with the thresholds
     * @param spikes the outcome; valid during the call
     */
    void fired(int sample, int step, int layer, int[] potentials, SpikeVector spikes);
}
