package dev.spikeloom.cosim;

import dev.spikeloom.design.register.LoadedNumber;
import dev.spikeloom.io.AtomicFiles;
import dev.spikeloom.sim.Scenario;
import dev.spikeloom.sim.Segment;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Writes what the harness is to present to the RTL; {@code docs/formats.md} describes the file. */
final class StimulusFile {
    /** The first eight bytes of a stimulus file, as a little-endian number. */
    static final long MAGIC = 0x324d49544b505331L;

    private StimulusFile() {}

    /** 32-bit words of a spike vector. */
    static int wordsPerVector(int inputs) {
        return LittleEndian.wordsPerVector(inputs);
    }

    static void write(Path file, Scenario scenario) {
        AtomicFiles.write(file, out -> {
            LittleEndian writer = new LittleEndian(out);
            writer.putLong(MAGIC);
            writer.putInt(scenario.design().inputs());
            writer.putInt(scenario.segments().size());
            for (Segment segment : scenario.segments()) {
                write(writer, segment);
            }
            writer.flush();
        });
    }

    private static void write(LittleEndian writer, Segment segment) throws IOException {
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
        writer.putSpikes(segment.source(), segment.samples(), segment.timeSteps());
    }
}
