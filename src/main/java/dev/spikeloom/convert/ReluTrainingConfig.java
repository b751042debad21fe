package dev.spikeloom.convert;

import dev.spikeloom.dataset.samples.Augmentation;
import dev.spikeloom.io.InputException;
import java.util.Locale;

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

    /** @throws InputException if a value is out of range, naming it as in an experiment file */
    public ReluTrainingConfig {
        check("epochs", epochs, 1, 100_000);
        check("batch_size", batchSize, 1, 1_024);
        checkRate("learning_rate", learningRate);
        checkRate("final_learning_rate", finalLearningRate);
        checkDropout("input_dropout", inputDropout);
        checkDropout("hidden_dropout", hiddenDropout);
        check("threads", threads, 1, 256);
    }

    /** @param epoch from 0 */
    double learningRateAt(int epoch) {
        return epochs == 1
                ? learningRate
                : learningRate * StrictMath.pow(finalLearningRate / learningRate, (double) epoch / (epochs - 1));
    }

    private static void check(String name, int value, int min, int max) {
        if (value < min || value > max) {
            throw new InputException(String.format(
                    Locale.ROOT, "conversion.%s %d is out of range, allowed %d to %d", name, value, min, max));
        }
    }

    private static void checkRate(String name, double value) {
        if (!(value > 0) || value > 1e30) {
            throw new InputException(
                    "conversion." + name + " " + value + " is out of range, allowed above 0 to 1.0E30");
        }
    }

    private static void checkDropout(String name, double value) {
        if (!(value >= 0 && value <= 0.9)) {
            throw new InputException("conversion." + name + " " + value + " is out of range, allowed 0.0 to 0.9");
        }
    }
}
