package dev.spikeloom.sim.event;

import dev.spikeloom.io.OrderedTasks;
import dev.spikeloom.io.SharedRange;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

/** Threads that share the samples of a block, some at a time. With a single one, that is the thread that calls. */
final class Workers implements AutoCloseable {
    private static final int SAMPLES_PER_CLAIM = 8;

    /** Runs a sample on a thread. */
    interface Task {
        void run(int sample, int worker);
    }

    private final int threads;
    private final OrderedTasks tasks;

    Workers(int threads) {
        this.threads = threads;
        this.tasks = threads == 1 ? null : new OrderedTasks(threads);
    }

    /** Runs samples {@code first} to before {@code end}, each once, and returns when all are done. */
    void run(int first, int end, Task task) {
        SharedRange samples = new SharedRange(first, end, SAMPLES_PER_CLAIM);
        if (tasks == null) {
            samples.forEach(sample -> task.run(sample, 0));
            return;
        }
        List<Callable<Void>> claims = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            int worker = i;
            claims.add(() -> {
                samples.forEach(sample -> task.run(sample, worker));
                return null;
            });
        }
        tasks.run(claims, "simulating");
    }

    @Override
    public void close() {
        if (tasks != null) {
            tasks.close();
        }
    }
}
