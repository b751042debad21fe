package dev.spikeloom.convert;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class RectifierTest {
    @Test
    void passesWhatIsPositiveAndNothingElse() {
        float[] activations = {9, 9, 9, 9};

        new Rectifier(4, 0).apply(new float[] {1, -2, 0, 0.5f}, 1, activations);

        assertThat(activations).containsExactly(1, 0, 0, 0.5f);
    }

    @Test
    void dropsAboutTheGivenShareAndScalesTheRestToTheSameMean() {
        float[] ones = new float[4096];
        Arrays.fill(ones, 1);
        float[] activations = new float[4096];
        Rectifier quarter = new Rectifier(4096, 0.25);

        quarter.apply(ones, 1, activations);

        int kept = 0;
        for (float activation : activations) {
            assertThat(activation).isIn(0f, quarter.scale());
            kept += activation > 0 ? 1 : 0;
        }
        assertThat(kept).isBetween(2950, 3190);
    }

    @Test
    void whichUnitsAreDroppedDependsOnTheKeyAlone() {
        float[] ones = new float[100];
        Arrays.fill(ones, 1);
        float[] first = new float[100];
        float[] again = new float[100];
        float[] other = new float[100];
        Rectifier half = new Rectifier(100, 0.5);
        half.apply(ones, 1, first);
        half.apply(ones, 2, other);
        half.apply(ones, 1, again);

        assertThat(again).containsExactly(first);
        assertThat(other).isNotEqualTo(first);
    }
}
