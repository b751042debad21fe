package dev.spikeloom.cosim;

import dev.spikeloom.design.probe.ProbeGroup;
import dev.spikeloom.design.probe.TraceLayout;
import dev.spikeloom.design.probe.TraceRecord;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;

/**
 * Reads the harness's trace, segment by segment: for each cycle a mark, then the probes that are observed always and the
 * groups whose gate is 1; behind another mark, the values of the performance counters; at the end a third mark.
 */
final class TraceReader {
    private final InputStream in;
    private final int alwaysBytes;
    private final List<ProbeGroup> groups;
    private int mark = SegmentEnd.CYCLE;

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
        mark = SegmentEnd.mark(in);
        if (mark != SegmentEnd.CYCLE) {
            return false;
        }
        SegmentEnd.require(in, record.bytes(), 0, alwaysBytes);
        for (ProbeGroup group : groups) {
            if (record.isSet(group.gate())) {
                SegmentEnd.require(in, record.bytes(), group.offset(), group.bytes());
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
        return SegmentEnd.read(in, mark, count);
    }
}
