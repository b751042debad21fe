package dev.spikeloom.quantize;

import dev.spikeloom.network.Network;
import dev.spikeloom.network.QuantizedNetwork;
import dev.spikeloom.network.layer.Layer;
import dev.spikeloom.network.layer.QuantizedLayer;
import dev.spikeloom.network.neuron.WeightFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

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
     * @throws dev.spikeloom.io.InputException if the configuration has a number of bits that weights cannot have
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
            int index = i;
            Layer layer = network.layers().get(i);
            Optional<WeightQuantization> quantization = layer.floatWeights()
                    .map(weights -> new WeightQuantization(weights, format, scales.get(index), network.neuronModel()));
            layers.add(layer.shape()
                    .quantizedLayer(
                            layer.input(), () -> quantization.orElseThrow().integers()));
            quantization.ifPresent(done -> report.add(done.report(index)));
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
                .map(layer -> layer.floatWeights()
                        .map(weights -> WeightQuantization.scales(weights, format, config.granularity()))
                        .orElseGet(() -> new float[0]))
                .toList();
    }
}
