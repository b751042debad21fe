package dev.spikeloom.network.layer;

import dev.spikeloom.network.neuron.NeuronModel;
import dev.spikeloom.network.neuron.WeightFormat;

/**
 * A two-dimensional convolution in integers, as {@link ConvolutionLayer}.
 *
 * @param neuronModel what its neurons do between time steps
 * @param weightFormat the format of each weight
 * @param input the volume that the layer takes
 * @param kernel rows and columns of the kernel
 * @param stride input rows from an output row to the next, and likewise of columns: 1 or 2
 * @param padding rows and columns of zeros on each side of the input, 0 to below {@code kernel}
 * @param weights weight rows, {@code [kernel * kernel * input channels][output channels]}: row {@code (ky * kernel + kx)
 *     * inputChannels + c} holds the weights from channel {@code c} at {@code (ky, kx)} of the square
 * @param biases one an output channel, of magnitude up to {@link QuantizedLayer#MAX_BIAS}
 * @param thresholds one an output channel, or one a neuron
 * @param scales what one unit of weight stands for in the float network: one value for the layer, or one an output
 *     channel
 */
public record QuantizedConvolutionLayer(
        NeuronModel neuronModel,
        WeightFormat weightFormat,
        VolumeShape input,
        int kernel,
        int stride,
        int padding,
        short[][] weights,
        int[] biases,
        int[] thresholds,
        float[] scales)
        implements QuantizedLayer.Weighted {
    /**
     * @throws IllegalArgumentException if the shapes do not fit, a bias or scale is out of range, a weight does not fit the
     *     format, or a threshold is below 1 though potentials carry over
     * @throws dev.spikeloom.io.InputException if there is not one threshold a channel, and the layer is not possible
     */
    public QuantizedConvolutionLayer {
        WeightRows.requireShape(weights, kernel * kernel * input.channels(), biases.length);
        boolean perNeuron = thresholds.length != biases.length
                && thresholds.length
                        == new ConvolutionShape(biases.length, kernel, stride, padding)
                                .output(input)
                                .size();
        WeightRows.requireColumns(biases, perNeuron ? biases : thresholds, scales);
        WeightRows.requireRepresentable(weightFormat, weights);
        WeightRows.requireThresholds(neuronModel, thresholds);
        WeightRows.requireNoSynapse(neuronModel);
    }

    /**
     * Stride 1, without padding.
     *
     * @throws IllegalArgumentException as with both
     * @throws dev.spikeloom.io.InputException likewise
     */
    public QuantizedConvolutionLayer(
            NeuronModel neuronModel,
            WeightFormat weightFormat,
            VolumeShape input,
            int kernel,
            short[][] weights,
            int[] biases,
            int[] thresholds,
            float[] scales) {
        this(neuronModel, weightFormat, input, kernel, 1, 0, weights, biases, thresholds, scales);
    }

    @Override
    public ConvolutionShape shape() {
        return new ConvolutionShape(biases.length, kernel, stride, padding);
    }
}
