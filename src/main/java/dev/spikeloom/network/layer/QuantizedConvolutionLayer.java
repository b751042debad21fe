package dev.spikeloom.network.layer;

/**
 * A two-dimensional convolution in integers: stride 1, no padding, as {@link ConvolutionLayer}.
 *
 * @param input the volume that the layer takes
 * @param kernel rows and columns of the kernel
 * @param weights weight rows, {@code [kernel * kernel * input channels][output channels]}: row {@code (ky * kernel + kx)
 *     * inputChannels + c} holds the weights from channel {@code c} at {@code (ky, kx)} of the square
 * @param biases one an output channel, of magnitude up to {@link QuantizedLayer#MAX_BIAS}
 * @param thresholds one an output channel
 * @param scales what one unit of weight stands for in the float network: one value for the layer, or one an output
 *     channel
 */
public record QuantizedConvolutionLayer(
        VolumeShape input, int kernel, short[][] weights, int[] biases, int[] thresholds, float[] scales)
        implements QuantizedLayer.Weighted {
    /** @throws IllegalArgumentException if the shapes do not fit, or a bias or scale is out of range */
    public QuantizedConvolutionLayer {
        WeightRows.requireShape(weights, kernel * kernel * input.channels(), thresholds.length);
        WeightRows.requireColumns(biases, thresholds, scales);
    }

    @Override
    public LayerShape shape() {
        return new ConvolutionShape(thresholds.length, kernel);
    }
}
