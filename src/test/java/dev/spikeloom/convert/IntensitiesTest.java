package dev.spikeloom.convert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.spikeloom.dataset.samples.Augmentation;
import dev.spikeloom.dataset.samples.LabelledImages;
import org.junit.jupiter.api.Test;

/** An image with a white, a black, a dark and a bright pixel. */
class IntensitiesTest {
    private static final LabelledImages IMAGE = new LabelledImages(2, 2, 4, new byte[] {4, 0, 1, 3}, new byte[1]);

    @Test
    void anIntensityIsTheBrightnessOfAPixelFromZeroToOne() {
        assertThat(new Intensities(4).of(IMAGE, 0)).containsExactly(1, 0, 0.25f, 0.75f);
    }

    @Test
    void inTrainingAPixelIsWhiteOrBlackAndItsIntensityOnAverage() {
        EncodedInputs inputs = new EncodedInputs(IMAGE, 1, Augmentation.none());
        float[] sums = new float[4];
        for (int epoch = 0; epoch < 4000; epoch++) {
            float[] encoded = inputs.of(0, epoch);
            for (int pixel = 0; pixel < 4; pixel++) {
                assertThat(encoded[pixel]).isIn(0f, 1f);
                sums[pixel] += encoded[pixel] / 4000;
            }
        }
        assertThat(sums).containsExactly(new float[] {1, 0, 0.25f, 0.75f}, within(0.03f));
    }
}
