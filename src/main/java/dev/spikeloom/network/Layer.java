package dev.spikeloom.network;

/** A layer of a {@link Network}, in floating point. */
public sealed interface Layer extends Shaped permits Layer.Weighted, MaxPoolLayer {

    /** A layer of neurons: it integrates weights and fires. */
    sealed interface Weighted extends Layer permits DenseLayer, ConvolutionLayer {
        /** Weight rows; what they are depends on the layer. Not copied. */
        float[][] weights();

        /** One a neuron of a dense layer, one a channel of a convolution. Not copied. */
        float[] biases();

        /** Theta, the same for all neurons. */
        float threshold();
    }
}
