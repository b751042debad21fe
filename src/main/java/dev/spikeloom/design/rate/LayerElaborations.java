package dev.spikeloom.design.rate;

import dev.spikeloom.design.parameter.Architecture;
import dev.spikeloom.io.InputException;
import dev.spikeloom.network.QuantizedNetwork;
import dev.spikeloom.network.layer.DenseShape;
import dev.spikeloom.network.layer.LayerShape;
import dev.spikeloom.network.layer.QuantizedDenseLayer;
import dev.spikeloom.network.layer.QuantizedLayer;

/** The kinds of layers that the rate-coded pipeline can do, and how each is elaborated. */
final class LayerElaborations {
    /** In words, for people. */
    static final String POSSIBLE = "dense layers";

    private LayerElaborations() {}

    /** Whether the hardware has layers of the kind of a shape. */
    static boolean isPossible(LayerShape shape) {
        return shape instanceof DenseShape;
    }

    /**
     * Checks the parameters of a layer against its shape and its numbers, and derives what follows from them.
     *
     * @throws InputException if the hardware has no such layers, or a parameter is not possible; names it, its value and
     *     what is
     */
    static LayerDesign elaborate(int index, QuantizedNetwork network, Architecture architecture) {
        QuantizedLayer layer = network.layers().get(index);
        if (layer instanceof QuantizedDenseLayer dense) {
            return new DenseElaboration(index, dense, network, architecture).elaborate();
        }
        throw new InputException(
                "layer " + index + ", " + layer.shape() + ", cannot be elaborated; the hardware takes " + POSSIBLE);
    }
}
