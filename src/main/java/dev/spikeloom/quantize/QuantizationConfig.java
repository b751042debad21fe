package dev.spikeloom.quantize;

import dev.spikeloom.network.neuron.WeightFormat;

/**
 * How a network is quantized.
 *
 * @param weightBits 1 to 16
 * @param granularity which weights share a scale
 */
public record QuantizationConfig(int weightBits, ScaleGranularity granularity) {
    /** As Yin et al. 2017. */
    public static final int DEFAULT_WEIGHT_BITS = 7;

    /** @throws dev.spikeloom.io.InputException if the weight bits are out of range */
    public QuantizationConfig {
        weightBits = new WeightFormat(weightBits).bits();
    }

    /** 7 bits with a scale a layer, as Yin et al. 2017. */
    public static QuantizationConfig defaults() {
        return new QuantizationConfig(DEFAULT_WEIGHT_BITS, ScaleGranularity.LAYER);
    }
}
