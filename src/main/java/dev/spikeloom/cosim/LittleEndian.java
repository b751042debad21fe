package dev.spikeloom.cosim;

import dev.spikeloom.spike.SpikeSource;
import dev.spikeloom.spike.SpikeVector;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Writes little-endian numbers. What is written has arrived once it is flushed. */
final class LittleEndian {
    private final OutputStream out;
    private final ByteBuffer buffer = ByteBuffer.allocate(1 << 16).order(ByteOrder.LITTLE_ENDIAN);

    LittleEndian(OutputStream out) {
        this.out = out;
    }

    /** 32-bit words of a spike vector. */
    static int wordsPerVector(int inputs) {
        return (inputs + 31) / 32;
    }

    void putShort(short value) throws IOException {
        reserve(Short.BYTES);
        buffer.putShort(value);
    }

    void putInt(int value) throws IOException {
        reserve(Integer.BYTES);
        buffer.putInt(value);
    }

    void putLong(long value) throws IOException {
        reserve(Long.BYTES);
        buffer.putLong(value);
    }

    /** Spike vectors, sample by sample, in words of 32 bits. */
    void putSpikes(SpikeSource source, int samples, int timeSteps) throws IOException {
        SpikeVector vector = new SpikeVector(source.inputs());
        int words = wordsPerVector(source.inputs());
        for (int sample = 0; sample < samples; sample++) {
            for (int step = 0; step < timeSteps; step++) {
                source.read(sample, step, vector);
                for (int word = 0; word < words; word++) {
                    putInt((int) (vector.word(word >> 1) >>> (32 * (word & 1))));
                }
            }
        }
    }

    void flush() throws IOException {
        out.write(buffer.array(), 0, buffer.position());
        buffer.clear();
    }

    private void reserve(int bytes) throws IOException {
        if (buffer.remaining() < bytes) {
            flush();
        }
    }
}
