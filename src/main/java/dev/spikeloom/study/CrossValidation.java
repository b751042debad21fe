package dev.spikeloom.study;

import dev.spikeloom.io.Json;
import java.util.List;

/**
 * Cross-validation over all real recordings of N-MNIST that are at hand. A network is first trained on simulated
 * recordings of images of which there is no real recording. For each fold it is then trained on, with the real
 * recordings of the other folds and simulated ones of images outside the fold, and tested on the fold's.
 *
 * @param experiment its name
 * @param network layers in the field's shorthand
 * @param folds how many
 * @param pretrainingSamples recordings, forwards and backwards, of the first training
 * @param pretrainingEpochs of the first training
 * @param foldEpochs of the training for each fold
 * @param samples tested in all folds together: real recordings, forwards and backwards
 * @param byTimeSteps accuracies, pooled over the folds, by time steps
 */
public record CrossValidation(
        String experiment,
        String network,
        int folds,
        int pretrainingSamples,
        int pretrainingEpochs,
        int foldEpochs,
        int samples,
        List<Row> byTimeSteps) {
    /**
     * Accuracies after some time steps, each 0 to 1.
     *
     * @param floatByHead of the float networks: digit, motion
     * @param quantizedByHead of the quantized ones
     */
    public record Row(int timeSteps, List<Double> floatByHead, List<Double> quantizedByHead) {
        public Row {
            floatByHead = List.copyOf(floatByHead);
            quantizedByHead = List.copyOf(quantizedByHead);
        }
    }

    public CrossValidation {
        byTimeSteps = List.copyOf(byTimeSteps);
    }

    /** The text of {@code cross-validation.json}. */
    public String toJson() {
        return Json.text(this);
    }
}
