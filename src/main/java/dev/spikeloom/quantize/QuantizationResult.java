package dev.spikeloom.quantize;

import dev.spikeloom.network.QuantizedNetwork;
import java.util.List;

/**
 * A quantized network, and what quantizing did to it.
 *
 * @param layers one a layer, input side first
 */
public record QuantizationResult(QuantizedNetwork network, List<LayerQuantization> layers) {
    public QuantizationResult {
        layers = List.copyOf(layers);
    }
}
