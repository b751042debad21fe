package dev.spikeloom.cosim.evidence;

import dev.spikeloom.design.rate.ConvolutionDesign;
import dev.spikeloom.design.rate.DenseDesign;
import dev.spikeloom.design.rate.LayerDesign;

/** The kinds of layers through which a value can be followed: the one place of this room that knows them. */
final class FollowedLayers {
    private FollowedLayers() {}

    static FollowedLayer of(LayerDesign layer) {
        return switch (layer.kind()) {
            case DENSE -> new FollowedDense(DenseDesign.of(layer));
            case CONVOLUTION -> new FollowedConvolution(ConvolutionDesign.of(layer));
        };
    }
}
