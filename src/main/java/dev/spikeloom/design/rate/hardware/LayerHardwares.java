package dev.spikeloom.design.rate.hardware;

import dev.spikeloom.design.rate.ConvolutionDesign;
import dev.spikeloom.design.rate.DenseDesign;
import dev.spikeloom.design.rate.LayerDesign;
import dev.spikeloom.design.register.LoadMap;
import java.util.Optional;

/** The kinds of layers whose hardware is counted: the one place that names them. */
final class LayerHardwares {
    private LayerHardwares() {}

    static LayerRegisters of(LayerDesign layer, Optional<LoadMap> load, boolean counters) {
        return switch (layer.kind()) {
            case DENSE -> new DenseRegisters(DenseDesign.of(layer), load, counters);
            case CONVOLUTION -> new ConvolutionRegisters(ConvolutionDesign.of(layer), load, counters);
        };
    }
}
