package dev.spikeloom.network;

import dev.spikeloom.spike.SpikeVector;

/** The forward pass of a network for one time step. Not thread-safe: an implementation may hold the state of a step. */
@FunctionalInterface
public interface TimeStepForward {
    /**
     * @param input the spikes presented to the network
     * @return the spikes of the output layer, valid until the next call
     */
    SpikeVector step(SpikeVector input);
}
