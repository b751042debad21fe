package dev.spikeloom.io;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * Tasks that run side by side, and whose results come in their order, whatever the number of threads. The threads live
 * until this is closed: work that comes in many small portions does not begin new ones for each.
 */
public final class OrderedTasks implements AutoCloseable {
    private final ExecutorService executor;

    /**
     * @param threads as many tasks run at a time
     * @throws IllegalArgumentException if that is none
     */
    public OrderedTasks(int threads) {
        executor = Executors.newFixedThreadPool(threads);
    }

    /**
     * Runs tasks once. None of them runs any more when this returns or throws.
     *
     * @param threads as many run at a time
     * @param doing what they do, for messages: {@code "counting spikes"}
     * @return a result a task, in their order
     * @throws InputException as {@link #run(List, String)}, and all else that that throws
     */
    public static <T> List<T> run(int threads, List<? extends Callable<T>> tasks, String doing) {
        try (OrderedTasks pool = new OrderedTasks(threads)) {
            return pool.run(tasks, doing);
        }
    }

    /**
     * Runs tasks. Those before one that fails run to their end, so that it is always the same failure that is told; those
     * after it are interrupted then, or do not begin at all.
     *
     * @param doing what they do, for messages: {@code "counting spikes"}
     * @return a result a task, in their order
     * @throws InputException if a task throws one: the first in the order of the tasks
     * @throws ShutdownException likewise, as the program is ending
     * @throws CancellationException if the thread that waits here is interrupted
     * @throws IllegalStateException if a task throws anything else, with it as the cause
     */
    public <T> List<T> run(List<? extends Callable<T>> tasks, String doing) {
        List<Future<T>> pending =
                tasks.stream().<Future<T>>map(task -> executor.submit(task)).toList();
        try {
            return pending.stream().map(task -> result(task, doing)).toList();
        } finally {
            pending.forEach(task -> task.cancel(true));
        }
    }

    private static <T> T result(Future<T> task, String doing) {
        try {
            return task.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            CancellationException interrupted = new CancellationException("interrupted while " + doing);
            interrupted.initCause(e);
            throw interrupted;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof InputException cause) {
                throw cause;
            }
            if (e.getCause() instanceof ShutdownException cause) {
                throw cause;
            }
            throw new IllegalStateException(doing + " failed", e.getCause());
        }
    }

    /** Interrupts the tasks that still run, and waits for their end: what they work on may be removed after that. */
    @Override
    public void close() {
        executor.shutdownNow();
        boolean interrupted = false;
        boolean over = executor.isTerminated();
        while (!over) {
            try {
                over = executor.awaitTermination(1, TimeUnit.DAYS);
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
