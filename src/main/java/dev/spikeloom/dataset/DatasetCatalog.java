package dev.spikeloom.dataset;

import dev.spikeloom.dataset.events.EventDescription;
import dev.spikeloom.dataset.events.EventFolder;
import dev.spikeloom.dataset.fetch.DatasetFile;
import dev.spikeloom.dataset.fetch.FetchedDataset;
import dev.spikeloom.dataset.samples.EventRecordings;
import dev.spikeloom.dataset.samples.IdxReader;
import dev.spikeloom.dataset.samples.LabelledImages;
import dev.spikeloom.dataset.samples.Polarities;
import dev.spikeloom.io.InputException;
import dev.spikeloom.io.Progress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/** The data sets that can be named on the command line and in experiments. */
public final class DatasetCatalog {
    /** The last images of the training files choose the best epoch and the quantizer's clipping. */
    private static final int VALIDATION_SAMPLES = 10_000;

    private static final int CLASSES = 10;

    private DatasetCatalog() {}

    /** All there are, the embedded data set first. */
    private static final List<Entry> ENTRIES = entries();

    /**
     * A data set that can be loaded.
     *
     * @param parts the fetched data sets that it is made of
     * @param loader reads it from a cache
     */
    private record Entry(String name, List<String> parts, Loader loader) {}

    private interface Loader {
        Dataset load(DataChoice choice, Path cache, int threads, Progress progress);
    }

    private static List<Entry> entries() {
        List<Entry> entries = new ArrayList<>();
        entries.add(new Entry(Digits.NAME, List.of(), (choice, cache, threads, progress) -> Digits.load()));
        for (FetchedDataset dataset : FetchedDataset.ALL) {
            entries.add(new Entry(
                    dataset.name(),
                    List.of(dataset.name()),
                    (choice, cache, threads, progress) -> load(dataset, cache)));
        }
        entries.add(new Entry(
                NMnist.NAME,
                List.of(NMnist.NAME),
                (choice, cache, threads, progress) -> NMnist.load(cache, choice.polarities())));
        entries.add(new Entry(
                SimulatedNMnist.NAME,
                List.of(FetchedDataset.MNIST.name()),
                (choice, cache, threads, progress) ->
                        new SimulatedNMnist(cache, choice.polarities(), threads, progress).dataset()));
        entries.add(new Entry(
                MixedNMnist.NAME,
                List.of(FetchedDataset.MNIST.name(), NMnist.NAME),
                (choice, cache, threads, progress) ->
                        new MixedNMnist(cache, choice.polarities(), threads, progress).dataset()));
        entries.add(new Entry(
                EventSet.NAME, List.of(), (choice, cache, threads, progress) -> EventSet.load(choice, progress)));
        return List.copyOf(entries);
    }

    /** All names, the embedded data set first. */
    public static List<String> names() {
        return ENTRIES.stream().map(Entry::name).toList();
    }

    /**
     * Time steps of each sample of a data set of recordings; none of images, which are presented for any number.
     *
     * @throws InputException if only the files of a folder can say it, and they do not
     */
    public static OptionalInt recordedTimeSteps(DataChoice choice) {
        if (isFolder(choice.name())) {
            return OptionalInt.of(EventDescription.read(choice.requireFolder()).bins());
        }
        return isRecorded(choice.name()) ? OptionalInt.of(EventRecordings.BINS) : OptionalInt.empty();
    }

    private static boolean isRecorded(String name) {
        return List.of(NMnist.NAME, SimulatedNMnist.NAME, MixedNMnist.NAME, EventSet.NAME)
                .contains(name);
    }

    /** Whether a data set is a folder of the user's own, which has to be named. */
    public static boolean isFolder(String name) {
        return name.equals(EventSet.NAME);
    }

    /**
     * Refuses what a data set does not have, as far as its name says it: images have no events, and only one data set is a
     * folder.
     *
     * @throws InputException naming the key of an experiment file, and what is allowed
     */
    public static void requireAllowed(DataChoice choice) {
        if (choice.polarities() != Polarities.ON && !isRecorded(choice.name())) {
            throw new InputException("data.polarities is 'both', allowed with the images of " + choice.name() + ": on");
        }
        if (isFolder(choice.name())) {
            choice.requireFolder();
        } else if (choice.folder().isPresent()) {
            throw new InputException("data.folder is '" + choice.folder().get() + "', allowed with data.dataset "
                    + choice.name() + ": none (data.folder=); it is for data.dataset " + EventSet.NAME);
        }
    }

    /** Whether a data set has events of these polarities, as far as is known without loading it. */
    public static boolean has(DataChoice choice) {
        return isFolder(choice.name())
                ? EventDescription.read(choice.requireFolder()).has(choice.polarities())
                : choice.polarities() == Polarities.ON || isRecorded(choice.name());
    }

    /**
     * A text that is another one if the files of a folder of the user's own are; the same for all other data sets.
     *
     * @throws InputException if they cannot be read
     */
    public static String identity(DataChoice choice) {
        return isFolder(choice.name()) ? EventFolder.identity(choice.requireFolder()) : "";
    }

    /** The data sets that can be fetched. */
    public static List<String> fetchable() {
        return Stream.concat(FetchedDataset.ALL.stream().map(FetchedDataset::name), Stream.of(NMnist.NAME))
                .toList();
    }

    /**
     * The data sets to fetch before a data set can be loaded: those that it is made of and that are not complete.
     *
     * @throws InputException if there is no such data set
     */
    public static List<String> toFetch(String name, Path cache) {
        return entry(name).parts().stream()
                .filter(part -> !isFetched(part, cache))
                .toList();
    }

    private static boolean isFetched(String part, Path cache) {
        return FetchedDataset.named(part)
                .map(dataset -> missing(dataset, cache).isEmpty())
                .orElseGet(() -> NMnist.isPresent(cache));
    }

    /**
     * Loads a data set, of recordings the ON events.
     *
     * @param cache folder of the fetched data sets, see {@link DatasetCache#folder()}
     * @throws InputException if there is no such data set, or it has not been fetched, or its files are damaged
     */
    public static Dataset load(String name, Path cache) {
        return load(DataChoice.of(name), cache);
    }

    /**
     * Loads a data set.
     *
     * @throws InputException as {@link #load(String, Path)}, or if it does not have what is asked for
     */
    public static Dataset load(DataChoice choice, Path cache) {
        return load(choice, cache, Runtime.getRuntime().availableProcessors(), Progress.NONE);
    }

    /**
     * Loads a data set.
     *
     * @param threads how many to simulate recordings with, when they are first asked for; they do not depend on it
     * @param progress is told of recordings while they are simulated or read
     * @throws InputException as {@link #load(DataChoice, Path)}
     */
    public static Dataset load(DataChoice choice, Path cache, int threads, Progress progress) {
        Loader loader = entry(choice.name()).loader();
        requireAllowed(choice);
        return loader.load(choice, cache, threads, progress);
    }

    private static Entry entry(String name) {
        return ENTRIES.stream()
                .filter(entry -> entry.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new InputException(
                        "data set '" + name + "' is unknown, available: " + String.join(", ", names())));
    }

    /** The first of a data set's files that is not in the cache. */
    private static Optional<String> missing(FetchedDataset dataset, Path cache) {
        return dataset.files().stream()
                .map(DatasetFile::name)
                .filter(file -> !Files.isRegularFile(dataset.folder(cache).resolve(file)))
                .findFirst();
    }

    private static Dataset load(FetchedDataset dataset, Path cache) {
        Path folder = dataset.folder(cache);
        missing(dataset, cache).ifPresent(file -> {
            throw new InputException("data set " + dataset.name() + " is not complete in " + folder + ", " + file
                    + " is missing; run 'spikeloom data fetch " + dataset.name() + "' first");
        });
        Path trainingImages = folder.resolve(FetchedDataset.TRAINING_IMAGES);
        LabelledImages all = IdxReader.read(trainingImages, folder.resolve(FetchedDataset.TRAINING_LABELS), CLASSES);
        LabelledImages test = IdxReader.read(
                folder.resolve(FetchedDataset.TEST_IMAGES), folder.resolve(FetchedDataset.TEST_LABELS), CLASSES);
        int training = all.samples() - VALIDATION_SAMPLES;
        if (training < 1) {
            throw new InputException(trainingImages + ": number of images is " + all.samples() + ", expected more than "
                    + VALIDATION_SAMPLES + "; run 'spikeloom data fetch " + dataset.name() + "' again");
        }
        return new Dataset(
                dataset.name(), List.of(CLASSES), all.slice(0, training), all.slice(training, all.samples()), test);
    }
}
