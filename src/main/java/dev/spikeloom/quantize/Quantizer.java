package dev.spikeloom.quantize;

import dev.spikeloom.network.Network;
import dev.spikeloom.network.QuantizedNetwork;
import dev.spikeloom.network.Topology;
import dev.spikeloom.network.layer.Layer;
import dev.spikeloom.network.layer.QuantizedLayer;
import dev.spikeloom.network.neuron.WeightFormat;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/**
 * Symmetric uniform quantization: a weight {@code w} becomes the integer {@code q} nearest to {@code w / scale}, from
 * {@code -max} to {@code max} of the format; a single bit keeps the sign ({@link WeightFormat#nearest}). Unless scales
 * are given, they are chosen by the weights alone (see {@link WeightGroup}); {@link Calibration} chooses them on samples. Max pooling has nothing to quantize.
 *
 * <p>Spikes are binary, so a scale cancels against the threshold: biases and thresholds are quantized with the scale of
 * the weights, and no layer depends on the scale of another. How, depends on the neurons ({@link IntegerParameters}).
 */
public final class Quantizer {
    private Quantizer() {}

    /**
     * Quantizes with the scales that {@link #scales} chooses.
     *
     * @throws IllegalArgumentException if the bits do not fit the layers
     */
    public static QuantizationResult quantize(Network network, QuantizationConfig config) {
        return quantize(network, config, scales(network, config));
    }

    /**
     * Quantizes with scales that are given, such as those that the network was fine-tuned with.
     *
     * @param scales one array a layer, input side first, of one scale for the layer or one a column of its weight rows
     *     (neuron or channel); that of a pooling is empty
     * @throws IllegalArgumentException if the scales or the bits do not fit the layers
     */
    public static QuantizationResult quantize(Network network, QuantizationConfig config, List<float[]> scales) {
        if (scales.size() != network.layers().size()) {
            throw new IllegalArgumentException("scales of " + scales.size() + " layers for "
                    + network.layers().size());
        }
        Iterator<WeightFormat> formats = formats(network, config);
        List<QuantizedLayer> layers = new ArrayList<>();
        List<LayerQuantization> report = new ArrayList<>();
        Topology topology = network.topology();
        for (int i = 0; i < scales.size(); i++) {
            int index = i;
            Layer layer = network.layers().get(i);
            Optional<WeightQuantization> quantization = layer.floatWeights()
                    .map(weights -> new WeightQuantization(
                            weights, formats.next(), scales.get(index), topology.addressesOf(index)));
            layers.add(layer.shape()
                    .quantizedLayer(
                            layer.input(), () -> quantization.orElseThrow().integers()));
            quantization.ifPresent(done -> report.add(done.report(index)));
        }
        return new QuantizationResult(new QuantizedNetwork(layers, network.heads()), report);
    }

    /**
     * Chooses scales, and changes nothing. No samples are used: those of the least error stand in for calibrated ones.
     *
     * @return one array a layer, as {@link #quantize(Network, QuantizationConfig, List)} takes them
     * @throws IllegalArgumentException if the bits do not fit the layers
     */
    public static List<float[]> scales(Network network, QuantizationConfig config) {
        Iterator<WeightFormat> formats = formats(network, config);
        return network.layers().stream()
                .map(layer -> layer.floatWeights()
                        .map(weights -> WeightQuantization.scales(
                                weights, formats.next(), config.granularity(), config.clipping(), config.percentile()))
                        .orElseGet(() -> new float[0]))
                .toList();
    }

    /** Of the layers with weights, input side first. */
    private static Iterator<WeightFormat> formats(Network network, QuantizationConfig config) {
        return config.formats(network.neuronModels().size()).iterator();
    }
}
