package dev.spikeloom.dataset.camera;

import dev.spikeloom.dataset.samples.Augmentation;
import dev.spikeloom.dataset.samples.EventRecording;
import dev.spikeloom.dataset.samples.EventRecordings;
import dev.spikeloom.dataset.samples.LabelledImages;
import dev.spikeloom.dataset.samples.Polarities;
import dev.spikeloom.dataset.samples.SampleEncoder;
import dev.spikeloom.dataset.samples.Samples;
import dev.spikeloom.io.InputException;
import dev.spikeloom.io.Progress;
import dev.spikeloom.spike.CounterRandom;
import dev.spikeloom.spike.SpikeSource;
import java.security.MessageDigest;

/**
 * Recordings of MNIST images that a simulated event camera makes, in the place of N-MNIST, or beside the part of it that
 * is at hand. They are made when they are first asked for.
 */
public final class SimulatedRecordings implements Samples {
    private final LabelledImages images;
    private final int firstImage;
    private final Polarities polarities;
    private final long seed;
    private final int threads;
    private final Progress progress;
    private EventRecordings recordings;

    /**
     * @param images of 28 x 28 pixels
     * @param firstImage index of the first of them within its part of MNIST
     * @param polarities whose events a network sees
     * @param seed the same seed and index give the same recording
     * @param threads how many to make them with; they do not depend on it
     * @param progress is told of them while they are made
     * @throws InputException if the images have another size
     */
    public SimulatedRecordings(
            LabelledImages images, int firstImage, Polarities polarities, long seed, int threads, Progress progress) {
        SensorView.requireSize(images);
        this.images = images;
        this.firstImage = firstImage;
        this.polarities = polarities;
        this.seed = seed;
        this.threads = threads;
        this.progress = progress;
    }

    /** The recordings, made now if they have not been asked for before. */
    public synchronized EventRecordings recordings() {
        if (recordings == null) {
            recordings = make();
        }
        return recordings;
    }

    private EventRecordings make() {
        EventRecordings.Builder builder = new EventRecordings.Builder(images.samples(), polarities);
        SensorWorkers.run(images.samples(), threads, progress, (sensor, index) -> {
            int image = firstImage + index;
            EventRecordings.Bins bins = new EventRecordings.Bins(polarities);
            sensor.record(images, index, key(seed, image), SaccadePath.FIRST_SACCADE, bins);
            builder.set(index, bins, images.label(index), image);
        });
        return builder.build();
    }

    /** The key of the random numbers of the recording of an image. */
    public static long key(long seed, int image) {
        return CounterRandom.derive(seed, image);
    }

    @Override
    public int samples() {
        return 2 * images.samples();
    }

    @Override
    public int rows() {
        return EventRecording.SIDE;
    }

    @Override
    public int columns() {
        return EventRecording.SIDE;
    }

    @Override
    public int channels() {
        return polarities.channels();
    }

    @Override
    public int label(int sample, int head) {
        return recordings().label(sample, head);
    }

    @Override
    public int timeSteps() {
        return EventRecordings.BINS;
    }

    @Override
    public SpikeSource spikes(long encoderSeed) {
        return recordings().spikes(encoderSeed);
    }

    @Override
    public SampleEncoder trainingEncoder(long encoderSeed, Augmentation augmentation, int timeSteps) {
        return recordings().trainingEncoder(encoderSeed, augmentation, timeSteps);
    }

    @Override
    public void addSpikeRates(int sample, double[] rates) {
        recordings().addSpikeRates(sample, rates);
    }

    @Override
    public void updateDigest(MessageDigest digest) {
        recordings().updateDigest(digest);
    }
}
