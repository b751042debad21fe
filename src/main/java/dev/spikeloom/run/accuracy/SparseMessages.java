package dev.spikeloom.run.accuracy;

import dev.spikeloom.io.Progress;

/** Passes on at most one message a second, so that hundreds of short epochs do not scroll the screen away. */
public final class SparseMessages implements Progress {
    private static final long INTERVAL_NANOS = 1_000_000_000L;

    private final Progress progress;
    private long lastMessage = System.nanoTime() - INTERVAL_NANOS;

    public SparseMessages(Progress progress) {
        this.progress = progress;
    }

    @Override
    public void update(long done, long total, String detail) {
        progress.update(done, total, detail);
    }

    @Override
    public void message(String line) {
        long now = System.nanoTime();
        if (now - lastMessage >= INTERVAL_NANOS) {
            lastMessage = now;
            progress.message(line);
        }
    }
}
