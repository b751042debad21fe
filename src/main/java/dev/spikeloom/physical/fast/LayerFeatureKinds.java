package dev.spikeloom.physical.fast;

import dev.spikeloom.design.rate.ConvolutionDesign;
import dev.spikeloom.design.rate.DenseDesign;
import dev.spikeloom.design.rate.LayerDesign;
import dev.spikeloom.design.rate.RateDesign;

/** The kinds of layers whose figures are known without a netlist: the one place that names them. */
final class LayerFeatureKinds {
    private LayerFeatureKinds() {}

    static LayerFeatures of(RateDesign design, LayerDesign layer) {
        return switch (layer.kind()) {
            case DENSE -> new DenseFeatures(design, DenseDesign.of(layer));
            case CONVOLUTION -> new ConvolutionFeatures(design, ConvolutionDesign.of(layer));
        };
    }
}
