package dev.spikeloom.convert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.spikeloom.dataset.samples.Augmentation;
import dev.spikeloom.io.InputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReluTrainingConfigTest {
    private static final Augmentation NONE = Augmentation.none();

    @Test
    void theLearningRateDecaysExponentiallyFromTheFirstEpochToTheLast() {
        ReluTrainingConfig config = new ReluTrainingConfig(3, 1, 1e-2, 1e-4, 0, 0, NONE, 1, 1);

        assertThat(config.learningRateAt(0)).isEqualTo(1e-2);
        assertThat(config.learningRateAt(1)).isCloseTo(1e-3, within(1e-12));
        assertThat(config.learningRateAt(2)).isCloseTo(1e-4, within(1e-12));
    }

    @Test
    void aSingleEpochHasTheFirstLearningRate() {
        assertThat(new ReluTrainingConfig(1, 1, 1e-2, 1e-4, 0, 0, NONE, 1, 1).learningRateAt(0))
                .isEqualTo(1e-2);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            0 | 1    | 0.1 | 0   | 1 | conversion.epochs 0 is out of range, allowed 1 to 100000
            1 | 1025 | 0.1 | 0   | 1 | conversion.batch_size 1025 is out of range, allowed 1 to 1024
            1 | 1    | 0   | 0   | 1 | conversion.learning_rate 0.0 is out of range, allowed above 0 to 1.0E30
            1 | 1    | 0.1 | 0.95| 1 | conversion.input_dropout 0.95 is out of range, allowed 0.0 to 0.9
            1 | 1    | 0.1 | 0   | 0 | conversion.threads 0 is out of range, allowed 1 to 256
            """)
    void whatIsOutOfRangeIsRefused(int epochs, int batch, double rate, double dropout, int threads, String message) {
        assertThatThrownBy(() -> new ReluTrainingConfig(epochs, batch, rate, 1e-3, dropout, 0, NONE, 1, threads))
                .isInstanceOf(InputException.class)
                .hasMessage(message);
    }
}
