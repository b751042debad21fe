package dev.spikeloom.train.layer;

import dev.spikeloom.spike.SpikeVector;

/** A layer in the forward pass of a network, with the state that it has during a sample. */
public interface FloatLayer {
    void startSample();

    /**
     * Runs a time step and returns the layer's spikes, valid until the next call; sum pooling, which has none of its own,
     * returns those presented to it.
     */
    SpikeVector step(SpikeVector presynaptic);

    /** At the firing check of the last step, {@code [neurons]}. */
    float[] potentials();

    /** What the spikes of the last step left of the potentials, {@code [neurons]}; at the firing check, where nothing carries over. */
    default float[] left() {
        return potentials();
    }
}
