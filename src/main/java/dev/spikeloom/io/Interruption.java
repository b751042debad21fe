package dev.spikeloom.io;

import java.util.concurrent.CancellationException;

/** How long work that waits for nothing learns that its thread was interrupted. */
public final class Interruption {
    private Interruption() {}

    /**
     * To be called now and then; it costs next to nothing.
     *
     * @throws CancellationException if the thread is interrupted, which it stays
     */
    public static void check() {
        if (Thread.currentThread().isInterrupted()) {
            throw new CancellationException("interrupted");
        }
    }
}
