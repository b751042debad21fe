package dev.spikeloom.quantize.forward;

import dev.spikeloom.network.layer.QuantizedLayer;
import dev.spikeloom.spike.SpikeVector;

/**
 * The neurons of a layer with their weights and state. They are grouped by position: those of a group have the same
 * active weight rows. A dense layer has one group, a convolution one an output position. In a time step, each group
 * integrates once, in order.
 */
interface Neurons {
    /**
     * The fastest that computes exactly what the layer asks for.
     *
     * @param bounds of the columns of the weight rows
     * @param bounded whether the potentials are known to stay within 32 bits; if not, that is watched
     */
    static Neurons of(QuantizedLayer.Weighted layer, ColumnBounds[] bounds, boolean bounded) {
        int positions = layer.neurons() / layer.biases().length;
        if (layer.neuronModel().carriesOver() || !PackedLanes.hold(layer, bounds)) {
            return new IntNeurons(layer, bounds, positions, bounded);
        }
        return ByteRows.hold(layer)
                ? new ByteNeurons(layer, bounds, positions)
                : new PackedNeurons(layer, new PackedLanes(layer, bounds), positions);
    }

    /** Sets all membrane potentials to zero. */
    void startSample();

    /** Begins a time step. */
    void startStep();

    /** Adds the first {@code count} of the {@code active} weight rows to the potentials of a group, and fires. */
    void integrate(int position, int[] active, int count);

    /**
     * The same for the only group of a layer, whose active weight rows are those of the last time step but for a few.
     *
     * @param changed rows that are active and were not, and then rows that were and are not
     * @param added how many are of the first kind
     * @param count how many there are in all
     */
    void integrateChange(int[] changed, int added, int count);

    /** The membrane potentials at the firing check of the last step, {@code [neurons]}. */
    int[] potentials();

    /** The spikes of the last step. */
    SpikeVector spikes();

    /** The same neurons with a state of their own; the weights are shared. */
    Neurons copy();
}
