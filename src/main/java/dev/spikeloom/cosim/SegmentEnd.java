package dev.spikeloom.cosim;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;

/** What the harness's traces have in common: marks, and what is behind the cycles of a segment. */
final class SegmentEnd {
    /** The marks. */
    static final int CYCLE = 1;

    static final int BLOCK = 4;
    private static final int COUNTERS = 2;
    private static final int END = 3;

    private SegmentEnd() {}

    /** @throws EOFException if there is none */
    static int mark(InputStream in) throws IOException {
        int next = in.read();
        if (next < 0) {
            throw new EOFException("the trace ends within a segment");
        }
        return next;
    }

    /** @throws EOFException if there are fewer bytes */
    static void require(InputStream in, byte[] into, int offset, int length) throws IOException {
        if (in.readNBytes(into, offset, length) < length) {
            throw new EOFException("the trace ends within a cycle");
        }
    }

    /**
     * Reads the performance counters, if there are any, and the end of the segment.
     *
     * @param mark behind the cycles, which has been read
     * @param count how many counters there are
     * @throws EOFException if the trace ends before
     */
    static Optional<long[]> read(InputStream in, int mark, int count) throws IOException {
        Optional<long[]> counters = Optional.empty();
        int last = mark;
        if (last == COUNTERS) {
            byte[] bytes = new byte[Long.BYTES * count];
            require(in, bytes, 0, bytes.length);
            long[] values = new long[count];
            ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asLongBuffer().get(values);
            counters = Optional.of(values);
            last = mark(in);
        }
        if (last != END) {
            throw new EOFException("the trace has mark " + last + " where a segment ends");
        }
        return counters;
    }
}
