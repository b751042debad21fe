package dev.spikeloom.network;

import dev.spikeloom.network.layer.Layer;
import dev.spikeloom.network.neuron.NeuronModel;
import java.util.List;

/**
 * A trained network in floating point. Its neurons follow the same rules as those of a {@link QuantizedNetwork} do in
 * integers ({@link IntegerReference}).
 *
 * @param neuronModel of all layers
 * @param layers input side first; each layer takes what the layer before it gives
 * @param heads the classes of each head; their sum is the number of neurons of the last layer
 */
public record Network(NeuronModel neuronModel, List<Layer> layers, List<Integer> heads) {
    /**
     * @throws IllegalArgumentException if two neighbours do not fit, or a threshold is not above 0 though
     *     potentials carry over
     * @throws dev.spikeloom.io.InputException if the shape of the network is not possible
     */
    public Network {
        layers = List.copyOf(layers);
        heads = List.copyOf(heads);
        Topology.of(layers, heads);
        for (int i = 0; i < layers.size(); i++) {
            int index = i;
            layers.get(i)
                    .floatWeights()
                    .ifPresent(weights -> requireThreshold(index, weights.threshold(), neuronModel));
        }
    }

    private static void requireThreshold(int layer, float threshold, NeuronModel neuronModel) {
        if (!allows(neuronModel, threshold)) {
            throw new IllegalArgumentException("layer " + layer + " has threshold " + threshold + ", but one of "
                    + neuronModel.text() + " is above 0");
        }
    }

    /** Whether neurons can have a threshold; as in integers, {@link QuantizedNetwork#minThreshold}. */
    public static boolean allows(NeuronModel neuronModel, float threshold) {
        return !neuronModel.carriesOver() || threshold > 0;
    }

    /**
     * A network with one head.
     *
     * @throws IllegalArgumentException as with several heads
     * @throws dev.spikeloom.io.InputException likewise
     */
    public Network(NeuronModel neuronModel, List<? extends Layer> layers) {
        this(
                neuronModel,
                List.copyOf(layers),
                List.of(layers.get(layers.size() - 1).neurons()));
    }

    public Topology topology() {
        return Topology.of(layers, heads);
    }
}
