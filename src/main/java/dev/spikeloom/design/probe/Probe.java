package dev.spikeloom.design.probe;

/**
 * A signal that is observed in every cycle, in the clocked model and in the RTL alike.
 *
 * @param path instances from the top module down, then the signal, joined by dots: {@code u_layer_0.issue_index}
 * @param bits width of an element
 * @param elements 1, or the size of an unpacked array
 * @param signed whether an element is two's complement
 * @param offset first byte within a {@link TraceRecord}
 */
public record Probe(String path, int bits, int elements, boolean signed, int offset) {

    /** Bytes of an element in a trace: 1, 2, 4 or 8, or whole 32-bit words where it is wider; little-endian. */
    public int elementBytes() {
        if (bits <= 8) {
            return 1;
        }
        if (bits <= 16) {
            return 2;
        }
        return bits <= 32 ? 4 : bits <= 64 ? 8 : (bits + 31) / 32 * 4;
    }

    public int bytes() {
        return elementBytes() * elements;
    }
}
