package dev.spikeloom.study;

import dev.spikeloom.io.InputException;

/**
 * How a network is cross-validated.
 *
 * @param folds 2 to 1,000; recording {@code i} is tested in fold {@code i % folds}
 * @param foldEpochs epochs of the training for each fold, at least 1
 * @param foldLearningRate of Adam in the first of these epochs; in the last it is the experiment's last
 */
public record CrossValidationPlan(int folds, int foldEpochs, double foldLearningRate) {
    private static final int MAX_FOLDS = 1_000;

    /** @throws InputException if a value is out of range */
    public CrossValidationPlan {
        if (folds < 2 || folds > MAX_FOLDS) {
            throw new InputException("--folds is '" + folds + "', allowed: 2 to " + MAX_FOLDS);
        }
        if (foldEpochs < 1) {
            throw new InputException("--epochs is '" + foldEpochs + "', allowed: 1 and above");
        }
        if (!(foldLearningRate > 0 && foldLearningRate <= 1)) {
            throw new InputException("--learning-rate is '" + foldLearningRate + "', allowed: above 0 to 1");
        }
    }
}
