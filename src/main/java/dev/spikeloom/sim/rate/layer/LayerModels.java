package dev.spikeloom.sim.rate.layer;

import dev.spikeloom.design.rate.ConvolutionDesign;
import dev.spikeloom.design.rate.DenseDesign;
import dev.spikeloom.design.rate.LayerDesign;
import dev.spikeloom.sim.SpikeOutput;
import java.util.List;

/** The layer kinds that the clocked model of the rate-coded pipeline has: the one place that names them. */
public final class LayerModels {
    private LayerModels() {}

    /**
     * The model of a layer.
     *
     * @param upstream what offers it spike vectors
     * @param timeSteps of a sample
     */
    static LayerModel of(LayerDesign design, SpikeOutput upstream, int timeSteps) {
        return switch (design.kind()) {
            case DENSE -> new DenseLayer(DenseDesign.of(design), upstream, timeSteps);
            case CONVOLUTION -> new ConvolutionLayer(ConvolutionDesign.of(design), upstream, timeSteps);
        };
    }

    /** The signals of a layer between its input and its output. */
    public static List<LayerSignals> signals(LayerDesign design) {
        return switch (design.kind()) {
            case DENSE -> DenseLayer.SIGNALS;
            case CONVOLUTION -> ConvolutionLayer.SIGNALS;
        };
    }

    /** A layer's number and what goes in and out, for people. */
    public static String title(LayerDesign design, String separator) {
        return "layer " + design.index() + separator
                + switch (design.kind()) {
                    case DENSE -> design.inputs() + " x " + design.neurons();
                    case CONVOLUTION -> ConvolutionLayer.sizes(ConvolutionDesign.of(design));
                };
    }
}
