package dev.spikeloom.rtl;

import dev.spikeloom.design.width.NumberRange;

/**
 * What the template of the registers says about numbers of one kind that a layer can hold.
 *
 * @param layer the layer's number
 * @param target name of the Verilog constant of their kind
 * @param least the least of them, a signed Verilog number of 32 bits
 * @param greatest the greatest, likewise
 */
public record NumbersView(int layer, String target, String least, String greatest) {
    static NumbersView of(int layer, String target, NumberRange range) {
        return new NumbersView(layer, target, signed(range.least()), signed(range.greatest()));
    }

    /** A Verilog literal has no sign of its own, so that the least number of 32 bits has to be written by its bits. */
    private static String signed(int value) {
        return value == Integer.MIN_VALUE ? "32'sh80000000" : value < 0 ? "-32'sd" + -value : "32'sd" + value;
    }
}
