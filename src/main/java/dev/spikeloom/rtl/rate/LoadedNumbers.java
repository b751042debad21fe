package dev.spikeloom.rtl.rate;

import dev.spikeloom.design.rate.LayerDesign;
import java.util.ArrayList;
import java.util.List;

/** Verilog expressions for numbers on their way to and from a layer of any kind. */
final class LoadedNumbers {
    private LoadedNumbers() {}

    /** The numbers that are written, as wide as thresholds. */
    static String written(LayerDesign layer, int count) {
        if (layer.dataBits() == layer.membraneBits()) {
            return "load_data_i";
        }
        List<String> numbers = new ArrayList<>();
        for (int k = count - 1; k >= 0; k--) {
            int low = k * layer.dataBits();
            numbers.add("load_data_i[" + (low + layer.membraneBits() - 1) + ":" + low + "]");
        }
        return numbers.size() == 1 ? numbers.get(0) : "{" + String.join(", ", numbers) + "}";
    }

    /** A number as wide as the load port has it; of a weight of one bit what is stored. */
    static String extended(LayerDesign layer, String name, int bits) {
        int missing = layer.dataBits() - bits;
        return missing == 0
                ? name
                : bits == 1
                        ? "{" + missing + "'d0, " + name + "}"
                        : "{{" + missing + "{" + name + "[" + (bits - 1) + "]}}, " + name + "}";
    }
}
