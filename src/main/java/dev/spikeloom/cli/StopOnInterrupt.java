package dev.spikeloom.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Lets work that can be stopped end, and print its results, when the program is interrupted (Ctrl-C). */
final class StopOnInterrupt implements AutoCloseable {
    private static final int PATIENCE_SECONDS = 5;

    private final CountDownLatch done = new CountDownLatch(1);
    private final Thread hook;

    /** @param stop asks the work to end soon */
    StopOnInterrupt(Runnable stop) {
        hook = new Thread(() -> {
            stop.run();
            awaitDone();
        });
        Runtime.getRuntime().addShutdownHook(hook);
    }

    private void awaitDone() {
        try {
            if (!done.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                Thread.currentThread().interrupt();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        done.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The virtual machine is shutting down; the hook is what asked for it.
            return;
        }
    }
}
