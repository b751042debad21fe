package dev.spikeloom.kernel;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * Threads that live as long as the training and share its phases: each phase is a number of chunks, which the threads
 * claim one by one. A phase is over when its last chunk is; a thread that the machine has given to someone else holds
 * up nobody unless it is inside a chunk. Phases are shorter than it takes to wake a thread, so idle threads spin, then
 * yield, and sleep only after a while.
 */
public final class WorkerPool implements AutoCloseable {
    /** Part of the work of a training step. */
    @FunctionalInterface
    public interface Phase {
        /**
         * @param chunk which part to do
         * @param worker who does it, from 0 to below the number of threads; never two at a time
         */
        void run(int chunk, int worker);
    }

    private static final long NOTHING_TO_CLAIM = 0;
    private static final int SPINS = 2_000;
    private static final int YIELDS = 2_000;
    private static final long SLEEP_NANOS = 100_000;

    /**
     * In the upper half how many chunks the phase has, in the lower half which of them comes next. Both are claimed at once: a
     * thread that has read one and is held up would else compare it with the other of a later phase.
     */
    private final AtomicLong claims = new AtomicLong(NOTHING_TO_CLAIM);

    private final AtomicInteger finishedChunks = new AtomicInteger();
    private volatile Phase phase = (chunk, worker) -> {};
    private volatile Throwable failure;
    private volatile boolean closed;

    /** @param threads in all; the thread that calls {@link #run} is one of them */
    public WorkerPool(int threads) {
        for (int i = 1; i < threads; i++) {
            int worker = i;
            Thread thread = new Thread(() -> work(worker), "trainer-" + worker);
            thread.setDaemon(true);
            thread.start();
        }
    }

    /**
     * Runs a phase and returns when all of its chunks are done.
     *
     * @throws IllegalStateException if a chunk failed, now or in an earlier phase, with what was thrown as the cause
     */
    public void run(Phase work, int chunkCount) {
        phase = work;
        finishedChunks.set(0);
        // Publishes the phase: whoever claims a chunk from here on sees what was written above.
        claims.set((long) chunkCount << Integer.SIZE);
        claimChunks(0);
        for (int idle = 0; finishedChunks.get() < chunkCount; idle++) {
            pause(idle);
        }
        // No thread may claim a chunk of this phase's numbering while the next one is being set up.
        claims.set(NOTHING_TO_CLAIM);
        if (failure != null) {
            throw new IllegalStateException("a training thread failed", failure);
        }
    }

    @Override
    public void close() {
        closed = true;
    }

    private void work(int worker) {
        int idle = 0;
        while (!closed) {
            idle = claimChunks(worker) ? 0 : idle + 1;
            pause(idle);
        }
    }

    private boolean claimChunks(int worker) {
        boolean any = false;
        while (isLeft(claims.get())) {
            long claim = claims.getAndIncrement();
            if (!isLeft(claim)) {
                break;
            }
            int chunk = (int) claim;
            any = true;
            try {
                phase.run(chunk, worker);
            } catch (RuntimeException | Error e) {
                failure = e;
            } finally {
                finishedChunks.incrementAndGet();
            }
        }
        return any;
    }

    private static boolean isLeft(long claim) {
        return (int) claim < claim >>> Integer.SIZE;
    }

    @SuppressWarnings(
            "ThreadPriorityCheck") // Speed only: on a busy machine a yield lets the thread with the chunk run.
    private static void pause(int idle) {
        if (idle < SPINS) {
            Thread.onSpinWait();
        } else if (idle < SPINS + YIELDS) {
            Thread.yield();
        } else {
            LockSupport.parkNanos(SLEEP_NANOS);
        }
    }
}
