package dev.spikeloom.rtl.rate;

import dev.spikeloom.design.rate.LayerDesign;
import java.util.List;
import java.util.Map;

/** The Verilog of one layer of the rate-coded pipeline, of whatever kind. */
interface LayerVerilog {
    /** The layer. */
    LayerDesign layer();

    /** Its own module. */
    String module();

    /** All modules that it needs, those that other layers need as well included. */
    List<LayerModule> modules();

    /** The modules whose signals are observed, by their instances in the layer, joined by dots; its own at the empty path. */
    Map<String, String> observed();

    /** The hex files of its numbers, file name to content. */
    Map<String, String> numbers();
}
