package dev.spikeloom.dataset;

import dev.spikeloom.io.InputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
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
     * @param isPresent whether all it is made of is in a cache
     * @param load reads it from a cache
     */
    private record Entry(String name, Predicate<Path> isPresent, Function<Path, Dataset> load) {}

    private static List<Entry> entries() {
        List<Entry> entries = new ArrayList<>();
        entries.add(new Entry(Digits.NAME, cache -> true, cache -> Digits.load()));
        for (FetchedDataset dataset : FetchedDataset.ALL) {
            entries.add(new Entry(
                    dataset.name(), cache -> missing(dataset, cache).isEmpty(), cache -> load(dataset, cache)));
        }
        entries.add(new Entry(NMnist.NAME, NMnist::isPresent, NMnist::load));
        entries.add(new Entry(SimulatedNMnist.NAME, SimulatedNMnist::isPresent, SimulatedNMnist::load));
        entries.add(new Entry(MixedNMnist.NAME, MixedNMnist::isPresent, MixedNMnist::load));
        return List.copyOf(entries);
    }

    /** All names, the embedded data set first. */
    public static List<String> names() {
        return ENTRIES.stream().map(Entry::name).toList();
    }

    /** The data sets that can be fetched. */
    public static List<String> fetchable() {
        return Stream.concat(FetchedDataset.ALL.stream().map(FetchedDataset::name), Stream.of(NMnist.NAME))
                .toList();
    }

    /** Whether a data set can be loaded without fetching anything first. */
    public static boolean isPresent(String name, Path cache) {
        return entry(name).isPresent().test(cache);
    }

    /**
     * Loads a data set.
     *
     * @param cache folder of the fetched data sets, see {@link DatasetCache#folder()}
     * @throws InputException if there is no such data set, or it has not been fetched, or its files are damaged
     */
    public static Dataset load(String name, Path cache) {
        return entry(name).load().apply(cache);
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
