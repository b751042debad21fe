package dev.spikeloom.quantize.forward;

import dev.spikeloom.spike.SpikeVector;

/** The fast forward pass of one layer, with its state. */
interface LayerForward {
    /** Sets the membrane potentials to zero. */
    void startSample();

    /** Runs the next time step and returns the layer's spikes, valid until the next call. */
    SpikeVector step(SpikeVector presynaptic);

    /** The membrane potentials at the firing check of the last step, {@code [neurons]}; none for max pooling. */
    int[] potentials();

    /** The spikes of the last step. */
    SpikeVector spikes();

    /** Potentials that were clipped since this was made. */
    default long saturations() {
        return 0;
    }

    /** The same layer with a state of its own; the weights are shared. */
    LayerForward copy();
}
