package dev.spikeloom.convert;

import dev.spikeloom.dataset.samples.Augmentation;
import dev.spikeloom.io.InputException;
import dev.spikeloom.train.LearningRate;
import dev.spikeloom.train.SettingRanges;

/**
 * How a ReLU network is trained.
 *
 * @param epochs passes over the training samples, each with fresh spikes, 1 to 100,000
 * @param batchSize samples a step of the optimizer, 1 to 1,024
 * @param learningRate of Adam in the first epoch, above 0
 * @param finalLearningRate of Adam in the last epoch; in between it decays exponentially
 * @param inputDropout share of inputs removed during training, 0 to 0.9
 * @param hiddenDropout share of hidden activations removed during training, 0 to 0.9
 * @param augmentation how samples are deformed
 * @param seed of initial weights, order of samples, spikes and dropout
 * @param threads 1 to 256; the result does not depend on it
 */
public record ReluTrainingConfig(
        int epochs,
        int batchSize,
        double learningRate,
        double finalLearningRate,
        double inputDropout,
        double hiddenDropout,
        Augmentation augmentation,
        long seed,
        int threads) {
    private static final SettingRanges RANGES = new SettingRanges("conversion");

    /** @throws InputException if a value is out of range, naming it as in an experiment file */
    public ReluTrainingConfig {
        RANGES.check("epochs", epochs, 1, 100_000);
        RANGES.check("batch_size", batchSize, 1, 1_024);
        RANGES.check("learning_rate", learningRate, Double.MIN_VALUE, 1e30);
        RANGES.check("final_learning_rate", finalLearningRate, Double.MIN_VALUE, 1e30);
        RANGES.check("input_dropout", inputDropout, 0, 0.9);
        RANGES.check("hidden_dropout", hiddenDropout, 0, 0.9);
        RANGES.check("threads", threads, 1, 256);
    }

    LearningRate decay() {
        return new LearningRate(learningRate, finalLearningRate);
    }
}
