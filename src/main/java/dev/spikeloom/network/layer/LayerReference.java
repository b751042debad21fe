package dev.spikeloom.network.layer;

import dev.spikeloom.network.IntegerReference;
import dev.spikeloom.network.neuron.MembraneRange;
import dev.spikeloom.network.neuron.RowGrouping;
import dev.spikeloom.spike.SpikeVector;

/** The arithmetic of one layer, as {@link IntegerReference} specifies it, with its state. */
public interface LayerReference {
    /** Begins a sample: what carries over becomes zero. */
    void startSample();

    /**
     * Runs a time step and returns the layer's spikes, valid until the next; sum pooling, which has none of its own, returns
     * those presented to it.
     */
    SpikeVector step(SpikeVector presynaptic);

    /** The membrane potentials at the firing check of the last step; none if the layer has no neurons of its own. */
    int[] potentials();

    /** The synaptic currents of the last step; none if weights are added to the potentials. */
    default int[] currents() {
        return new int[0];
    }

    /** The spikes of the last step. */
    SpikeVector spikes();

    /** How often a sum did not fit the register of a neuron, since this was made. */
    long saturations();

    /**
     * What a layer's arithmetic depends on beside its numbers.
     *
     * @param index of the layer, for messages
     * @param range of the registers of potentials
     * @param grouping of the weight rows that are added in one cycle
     * @param addresses from the spikes that are presented to the volume that the layer takes
     */
    record Context(int index, MembraneRange range, RowGrouping grouping, AddressMap addresses) {
        /** @throws IllegalArgumentException if rows are added together */
        void requireOneRowAtATime() {
            if (!grouping.equals(RowGrouping.ONE_AT_A_TIME)) {
                throw new IllegalArgumentException(
                        "layer " + index + " is not dense: it adds one weight row at a time");
            }
        }

        /** @throws IllegalArgumentException if registers do not hold every potential, or rows are added together */
        void requireNoRegisters() {
            requireOneRowAtATime();
            if (!range.equals(MembraneRange.UNBOUNDED)) {
                throw new IllegalArgumentException("layer " + index + " has no potentials that could saturate");
            }
        }
    }
}
