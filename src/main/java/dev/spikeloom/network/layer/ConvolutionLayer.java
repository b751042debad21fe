package dev.spikeloom.network.layer;

/**
 * A two-dimensional convolution in floating point: stride 1, no padding. The neuron at row {@code y} and column
 * {@code x} of an output channel takes the square of {@code kernel} x {@code kernel} positions from {@code (y, x)} on,
 * in all input channels.
 *
 * @param input the volume that the layer takes
 * @param kernel rows and columns of the kernel
 * @param weights weight rows, {@code [kernel * kernel * input channels][output channels]}: row {@code (ky * kernel + kx)
 *     * inputChannels + c} holds the weights from channel {@code c} at {@code (ky, kx)} of the square
 * @param biases one an output channel
 * @param threshold theta, the same for all neurons
 */
public record ConvolutionLayer(VolumeShape input, int kernel, float[][] weights, float[] biases, float threshold)
        implements Layer.Weighted {
    /** @throws IllegalArgumentException if the shapes do not fit or a value is not finite */
    public ConvolutionLayer {
        WeightRows.requireShape(weights, kernel * kernel * input.channels(), biases.length);
        WeightRows.requireFinite(weights, biases, threshold);
    }

    @Override
    public LayerShape shape() {
        return new ConvolutionShape(biases.length, kernel);
    }
}
