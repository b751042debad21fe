package dev.spikeloom.train.neuron;

import static org.assertj.core.api.Assertions.assertThat;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class SquaredHingeTest {
    private static final SquaredHinge HINGE = new SquaredHinge(1, 1);

    @Test
    void isZeroOnceOnlyTheClassSpikesWithAMargin() {
        float[] gradient = new float[3];
        assertThat(apply(new float[] {0, 2, -3}, 1, gradient)).isZero();
        for (float slope : gradient) {
            assertThat(slope).isZero();
        }
    }

    @Test
    void growsWithTheSquareOfWhatIsMissing() {
        float[] gradient = new float[3];
        float loss = apply(new float[] {0.5f, 1, 3}, 1, gradient);
        assertThat(loss).isEqualTo(0.25f + 1 + 9);
        assertThat(gradient).containsExactly(1, -2, 6);
    }

    @Test
    void itsGradientIsTheSlopeOfTheLoss() {
        float[] potentials = {0.3f, 1.7f, -0.4f, 2.5f};
        float[] gradient = new float[4];
        apply(potentials, 1, gradient);
        float h = 1e-2f;
        for (int c = 0; c < potentials.length; c++) {
            float[] above = potentials.clone();
            float[] below = potentials.clone();
            above[c] += h;
            below[c] -= h;
            float slope = (apply(above, 1, new float[4]) - apply(below, 1, new float[4])) / (2 * h);
            assertThat(gradient[c]).as("class %d", c).isCloseTo(slope, Offset.offset(1e-3f));
        }
    }

    @Test
    void aHeadIsJudgedByItsOwnNeurons() {
        float[] gradient = new float[5];
        float loss = HINGE.apply(new float[] {9, 9, 2, 0, 9}, 2, 4, 0, 1, gradient);
        assertThat(loss).isZero();
        assertThat(gradient).containsExactly(0, 0, -0f, 0, 0);
    }

    @Test
    void isNotFiniteIfAPotentialIsNot() {
        assertThat(apply(new float[] {Float.NaN, 0}, 0, new float[2])).isNaN();
        assertThat(apply(new float[] {Float.NEGATIVE_INFINITY, 0}, 0, new float[2]))
                .isInfinite();
    }

    private static float apply(float[] values, int label, float[] gradient) {
        return HINGE.apply(values, 0, values.length, label, 1, gradient);
    }
}
