package dev.spikeloom.dataset;

import dev.spikeloom.dataset.camera.SaccadePath;
import dev.spikeloom.dataset.camera.SensorModel;
import dev.spikeloom.dataset.camera.SensorSimulator;
import dev.spikeloom.dataset.camera.SimulatedRecordings;
import dev.spikeloom.dataset.fetch.FetchedDataset;
import dev.spikeloom.dataset.samples.EventRecording;
import dev.spikeloom.dataset.samples.EventRecordings;
import dev.spikeloom.dataset.samples.LabelledImages;
import dev.spikeloom.io.InputException;
import dev.spikeloom.io.Progress;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * How well simulated recordings agree with real ones of the same images: real training recordings of N-MNIST are compared
 * with simulated recordings of the images that they show.
 *
 * @param real what the real recordings are like
 * @param simulated what simulated recordings of the same images are like
 * @param overlap of the spikes of a real recording and a simulated one of the same image, the share of those that both
 *     have in those that either has
 * @param simulatedOverlap of the spikes of two simulated recordings of the same image: as far as noise lets them agree
 */
public record RecordingComparison(
        RecordingStatistics real, RecordingStatistics simulated, double overlap, double simulatedOverlap) {

    private static final int PIXELS = EventRecording.SIDE * EventRecording.SIDE;
    private static final long FIRST_SEED = 1;
    private static final long SECOND_SEED = 2;

    /**
     * Compares the first real training recordings.
     *
     * @param count at most so many
     * @throws InputException if MNIST or N-MNIST has not been fetched
     */
    public static RecordingComparison of(Path cache, int count, Progress progress) {
        Dataset mnist = DatasetCatalog.load(FetchedDataset.MNIST.name(), cache);
        LabelledImages images = (LabelledImages) mnist.training();
        SensorSimulator sensor = new SensorSimulator(SensorModel.CALIBRATED);
        RecordingStatistics.Collector realStatistics = new RecordingStatistics.Collector();
        RecordingStatistics.Collector simulatedStatistics = new RecordingStatistics.Collector();
        Overlap overlap = new Overlap();
        Overlap simulatedOverlap = new Overlap();
        OnEvents real = new OnEvents();
        OnEvents first = new OnEvents();
        OnEvents second = new OnEvents();
        try (RecordingArchive archive = NMnist.archive(cache)) {
            int compared = 0;
            for (int image : archive.trainingImages()) {
                if (image >= images.samples() || compared == count) {
                    break;
                }
                real.clear();
                archive.readTraining(image).forEach(real);
                sensor.record(
                        images,
                        image,
                        SimulatedRecordings.key(FIRST_SEED, image),
                        SaccadePath.FIRST_SACCADE,
                        first.clear());
                sensor.record(
                        images,
                        image,
                        SimulatedRecordings.key(SECOND_SEED, image),
                        SaccadePath.FIRST_SACCADE,
                        second.clear());
                realStatistics.add(real.counts);
                simulatedStatistics.add(first.counts);
                overlap.add(real.counts, first.counts);
                simulatedOverlap.add(first.counts, second.counts);
                progress.update(++compared, Math.min(count, archive.trainingRecordings()), "recordings");
            }
            if (compared == 0) {
                throw new InputException("data set " + NMnist.NAME + " in " + cache.resolve(NMnist.NAME)
                        + " has no training recordings to compare");
            }
        }
        return new RecordingComparison(
                realStatistics.result(), simulatedStatistics.result(), overlap.share(), simulatedOverlap.share());
    }

    /** ON events by bin and pixel. */
    private static final class OnEvents implements SensorSimulator.Sink {
        private final int[][] counts = new int[EventRecordings.BINS][PIXELS];

        OnEvents clear() {
            for (int[] bin : counts) {
                Arrays.fill(bin, 0);
            }
            return this;
        }

        @Override
        public void event(int x, int y, boolean on, int micros) {
            int bin = micros / EventRecordings.BIN_MICROS;
            if (on && bin < counts.length) {
                counts[bin][y * EventRecording.SIDE + x]++;
            }
        }
    }

    private static final class Overlap {
        private long both;
        private long either;

        void add(int[][] one, int[][] other) {
            for (int bin = 0; bin < one.length; bin++) {
                for (int i = 0; i < one[bin].length; i++) {
                    both += one[bin][i] > 0 && other[bin][i] > 0 ? 1 : 0;
                    either += one[bin][i] > 0 || other[bin][i] > 0 ? 1 : 0;
                }
            }
        }

        double share() {
            return (double) both / either;
        }
    }
}
