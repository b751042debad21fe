package dev.spikeloom.testing;

import dev.spikeloom.network.Network;
import dev.spikeloom.network.QuantizedNetwork;
import dev.spikeloom.network.layer.ConvolutionLayer;
import dev.spikeloom.network.layer.DenseLayer;
import dev.spikeloom.network.layer.FloatWeights;
import dev.spikeloom.network.layer.Layer;
import dev.spikeloom.network.layer.QuantizedConvolutionLayer;
import dev.spikeloom.network.layer.QuantizedDenseLayer;
import dev.spikeloom.network.layer.QuantizedLayer;
import dev.spikeloom.network.layer.VolumeShape;
import dev.spikeloom.network.neuron.NeuronModel;
import dev.spikeloom.network.neuron.WeightFormat;
import java.util.List;

/**
 * Networks whose layers all have the same neuron model and weight format. Layers are made without, and get theirs with the
 * network; until then they are SNN-DC of 16 bits, which takes all numbers.
 */
public final class Uniform {
    private static final NeuronModel ANY = NeuronModel.SNN_DC;
    private static final WeightFormat WIDEST = new WeightFormat(WeightFormat.MAX_BITS);

    private Uniform() {}

    public static DenseLayer dense(float[][] weights, float[] biases, float threshold) {
        return new DenseLayer(ANY, weights, biases, threshold);
    }

    public static QuantizedDenseLayer dense(short[][] weights, int[] thresholds, float[] scales) {
        return dense(weights, new int[thresholds.length], thresholds, scales);
    }

    public static QuantizedDenseLayer dense(short[][] weights, int[] biases, int[] thresholds, float[] scales) {
        return new QuantizedDenseLayer(ANY, WIDEST, weights, biases, thresholds, scales);
    }

    public static ConvolutionLayer convolution(
            VolumeShape input, int kernel, float[][] weights, float[] biases, float threshold) {
        return convolution(input, kernel, 1, 0, weights, biases, threshold);
    }

    public static ConvolutionLayer convolution(
            VolumeShape input,
            int kernel,
            int stride,
            int padding,
            float[][] weights,
            float[] biases,
            float threshold) {
        return new ConvolutionLayer(ANY, input, kernel, stride, padding, weights, biases, threshold);
    }

    public static QuantizedConvolutionLayer convolution(
            VolumeShape input, int kernel, short[][] weights, int[] biases, int[] thresholds, float[] scales) {
        return convolution(input, kernel, 1, 0, weights, biases, thresholds, scales);
    }

    public static QuantizedConvolutionLayer convolution(
            VolumeShape input,
            int kernel,
            int stride,
            int padding,
            short[][] weights,
            int[] biases,
            int[] thresholds,
            float[] scales) {
        return new QuantizedConvolutionLayer(
                ANY, WIDEST, input, kernel, stride, padding, weights, biases, thresholds, scales);
    }

    /** @throws IllegalArgumentException if the neurons cannot have a threshold of a layer */
    public static Network network(NeuronModel model, List<? extends Layer> layers) {
        return network(model, layers, List.of(layers.get(layers.size() - 1).neurons()));
    }

    /** @throws IllegalArgumentException if the neurons cannot have a threshold of a layer */
    public static Network network(NeuronModel model, List<? extends Layer> layers, List<Integer> heads) {
        return new Network(
                layers.stream().<Layer>map(layer -> with(layer, model)).toList(), heads);
    }

    private static Layer with(Layer layer, NeuronModel model) {
        return layer.floatWeights()
                .map(weights -> layer.shape()
                        .layer(
                                layer.input(),
                                () -> new FloatWeights(
                                        model, weights.weights(), weights.biases(), weights.threshold())))
                .orElse(layer);
    }

    /** @throws IllegalArgumentException if a weight does not fit the format, or the neurons cannot have a threshold */
    public static QuantizedNetwork network(
            NeuronModel model, WeightFormat format, List<? extends QuantizedLayer> layers) {
        return network(
                model, format, layers, List.of(layers.get(layers.size() - 1).neurons()));
    }

    /** @throws IllegalArgumentException if a weight does not fit the format, or the neurons cannot have a threshold */
    public static QuantizedNetwork network(
            NeuronModel model, WeightFormat format, List<? extends QuantizedLayer> layers, List<Integer> heads) {
        return new QuantizedNetwork(
                layers.stream()
                        .<QuantizedLayer>map(layer ->
                                layer.with(numbers -> numbers.with(model).with(format)))
                        .toList(),
                heads);
    }
}
