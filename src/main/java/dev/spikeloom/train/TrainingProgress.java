package dev.spikeloom.train;

import dev.spikeloom.io.Progress;
import java.util.Locale;

/** Turns the course of a training into reports: loss, accuracies and time left. */
final class TrainingProgress {
    private static final int BATCHES_PER_UPDATE = 50;

    private final Progress progress;
    private final int epochs;
    private final int batchesPerEpoch;
    private final int firstEpoch;
    private final long start = System.nanoTime();
    private String lastEpoch = "first epoch";

    /** @param firstEpoch from 0; above it if training was resumed */
    TrainingProgress(Progress progress, int epochs, int batchesPerEpoch, int firstEpoch) {
        this.progress = progress;
        this.epochs = epochs;
        this.batchesPerEpoch = batchesPerEpoch;
        this.firstEpoch = firstEpoch;
    }

    void batchDone(int epoch, int batches) {
        if (batches % BATCHES_PER_UPDATE == 0 || batches == batchesPerEpoch) {
            long done = (long) epoch * batchesPerEpoch + batches;
            progress.update(done, (long) epochs * batchesPerEpoch, lastEpoch);
        }
    }

    void epochDone(EpochResult result, boolean best) {
        lastEpoch = String.format(
                Locale.ROOT,
                "loss %.4f, training %.2f%%, validation %.2f%%",
                result.loss(),
                100 * result.trainingAccuracy(),
                100 * result.validationAccuracy());
        progress.message("epoch " + result.epoch() + "/" + epochs + ": " + lastEpoch + (best ? " (best)" : "")
                + timeLeft((long) result.epoch() * batchesPerEpoch));
    }

    private String timeLeft(long batchesDone) {
        long before = (long) firstEpoch * batchesPerEpoch;
        double seconds = (System.nanoTime() - start) * 1e-9;
        double left = seconds / (batchesDone - before) * ((long) epochs * batchesPerEpoch - batchesDone);
        return String.format(Locale.ROOT, ", %.0f s left", left);
    }
}
