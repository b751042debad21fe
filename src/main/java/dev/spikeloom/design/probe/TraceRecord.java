package dev.spikeloom.design.probe;

import dev.spikeloom.spike.SpikeVector;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.math.BigInteger;
import java.nio.ByteOrder;
import java.util.Arrays;

/** The values of all probes in one cycle. Reused from cycle to cycle. */
public final class TraceRecord {
    private static final VarHandle SHORT = MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private final byte[] bytes;

    public TraceRecord(TraceLayout layout) {
        this.bytes = new byte[layout.bytes()];
    }

    /** The record itself: each probe little-endian at its offset. */
    public byte[] bytes() {
        return bytes;
    }

    public void put(Probe probe, boolean value) {
        bytes[probe.offset()] = (byte) (value ? 1 : 0);
    }

    public void put(Probe probe, long value) {
        putElement(probe, 0, value);
    }

    /**
     * Stores the low {@code bits} of {@code value} as one element of a probe of at most 64 bits.
     *
     * @throws IllegalArgumentException if an element of the probe is wider than 64 bits
     */
    public void putElement(Probe probe, int element, long value) {
        long masked = probe.bits() == 64 ? value : value & ((1L << probe.bits()) - 1);
        int size = probe.elementBytes();
        int at = probe.offset() + element * size;
        switch (size) {
            case 1 -> bytes[at] = (byte) masked;
            case 2 -> SHORT.set(bytes, at, (short) masked);
            case 4 -> INT.set(bytes, at, (int) masked);
            case 8 -> LONG.set(bytes, at, masked);
            default -> throw new IllegalArgumentException(probe.path() + " is wider than 64 bits");
        }
    }

    /** Stores an array of potentials, one an element. */
    public void put(Probe probe, int[] values) {
        for (int i = 0; i < values.length; i++) {
            putElement(probe, i, values[i]);
        }
    }

    /** Stores a spike vector, neuron 0 in the lowest bit. */
    public void put(Probe probe, SpikeVector spikes) {
        for (int i = 0; i < probe.bytes(); i++) {
            bytes[probe.offset() + i] = (byte) (spikes.word(i >>> 3) >>> (i << 3));
        }
    }

    /** Stores unsigned fields of {@code fieldBits} each side by side, the first in the lowest bits. */
    public void putFields(Probe probe, int[] values, int fieldBits) {
        clear(probe);
        for (int i = 0; i < values.length; i++) {
            putField(probe, i * fieldBits, fieldBits, values[i]);
        }
    }

    /** Sets all bits of a probe to 0. */
    public void clear(Probe probe) {
        Arrays.fill(bytes, probe.offset(), probe.offset() + probe.bytes(), (byte) 0);
    }

    /** Sets one bit of a probe with one element. */
    public void setBit(Probe probe, int bit) {
        bytes[probe.offset() + (bit >>> 3)] |= (byte) (1 << (bit & 7));
    }

    /** Stores the low {@code bits} of {@code value} in a probe with one element, from {@code bit} on; 0 before. */
    public void putField(Probe probe, int bit, int bits, long value) {
        for (int b = 0; b < bits; b++) {
            if ((value >>> b & 1) != 0) {
                setBit(probe, bit + b);
            }
        }
    }

    /** Whether a one-bit probe is 1. */
    public boolean isSet(Probe probe) {
        return bytes[probe.offset()] != 0;
    }

    /** The two's complement number in {@code bits} bits, up to 32, of a probe with one element. */
    public int signedField(Probe probe, int bit, int bits) {
        long value = 0;
        for (int at = (bit + bits - 1) / Byte.SIZE; at >= bit / Byte.SIZE; at--) {
            value = (value << Byte.SIZE) | (bytes[probe.offset() + at] & 0xff);
        }
        int above = Long.SIZE - bits;
        return (int) (((value >>> (bit % Byte.SIZE)) << above) >> above);
    }

    /** The value of one element, with its sign where the probe is signed. */
    public BigInteger value(Probe probe, int element) {
        int size = probe.elementBytes();
        BigInteger value = BigInteger.ZERO;
        for (int i = size - 1; i >= 0; i--) {
            int b = bytes[probe.offset() + element * size + i] & 0xff;
            value = value.shiftLeft(8).or(BigInteger.valueOf(b));
        }
        boolean negative = probe.signed() && value.testBit(probe.bits() - 1);
        return negative ? value.subtract(BigInteger.ONE.shiftLeft(probe.bits())) : value;
    }
}
