package dev.spikeloom.dataset;

import dev.spikeloom.dataset.samples.EventRecordings;
import dev.spikeloom.dataset.samples.Polarities;
import dev.spikeloom.io.InputException;
import dev.spikeloom.io.Progress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * The data set {@code n-mnist}: digits of MNIST on a screen, recorded by an event camera that is moved in three saccades
 * (Orchard et al. 2015). It cannot be downloaded without a browser, so that users fetch it from where they have it. All
 * of it or a part will do.
 */
public final class NMnist {
    static final String NAME = "n-mnist";

    /** One in so many training recordings, the last ones, is for validation: 10,000 of the whole set. */
    private static final int VALIDATION_SHARE = 6;

    private static final String FILE = "recordings.zip";

    private NMnist() {}

    /**
     * The recordings in the cache.
     *
     * @param training of training images of MNIST, in their order
     * @param test of test images of MNIST, in their order
     */
    public record Recordings(EventRecordings training, EventRecordings test) {}

    /**
     * Reads the recordings that were fetched.
     *
     * @param polarities whose events a network sees
     * @throws InputException if they were not, or are damaged
     */
    public static Recordings recordings(Path cache, Polarities polarities) {
        try (RecordingArchive archive = archive(cache)) {
            return new Recordings(archive.readTraining(polarities), archive.readTest(polarities));
        }
    }

    /** @throws InputException if the recordings have not been fetched */
    static RecordingArchive archive(Path cache) {
        if (!isPresent(cache)) {
            throw new InputException("data set " + NAME + " is not in " + cache.resolve(NAME) + "; run 'spikeloom data"
                    + " fetch " + NAME + " --from PATH' with the folder or zip file of the recordings first");
        }
        return RecordingArchive.open(file(cache));
    }

    static Dataset load(Path cache, Polarities polarities) {
        Recordings recordings = recordings(cache, polarities);
        EventRecordings all = recordings.training();
        int validation = all.recordings() / VALIDATION_SHARE;
        if (validation < 1 || recordings.test().recordings() < 1) {
            throw new InputException(
                    file(cache) + ": number of recordings is " + all.recordings() + " for training and "
                            + recordings.test().recordings() + " for the test, expected at least " + VALIDATION_SHARE
                            + " and 1; fetch " + NAME + " again from more of them");
        }
        int training = all.recordings() - validation;
        return new Dataset(
                NAME,
                EventRecordings.HEADS,
                all.select(IntStream.range(0, training).toArray()),
                all.select(IntStream.range(training, all.recordings()).toArray()),
                recordings.test());
    }

    static boolean isPresent(Path cache) {
        return Files.isRegularFile(file(cache));
    }

    /** Copies the recordings in a folder or zip file into the cache, in the place of those there were. */
    static void fetch(Path from, Path cache, Progress progress) {
        try (RecordingArchive archive = RecordingArchive.open(from)) {
            archive.copyTo(file(cache), progress);
            progress.message(String.format(
                    Locale.ROOT,
                    "%s is in %s: %,d training and %,d test recordings",
                    NAME,
                    cache.resolve(NAME),
                    archive.trainingRecordings(),
                    archive.testRecordings()));
        }
    }

    private static Path file(Path cache) {
        return cache.resolve(NAME).resolve(FILE);
    }
}
