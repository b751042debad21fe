package dev.spikeloom.network.layer;

import dev.spikeloom.network.IntegerReference;
import dev.spikeloom.network.QuantizedNetwork;
import java.util.Optional;

/** A layer of a {@link QuantizedNetwork}, in integers. Its arithmetic is that of {@link IntegerReference}. */
public interface QuantizedLayer extends Shaped {
    /** The greatest magnitude of a bias: with it, bias and weights of one time step cannot leave 32 bits. */
    int MAX_BIAS = 1 << 30;

    /** The layer's numbers; empty if it has no neurons of its own. */
    Optional<IntegerWeights> integerWeights();

    /** A layer of neurons: it integrates weights and fires. */
    interface Weighted extends QuantizedLayer {
        /** Weight rows; what they are depends on the layer. Not copied. */
        short[][] weights();

        /** What is integrated at each time step beside the weights; one a column of the weight rows. Not copied. */
        int[] biases();

        /** One a column of the weight rows. Not copied. */
        int[] thresholds();

        /** What one unit of weight stands for in the float network: one for the layer, or one a column. Not copied. */
        float[] scales();

        @Override
        default Optional<IntegerWeights> integerWeights() {
            return Optional.of(new IntegerWeights(weights(), biases(), thresholds(), scales()));
        }
    }
}
