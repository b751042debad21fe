package dev.spikeloom.cosim.bench;

import dev.spikeloom.design.probe.Probe;
import dev.spikeloom.design.probe.TraceRecord;
import dev.spikeloom.spike.SpikeVector;
import java.math.BigInteger;
import java.util.Arrays;

/** The text of a memory for {@code $readmemh}: a word a line, packed from fields, the first field in the lowest bits. */
final class HexLines {
    private static final char[] DIGITS = "0123456789abcdef".toCharArray();

    private final int bits;
    private final byte[] nibbles;
    private final StringBuilder text = new StringBuilder();
    private int at;
    private int lines;

    /** @param bits width of a word */
    HexLines(int bits) {
        this.bits = bits;
        this.nibbles = new byte[(bits + 3) / 4];
    }

    int bits() {
        return bits;
    }

    int lines() {
        return lines;
    }

    /** Appends the low {@code width} bits of {@code value} to the word. */
    HexLines field(long value, int width) {
        for (int bit = 0; bit < width; bit++) {
            put(bit < Long.SIZE && (value >>> bit & 1) != 0);
        }
        return this;
    }

    /** The same of a number with more bits than a {@code long}. */
    HexLines bits(BigInteger value, int width) {
        for (int bit = 0; bit < width; bit++) {
            put(value.testBit(bit));
        }
        return this;
    }

    /** Appends some elements of a probe to the word, and zeros for the others. */
    HexLines probe(TraceRecord record, Probe probe, int elements) {
        byte[] bytes = record.bytes();
        for (int element = 0; element < probe.elements(); element++) {
            int from = probe.offset() + element * probe.elementBytes();
            for (int bit = 0; bit < probe.bits(); bit++) {
                put(element < elements && (bytes[from + (bit >>> 3)] >>> (bit & 7) & 1) != 0);
            }
        }
        return this;
    }

    HexLines spikes(SpikeVector vector) {
        for (int i = 0; i < vector.size(); i++) {
            put(vector.get(i));
        }
        return this;
    }

    /** Ends the word, whose fields must have filled it. */
    void end() {
        if (at != bits) {
            throw new IllegalStateException("a word of " + bits + " bits was given " + at);
        }
        for (int i = nibbles.length - 1; i >= 0; i--) {
            text.append(DIGITS[nibbles[i]]);
        }
        text.append('\n');
        Arrays.fill(nibbles, (byte) 0);
        at = 0;
        lines++;
    }

    private void put(boolean bit) {
        if (bit) {
            nibbles[at >>> 2] |= (byte) (1 << (at & 3));
        }
        at++;
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
