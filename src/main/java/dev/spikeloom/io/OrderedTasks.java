package dev.spikeloom.io;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Tasks that run side by side, and whose results come in their order, whatever the number of threads. */
public final class OrderedTasks {
    private OrderedTasks() {}

    /**
     * Runs tasks.
     *
     * @param threads as many run at a time
     * @param doing what they do, for messages: {@code "counting spikes"}
     * @return a result a task, in their order
     * @throws InputException if a task throws one: the first in the order of the tasks; the others are given up
     */
    public static <T> List<T> run(int threads, List<? extends Callable<T>> tasks, String doing) {
        ExecutorService executor = Executors.newFixedThreadPool(threads);
        try {
            List<Future<T>> pending = new ArrayList<>();
            tasks.forEach(task -> pending.add(executor.submit(task)));
            List<T> results = new ArrayList<>();
            for (Future<T> result : pending) {
                results.add(result.get());
            }
            return results;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while " + doing, e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof InputException cause) {
                throw cause;
            }
            throw new IllegalStateException(doing + " failed", e.getCause());
        } finally {
            executor.shutdownNow();
        }
    }
}
