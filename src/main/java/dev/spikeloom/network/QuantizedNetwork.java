package dev.spikeloom.network;

import java.util.ArrayList;
import java.util.List;

/**
 * A network of SNN-DC neurons in integers: exactly what the hardware computes.
 *
 * @param weightFormat the format of every weight
 * @param layers input side first; each layer has as many inputs as the layer before it has neurons
 */
public record QuantizedNetwork(WeightFormat weightFormat, List<QuantizedLayer> layers) {
    /** @throws IllegalArgumentException if two neighbours do not fit, or a weight does not fit the format */
    public QuantizedNetwork {
        layers = List.copyOf(layers);
        for (int i = 0; i < layers.size(); i++) {
            QuantizedLayer layer = layers.get(i);
            if (i > 0 && layer.inputs() != layers.get(i - 1).neurons()) {
                throw new IllegalArgumentException("layer " + i + " has " + layer.inputs()
                        + " inputs, but the layer before it has "
                        + layers.get(i - 1).neurons() + " neurons");
            }
            for (int row = 0; row < layer.inputs(); row++) {
                for (short weight : layer.weights()[row]) {
                    if (!weightFormat.represents(weight)) {
                        throw new IllegalArgumentException("layer " + i + ", row " + row + " has weight " + weight
                                + ", which " + weightFormat.bits() + " bits cannot hold");
                    }
                }
            }
        }
    }

    public Topology topology() {
        List<Integer> sizes = new ArrayList<>();
        sizes.add(layers.get(0).inputs());
        layers.forEach(layer -> sizes.add(layer.neurons()));
        return new Topology(sizes);
    }
}
