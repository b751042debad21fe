package dev.spikeloom.dataset.fetch;

import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Closes a stream that has stopped giving, so that a thread that waits for it goes on with an exception. */
final class StallGuard implements AutoCloseable {
    private final Closeable stream;
    private final long patienceNanos;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "stall-guard");
        thread.setDaemon(true);
        return thread;
    });
    private volatile long lastProgress = System.nanoTime();
    private volatile boolean stalled;

    /** @param patience how long the stream may give nothing */
    StallGuard(Closeable stream, Duration patience) {
        this.stream = stream;
        this.patienceNanos = patience.toNanos();
        long interval = Math.max(1, patienceNanos / 4);
        var unused = timer.scheduleWithFixedDelay(this::check, interval, interval, TimeUnit.NANOSECONDS);
    }

    /** Something has come. */
    void progress() {
        lastProgress = System.nanoTime();
    }

    /** Whether the stream was closed for giving nothing. */
    boolean stalled() {
        return stalled;
    }

    private void check() {
        if (System.nanoTime() - lastProgress > patienceNanos && !stalled) {
            stalled = true;
            try {
                stream.close();
            } catch (IOException e) {
                // Whoever reads from the stream gets an exception of their own, and asks stalled() for the reason.
                timer.shutdown();
            }
        }
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
