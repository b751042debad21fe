package dev.spikeloom.dataset;

import dev.spikeloom.io.InputException;
import dev.spikeloom.io.Progress;
import dev.spikeloom.spike.CounterRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Recordings of MNIST images that a simulated event camera makes, in the place of N-MNIST, or beside the part of it that
 * is at hand.
 */
public final class SimulatedRecordings {
    private static final int IMAGES_PER_CLAIM = 64;

    private SimulatedRecordings() {}

    /**
     * Records the first saccade of every image.
     *
     * @param images of 28 x 28 pixels
     * @param firstImage index of the first of them within its part of MNIST
     * @param seed the same seed and index give the same recording, for any number of threads
     * @throws InputException if the images have another size
     */
    public static EventRecordings of(LabelledImages images, int firstImage, long seed, int threads, Progress progress) {
        SensorView.requireSize(images);
        EventRecordings.Builder recordings = new EventRecordings.Builder(images.samples());
        AtomicInteger next = new AtomicInteger();
        AtomicInteger done = new AtomicInteger();
        List<Callable<Void>> workers = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            workers.add(() -> {
                SensorSimulator simulator = new SensorSimulator(SensorModel.CALIBRATED);
                for (int first = next.getAndAdd(IMAGES_PER_CLAIM);
                        first < images.samples();
                        first = next.getAndAdd(IMAGES_PER_CLAIM)) {
                    int end = Math.min(first + IMAGES_PER_CLAIM, images.samples());
                    for (int image = first; image < end; image++) {
                        EventRecordings.Bins bins = new EventRecordings.Bins();
                        simulator.record(images, image, key(seed, firstImage + image), SaccadePath.FIRST_SACCADE, bins);
                        recordings.set(image, bins, images.label(image), firstImage + image);
                    }
                    progress.update(done.addAndGet(end - first), images.samples(), "recordings");
                }
                return null;
            });
        }
        runAll(workers);
        return recordings.build();
    }

    /** The key of the random numbers of a recording. */
    static long key(long seed, int image) {
        return CounterRandom.derive(seed, image);
    }

    private static void runAll(List<Callable<Void>> workers) {
        ExecutorService executor = Executors.newFixedThreadPool(workers.size(), task -> {
            Thread thread = new Thread(task, "sensor");
            thread.setDaemon(true);
            return thread;
        });
        try {
            for (Future<Void> worker : executor.invokeAll(workers)) {
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
            executor.shutdownNow();
        }
    }
}
