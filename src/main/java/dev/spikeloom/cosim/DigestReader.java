package dev.spikeloom.cosim;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;

/**
 * Reads the harness's trace of digests, segment by segment: for each block a mark, how many cycles it has, and its digest; then
 * what a {@link TraceReader} reads behind the last cycle.
 */
final class DigestReader {
    private final InputStream in;
    private final ByteBuffer block =
            ByteBuffer.allocate(Integer.BYTES + 2 * Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    private int mark;

    DigestReader(InputStream in) {
        this.in = in;
    }

    /**
     * Reads the next block of the segment.
     *
     * @return false behind its last block
     * @throws EOFException if the trace ends before the segment does
     */
    boolean read() throws IOException {
        mark = SegmentEnd.mark(in);
        if (mark == SegmentEnd.BLOCK) {
            SegmentEnd.require(in, block.array(), 0, block.capacity());
        }
        return mark == SegmentEnd.BLOCK;
    }

    /** Of the block. */
    int cycles() {
        return block.getInt(0);
    }

    long first() {
        return block.getLong(Integer.BYTES);
    }

    long second() {
        return block.getLong(Integer.BYTES + Long.BYTES);
    }

    /**
     * Reads the performance counters, if there are any, and the end of the segment, once its blocks have been read.
     *
     * @param count how many counters there are
     * @throws EOFException if the trace ends before
     */
    Optional<long[]> endSegment(int count) throws IOException {
        return SegmentEnd.read(in, mark, count);
    }
}
