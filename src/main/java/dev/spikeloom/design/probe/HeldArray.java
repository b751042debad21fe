package dev.spikeloom.design.probe;

import java.util.List;

/**
 * An array of registers whose content is known, and does not change while the machine runs: waves show it, and it is no probe.
 *
 * @param path instances from the top module down, then the array, joined by dots
 * @param bits width of an element, two's complement
 * @param values one an element
 */
public record HeldArray(String path, int bits, List<Integer> values) {
    public HeldArray {
        values = List.copyOf(values);
    }
}
