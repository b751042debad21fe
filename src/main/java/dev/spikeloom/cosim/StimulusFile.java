package dev.spikeloom.cosim;

import dev.spikeloom.design.register.LoadedNumber;
import dev.spikeloom.io.AtomicFiles;
import dev.spikeloom.sim.Scenario;
import dev.spikeloom.sim.Segment;
import dev.spikeloom.spike.SpikeSource;
import dev.spikeloom.spike.SpikeVector;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.List;

/** Writes what the harness is to present to the RTL; {@code docs/formats.md} describes the file. */
final class StimulusFile {
    /** The first eight bytes of a stimulus file, as a little-endian number. */
    static final long MAGIC = 0x324d49544b505331L;

    private StimulusFile() {}

    /** 32-bit words of a spike vector. */
    static int wordsPerVector(int inputs) {
        return (inputs + 31) / 32;
    }

    static void write(Path file, Scenario scenario) {
        AtomicFiles.write(file, out -> {
            Writer writer = new Writer(out);
            writer.putLong(MAGIC);
            writer.putInt(scenario.design().inputs());
            writer.putInt(scenario.segments().size());
            for (Segment segment : scenario.segments()) {
                write(writer, segment);
            }
            writer.flush();
        });
    }

    private static void write(Writer writer, Segment segment) throws IOException {
        writer.putInt(segment.reset() ? 1 : 0);
        writer.putInt(segment.samples());
        writer.putInt(segment.timeSteps());
        writer.putLong(segment.cycles().orElse(0));
        writer.putInt(segment.timing().offers().length);
        List<LoadedNumber> loads = segment.load() ? segment.design().numbers() : List.of();
        writer.putInt(loads.size());
        for (long word : segment.timing().offers()) {
            writer.putLong(word);
        }
        for (long word : segment.timing().takes()) {
            writer.putLong(word);
        }
        for (LoadedNumber number : loads) {
            writer.putInt(number.target());
            writer.putInt(number.layer());
            writer.putInt(number.row());
            writer.putInt(number.neuron());
            writer.putInt(number.data());
        }
        writeSpikes(writer, segment.source(), segment.samples(), segment.timeSteps());
    }

    private static void writeSpikes(Writer writer, SpikeSource source, int samples, int timeSteps) throws IOException {
        SpikeVector vector = new SpikeVector(source.inputs());
        int words = wordsPerVector(source.inputs());
        for (int sample = 0; sample < samples; sample++) {
            for (int step = 0; step < timeSteps; step++) {
                source.read(sample, step, vector);
                for (int word = 0; word < words; word++) {
                    writer.putInt((int) (vector.word(word >> 1) >>> (32 * (word & 1))));
                }
            }
        }
    }

    /** Little-endian numbers. */
    private static final class Writer {
        private final OutputStream out;
        private final ByteBuffer buffer = ByteBuffer.allocate(1 << 16).order(ByteOrder.LITTLE_ENDIAN);

        Writer(OutputStream out) {
            this.out = out;
        }

        void putInt(int value) throws IOException {
            reserve(Integer.BYTES);
            buffer.putInt(value);
        }

        void putLong(long value) throws IOException {
            reserve(Long.BYTES);
            buffer.putLong(value);
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
}
