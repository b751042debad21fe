package dev.spikeloom.cosim;

import dev.spikeloom.design.Design;
import dev.spikeloom.design.LayerDesign;
import dev.spikeloom.io.AtomicFiles;
import dev.spikeloom.network.QuantizedDenseLayer;
import dev.spikeloom.sim.Scenario;
import dev.spikeloom.sim.Segment;
import dev.spikeloom.spike.SpikeSource;
import dev.spikeloom.spike.SpikeVector;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;

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
        writer.putInt(segment.load() ? loads(segment.design()) : 0);
        for (long word : segment.timing().offers()) {
            writer.putLong(word);
        }
        for (long word : segment.timing().takes()) {
            writer.putLong(word);
        }
        if (segment.load()) {
            for (LayerDesign layer : segment.design().layers()) {
                writeLoads(writer, layer);
            }
        }
        writeSpikes(writer, segment.source(), segment.samples(), segment.timeSteps());
    }

    private static int loads(Design design) {
        return design.layers().stream()
                .mapToInt(layer -> (layer.inputs() + (layer.hasBiases() ? 2 : 1)) * layer.neurons())
                .sum();
    }

    private static void writeLoads(Writer writer, LayerDesign layer) throws IOException {
        QuantizedDenseLayer quantized = layer.quantized();
        for (int neuron = 0; neuron < layer.neurons(); neuron++) {
            int threshold = quantized.thresholds()[neuron] & mask(layer.membraneBits());
            writeLoad(writer, Target.THRESHOLD, layer.index(), 0, neuron, threshold);
        }
        for (int neuron = 0; neuron < layer.neurons() && layer.hasBiases(); neuron++) {
            int bias = quantized.biases()[neuron] & mask(layer.biasBits());
            writeLoad(writer, Target.BIAS, layer.index(), 0, neuron, bias);
        }
        for (int row = 0; row < layer.inputs(); row++) {
            for (int neuron = 0; neuron < layer.neurons(); neuron++) {
                int weight = layer.weightFormat().encode(quantized.weights()[row][neuron]);
                writeLoad(writer, Target.WEIGHT, layer.index(), row, neuron, weight);
            }
        }
    }

    /** What is loaded, and the number that the load port takes for it. */
    private enum Target {
        WEIGHT(0),
        THRESHOLD(1),
        BIAS(2);

        private final int number;

        Target(int number) {
            this.number = number;
        }
    }

    private static void writeLoad(Writer writer, Target target, int layer, int row, int neuron, int data)
            throws IOException {
        writer.putInt(target.number);
        writer.putInt(layer);
        writer.putInt(row);
        writer.putInt(neuron);
        writer.putInt(data);
    }

    private static int mask(int bits) {
        return bits >= 32 ? -1 : (1 << bits) - 1;
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
