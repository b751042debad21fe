package dev.spikeloom.tool;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * The standard output of a running program, for one reader. A read never waits for ever: the program is attended to
 * meanwhile, and the pipe ends soon after the program, even if something that it has started still holds it.
 */
final class OutputPipe extends InputStream {
    private static final int BLOCK = 1 << 16;
    private static final int BLOCKS = 16;
    private static final byte[] END = {};

    private final BlockingQueue<byte[]> blocks = new ArrayBlockingQueue<>(BLOCKS);
    private final RunningTool tool;
    private final InputStream stream;
    private volatile boolean closed;
    private byte[] block = {};
    private int at;
    private boolean ended;

    OutputPipe(InputStream stream, String program, RunningTool tool) {
        this.stream = stream;
        this.tool = tool;
        Thread pump = new Thread(this::pump, program + "-output");
        pump.setDaemon(true);
        pump.start();
    }

    private void pump() {
        try {
            pumpAll();
            hand(END);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void pumpAll() throws InterruptedException {
        byte[] into = new byte[BLOCK];
        try (stream) {
            for (int length = stream.read(into); length >= 0 && !closed; length = stream.read(into)) {
                hand(Arrays.copyOf(into, length));
            }
        } catch (IOException e) {
            // The stream was closed from the other side: what has come is all there is.
            tool.activity().seen();
        }
    }

    /** While the reader is slow the program is, which is not its silence. */
    private void hand(byte[] next) throws InterruptedException {
        do {
            tool.activity().seen();
        } while (!closed && !blocks.offer(next, 100, TimeUnit.MILLISECONDS));
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (at == block.length && !next()) {
            return -1;
        }
        int count = Math.min(length, block.length - at);
        System.arraycopy(block, at, into, offset, count);
        at += count;
        return count;
    }

    private boolean next() throws IOException {
        try {
            while (!ended) {
                byte[] got = blocks.poll(tool.pause().toMillis(), TimeUnit.MILLISECONDS);
                if (got != null && got != END) {
                    block = got;
                    at = 0;
                    return true;
                }
                ended = got != null || closed || tool.isLongGone();
            }
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    /** Whether the reader has come to the end. */
    boolean isAtEnd() {
        return ended;
    }

    /** The program finds out when it prints more. */
    @Override
    public void close() {
        closed = true;
        blocks.clear();
    }
}
