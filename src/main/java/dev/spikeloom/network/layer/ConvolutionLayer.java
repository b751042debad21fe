package dev.spikeloom.network.layer;

import dev.spikeloom.network.neuron.NeuronModel;

/**
 * A two-dimensional convolution in floating point. The neuron at row {@code y} and column {@code x} of an output channel
 * takes the square of {@code kernel} x {@code kernel} positions from {@code (y * stride - padding, x * stride - padding)}
 * on, in all input channels; outside of the input there are no spikes.
 *
 * @param neuronModel what its neurons do between time steps
 * @param input the volume that the layer takes
 * @param kernel rows and columns of the kernel
 * @param stride input rows from an output row to the next, and likewise of columns: 1 or 2
 * @param padding rows and columns of zeros on each side of the input, 0 to below {@code kernel}
 * @param weights weight rows, {@code [kernel * kernel * input channels][output channels]}: row {@code (ky * kernel + kx)
 *     * inputChannels + c} holds the weights from channel {@code c} at {@code (ky, kx)} of the square
 * @param biases one an output channel
 * @param threshold theta, the same for all neurons
 */
public record ConvolutionLayer(
        NeuronModel neuronModel,
        VolumeShape input,
        int kernel,
        int stride,
        int padding,
        float[][] weights,
        float[] biases,
        float threshold)
        implements Layer.Weighted {
    /**
     * @throws IllegalArgumentException if the shapes do not fit, a value is not finite, or the threshold is not above 0
     *     though potentials carry over
     */
    public ConvolutionLayer {
        WeightRows.requireShape(weights, kernel * kernel * input.channels(), biases.length);
        WeightRows.requireFinite(weights, biases, threshold);
        WeightRows.requireThreshold(neuronModel, threshold);
        WeightRows.requireNoSynapse(neuronModel);
    }

    /**
     * Stride 1, without padding.
     *
     * @throws IllegalArgumentException if the shapes do not fit or a value is not finite
     */
    public ConvolutionLayer(
            NeuronModel neuronModel,
            VolumeShape input,
            int kernel,
            float[][] weights,
            float[] biases,
            float threshold) {
        this(neuronModel, input, kernel, 1, 0, weights, biases, threshold);
    }

    @Override
    public ConvolutionShape shape() {
        return new ConvolutionShape(biases.length, kernel, stride, padding);
    }
}
