package dev.spikeloom.cosim.evidence;

import dev.spikeloom.design.probe.Probe;
import dev.spikeloom.design.probe.TraceRecord;
import java.math.BigInteger;

/**
 * One value of a trace: an element of a probe, or a field of it, such as one neuron's bit in a spike vector.
 *
 * @param element of an array, or 0
 * @param lowBit lowest bit of the field within the element
 * @param bits width of the field
 */
public record Location(Probe probe, int element, int lowBit, int bits) {

    /** The first or only element of a probe, with all its fields. */
    public static Location whole(Probe probe) {
        return new Location(probe, 0, 0, probe.bits());
    }

    /** As Verilog would write it: the element of an array in brackets, or the bits of the field. */
    public String signal() {
        if (probe.elements() > 1) {
            return probe.path() + "[" + element + "]";
        }
        if (bits == probe.bits()) {
            return probe.path();
        }
        return probe.path() + (bits == 1 ? "[" + lowBit + "]" : "[" + (lowBit + bits - 1) + ":" + lowBit + "]");
    }

    /** The value in a cycle. */
    public BigInteger value(TraceRecord record) {
        BigInteger value = record.value(probe, element);
        return bits == probe.bits()
                ? value
                : value.shiftRight(lowBit).and(BigInteger.ONE.shiftLeft(bits).subtract(BigInteger.ONE));
    }
}
