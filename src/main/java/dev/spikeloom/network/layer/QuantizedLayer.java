package dev.spikeloom.network.layer;

import dev.spikeloom.network.IntegerReference;
import dev.spikeloom.network.QuantizedNetwork;
import dev.spikeloom.network.neuron.NeuronModel;
import dev.spikeloom.network.neuron.WeightFormat;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** A layer of a {@link QuantizedNetwork}, in integers. Its arithmetic is that of {@link IntegerReference}. */
public interface QuantizedLayer extends Shaped {
    /** The greatest magnitude of a bias: with it, bias and weights of one time step cannot leave 32 bits. */
    int MAX_BIAS = 1 << 30;

    /** The layer's numbers; empty if it has no neurons of its own. */
    Optional<IntegerWeights> integerWeights();

    /**
     * A layer of the same shape; this one, if it has no neurons of its own.
     *
     * @param change what becomes of its numbers
     * @throws IllegalArgumentException if they do not fit the shape or one another any more
     */
    default QuantizedLayer with(UnaryOperator<IntegerWeights> change) {
        return integerWeights()
                .map(numbers -> shape().quantizedLayer(input(), () -> change.apply(numbers)))
                .orElse(this);
    }

    /** A layer of neurons: it integrates weights and fires. */
    interface Weighted extends QuantizedLayer {
        /** What the neurons do between time steps. */
        NeuronModel neuronModel();

        /** The format of each weight. */
        WeightFormat weightFormat();

        /** Weight rows; what they are depends on the layer. Not copied. */
        short[][] weights();

        /** What is integrated at each time step beside the weights; one a column of the weight rows. Not copied. */
        int[] biases();

        /** One a column of the weight rows, or one a neuron. Not copied. */
        int[] thresholds();

        /** What one unit of weight stands for in the float network: one for the layer, or one a column. Not copied. */
        float[] scales();

        @Override
        default Optional<IntegerWeights> integerWeights() {
            return Optional.of(
                    new IntegerWeights(neuronModel(), weightFormat(), weights(), biases(), thresholds(), scales()));
        }
    }
}
