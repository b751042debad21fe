package dev.spikeloom.dataset;

import dev.spikeloom.dataset.camera.SaccadePath;
import dev.spikeloom.dataset.camera.SensorSimulator;
import dev.spikeloom.dataset.camera.SensorWorkers;
import dev.spikeloom.dataset.camera.SimulatedRecordings;
import dev.spikeloom.dataset.fetch.FetchedDataset;
import dev.spikeloom.dataset.samples.EventRecording;
import dev.spikeloom.dataset.samples.LabelledImages;
import dev.spikeloom.io.AtomicFiles;
import dev.spikeloom.io.InputException;
import dev.spikeloom.io.Progress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;

/** Writes simulated recordings, of all three saccades, as the files that N-MNIST has of the same images. */
public final class RecordingWriter {
    /** The seed of the recordings if none is asked for. */
    public static final long DEFAULT_SEED = SimulatedNMnist.DEFAULT_SEED;

    private RecordingWriter() {}

    /**
     * How many files were written, and how many were there before.
     *
     * @param written files made now
     * @param kept files that were there already
     */
    public record Result(int written, int kept) {}

    /**
     * Writes the recordings of MNIST that are not in the folder yet; so what was interrupted goes on.
     *
     * @param cache where MNIST is
     * @param folder gets the folders {@code Train} and {@code Test}
     * @param perPart only those of the first so many training and test images
     * @param seed the same seed gives the same files
     * @param threads how many to make them with; they do not depend on it
     * @throws InputException if MNIST has not been fetched, or a file cannot be written
     */
    public static Result write(Path cache, Path folder, int perPart, long seed, int threads, Progress progress) {
        Dataset images = DatasetCatalog.load(FetchedDataset.MNIST.name(), cache);
        LabelledImages training = (LabelledImages) images.training();
        LabelledImages validation = (LabelledImages) images.validation();
        int first = training.samples();
        Result result =
                write(folder, "Train", training, 0, perPart, SimulatedNMnist.trainingSeed(seed), threads, progress);
        Result more = write(
                folder,
                "Train",
                validation,
                first,
                Math.max(0, perPart - first),
                SimulatedNMnist.trainingSeed(seed),
                threads,
                progress);
        Result test = write(
                folder,
                "Test",
                (LabelledImages) images.test(),
                0,
                perPart,
                SimulatedNMnist.testSeed(seed),
                threads,
                progress);
        return new Result(result.written + more.written + test.written, result.kept + more.kept + test.kept);
    }

    private static Result write(
            Path folder,
            String part,
            LabelledImages images,
            int firstImage,
            int most,
            long seed,
            int threads,
            Progress progress) {
        int count = Math.min(most, images.samples());
        AtomicInteger written = new AtomicInteger();
        SensorWorkers.run(count, threads, progress, (sensor, index) -> {
            int image = firstImage + index;
            Path file = folder.resolve(RecordingArchive.path(part, images.label(index), image));
            if (!Files.exists(file)) {
                byte[] content = record(sensor, images, index, SimulatedRecordings.key(seed, image));
                AtomicFiles.write(file, out -> out.write(content));
                written.incrementAndGet();
            }
        });
        return new Result(written.get(), count - written.get());
    }

    private static byte[] record(SensorSimulator sensor, LabelledImages images, int index, long key) {
        EventRecording.Builder events = new EventRecording.Builder();
        sensor.record(images, index, key, SaccadePath.ALL_SACCADES, events);
        return events.build().toBytes();
    }
}
