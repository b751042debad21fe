package dev.spikeloom.dataset;

import dev.spikeloom.dataset.camera.SimulatedRecordings;
import dev.spikeloom.dataset.samples.EventRecordings;
import dev.spikeloom.dataset.samples.Polarities;
import dev.spikeloom.dataset.samples.Samples;
import dev.spikeloom.io.InputException;
import dev.spikeloom.io.Progress;
import java.nio.file.Path;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * Data sets to train on simulated recordings and the few real ones that are at hand, and to test on real ones. The
 * simulated ones are of the training images of MNIST; those of the last 10,000 images are for validation.
 *
 * <p>The simulated recordings are made when they are first asked for, and only once.
 */
public final class MixedNMnist {
    static final String NAME = "n-mnist-mixed";

    /** Real recordings are rare among the simulated ones, so each is presented as often as this in an epoch. */
    private static final int REAL_COPIES = 10;

    private final EventRecordings realTraining;
    private final EventRecordings realTest;
    private final SimulatedRecordings training;
    private final SimulatedRecordings validation;

    /**
     * @param polarities whose events a network sees
     * @param threads how many to simulate recordings with; they do not depend on it
     * @param progress is told of recordings while they are simulated
     * @throws InputException if MNIST or N-MNIST has not been fetched
     */
    public MixedNMnist(Path cache, Polarities polarities, int threads, Progress progress) {
        NMnist.Recordings real = NMnist.recordings(cache, polarities);
        this.realTraining = real.training();
        this.realTest = real.test();
        SimulatedNMnist simulated = new SimulatedNMnist(cache, polarities, threads, progress);
        this.training = simulated.training();
        this.validation = simulated.validation();
    }

    /** Trains on the real training recordings too, and tests on the real test recordings. */
    public Dataset dataset() {
        return dataset(NAME, training, validation, realTraining, realTest);
    }

    /**
     * A data set for cross-validation over all real recordings, of which number {@code i} is tested in fold {@code i %
     * folds}, training recordings first. A fold trains on the real recordings of the other folds, and on simulated
     * recordings of images that it does not test.
     *
     * @param fold from 0
     * @param folds how many there are, from 2 to the number of recordings
     * @throws InputException if there are more folds than recordings
     */
    public Dataset fold(int fold, int folds) {
        int recordings = realTraining.recordings() + realTest.recordings();
        if (folds < 2 || folds > recordings) {
            throw new InputException(
                    "number of folds is " + folds + ", allowed 2 to " + recordings + ", the number of real recordings");
        }
        Samples real = Samples.concatenate(List.of(realTraining, realTest));
        boolean[] tested = new boolean[training.samples() / 2 + validation.samples() / 2];
        IntStream.range(0, realTraining.recordings())
                .filter(i -> i % folds == fold)
                .forEach(i -> tested[realTraining.image(i)] = true);
        int first = training.samples() / 2;
        return dataset(
                NAME + ", fold " + (fold + 1) + " of " + folds,
                recordings(training, i -> !tested[i]),
                recordings(validation, i -> !tested[first + i]),
                recordings(real, i -> i % folds != fold),
                recordings(real, i -> i % folds == fold));
    }

    /**
     * Simulated recordings of the images of which there is no real one, to train a network on that all folds go on from;
     * tested on the validation part.
     */
    public Dataset pretraining() {
        boolean[] real = new boolean[training.samples() / 2 + validation.samples() / 2];
        IntStream.range(0, realTraining.recordings()).forEach(i -> real[realTraining.image(i)] = true);
        Samples others = recordings(validation, i -> !real[training.samples() / 2 + i]);
        return new Dataset(
                SimulatedNMnist.NAME + " without images of " + NMnist.NAME,
                EventRecordings.HEADS,
                recordings(training, i -> !real[i]),
                others,
                others);
    }

    private static Dataset dataset(
            String name, Samples simulated, Samples validation, Samples realTraining, Samples realTest) {
        int[] repeated = IntStream.range(0, REAL_COPIES * realTraining.samples())
                .map(i -> i % realTraining.samples())
                .toArray();
        return new Dataset(
                name,
                EventRecordings.HEADS,
                Samples.concatenate(List.of(simulated, realTraining.subset(repeated))),
                validation,
                realTest);
    }

    /** The recordings whose number is wanted, each with its reversed copy. */
    private static Samples recordings(Samples of, IntPredicate wanted) {
        return of.subset(IntStream.range(0, of.samples())
                .filter(sample -> wanted.test(sample / 2))
                .toArray());
    }
}
