package dev.spikeloom.cosim.digest;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.SecureRandom;

/**
 * What the words of a cycle and the cycles of a block are multiplied by, in front of each what a sum starts from. A key is four
 * numbers: the lower half of either hash, which has a sign, then the upper halves. They are drawn anew for each run, so that
 * they have nothing to do with what is digested.
 */
public final class DigestKeys {
    static final int LONGS = 4;

    private final long[] words;
    private final long[] cycles;

    private DigestKeys(long[] words, long[] cycles) {
        this.words = words;
        this.cycles = cycles;
    }

    /** Draws them. */
    public static DigestKeys draw(CycleWords layout) {
        SecureRandom random = new SecureRandom();
        return new DigestKeys(draw(random, layout.words()), draw(random, TraceDigest.BLOCK_CYCLES));
    }

    private static long[] draw(SecureRandom random, int count) {
        byte[] bytes = new byte[(1 + count) * LONGS * Long.BYTES];
        random.nextBytes(bytes);
        long[] keys = new long[(1 + count) * LONGS];
        ByteBuffer.wrap(bytes).asLongBuffer().get(keys);
        return keys;
    }

    /** Those of words, that of word {@code i} at {@code (1 + i) * LONGS}. */
    long[] words() {
        return words;
    }

    /** Those of cycles, that of cycle {@code i} at {@code (1 + i) * LONGS}. */
    long[] cycles() {
        return cycles;
    }

    /** The file that the harness reads. */
    public byte[] file() {
        ByteBuffer file =
                ByteBuffer.allocate((words.length + cycles.length) * Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        file.asLongBuffer().put(words).put(cycles);
        return file.array();
    }
}
