package dev.spikeloom.dataset.camera;

import dev.spikeloom.io.InputException;
import dev.spikeloom.io.OrderedTasks;
import dev.spikeloom.io.Progress;
import dev.spikeloom.io.SharedRange;
import java.util.Collections;
import java.util.concurrent.Callable;
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
        SharedRange recordings = new SharedRange(0, count, RECORDINGS_PER_CLAIM);
        AtomicInteger done = new AtomicInteger();
        Callable<Void> worker = () -> {
            SensorSimulator sensor = new SensorSimulator(SensorModel.CALIBRATED);
            recordings.forEach(index -> {
                task.record(sensor, index);
                progress.update(done.incrementAndGet(), count, "simulated recordings");
            });
            return null;
        };
        OrderedTasks.run(threads, Collections.nCopies(threads, worker), "simulating recordings");
    }
}
