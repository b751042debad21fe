package dev.spikeloom.network.layer;

import dev.spikeloom.io.InputException;
import dev.spikeloom.network.neuron.NeuronModel;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** The shape of a layer, without its numbers: what the field's shorthand says of it, which is its text. */
public interface LayerShape extends OfKind {
    /** The most neurons of a dense layer, and the most channels of a convolution. */
    int MAX_SIZE = 4096;

    /**
     * The volume that the layer gives for one that it takes.
     *
     * @throws InputException if the layer is larger than {@code input}, or gives too large a volume
     */
    VolumeShape output(VolumeShape input);

    /** Whether the layer takes its input as a vector and gives one: no layer after it has rows and columns to work on. */
    boolean flattens();

    /**
     * Where the layer behind finds the spikes that are presented to this one, if this one has none of its own and only passes
     * them on to other addresses; otherwise empty.
     *
     * @throws InputException as {@link #output}
     */
    default Optional<AddressMap> addresses(VolumeShape input) {
        return Optional.empty();
    }

    /**
     * Layers of this kind that are simpler in one respect, the simplest first; none of a layer that has no rows and columns to
     * work on.
     */
    default List<LayerShape> simpler() {
        return List.of();
    }

    /** Whether a layer of this kind can have such neurons. */
    default boolean allows(NeuronModel neuronModel) {
        return true;
    }

    /** The shape of the layer's weights; empty if it has no neurons of its own. */
    Optional<WeightShape> weights(VolumeShape input);

    /**
     * A layer of this shape in floating point.
     *
     * @param weights asked if the layer has neurons
     * @throws IllegalArgumentException if the weights do not fit the shape
     */
    Layer layer(VolumeShape input, Supplier<FloatWeights> weights);

    /**
     * A layer of this shape in integers.
     *
     * @param weights asked if the layer has neurons
     * @throws IllegalArgumentException if the weights do not fit the shape
     */
    QuantizedLayer quantizedLayer(VolumeShape input, Supplier<IntegerWeights> weights);

    /** @throws InputException if {@code size} is not from 1 to {@link #MAX_SIZE} */
    static void requireSize(String what, int size) {
        if (size < 1 || size > MAX_SIZE) {
            throw new InputException(what + " " + size + " is out of range, allowed 1 to " + MAX_SIZE);
        }
    }

    /** @throws InputException if a square of {@code size} has no room in {@code input} */
    static void requireRoom(LayerShape layer, int size, VolumeShape input) {
        if (size > input.rows() || size > input.columns()) {
            throw new InputException(
                    "layer " + layer + " is larger than the " + input.rows() + "x" + input.columns() + " it is over");
        }
    }
}
