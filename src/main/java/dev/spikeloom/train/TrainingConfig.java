package dev.spikeloom.train;

import dev.spikeloom.dataset.samples.Augmentation;
import dev.spikeloom.io.InputException;
import java.util.Locale;

/**
 * How a network is trained.
 *
 * @param epochs passes over the training samples, each with fresh spikes, 1 to 100,000
 * @param batchSize samples a step of the optimizer, 1 to 1,024
 * @param learningRate of Adam in the first epoch, above 0
 * @param finalLearningRate of Adam in the last epoch; in between it decays exponentially
 * @param inputDropout share of inputs removed during training, 0 to 0.9
 * @param hiddenDropout share of hidden neurons removed during training, 0 to 0.9
 * @param timeSteps that a sample is presented for in training, 1 to 256
 * @param biases whether biases are trained; otherwise there are none
 * @param augmentation how samples are deformed
 * @param spikePenalty what the loss of a sample grows by for each hidden spike, at least 0
 * @param earlyStopEpochs stop after so many epochs in which validation accuracy did not improve; 0 for never
 * @param validationTimeSteps time steps a validation sample is presented for, 1 to 256
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
        int timeSteps,
        boolean biases,
        Augmentation augmentation,
        double spikePenalty,
        int earlyStopEpochs,
        int validationTimeSteps,
        long seed,
        int threads) {

    /** @throws InputException if a value is out of range, naming it as in an experiment file */
    public TrainingConfig {
        check("epochs", epochs, 1, 100_000);
        check("batch_size", batchSize, 1, 1_024);
        check("learning_rate", learningRate, Double.MIN_VALUE, 1e30);
        check("final_learning_rate", finalLearningRate, Double.MIN_VALUE, 1e30);
        check("input_dropout", inputDropout, 0, 0.9);
        check("hidden_dropout", hiddenDropout, 0, 0.9);
        check("time_steps", timeSteps, 1, 256);
        check("spike_penalty", spikePenalty, 0, 1e6);
        check("early_stop_epochs", earlyStopEpochs, 0, 100_000);
        check("validation_time_steps", validationTimeSteps, 1, 256);
        check("threads", threads, 1, 256);
    }

    /** Starts from the defaults: those of the preset for MNIST. */
    public static Builder builder() {
        return new Builder();
    }

    /** Starts from this configuration. */
    public Builder toBuilder() {
        return new Builder()
                .epochs(epochs)
                .batchSize(batchSize)
                .learningRate(learningRate, finalLearningRate)
                .dropout(inputDropout, hiddenDropout)
                .timeSteps(timeSteps)
                .biases(biases)
                .augmentation(augmentation)
                .spikePenalty(spikePenalty)
                .earlyStopEpochs(earlyStopEpochs)
                .validationTimeSteps(validationTimeSteps)
                .seed(seed)
                .threads(threads);
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

    private static void check(String name, double value, double min, double max) {
        if (!(value >= min && value <= max)) {
            String least = min == Double.MIN_VALUE ? "above 0" : String.valueOf(min);
            throw new InputException(
                    "training." + name + " " + value + " is out of range, allowed " + least + " to " + max);
        }
    }

    /** One value after the other; {@link #build} checks them. */
    public static final class Builder {
        private int epochs = 100;
        private int batchSize = 100;
        private double learningRate = 4e-3;
        private double finalLearningRate = 1e-4;
        private double inputDropout = 0.1;
        private double hiddenDropout = 0.2;
        private int timeSteps = 1;
        private boolean biases = true;
        private Augmentation augmentation = Augmentation.none();
        private double spikePenalty;
        private int earlyStopEpochs;
        private int validationTimeSteps = 4;
        private long seed = 1;
        private int threads = 2;

        private Builder() {}

        public Builder epochs(int value) {
            epochs = value;
            return this;
        }

        public Builder batchSize(int value) {
            batchSize = value;
            return this;
        }

        public Builder learningRate(double first, double last) {
            learningRate = first;
            finalLearningRate = last;
            return this;
        }

        public Builder dropout(double input, double hidden) {
            inputDropout = input;
            hiddenDropout = hidden;
            return this;
        }

        public Builder timeSteps(int value) {
            timeSteps = value;
            return this;
        }

        public Builder biases(boolean value) {
            biases = value;
            return this;
        }

        public Builder augmentation(Augmentation value) {
            augmentation = value;
            return this;
        }

        public Builder spikePenalty(double value) {
            spikePenalty = value;
            return this;
        }

        public Builder earlyStopEpochs(int value) {
            earlyStopEpochs = value;
            return this;
        }

        public Builder validationTimeSteps(int value) {
            validationTimeSteps = value;
            return this;
        }

        public Builder seed(long value) {
            seed = value;
            return this;
        }

        public Builder threads(int value) {
            threads = value;
            return this;
        }

        /** @throws InputException if a value is out of range */
        public TrainingConfig build() {
            return new TrainingConfig(
                    epochs,
                    batchSize,
                    learningRate,
                    finalLearningRate,
                    inputDropout,
                    hiddenDropout,
                    timeSteps,
                    biases,
                    augmentation,
                    spikePenalty,
                    earlyStopEpochs,
                    validationTimeSteps,
                    seed,
                    threads);
        }
    }
}
