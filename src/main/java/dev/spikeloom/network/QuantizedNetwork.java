package dev.spikeloom.network;

import dev.spikeloom.network.layer.QuantizedLayer;
import dev.spikeloom.network.neuron.NeuronModel;
import dev.spikeloom.network.neuron.WeightFormat;
import java.util.List;

/**
 * A network in integers: exactly what the hardware computes.
 *
 * @param neuronModel of all layers
 * @param weightFormat the format of every weight
 * @param layers input side first; each layer takes what the layer before it gives
 * @param heads the classes of each head; their sum is the number of neurons of the last layer
 */
public record QuantizedNetwork(
        NeuronModel neuronModel, WeightFormat weightFormat, List<QuantizedLayer> layers, List<Integer> heads) {
    /**
     * @throws IllegalArgumentException if two neighbours do not fit, a weight does not fit the format, or a threshold is
     *     below 1 though potentials carry over
     * @throws dev.spikeloom.io.InputException if the shape of the network is not possible
     */
    public QuantizedNetwork {
        layers = List.copyOf(layers);
        heads = List.copyOf(heads);
        Topology.of(layers, heads);
        for (int i = 0; i < layers.size(); i++) {
            int index = i;
            layers.get(i).integerWeights().ifPresent(weights -> {
                requireRepresentable(index, weights.weights(), weightFormat);
                requireThresholds(index, weights.thresholds(), neuronModel);
            });
        }
    }

    /**
     * A network with one head.
     *
     * @throws IllegalArgumentException as with several heads
     * @throws dev.spikeloom.io.InputException likewise
     */
    public QuantizedNetwork(NeuronModel neuronModel, WeightFormat weightFormat, List<? extends QuantizedLayer> layers) {
        this(
                neuronModel,
                weightFormat,
                List.copyOf(layers),
                List.of(layers.get(layers.size() - 1).neurons()));
    }

    public Topology topology() {
        return Topology.of(layers, heads);
    }

    private static void requireThresholds(int layer, int[] thresholds, NeuronModel neuronModel) {
        for (int threshold : thresholds) {
            if (threshold < minThreshold(neuronModel)) {
                throw new IllegalArgumentException("layer " + layer + " has threshold " + threshold + ", but one of "
                        + neuronModel.text() + " is at least " + minThreshold(neuronModel));
            }
        }
    }

    /**
     * Where a spike subtracts the threshold, one below 1 would let a potential that carries over grow without end. A reset
     * to zero has the same limit: so a spike never raises the potential.
     */
    public static int minThreshold(NeuronModel neuronModel) {
        return neuronModel.carriesOver() ? 1 : Integer.MIN_VALUE;
    }

    private static void requireRepresentable(int layer, short[][] weights, WeightFormat format) {
        for (int row = 0; row < weights.length; row++) {
            for (short weight : weights[row]) {
                if (!format.represents(weight)) {
                    throw new IllegalArgumentException("layer " + layer + ", row " + row + " has weight " + weight
                            + ", which " + format.bits() + " bits cannot hold");
                }
            }
        }
    }
}
