package dev.spikeloom.network;

import dev.spikeloom.network.layer.FloatWeights;
import dev.spikeloom.network.layer.Layer;
import dev.spikeloom.network.neuron.NeuronModel;
import java.util.List;

/**
 * A trained network in floating point. Its neurons follow the same rules as those of a {@link QuantizedNetwork} do in
 * integers ({@link IntegerReference}).
 *
 * @param layers input side first; each layer takes what the layer before it gives
 * @param heads the classes of each head; their sum is the number of neurons of the last layer
 */
public record Network(List<Layer> layers, List<Integer> heads) {
    /**
     * @throws IllegalArgumentException if two neighbours do not fit
     * @throws dev.spikeloom.io.InputException if the shape of the network is not possible
     */
    public Network {
        layers = List.copyOf(layers);
        heads = List.copyOf(heads);
        Topology.of(layers, heads);
    }

    /**
     * A network with one head.
     *
     * @throws IllegalArgumentException as with several heads
     * @throws dev.spikeloom.io.InputException likewise
     */
    public Network(List<? extends Layer> layers) {
        this(List.copyOf(layers), List.of(layers.get(layers.size() - 1).neurons()));
    }

    public Topology topology() {
        return Topology.of(layers, heads);
    }

    /** What the neurons of each layer that has any do between time steps, input side first. */
    public List<NeuronModel> neuronModels() {
        return layers.stream()
                .flatMap(layer -> layer.floatWeights().stream())
                .map(FloatWeights::neuronModel)
                .toList();
    }
}
