package dev.spikeloom.dataset;

import dev.spikeloom.io.InputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The data sets that can be named on the command line and in experiments. */
public final class DatasetCatalog {
    /** The last images of the training files choose the best epoch and the quantizer's clipping. */
    private static final int VALIDATION_SAMPLES = 10_000;

    private static final int CLASSES = 10;

    private DatasetCatalog() {}

    /** All names, the embedded data set first. */
    public static List<String> names() {
        return Stream.concat(Stream.of(Digits.NAME), fetchable().stream()).toList();
    }

    /** The data sets that must be fetched before they can be loaded. */
    public static List<String> fetchable() {
        return Stream.concat(FetchedDataset.ALL.stream().map(FetchedDataset::name), Stream.of(NMnist.NAME))
                .toList();
    }

    /** Whether a data set can be loaded without fetching it first: it is embedded, or all its files are in the cache. */
    public static boolean isPresent(String name, Path cache) {
        if (name.equals(NMnist.NAME)) {
            return NMnist.isPresent(cache);
        }
        return FetchedDataset.named(name)
                .map(dataset -> dataset.files().stream()
                        .allMatch(file ->
                                Files.isRegularFile(dataset.folder(cache).resolve(file.name()))))
                .orElse(name.equals(Digits.NAME));
    }

    /**
     * Loads a data set.
     *
     * @param cache folder of the fetched data sets, see {@link DatasetCache#folder()}
     * @throws InputException if there is no such data set, or it has not been fetched, or its files are damaged
     */
    public static Dataset load(String name, Path cache) {
        if (name.equals(Digits.NAME)) {
            return Digits.load();
        }
        if (name.equals(NMnist.NAME)) {
            return NMnist.load(cache);
        }
        FetchedDataset dataset = FetchedDataset.named(name)
                .orElseThrow(() -> new InputException(
                        "data set '" + name + "' is unknown, available: " + String.join(", ", names())));
        Path folder = dataset.folder(cache);
        for (DatasetFile file : dataset.files()) {
            if (!Files.isRegularFile(folder.resolve(file.name()))) {
                throw new InputException("data set " + name + " is not complete in " + folder + ", " + file.name()
                        + " is missing; run 'spikeloom data fetch " + name + "' first");
            }
        }
        return load(dataset, folder);
    }

    private static Dataset load(FetchedDataset dataset, Path folder) {
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
