package dev.spikeloom.dataset;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Data sets to train on simulated recordings and the few real ones that are at hand, and to test on real ones. The
 * simulated ones are of the training images of MNIST; those of the last 10,000 images are for validation.
 */
public final class MixedNMnist {
    static final String NAME = "n-mnist-mixed";

    /** Real recordings are rare among the simulated ones, so each is presented as often as this in an epoch. */
    private static final int REAL_COPIES = 10;

    /** A fold goes on from a network that has seen all simulated recordings, so one in so many of them will do. */
    private static final int SIMULATED_SHARE_OF_FOLDS = 5;

    private MixedNMnist() {}

    static boolean isPresent(Path cache) {
        return NMnist.isPresent(cache) && SimulatedNMnist.isPresent(cache);
    }

    /**
     * Trains on the real training recordings too, and tests on the real test recordings.
     *
     * @throws dev.spikeloom.io.InputException if MNIST or N-MNIST has not been fetched
     */
    static Dataset load(Path cache) {
        NMnist.Recordings real = NMnist.recordings(cache);
        Dataset simulated = SimulatedNMnist.load(cache);
        return dataset(NAME, simulated, Set.of(), real.training(), real.test());
    }

    /**
     * Data sets for cross-validation over all real recordings, of which number {@code i} is tested in fold {@code i %
     * folds}, training recordings first. A fold trains on the real recordings of the other folds, and on some of the
     * simulated recordings of images that it does not test.
     *
     * @param folds how many, from 2
     * @throws dev.spikeloom.io.InputException if MNIST or N-MNIST has not been fetched
     */
    public static List<Dataset> folds(Path cache, int folds) {
        NMnist.Recordings real = NMnist.recordings(cache);
        EventRecordings all = real.training().and(real.test());
        Dataset simulated = share(SimulatedNMnist.load(cache));
        return IntStream.range(0, folds)
                .mapToObj(fold -> {
                    EventRecordings tested = all.select(IntStream.range(0, all.recordings())
                            .filter(i -> i % folds == fold)
                            .toArray());
                    EventRecordings others = all.select(IntStream.range(0, all.recordings())
                            .filter(i -> i % folds != fold)
                            .toArray());
                    Set<Integer> images = new HashSet<>();
                    IntStream.range(0, real.training().recordings())
                            .filter(i -> i % folds == fold)
                            .forEach(i -> images.add(all.image(i)));
                    return dataset(NAME + ", fold " + (fold + 1) + " of " + folds, simulated, images, others, tested);
                })
                .toList();
    }

    private static Dataset share(Dataset simulated) {
        EventRecordings training = (EventRecordings) simulated.training();
        int count = training.recordings() / SIMULATED_SHARE_OF_FOLDS;
        return new Dataset(
                simulated.name(),
                simulated.heads(),
                training.select(IntStream.range(0, count)
                        .map(i -> i * SIMULATED_SHARE_OF_FOLDS)
                        .toArray()),
                simulated.validation(),
                simulated.test());
    }

    /**
     * Simulated recordings of the images of which there is no real one, for training before the folds part; validated,
     * and tested, on other simulated ones.
     *
     * @throws dev.spikeloom.io.InputException if MNIST or N-MNIST has not been fetched
     */
    public static Dataset pretraining(Path cache) {
        EventRecordings real = NMnist.recordings(cache).training();
        Set<Integer> images = new HashSet<>();
        IntStream.range(0, real.recordings()).forEach(i -> images.add(real.image(i)));
        Dataset simulated = SimulatedNMnist.load(cache);
        return new Dataset(
                SimulatedNMnist.NAME + " without images of " + NMnist.NAME,
                EventRecordings.HEADS,
                ((EventRecordings) simulated.training()).without(images),
                ((EventRecordings) simulated.validation()).without(images),
                simulated.test());
    }

    private static Dataset dataset(
            String name, Dataset simulated, Set<Integer> excluded, EventRecordings real, EventRecordings test) {
        EventRecordings training = ((EventRecordings) simulated.training()).without(excluded);
        for (int copy = 0; copy < REAL_COPIES; copy++) {
            training = training.and(real);
        }
        return new Dataset(
                name,
                EventRecordings.HEADS,
                training,
                ((EventRecordings) simulated.validation()).without(excluded),
                test);
    }
}
