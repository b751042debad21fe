package dev.spikeloom.network;

import dev.spikeloom.spike.SpikeVector;

/** The forward pass of a network, time step by time step. Not thread-safe: it holds the state of a sample. */
public interface TimeStepForward {
    /** Begins a sample: all membrane potentials become zero. A new forward pass has begun its first sample. */
    void startSample();

    /**
     * Runs the next time step of the sample.
     *
     * @param input the spikes presented to the network
     * @return the spikes of the output layer, valid until the next call
     */
    SpikeVector step(SpikeVector input);
}
