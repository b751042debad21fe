package dev.spikeloom.design.rate;

/** The kinds of layers that are observed: the one place that names them. */
final class LayerProbings {
    private LayerProbings() {}

    static LayerProbing of(LayerDesign layer, RateDesign design) {
        return switch (layer.kind()) {
            case DENSE -> new DenseProbing(DenseDesign.of(layer), design);
            case CONVOLUTION -> new ConvolutionProbing(ConvolutionDesign.of(layer), design);
        };
    }
}
