package dev.spikeloom.cosim;

import dev.spikeloom.design.ProbeGroup;
import dev.spikeloom.design.TraceLayout;
import dev.spikeloom.design.TraceRecord;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/** Reads the harness's trace: for each cycle the probes that are observed always, then the groups whose gate is 1. */
final class TraceReader {
    private final InputStream in;
    private final int alwaysBytes;
    private final List<ProbeGroup> groups;

    TraceReader(InputStream in, TraceLayout layout) {
        this.in = in;
        this.alwaysBytes = layout.alwaysBytes();
        this.groups = layout.groups();
    }

    /**
     * Reads the next cycle into {@code record}.
     *
     * @return false at the end of the trace
     * @throws EOFException if the trace ends within a cycle
     */
    boolean read(TraceRecord record) throws IOException {
        int read = in.readNBytes(record.bytes(), 0, alwaysBytes);
        if (read == 0) {
            return false;
        }
        require(read, alwaysBytes);
        for (ProbeGroup group : groups) {
            if (record.isSet(group.gate())) {
                int bytes = group.bytes();
                require(in.readNBytes(record.bytes(), group.offset(), bytes), bytes);
            }
        }
        return true;
    }

    private static void require(int read, int expected) throws EOFException {
        if (read < expected) {
            throw new EOFException("the trace ends within a cycle");
        }
    }
}
