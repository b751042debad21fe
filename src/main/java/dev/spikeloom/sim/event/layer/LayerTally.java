package dev.spikeloom.sim.event.layer;

import dev.spikeloom.spike.SpikeVector;

/** What a layer of any kind does with spike vectors, whenever it does it: sums over any number of them, in any order. */
public interface LayerTally {
    /**
     * Adds the spike vector of a time step.
     *
     * @param active how many of its inputs are active
     * @return what the layer's timing has to know of it
     */
    long add(int step, SpikeVector presynaptic, int active);

    /** The fewest cycles that the vector which was added last can take. */
    int leastCycles();
}
