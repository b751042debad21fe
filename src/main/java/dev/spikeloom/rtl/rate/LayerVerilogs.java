package dev.spikeloom.rtl.rate;

import dev.spikeloom.design.rate.DenseDesign;
import dev.spikeloom.design.rate.LayerDesign;
import dev.spikeloom.design.rate.RateDesign;
import java.util.List;

/** The kinds of layers that there is Verilog for: the one place that names them. */
final class LayerVerilogs {
    private LayerVerilogs() {}

    /** Those of a design, input side first. */
    static List<LayerVerilog> of(RateDesign design) {
        return design.layers().stream().map(layer -> of(layer, design)).toList();
    }

    private static LayerVerilog of(LayerDesign layer, RateDesign design) {
        return switch (layer.kind()) {
            case DENSE -> new DenseVerilog(DenseView.of(DenseDesign.of(layer), design));
        };
    }
}
