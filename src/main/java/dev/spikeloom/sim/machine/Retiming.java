package dev.spikeloom.sim.machine;

import dev.spikeloom.design.Design;
import dev.spikeloom.sim.SimulationResult;

/** Spikes that were computed once, and can be timed on any design that computes the same. */
public interface Retiming {
    /** Whether another design has the same spikes. */
    boolean holdsFor(Design other);

    /**
     * What another design does with the samples.
     *
     * @throws IllegalArgumentException if it has other spikes
     * @throws dev.spikeloom.io.InputException if it does not take as many time steps
     */
    SimulationResult on(Design other);
}
