package dev.spikeloom.rtl.rate;

import java.util.List;

/**
 * Numbers of a layer as one constant, that of neuron 0 in the lowest bits.
 *
 * @param bits of the constant
 * @param rows the numbers in literals, the highest first
 */
public record PackedNumbers(int bits, List<String> rows) {
    public PackedNumbers {
        rows = List.copyOf(rows);
    }

    /** @param lines a number each, in hexadecimal digits, that of neuron 0 first */
    static PackedNumbers of(int bits, String lines) {
        return new PackedNumbers(bits * (int) lines.lines().count(), VerilogConstants.packed(bits, lines));
    }
}
