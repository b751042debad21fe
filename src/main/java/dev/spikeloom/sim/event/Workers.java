package dev.spikeloom.sim.event;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/** Threads that share the samples of a block, some at a time. With a single one, that is the thread that calls. */
final class Workers implements AutoCloseable {
    private static final int SAMPLES_PER_CLAIM = 8;

    /** Runs a sample on a thread. */
    interface Task {
        void run(int sample, int worker);
    }

    private final int threads;
    private final ExecutorService executor;

    Workers(int threads) {
        this.threads = threads;
        this.executor = threads == 1 ? null : Executors.newFixedThreadPool(threads);
    }

    /** Runs samples {@code first} to before {@code end}, each once, and returns when all are done. */
    void run(int first, int end, Task task) {
        AtomicInteger next = new AtomicInteger(first);
        if (executor == null) {
            claim(next, end, 0, task);
            return;
        }
        List<Callable<Void>> claims = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            int worker = i;
            claims.add(() -> {
                claim(next, end, worker, task);
                return null;
            });
        }
        try {
            for (Future<Void> claim : executor.invokeAll(claims)) {
                claim.get();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while simulating", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("simulation failed", e.getCause());
        }
    }

    private static void claim(AtomicInteger next, int end, int worker, Task task) {
        for (int from = next.getAndAdd(SAMPLES_PER_CLAIM); from < end; from = next.getAndAdd(SAMPLES_PER_CLAIM)) {
            for (int sample = from; sample < Math.min(end, from + SAMPLES_PER_CLAIM); sample++) {
                task.run(sample, worker);
            }
        }
    }

    @Override
    public void close() {
        if (executor != null) {
            executor.shutdownNow();
        }
    }
}
