package dev.spikeloom.convert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class CrossEntropyTest {
    private final float[] gradient = new float[3];

    @Test
    void equalOutputsGiveTheLogarithmOfTheNumberOfClasses() {
        assertThat(CrossEntropy.apply(new float[] {5, 5, 5}, 1, gradient))
                .isCloseTo((float) StrictMath.log(3), within(1e-6f));
        assertThat(gradient).containsExactly(new float[] {1 / 3f, -2 / 3f, 1 / 3f}, within(1e-6f));
    }

    @Test
    void theSoftmaxOfOutputsAnyDistanceApartIsFinite() {
        float loss = CrossEntropy.apply(new float[] {1e4f, -1e4f, 0}, 1, gradient);

        assertThat(loss).isEqualTo(2e4f);
        assertThat(gradient).containsExactly(1, -1, 0);
    }

    @Test
    void anOutputThatIsNotANumberShowsInTheLoss() {
        assertThat(CrossEntropy.apply(new float[] {0, Float.NaN, 0}, 0, gradient))
                .isNaN();
    }
}
