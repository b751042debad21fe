package dev.spikeloom.cosim;

import dev.spikeloom.design.probe.ProbeGroup;
import dev.spikeloom.design.probe.TraceLayout;
import dev.spikeloom.design.probe.TraceRecord;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Optional;

/**
 * Reads the harness's trace, segment by segment: for each cycle a mark, then the probes that are observed always and the
 * groups whose gate is 1; behind another mark, the values of the performance counters; at the end a third mark.
 */
final class TraceReader {
    private static final int CYCLE = 1;
    private static final int COUNTERS = 2;
    private static final int END = 3;

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
     * Reads the next cycle of the segment into {@code record}.
     *
     * @return false behind its last cycle
     * @throws EOFException if the trace ends before the segment does
     */
    boolean read(TraceRecord record) throws IOException {
        mark = mark();
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
     * Reads the performance counters, if there are any, and the end of the segment, once its cycles have been read.
     *
     * @param count how many counters there are
     * @throws EOFException if the trace ends before
     */
    Optional<long[]> endSegment(int count) throws IOException {
        Optional<long[]> counters = Optional.empty();
        if (mark == COUNTERS) {
            byte[] bytes = new byte[Long.BYTES * count];
            require(bytes, 0, bytes.length);
            long[] values = new long[count];
            ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asLongBuffer().get(values);
            counters = Optional.of(values);
            mark = mark();
        }
        if (mark != END) {
            throw new EOFException("the trace has mark " + mark + " where a segment ends");
        }
        return counters;
    }

    private int mark() throws IOException {
        int next = in.read();
        if (next < 0) {
            throw new EOFException("the trace ends within a segment");
        }
        return next;
    }

    private void require(byte[] into, int offset, int length) throws IOException {
        if (in.readNBytes(into, offset, length) < length) {
            throw new EOFException("the trace ends within a cycle");
        }
    }
}
