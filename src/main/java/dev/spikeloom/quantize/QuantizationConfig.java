package dev.spikeloom.quantize;

import dev.spikeloom.network.neuron.WeightFormat;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How a network is quantized.
 *
 * @param weightBits 1 to 16: one value for all layers with weights, or one for each, input side first
 * @param granularity which weights share a scale
 * @param clipping how a scale is chosen
 * @param percentile of the magnitudes of the weights that share a scale, if it is chosen so
 */
public record QuantizationConfig(
        List<Integer> weightBits, ScaleGranularity granularity, Clipping clipping, double percentile) {
    /** As Yin et al. 2017. */
    public static final int DEFAULT_WEIGHT_BITS = 7;

    /** @throws dev.spikeloom.io.InputException if the weight bits are out of range */
    public QuantizationConfig {
        weightBits = List.copyOf(weightBits);
        if (weightBits.isEmpty()) {
            throw new IllegalArgumentException("no weight bits");
        }
        weightBits.forEach(WeightFormat::new);
    }

    /**
     * Scales of the least error.
     *
     * @throws dev.spikeloom.io.InputException if the weight bits are out of range
     */
    public QuantizationConfig(List<Integer> weightBits, ScaleGranularity granularity) {
        this(weightBits, granularity, Clipping.ERROR, 100);
    }

    /** The same but for the bits, of which all layers have as many. */
    public QuantizationConfig withBits(int bits) {
        return new QuantizationConfig(List.of(bits), granularity, clipping, percentile);
    }

    /**
     * The same bits in all layers.
     *
     * @throws dev.spikeloom.io.InputException if the weight bits are out of range
     */
    public QuantizationConfig(int weightBits, ScaleGranularity granularity) {
        this(List.of(weightBits), granularity);
    }

    /** 7 bits with a scale a layer, as Yin et al. 2017. */
    public static QuantizationConfig defaults() {
        return new QuantizationConfig(DEFAULT_WEIGHT_BITS, ScaleGranularity.LAYER);
    }

    /**
     * The format of the weights of each layer that has any, input side first.
     *
     * @param layers how many there are
     * @throws IllegalArgumentException if it is given for another number of layers
     */
    public List<WeightFormat> formats(int layers) {
        if (weightBits.size() != 1 && weightBits.size() != layers) {
            throw new IllegalArgumentException("weight bits of " + weightBits.size() + " layers for " + layers);
        }
        return IntStream.range(0, layers)
                .mapToObj(layer -> new WeightFormat(weightBits.get(weightBits.size() == 1 ? 0 : layer)))
                .toList();
    }
}
