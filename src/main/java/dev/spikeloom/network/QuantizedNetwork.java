package dev.spikeloom.network;

import dev.spikeloom.network.layer.IntegerWeights;
import dev.spikeloom.network.layer.QuantizedLayer;
import dev.spikeloom.network.neuron.NeuronModel;
import dev.spikeloom.network.neuron.PerLayer;
import dev.spikeloom.network.neuron.WeightFormat;
import java.util.List;

/**
 * A network in integers: exactly what the hardware computes.
 *
 * @param layers input side first; each layer takes what the layer before it gives
 * @param heads the classes of each head; their sum is the number of neurons of the last layer
 */
public record QuantizedNetwork(List<QuantizedLayer> layers, List<Integer> heads) {
    /**
     * @throws IllegalArgumentException if two neighbours do not fit
     * @throws dev.spikeloom.io.InputException if the shape of the network is not possible
     */
    public QuantizedNetwork {
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
    public QuantizedNetwork(List<? extends QuantizedLayer> layers) {
        this(List.copyOf(layers), List.of(layers.get(layers.size() - 1).neurons()));
    }

    public Topology topology() {
        return Topology.of(layers, heads);
    }

    /** What the neurons of each layer that has any do between time steps, input side first. */
    public List<NeuronModel> neuronModels() {
        return layers.stream()
                .flatMap(layer -> layer.integerWeights().stream())
                .map(IntegerWeights::neuronModel)
                .toList();
    }

    /** Bits of a weight as people read it: {@code 7}, or {@code 8, 4, 2} where layers have others. */
    public String weightBitsText() {
        return PerLayer.text(weightFormats().stream().map(WeightFormat::bits).toList());
    }

    /** The format of the weights of each layer that has neurons, input side first. */
    public List<WeightFormat> weightFormats() {
        return layers.stream()
                .flatMap(layer -> layer.integerWeights().stream())
                .map(IntegerWeights::weightFormat)
                .toList();
    }
}
