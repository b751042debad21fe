package dev.spikeloom.quantize;

import dev.spikeloom.network.layer.AddressMap;
import dev.spikeloom.network.layer.FloatWeights;
import dev.spikeloom.network.layer.IntegerWeights;
import dev.spikeloom.network.neuron.WeightFormat;
import java.util.ArrayList;
import java.util.List;

/** The quantization of the numbers of a layer, whatever its kind. */
final class WeightQuantization {
    private final FloatWeights floats;
    private final WeightFormat format;
    private final float[] scales;
    private final List<WeightGroup> groups = new ArrayList<>();
    private final IntegerParameters parameters;

    /**
     * @param scales one for the layer, or one a column of the weight rows
     * @param addresses of the spikes that are presented to the layer
     * @throws IllegalArgumentException if there are neither one nor as many scales as columns
     */
    WeightQuantization(FloatWeights floats, WeightFormat format, float[] scales, AddressMap addresses) {
        int columns = floats.biases().length;
        if (scales.length != 1 && scales.length != columns) {
            throw new IllegalArgumentException(scales.length + " scales for " + columns + " columns of weights");
        }
        this.floats = floats;
        this.format = format;
        this.scales = scales;
        int groupSize = columns / scales.length;
        for (int i = 0; i < scales.length; i++) {
            groups.add(new WeightGroup(columns(floats, i * groupSize, groupSize), format, scales[i]));
        }
        this.parameters = IntegerParameters.of(floats, scales, format, addresses.mostSpikes(floats.weights().length));
    }

    /** The scales that {@link WeightGroup} chooses. */
    static float[] scales(FloatWeights floats, WeightFormat format, ScaleGranularity granularity) {
        int columns = floats.biases().length;
        int groupSize = granularity == ScaleGranularity.LAYER ? columns : 1;
        float[] scales = new float[columns / groupSize];
        for (int i = 0; i < scales.length; i++) {
            scales[i] = new WeightGroup(columns(floats, i * groupSize, groupSize), format).scale();
        }
        return scales;
    }

    IntegerWeights integers() {
        float[][] rows = floats.weights();
        short[][] integers = new short[rows.length][floats.biases().length];
        for (int i = 0; i < rows.length; i++) {
            for (int n = 0; n < rows[i].length; n++) {
                integers[i][n] = groups.get(groups.size() == 1 ? 0 : n).quantize(rows[i][n]);
            }
        }
        return new IntegerWeights(
                floats.neuronModel(), format, integers, parameters.biases(), parameters.thresholds(), scales.clone());
    }

    /** @param layer its index */
    LayerQuantization report(int layer) {
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
        int weights = floats.weights().length * floats.biases().length;
        return new LayerQuantization(
                layer, minScale, maxScale, weights, clipped, Math.sqrt(squaredError / weights), parameters.clamped());
    }

    /** Some columns of the weight rows. */
    private static float[] columns(FloatWeights floats, int first, int count) {
        float[][] rows = floats.weights();
        float[] weights = new float[rows.length * count];
        for (int i = 0; i < rows.length; i++) {
            System.arraycopy(rows[i], first, weights, i * count, count);
        }
        return weights;
    }
}
