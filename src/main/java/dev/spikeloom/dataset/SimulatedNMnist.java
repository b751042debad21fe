package dev.spikeloom.dataset;

import dev.spikeloom.io.Progress;
import dev.spikeloom.spike.CounterRandom;
import java.nio.file.Path;

/**
 * The data set {@code n-mnist-simulated}: recordings of MNIST by a simulated event camera, made in memory. Where N-MNIST
 * has a recording of an image of MNIST, so has this, in the same part.
 */
final class SimulatedNMnist {
    static final String NAME = "n-mnist-simulated";

    private static final long SEED = 2015;
    private static final String IMAGES = "mnist";

    /** Seeds of the recordings of the training and of the test images. */
    private static final long TRAINING_SEED = CounterRandom.derive(SEED, 0);

    private static final long TEST_SEED = CounterRandom.derive(SEED, 1);

    private SimulatedNMnist() {}

    static boolean isPresent(Path cache) {
        return DatasetCatalog.isPresent(IMAGES, cache);
    }

    /** @throws dev.spikeloom.io.InputException if MNIST has not been fetched */
    static Dataset load(Path cache) {
        Dataset images = DatasetCatalog.load(IMAGES, cache);
        int training = images.training().samples();
        return new Dataset(
                NAME,
                EventRecordings.HEADS,
                record(images.training(), 0, TRAINING_SEED),
                record(images.validation(), training, TRAINING_SEED),
                record(images.test(), 0, TEST_SEED));
    }

    private static EventRecordings record(Samples images, int first, long seed) {
        int threads = Runtime.getRuntime().availableProcessors();
        return SimulatedRecordings.of((LabelledImages) images, first, seed, threads, Progress.NONE);
    }
}
