package dev.spikeloom.cosim;

import dev.spikeloom.design.ProbeGroup;
import dev.spikeloom.design.TraceLayout;
import dev.spikeloom.design.TraceRecord;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Optional;

/**
 * Reads the harness's trace: a mark, then for each cycle the probes that are observed always and the groups whose gate is
 * 1; at the end, behind another mark, the values of the performance counters.
 */
final class TraceReader {
    private static final int CYCLE = 1;
    private static final int COUNTERS = 2;

    private final InputStream in;
    private final int alwaysBytes;
    private final List<ProbeGroup> groups;
    private int mark = CYCLE;

    TraceReader(InputStream in, TraceLayout layout) {
        this.in = in;
        this.alwaysBytes = layout.alwaysBytes();
        this.groups = layout.groups();
    }

    /**
     * Reads the next cycle into {@code record}.
     *
     * @return false at the end of the cycles
     * @throws EOFException if the trace ends within a cycle
     */
    boolean read(TraceRecord record) throws IOException {
        mark = in.read();
        if (mark != CYCLE) {
            return false;
        }
        require(record.bytes(), 0, alwaysBytes);
        for (ProbeGroup group : groups) {
            if (record.isSet(group.gate())) {
                require(record.bytes(), group.offset(), group.bytes());
            }
        }
        return true;
    }

    /**
     * Reads the performance counters, once the cycles are at their end.
     *
     * @param count how many there are
     * @return empty if the trace ended without
     * @throws EOFException if it ends within them
     */
    Optional<long[]> readCounters(int count) throws IOException {
        if (mark != COUNTERS) {
            return Optional.empty();
        }
        byte[] bytes = new byte[Long.BYTES * count];
        require(bytes, 0, bytes.length);
        long[] values = new long[count];
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asLongBuffer().get(values);
        return Optional.of(values);
    }

    private void require(byte[] into, int offset, int length) throws IOException {
        if (in.readNBytes(into, offset, length) < length) {
            throw new EOFException("the trace ends within a cycle");
        }
    }
}
