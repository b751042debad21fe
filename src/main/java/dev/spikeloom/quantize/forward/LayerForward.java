package dev.spikeloom.quantize.forward;

import dev.spikeloom.network.layer.AddressMap;
import dev.spikeloom.spike.SpikeVector;
import java.util.Optional;

/** The fast forward pass of one layer, with its state. */
interface LayerForward {
    /** Sets the membrane potentials to zero. */
    void startSample();

    /** Runs the next time step and returns the layer's spikes, valid until the next call. */
    SpikeVector step(SpikeVector presynaptic);

    /** The membrane potentials at the firing check of the last step, {@code [neurons]}; none for a pooling. */
    int[] potentials();

    /** The spikes of the last step; of sum pooling, those presented to it. */
    SpikeVector spikes();

    /** Potentials that were clipped since this was made. */
    default long saturations() {
        return 0;
    }

    /** The same layer with a state of its own; the weights are shared. */
    LayerForward copy();

    /**
     * What a layer's forward pass depends on beside its numbers.
     *
     * @param index of the layer, for messages
     * @param registers what is known of the registers of potentials
     * @param addresses from the spikes that are presented to the volume that the layer takes
     */
    record Context(int index, Registers registers, AddressMap addresses) {
        /** @throws IllegalArgumentException if potentials should saturate */
        void requireNoSaturation() {
            if (registers.saturation().isPresent()) {
                throw new IllegalArgumentException("layer " + index + " has no potentials that could saturate");
            }
        }
    }

    /**
     * The registers of potentials.
     *
     * @param ofHardware whether they are known to hold every potential, or else saturate; if not, they have 32 bits, and it
     *     is watched that these are enough
     * @param saturation how potentials saturate, none if they never do
     */
    record Registers(boolean ofHardware, Optional<Saturation> saturation) {
        static final Registers WATCHED = new Registers(false, Optional.empty());
    }
}
