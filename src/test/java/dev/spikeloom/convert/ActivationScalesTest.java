package dev.spikeloom.convert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.spikeloom.dataset.samples.LabelledImages;
import dev.spikeloom.io.InputException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A neuron that copies a pixel beside one that is never active, and images of one pixel from 1 to 200 of 200. */
class ActivationScalesTest {
    private static final ReluNetwork COPY = new ReluNetwork(List.<float[][]>of(new float[][] {{1, -1}}));
    private static final LabelledImages RAMP = ramp();

    @ParameterizedTest
    @CsvSource({"100, 1", "99.9, 1", "99.5, 0.995", "99, 0.99", "50, 0.5"})
    void aScaleIsThePercentileOfThePositiveActivationsByNearestRank(double percentile, float scale) {
        assertThat(ActivationScales.of(COPY, RAMP, 200, percentile)).containsExactly(scale);
    }

    @Test
    void onlyTheFirstSamplesAreUsed() {
        assertThat(ActivationScales.of(COPY, RAMP, 100, 100)).containsExactly(0.5f);
    }

    @Test
    void aLayerThatIsNeverActiveIsRefused() {
        ReluNetwork silent = new ReluNetwork(List.of(new float[][] {{1, 1}}, new float[][] {{-1}, {-1}}));

        assertThatThrownBy(() -> ActivationScales.of(silent, RAMP, 200, 99))
                .isInstanceOf(InputException.class)
                .hasMessage("layer 1 of the ReLU network is never active, so that its threshold cannot be balanced;"
                        + " lower conversion.learning_rate");
    }

    private static LabelledImages ramp() {
        byte[] pixels = new byte[200];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (byte) (i + 1);
        }
        return new LabelledImages(1, 1, 200, pixels, new byte[200]);
    }
}
