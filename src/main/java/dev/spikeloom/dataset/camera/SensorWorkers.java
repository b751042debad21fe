package dev.spikeloom.dataset.camera;

import dev.spikeloom.io.InputException;
import dev.spikeloom.io.Progress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/** Records many images at once, each thread with a sensor of its own. */
public final class SensorWorkers {
    private static final int RECORDINGS_PER_CLAIM = 32;

    private SensorWorkers() {}

    /** Makes one recording. */
    @FunctionalInterface
    public interface Task {
        void record(SensorSimulator sensor, int index);
    }

    /**
     * Makes the recordings 0 to {@code count - 1}, in no particular order.
     *
     * @throws InputException if a task throws it; the others end early
     */
    public static void run(int count, int threads, Progress progress, Task task) {
        AtomicInteger next = new AtomicInteger();
        AtomicInteger done = new AtomicInteger();
        List<Callable<Void>> workers = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            workers.add(() -> {
                SensorSimulator sensor = new SensorSimulator(SensorModel.CALIBRATED);
                for (int first = next.getAndAdd(RECORDINGS_PER_CLAIM);
                        first < count;
                        first = next.getAndAdd(RECORDINGS_PER_CLAIM)) {
                    int end = Math.min(first + RECORDINGS_PER_CLAIM, count);
                    for (int index = first; index < end; index++) {
                        task.record(sensor, index);
                    }
                    progress.update(done.addAndGet(end - first), count, "simulated recordings");
                }
                return null;
            });
        }
        runAll(workers, () -> next.set(count));
    }

    private static void runAll(List<Callable<Void>> workers, Runnable stop) {
        ExecutorService executor = Executors.newFixedThreadPool(workers.size(), task -> {
            Thread thread = new Thread(task, "sensor");
            thread.setDaemon(true);
            return thread;
        });
        try {
            List<Future<Void>> running = workers.stream().map(executor::submit).toList();
            for (Future<Void> worker : running) {
                worker.get();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while simulating recordings", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof InputException input) {
                throw input;
            }
            throw new IllegalStateException("simulating recordings failed", e.getCause());
        } finally {
            stop.run();
            executor.shutdown();
        }
    }
}
