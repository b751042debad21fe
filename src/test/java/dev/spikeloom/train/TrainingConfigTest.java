package dev.spikeloom.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.spikeloom.io.InputException;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class TrainingConfigTest {
    private static final TrainingConfig CONFIG = TrainingConfig.builder().build();

    @Test
    void theLearningRateDecaysExponentiallyFromTheFirstEpochToTheLast() {
        TrainingConfig config =
                CONFIG.toBuilder().epochs(3).learningRate(1e-2, 1e-4).build();
        assertThat(config.learningRateAt(0)).isEqualTo(1e-2);
        assertThat(config.learningRateAt(1)).isCloseTo(1e-3, Offset.offset(1e-12));
        assertThat(config.learningRateAt(2)).isCloseTo(1e-4, Offset.offset(1e-12));
    }

    @Test
    void aSingleEpochHasTheInitialLearningRate() {
        assertThat(CONFIG.toBuilder().epochs(1).learningRate(1e-2, 1e-4).build().learningRateAt(0))
                .isEqualTo(1e-2);
    }

    @Test
    void refusesValuesOutOfRangeByTheirNameInAnExperimentFile() {
        assertRefused(
                () -> CONFIG.toBuilder().epochs(0).build(), "training.epochs 0 is out of range, allowed 1 to 100000");
        assertRefused(
                () -> CONFIG.toBuilder().threads(0).build(), "training.threads 0 is out of range, allowed 1 to 256");
        assertRefused(
                () -> CONFIG.toBuilder().batchSize(2_000).build(),
                "training.batch_size 2000 is out of range, allowed 1 to 1024");
        assertRefused(
                () -> CONFIG.toBuilder().learningRate(0, 1e-4).build(),
                "training.learning_rate 0.0 is out of range, allowed above 0 to 1.0E30");
        assertRefused(
                () -> CONFIG.toBuilder().learningRate(1e-3, Double.NaN).build(),
                "training.final_learning_rate NaN is out of range, allowed above 0 to 1.0E30");
        assertRefused(
                () -> CONFIG.toBuilder().dropout(-0.1, 0).build(),
                "training.input_dropout -0.1 is out of range, allowed 0.0 to 0.9");
        assertRefused(
                () -> CONFIG.toBuilder().dropout(0, 1).build(),
                "training.hidden_dropout 1.0 is out of range, allowed 0.0 to 0.9");
        assertRefused(
                () -> CONFIG.toBuilder().validationTimeSteps(300).build(),
                "training.validation_time_steps 300 is out of range, allowed 1 to 256");
    }

    private static void assertRefused(Runnable configuration, String message) {
        assertThatThrownBy(configuration::run)
                .isInstanceOf(InputException.class)
                .hasMessage(message);
    }
}
