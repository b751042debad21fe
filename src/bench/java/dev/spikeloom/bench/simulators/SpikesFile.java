package dev.spikeloom.bench.simulators;

import dev.spikeloom.io.AtomicFiles;
import dev.spikeloom.io.InputException;
import dev.spikeloom.spike.RecordedSpikes;
import dev.spikeloom.spike.SpikeVector;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Spike trains in a file that programs in Java and C++ read: little-endian 32-bit numbers of inputs, samples, time steps
 * and 32-bit words a spike vector, and the vectors, input 0 in the lowest bit of the first word.
 */
final class SpikesFile {
    private static final int HEADER_BYTES = 4 * Integer.BYTES;

    private SpikesFile() {}

    static void write(Path file, RecordedSpikes spikes) {
        int words = SpikeVector.wordsFor(spikes.inputs());
        int vectors = spikes.samples() * spikes.steps();
        ByteBuffer buffer = ByteBuffer.allocate(HEADER_BYTES + vectors * words * Long.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(spikes.inputs())
                .putInt(spikes.samples())
                .putInt(spikes.steps())
                .putInt(2 * words);
        SpikeVector vector = new SpikeVector(spikes.inputs());
        for (int i = 0; i < vectors; i++) {
            spikes.read(i / spikes.steps(), i % spikes.steps(), vector);
            for (int word = 0; word < words; word++) {
                buffer.putLong(vector.word(word));
            }
        }
        AtomicFiles.write(file, out -> out.write(buffer.array()));
    }

    static RecordedSpikes read(Path file) {
        ByteBuffer buffer;
        try {
            buffer = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
        } catch (IOException e) {
            throw new InputException("cannot read " + file + ": " + AtomicFiles.reason(e), e);
        }
        int inputs = buffer.getInt();
        int samples = buffer.getInt();
        int steps = buffer.getInt();
        long[] words = new long[buffer.getInt() / 2];
        RecordedSpikes spikes = new RecordedSpikes(samples, steps, inputs);
        SpikeVector vector = new SpikeVector(inputs);
        for (int i = 0; i < samples * steps; i++) {
            for (int word = 0; word < words.length; word++) {
                words[word] = buffer.getLong();
            }
            vector.copyFrom(words, 0);
            spikes.write(i / steps, i % steps, vector);
        }
        return spikes;
    }
}
