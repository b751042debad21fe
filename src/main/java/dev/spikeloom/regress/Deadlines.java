package dev.spikeloom.regress;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Interrupts threads whose work takes too long: the programs that they wait for are ended then. */
final class Deadlines implements AutoCloseable {
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "deadlines");
        thread.setDaemon(true);
        return thread;
    });

    /** The limit of the work of one thread. */
    final class Deadline implements AutoCloseable {
        private final Thread thread = Thread.currentThread();
        private final Future<?> alarm;
        private boolean over;
        private boolean closed;

        private Deadline(Duration limit) {
            alarm = clock.schedule(this::expire, limit.toMillis(), TimeUnit.MILLISECONDS);
        }

        private synchronized void expire() {
            if (!closed) {
                over = true;
                thread.interrupt();
            }
        }

        synchronized boolean isOver() {
            return over;
        }

        /** What comes after it is not interrupted. */
        @Override
        public synchronized void close() {
            closed = true;
            alarm.cancel(false);
            if (over) {
                Thread.interrupted();
            }
        }
    }

    /** Begins the limit of the current thread's work. */
    Deadline begin(Duration limit) {
        return new Deadline(limit);
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }
}
