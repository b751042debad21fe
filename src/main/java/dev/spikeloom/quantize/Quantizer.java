package dev.spikeloom.quantize;

import dev.spikeloom.network.ConvolutionLayer;
import dev.spikeloom.network.Layer;
import dev.spikeloom.network.MaxPoolLayer;
import dev.spikeloom.network.Network;
import dev.spikeloom.network.QuantizedConvolutionLayer;
import dev.spikeloom.network.QuantizedDenseLayer;
import dev.spikeloom.network.QuantizedLayer;
import dev.spikeloom.network.QuantizedNetwork;
import dev.spikeloom.network.WeightFormat;
import java.util.ArrayList;
import java.util.List;

/**
 * Symmetric uniform quantization: a weight {@code w} becomes the integer {@code q} nearest to {@code w / scale}, from
 * {@code -max} to {@code max} of the format; a single bit keeps the sign ({@link WeightFormat#nearest}). Unless scales
 * are given, they are those that minimise the mean squared error of the weights (see {@link WeightGroup}); no data is
 * needed. Max pooling has nothing to quantize.
 *
 * <p>Spikes are binary, so a scale cancels against the threshold: biases and thresholds are quantized with the scale of
 * the weights, and no layer depends on the scale of another. How, depends on the neurons ({@link IntegerParameters}).
 */
public final class Quantizer {
    private Quantizer() {}

    /** Quantizes with the scales that {@link #scales} chooses. */
    public static QuantizationResult quantize(Network network, QuantizationConfig config) {
        return quantize(network, config, scales(network, config));
    }

    /**
     * Quantizes with scales that are given, such as those that the network was fine-tuned with.
     *
     * @param scales one array a layer, input side first, of one scale for the layer or one a column of its weight rows
     *     (neuron or channel); that of a max pooling is empty
     * @throws IllegalArgumentException if the scales do not fit the layers
     */
    public static QuantizationResult quantize(Network network, QuantizationConfig config, List<float[]> scales) {
        if (scales.size() != network.layers().size()) {
            throw new IllegalArgumentException("scales of " + scales.size() + " layers for "
                    + network.layers().size());
        }
        WeightFormat format = new WeightFormat(config.weightBits());
        List<QuantizedLayer> layers = new ArrayList<>();
        List<LayerQuantization> report = new ArrayList<>();
        for (int i = 0; i < scales.size(); i++) {
            Layer layer = network.layers().get(i);
            if (layer instanceof Layer.Weighted weighted) {
                List<WeightGroup> groups = groups(weighted, format, scales.get(i));
                IntegerParameters parameters =
                        IntegerParameters.of(network.neuronModel(), weighted, scales.get(i), format);
                layers.add(quantized(weighted, integers(weighted, groups), parameters, scales.get(i)));
                report.add(report(i, weighted, groups, parameters));
            } else if (layer instanceof MaxPoolLayer pool) {
                layers.add(pool);
            }
        }
        return new QuantizationResult(
                new QuantizedNetwork(network.neuronModel(), format, layers, network.heads()), report);
    }

    /**
     * Chooses scales, and changes nothing.
     *
     * @return one array a layer, as {@link #quantize(Network, QuantizationConfig, List)} takes them
     */
    public static List<float[]> scales(Network network, QuantizationConfig config) {
        WeightFormat format = new WeightFormat(config.weightBits());
        return network.layers().stream()
                .map(layer -> layer instanceof Layer.Weighted weighted
                        ? scales(weighted, format, config.granularity())
                        : new float[0])
                .toList();
    }

    private static float[] scales(Layer.Weighted layer, WeightFormat format, ScaleGranularity granularity) {
        int columns = layer.biases().length;
        int groupSize = granularity == ScaleGranularity.LAYER ? columns : 1;
        float[] scales = new float[columns / groupSize];
        for (int i = 0; i < scales.length; i++) {
            scales[i] = new WeightGroup(columns(layer, i * groupSize, groupSize), format).scale();
        }
        return scales;
    }

    private static List<WeightGroup> groups(Layer.Weighted layer, WeightFormat format, float[] scales) {
        int columns = layer.biases().length;
        if (scales.length != 1 && scales.length != columns) {
            throw new IllegalArgumentException(scales.length + " scales for " + columns + " columns of weights");
        }
        int groupSize = columns / scales.length;
        List<WeightGroup> groups = new ArrayList<>();
        for (int i = 0; i < scales.length; i++) {
            groups.add(new WeightGroup(columns(layer, i * groupSize, groupSize), format, scales[i]));
        }
        return groups;
    }

    /** Some columns of the weight rows. */
    private static float[] columns(Layer.Weighted layer, int first, int count) {
        float[][] rows = layer.weights();
        float[] weights = new float[rows.length * count];
        for (int i = 0; i < rows.length; i++) {
            System.arraycopy(rows[i], first, weights, i * count, count);
        }
        return weights;
    }

    private static short[][] integers(Layer.Weighted layer, List<WeightGroup> groups) {
        float[][] rows = layer.weights();
        short[][] integers = new short[rows.length][layer.biases().length];
        for (int i = 0; i < rows.length; i++) {
            for (int n = 0; n < rows[i].length; n++) {
                integers[i][n] = groups.get(groups.size() == 1 ? 0 : n).quantize(rows[i][n]);
            }
        }
        return integers;
    }

    private static QuantizedLayer quantized(
            Layer.Weighted layer, short[][] weights, IntegerParameters parameters, float[] scales) {
        return layer instanceof ConvolutionLayer convolution
                ? new QuantizedConvolutionLayer(
                        convolution.input(),
                        convolution.kernel(),
                        weights,
                        parameters.biases(),
                        parameters.thresholds(),
                        scales.clone())
                : new QuantizedDenseLayer(weights, parameters.biases(), parameters.thresholds(), scales.clone());
    }

    private static LayerQuantization report(
            int index, Layer.Weighted layer, List<WeightGroup> groups, IntegerParameters parameters) {
        float minScale = Float.MAX_VALUE;
        float maxScale = 0;
        int clipped = 0;
        double squaredError = 0;
        for (WeightGroup group : groups) {
            minScale = Math.min(minScale, group.scale());
            maxScale = Math.max(maxScale, group.scale());
            clipped += group.clipped();
            squaredError += group.squaredError();
        }
        int weights = layer.weights().length * layer.biases().length;
        return new LayerQuantization(
                index, minScale, maxScale, weights, clipped, Math.sqrt(squaredError / weights), parameters.clamped());
    }
}
