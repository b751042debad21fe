package dev.spikeloom.train;

import dev.spikeloom.io.InputException;
import java.util.Locale;

/**
 * How a network is trained. The defaults are those of the preset for MNIST.
 *
 * @param epochs passes over the training images, each with fresh spikes, 1 to 100,000
 * @param batchSize samples a step of the optimizer, 1 to 1,024
 * @param learningRate of Adam in the first epoch, above 0
 * @param finalLearningRate of Adam in the last epoch; in between it decays exponentially
 * @param inputDropout share of input spikes removed during training, 0 to 0.9
 * @param hiddenDropout share of hidden spikes removed during training, 0 to 0.9
 * @param validationTimeSteps time steps a validation image is presented for, 1 to 256
 * @param seed of initial weights, order of samples, spikes and dropout
 * @param threads 1 to 256; the result does not depend on it
 */
public record TrainingConfig(
        int epochs,
        int batchSize,
        double learningRate,
        double finalLearningRate,
        double inputDropout,
        double hiddenDropout,
        int validationTimeSteps,
        long seed,
        int threads) {

    /** @throws InputException if a value is out of range, naming it as in an experiment file */
    public TrainingConfig {
        check("epochs", epochs, 1, 100_000);
        check("batch_size", batchSize, 1, 1_024);
        checkRate("learning_rate", learningRate);
        checkRate("final_learning_rate", finalLearningRate);
        checkDropout("input_dropout", inputDropout);
        checkDropout("hidden_dropout", hiddenDropout);
        check("validation_time_steps", validationTimeSteps, 1, 256);
        check("threads", threads, 1, 256);
    }

    public static TrainingConfig defaults() {
        return new TrainingConfig(100, 100, 4e-3, 1e-4, 0.1, 0.2, 4, 1, 2);
    }

    public TrainingConfig withEpochs(int newEpochs) {
        return new TrainingConfig(
                newEpochs,
                batchSize,
                learningRate,
                finalLearningRate,
                inputDropout,
                hiddenDropout,
                validationTimeSteps,
                seed,
                threads);
    }

    public TrainingConfig withBatchSize(int newBatchSize) {
        return new TrainingConfig(
                epochs,
                newBatchSize,
                learningRate,
                finalLearningRate,
                inputDropout,
                hiddenDropout,
                validationTimeSteps,
                seed,
                threads);
    }

    public TrainingConfig withLearningRate(double first, double last) {
        return new TrainingConfig(
                epochs, batchSize, first, last, inputDropout, hiddenDropout, validationTimeSteps, seed, threads);
    }

    public TrainingConfig withDropout(double input, double hidden) {
        return new TrainingConfig(
                epochs, batchSize, learningRate, finalLearningRate, input, hidden, validationTimeSteps, seed, threads);
    }

    public TrainingConfig withValidationTimeSteps(int timeSteps) {
        return new TrainingConfig(
                epochs,
                batchSize,
                learningRate,
                finalLearningRate,
                inputDropout,
                hiddenDropout,
                timeSteps,
                seed,
                threads);
    }

    public TrainingConfig withSeed(long newSeed) {
        return new TrainingConfig(
                epochs,
                batchSize,
                learningRate,
                finalLearningRate,
                inputDropout,
                hiddenDropout,
                validationTimeSteps,
                newSeed,
                threads);
    }

    public TrainingConfig withThreads(int newThreads) {
        return new TrainingConfig(
                epochs,
                batchSize,
                learningRate,
                finalLearningRate,
                inputDropout,
                hiddenDropout,
                validationTimeSteps,
                seed,
                newThreads);
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
                    Locale.ROOT, "training.%s %d is out of range, allowed %d to %d", name, value, min, max));
        }
    }

    private static void checkRate(String name, double value) {
        if (!(value > 0) || value > 1e30) {
            throw new InputException("training." + name + " " + value + " is out of range, allowed above 0 to 1.0E30");
        }
    }

    private static void checkDropout(String name, double value) {
        if (!(value >= 0 && value <= 0.9)) {
            throw new InputException("training." + name + " " + value + " is out of range, allowed 0.0 to 0.9");
        }
    }
}
