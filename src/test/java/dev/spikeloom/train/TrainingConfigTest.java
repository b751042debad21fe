package dev.spikeloom.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.spikeloom.io.InputException;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class TrainingConfigTest {
    private static final TrainingConfig CONFIG = TrainingConfig.defaults();

    @Test
    void theLearningRateDecaysExponentiallyFromTheFirstEpochToTheLast() {
        TrainingConfig config = CONFIG.withEpochs(3).withLearningRate(1e-2, 1e-4);
        assertThat(config.learningRateAt(0)).isEqualTo(1e-2);
        assertThat(config.learningRateAt(1)).isCloseTo(1e-3, Offset.offset(1e-12));
        assertThat(config.learningRateAt(2)).isCloseTo(1e-4, Offset.offset(1e-12));
    }

    @Test
    void aSingleEpochHasTheInitialLearningRate() {
        assertThat(CONFIG.withEpochs(1).withLearningRate(1e-2, 1e-4).learningRateAt(0))
                .isEqualTo(1e-2);
    }

    @Test
    void refusesValuesOutOfRangeByTheirNameInAnExperimentFile() {
        assertRefused(() -> CONFIG.withEpochs(0), "training.epochs 0 is out of range, allowed 1 to 100000");
        assertRefused(() -> CONFIG.withThreads(0), "training.threads 0 is out of range, allowed 1 to 256");
        assertRefused(() -> CONFIG.withBatchSize(2_000), "training.batch_size 2000 is out of range, allowed 1 to 1024");
        assertRefused(
                () -> CONFIG.withLearningRate(0, 1e-4),
                "training.learning_rate 0.0 is out of range, allowed above 0 to 1.0E30");
        assertRefused(
                () -> CONFIG.withLearningRate(1e-3, Double.NaN),
                "training.final_learning_rate NaN is out of range, allowed above 0 to 1.0E30");
        assertRefused(
                () -> CONFIG.withDropout(-0.1, 0), "training.input_dropout -0.1 is out of range, allowed 0.0 to 0.9");
        assertRefused(
                () -> CONFIG.withDropout(0, 1), "training.hidden_dropout 1.0 is out of range, allowed 0.0 to 0.9");
        assertRefused(
                () -> CONFIG.withValidationTimeSteps(300),
                "training.validation_time_steps 300 is out of range, allowed 1 to 256");
    }

    private static void assertRefused(Runnable configuration, String message) {
        assertThatThrownBy(configuration::run)
                .isInstanceOf(InputException.class)
                .hasMessage(message);
    }
}
