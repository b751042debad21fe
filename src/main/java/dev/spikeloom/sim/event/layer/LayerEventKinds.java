package dev.spikeloom.sim.event.layer;

import dev.spikeloom.design.rate.ConvolutionDesign;
import dev.spikeloom.design.rate.DenseDesign;
import dev.spikeloom.design.rate.LayerDesign;

/** The layer kinds that the event model has: the one place that names them. */
public final class LayerEventKinds {
    private LayerEventKinds() {}

    public static LayerEvents of(LayerDesign layer) {
        return switch (layer.kind()) {
            case DENSE -> new DenseEvents(DenseDesign.of(layer));
            case CONVOLUTION -> new ConvolutionEvents(ConvolutionDesign.of(layer));
        };
    }
}
