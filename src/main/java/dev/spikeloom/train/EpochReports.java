package dev.spikeloom.train;

import dev.spikeloom.io.Progress;
import java.util.Locale;

/** Turns the course of a training into reports: the share that is done, loss and accuracies. */
public final class EpochReports {
    private static final int BATCHES_PER_UPDATE = 50;

    private final Progress progress;
    private final int epochs;
    private final int batchesPerEpoch;
    private String lastEpoch = "first epoch";

    public EpochReports(Progress progress, int epochs, int batchesPerEpoch) {
        this.progress = progress;
        this.epochs = epochs;
        this.batchesPerEpoch = batchesPerEpoch;
    }

    /**
     * A batch is done.
     *
     * @param epoch from 0
     * @param batches how many of the epoch are
     */
    public void batchDone(int epoch, int batches) {
        if (batches % BATCHES_PER_UPDATE == 0 || batches == batchesPerEpoch) {
            progress.update((long) epoch * batchesPerEpoch + batches, (long) epochs * batchesPerEpoch, lastEpoch);
        }
    }

    /**
     * An epoch is done and evaluated.
     *
     * @param epoch from 1
     * @param loss mean over the training samples
     * @param trainingAccuracy 0 to 1
     * @param validationAccuracy 0 to 1
     * @param best whether it is the best so far
     * @param remark what else there is to say
     */
    public void epochDone(
            int epoch, double loss, double trainingAccuracy, double validationAccuracy, boolean best, String remark) {
        lastEpoch = String.format(
                Locale.ROOT,
                "loss %.4f, training %.2f%%, validation %.2f%%",
                loss,
                100 * trainingAccuracy,
                100 * validationAccuracy);
        progress.message("epoch " + epoch + "/" + epochs + ": " + lastEpoch + (best ? " (best)" : "") + remark);
    }
}
