package dev.spikeloom.rtl.rate;

import dev.spikeloom.design.rate.ConvolutionDesign;
import dev.spikeloom.design.rate.DenseDesign;
import dev.spikeloom.design.rate.LayerDesign;
import dev.spikeloom.design.rate.RateDesign;
import java.util.List;
import java.util.stream.Stream;

/** The kinds of layers that there is Verilog for: the one place that names them. */
final class LayerVerilogs {
    private LayerVerilogs() {}

    /** Those of a design, input side first. */
    static List<LayerVerilog> of(RateDesign design) {
        return design.layers().stream().map(layer -> of(layer, design)).toList();
    }

    /** Those that are dense. */
    static List<LayerVerilog> dense(List<LayerVerilog> layers) {
        return layers.stream()
                .filter(layer -> switch (layer.layer().kind()) {
                    case DENSE -> true;
                    case CONVOLUTION -> false;
                })
                .toList();
    }

    /** Those that are convolutions. */
    static List<ConvolutionVerilog> convolutions(List<LayerVerilog> layers) {
        return layers.stream()
                .flatMap(layer -> switch (layer.layer().kind()) {
                    case DENSE -> Stream.<ConvolutionVerilog>empty();
                    case CONVOLUTION -> Stream.of((ConvolutionVerilog) layer);
                })
                .toList();
    }

    private static LayerVerilog of(LayerDesign layer, RateDesign design) {
        return switch (layer.kind()) {
            case DENSE -> new DenseVerilog(DenseView.of(DenseDesign.of(layer), design));
            case CONVOLUTION -> new ConvolutionVerilog(ConvolutionView.of(ConvolutionDesign.of(layer), design));
        };
    }
}
