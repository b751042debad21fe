package dev.spikeloom.quantize.forward;

import dev.spikeloom.network.neuron.NeuronModel;
import dev.spikeloom.spike.SpikeVector;
import java.util.Optional;

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

    /**
     * What a layer's forward pass depends on beside its numbers.
     *
     * @param index of the layer, for messages
     * @param neuronModel of all layers
     * @param registers what is known of the registers of potentials
     */
    record Context(int index, NeuronModel neuronModel, Registers registers) {
        /** @throws IllegalArgumentException if the registers are those of hardware */
        void requireNoHardware() {
            if (registers.ofHardware()) {
                throw new IllegalArgumentException("layer " + index + " is not dense");
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
