package dev.spikeloom.dataset;

import dev.spikeloom.dataset.camera.SimulatedRecordings;
import dev.spikeloom.dataset.fetch.FetchedDataset;
import dev.spikeloom.dataset.samples.EventRecordings;
import dev.spikeloom.dataset.samples.LabelledImages;
import dev.spikeloom.dataset.samples.Polarities;
import dev.spikeloom.dataset.samples.Samples;
import dev.spikeloom.io.Progress;
import dev.spikeloom.spike.CounterRandom;
import java.nio.file.Path;

/**
 * The data set {@code n-mnist-simulated}: recordings of MNIST by a simulated event camera, made in memory. Where N-MNIST
 * has a recording of an image of MNIST, so has this, in the same part.
 */
final class SimulatedNMnist {
    static final String NAME = "n-mnist-simulated";

    static final long DEFAULT_SEED = 2015;

    private final Dataset images;
    private final Polarities polarities;
    private final int threads;
    private final Progress progress;

    /** @throws dev.spikeloom.io.InputException if MNIST has not been fetched */
    SimulatedNMnist(Path cache, Polarities polarities, int threads, Progress progress) {
        this.images = DatasetCatalog.load(FetchedDataset.MNIST.name(), cache);
        this.polarities = polarities;
        this.threads = threads;
        this.progress = progress;
    }

    Dataset dataset() {
        return new Dataset(NAME, EventRecordings.HEADS, training(), validation(), test());
    }

    /** Of the training images, but for the last 10,000. */
    SimulatedRecordings training() {
        return recordings(images.training(), 0, trainingSeed(DEFAULT_SEED));
    }

    /** Of the last 10,000 training images. */
    SimulatedRecordings validation() {
        return recordings(images.validation(), images.training().samples(), trainingSeed(DEFAULT_SEED));
    }

    private SimulatedRecordings test() {
        return recordings(images.test(), 0, testSeed(DEFAULT_SEED));
    }

    private SimulatedRecordings recordings(Samples of, int first, long seed) {
        return new SimulatedRecordings((LabelledImages) of, first, polarities, seed, threads, progress);
    }

    /** The seed of the recordings of training images. */
    static long trainingSeed(long seed) {
        return CounterRandom.derive(seed, 0);
    }

    /** The seed of the recordings of test images. */
    static long testSeed(long seed) {
        return CounterRandom.derive(seed, 1);
    }
}
