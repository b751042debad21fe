package dev.spikeloom.quantize;

import java.util.List;

/**
 * Scales that were chosen on samples.
 *
 * @param scales one array a layer, as {@link Quantizer#quantize(dev.spikeloom.network.Network, QuantizationConfig, List)}
 *     takes them
 * @param agreements one for each layer with weights: of the spikes that the layer has in the float or in the quantized network,
 *     the share that it has in both; 0 to 1
 */
public record CalibratedScales(List<float[]> scales, List<Double> agreements) {
    public CalibratedScales {
        scales = List.copyOf(scales);
        agreements = List.copyOf(agreements);
    }
}
