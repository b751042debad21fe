package dev.spikeloom.network;

import java.util.ArrayList;
import java.util.List;

/**
 * A trained network of SNN-DC neurons in floating point.
 *
 * @param layers input side first; each layer has as many inputs as the layer before it has neurons
 */
public record Network(List<DenseLayer> layers) {
    /** @throws IllegalArgumentException if two neighbours do not fit */
    public Network {
        layers = List.copyOf(layers);
        for (int i = 1; i < layers.size(); i++) {
            if (layers.get(i).inputs() != layers.get(i - 1).neurons()) {
                throw new IllegalArgumentException("layer " + i + " has "
                        + layers.get(i).inputs() + " inputs, but the layer before it has "
                        + layers.get(i - 1).neurons() + " neurons");
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
