package dev.spikeloom.network.layer;

import dev.spikeloom.network.Network;
import dev.spikeloom.network.neuron.NeuronModel;
import java.util.Optional;

/** A layer of a {@link Network}, in floating point. */
public interface Layer extends Shaped {
    /** The layer's numbers; empty if it has no neurons of its own. */
    Optional<FloatWeights> floatWeights();

    /** A layer of neurons: it integrates weights and fires. */
    interface Weighted extends Layer {
        /** What the neurons do between time steps. */
        NeuronModel neuronModel();

        /** Weight rows; what they are depends on the layer. Not copied. */
        float[][] weights();

        /** One a neuron of a dense layer, one a channel of a convolution. Not copied. */
        float[] biases();

        /** Theta, the same for all neurons. */
        float threshold();

        @Override
        default Optional<FloatWeights> floatWeights() {
            return Optional.of(new FloatWeights(neuronModel(), weights(), biases(), threshold()));
        }
    }
}
