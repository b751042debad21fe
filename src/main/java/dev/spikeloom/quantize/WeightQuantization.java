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

    /** Factors of the scale of the least error that samples may prefer to it. */
    private static final List<Float> FACTORS = List.of(0.7f, 0.8f, 0.9f, 1.1f, 1.25f, 1.5f);

    /** Percentiles of magnitudes that they may prefer. */
    private static final List<Double> PERCENTILES = List.of(99.9, 99.0);

    /** Scales that samples decide between, that of the least error first; none is greater than what clips no weight. */
    static List<float[]> candidates(FloatWeights floats, WeightFormat format, ScaleGranularity granularity) {
        float[] least = scales(floats, format, granularity, Clipping.ERROR, 100);
        float[] whole = scales(floats, format, granularity, Clipping.NONE, 100);
        List<float[]> candidates = new ArrayList<>(List.of(least, whole));
        for (double percentile : PERCENTILES) {
            candidates.add(scales(floats, format, granularity, Clipping.PERCENTILE, percentile));
        }
        for (float factor : FACTORS) {
            float[] scaled = least.clone();
            for (int i = 0; i < scaled.length; i++) {
                scaled[i] *= factor;
                // A single bit clips nothing, so that its scale has no greatest value.
                scaled[i] = format.bits() == 1 ? scaled[i] : Math.min(scaled[i], whole[i]);
            }
            candidates.add(scaled);
        }
        return candidates;
    }

    /** The scales that {@link WeightGroup} chooses. */
    static float[] scales(
            FloatWeights floats,
            WeightFormat format,
            ScaleGranularity granularity,
            Clipping clipping,
            double percentile) {
        int columns = floats.biases().length;
        int groupSize = granularity == ScaleGranularity.LAYER ? columns : 1;
        float[] scales = new float[columns / groupSize];
        for (int i = 0; i < scales.length; i++) {
            scales[i] =
                    new WeightGroup(columns(floats, i * groupSize, groupSize), format, clipping, percentile).scale();
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
