package dev.spikeloom.physical.reference;

import dev.spikeloom.io.Progress;
import dev.spikeloom.physical.activity.ToggleCounter;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Waves on their way to a counter, with how far it is. */
final class CountedCycles extends FilterInputStream {
    private final ToggleCounter counter;
    private final Progress progress;

    CountedCycles(InputStream in, ToggleCounter counter, Progress progress) {
        super(in);
        this.counter = counter;
        this.progress = progress;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        progress.update(counter.cycles(), 0, "cycles of the netlist");
        return super.read(buffer, offset, length);
    }
}
