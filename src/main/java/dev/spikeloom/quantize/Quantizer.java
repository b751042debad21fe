package dev.spikeloom.quantize;

import dev.spikeloom.network.DenseLayer;
import dev.spikeloom.network.Network;
import dev.spikeloom.network.QuantizedLayer;
import dev.spikeloom.network.QuantizedNetwork;
import dev.spikeloom.network.WeightFormat;
import java.util.ArrayList;
import java.util.List;

/**
 * Symmetric uniform quantization: a weight {@code w} becomes the integer {@code q} nearest to {@code w / scale}, from
 * {@code -max} to {@code max} of the format. Scales minimise the mean squared error of the weights (see
 * {@link WeightGroup}); no data is needed.
 *
 * <p>A neuron of the float network spikes if {@code scale * sum(q) + bias > theta}. Sums of integers are integers, so
 * that is the same as {@code sum(q) > floor((theta - bias) / scale)}: biases and thresholds fold into one integer
 * without any loss.
 */
public final class Quantizer {
    private Quantizer() {}

    public static QuantizationResult quantize(Network network, QuantizationConfig config) {
        WeightFormat format = new WeightFormat(config.weightBits());
        List<QuantizedLayer> layers = new ArrayList<>();
        List<LayerQuantization> report = new ArrayList<>();
        for (DenseLayer layer : network.layers()) {
            List<WeightGroup> groups = groups(layer, format, config.granularity());
            Thresholds thresholds = Thresholds.of(layer, groups, format);
            layers.add(new QuantizedLayer(integers(layer, groups), thresholds.values(), scales(groups)));
            report.add(report(report.size(), layer, groups, thresholds));
        }
        return new QuantizationResult(new QuantizedNetwork(format, layers), report);
    }

    private static List<WeightGroup> groups(DenseLayer layer, WeightFormat format, ScaleGranularity granularity) {
        List<WeightGroup> groups = new ArrayList<>();
        int neurons = layer.neurons();
        int groupSize = granularity == ScaleGranularity.LAYER ? neurons : 1;
        for (int first = 0; first < neurons; first += groupSize) {
            float[] weights = new float[layer.inputs() * groupSize];
            for (int i = 0; i < layer.inputs(); i++) {
                System.arraycopy(layer.weights()[i], first, weights, i * groupSize, groupSize);
            }
            groups.add(new WeightGroup(weights, format));
        }
        return groups;
    }

    private static WeightGroup groupOf(int neuron, List<WeightGroup> groups) {
        return groups.get(groups.size() == 1 ? 0 : neuron);
    }

    private static short[][] integers(DenseLayer layer, List<WeightGroup> groups) {
        short[][] integers = new short[layer.inputs()][layer.neurons()];
        for (int i = 0; i < layer.inputs(); i++) {
            for (int n = 0; n < layer.neurons(); n++) {
                integers[i][n] = groupOf(n, groups).quantize(layer.weights()[i][n]);
            }
        }
        return integers;
    }

    private static float[] scales(List<WeightGroup> groups) {
        float[] scales = new float[groups.size()];
        for (int i = 0; i < scales.length; i++) {
            scales[i] = groups.get(i).scale();
        }
        return scales;
    }

    private static LayerQuantization report(
            int index, DenseLayer layer, List<WeightGroup> groups, Thresholds thresholds) {
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
        int weights = layer.inputs() * layer.neurons();
        return new LayerQuantization(
                index, minScale, maxScale, weights, clipped, Math.sqrt(squaredError / weights), thresholds.clamped());
    }

    /**
     * Integer thresholds, clamped to what can matter when any weights of the format may be loaded: just below the least
     * possible sum a neuron fires always, at the greatest possible sum never.
     */
    private record Thresholds(int[] values, int clamped) {
        static Thresholds of(DenseLayer layer, List<WeightGroup> groups, WeightFormat format) {
            int always = layer.inputs() * format.min() - 1;
            int never = layer.inputs() * format.max();
            int[] values = new int[layer.neurons()];
            int clamped = 0;
            for (int n = 0; n < values.length; n++) {
                double exact = Math.floor(((double) layer.threshold() - layer.biases()[n])
                        / groupOf(n, groups).scale());
                double held = Math.max(always, Math.min(never, exact));
                clamped += held == exact ? 0 : 1;
                values[n] = (int) held;
            }
            return new Thresholds(values, clamped);
        }
    }
}
