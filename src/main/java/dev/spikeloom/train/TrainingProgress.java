package dev.spikeloom.train;

import dev.spikeloom.io.Progress;
import java.util.Locale;

/** Reports the course of a training, with the time that is left. */
final class TrainingProgress {
    private final EpochReports reports;
    private final int epochs;
    private final int firstEpoch;
    private final int batchesPerEpoch;
    private final long start = System.nanoTime();

    /** @param firstEpoch from 0; above it if training was resumed */
    TrainingProgress(Progress progress, int epochs, int batchesPerEpoch, int firstEpoch) {
        this.reports = new EpochReports(progress, epochs, batchesPerEpoch);
        this.epochs = epochs;
        this.batchesPerEpoch = batchesPerEpoch;
        this.firstEpoch = firstEpoch;
    }

    void batchDone(int epoch, int batches) {
        reports.batchDone(epoch, batches);
    }

    void epochDone(EpochResult result, boolean best) {
        reports.epochDone(
                result.epoch(),
                result.loss(),
                result.trainingAccuracy(),
                result.validationAccuracy(),
                best,
                timeLeft((long) result.epoch() * batchesPerEpoch));
    }

    private String timeLeft(long batchesDone) {
        long before = (long) firstEpoch * batchesPerEpoch;
        double seconds = (System.nanoTime() - start) * 1e-9;
        double left = seconds / (batchesDone - before) * ((long) epochs * batchesPerEpoch - batchesDone);
        return String.format(Locale.ROOT, ", %.0f s left", left);
    }
}
