package dev.spikeloom.convert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.spikeloom.dataset.samples.Augmentation;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A network of 4-6-5-3 with random weights, and one sample. */
class ReluPassTest {
    private static final float[] INPUT = {1, 0, 0.25f, 0.75f};
    private static final int LABEL = 2;
    private static final ReluTrainingConfig NO_DROPOUT =
            new ReluTrainingConfig(1, 1, 1e-3, 1e-3, 0, 0, Augmentation.none(), 1, 1);
    private static final float NUDGE = 1e-2f;

    private final List<TrainableWeights> layers = List.of(
            new TrainableWeights(4, 6, true), new TrainableWeights(6, 5, false), new TrainableWeights(5, 3, false));
    private final List<ReluBatch> batch =
            layers.stream().map(layer -> ReluBatch.of(layer, 1)).toList();
    private final ReluPass pass = new ReluPass(layers, batch, NO_DROPOUT);

    ReluPassTest() {
        for (int i = 0; i < layers.size(); i++) {
            layers.get(i).initialise(7 + i);
        }
    }

    @Test
    void hiddenActivationsAreRectified() {
        pass.run(INPUT, LABEL, 0, 0);

        float[] hidden = batch.get(1).activations()[0];
        for (int n = 0; n < hidden.length; n++) {
            float[][] rows = layers.get(0).rows();
            float sum = rows[0][n] + 0.25f * rows[2][n] + 0.75f * rows[3][n];
            assertThat(hidden[n]).isCloseTo(Math.max(0, sum), within(1e-6f));
        }
        assertThat(hidden).contains(0);
    }

    @Test
    void gradientsAgreeWithFiniteDifferencesOfTheLoss() {
        int compared = 0;
        for (int layer = 0; layer < layers.size(); layer++) {
            float[][] rows = layers.get(layer).rows();
            for (int i = 0; i < rows.length; i++) {
                for (int n = 0; n < rows[i].length; n++) {
                    pass.run(INPUT, LABEL, 0, 0);
                    float gradient = batch.get(layer).activations()[0][i]
                            * batch.get(layer).deltas()[0][n];
                    assertThat(gradient)
                            .as("layer %d, weight %d to %d", layer, i, n)
                            .isCloseTo(slope(layer, i, n), within(2e-3f));
                    compared += gradient == 0 ? 0 : 1;
                }
            }
        }
        assertThat(compared).isGreaterThan(20);
    }

    @Test
    void dropoutRemovesAnInputOrScalesItUp() {
        ReluTrainingConfig half = new ReluTrainingConfig(1, 1, 1e-3, 1e-3, 0.5, 0, Augmentation.none(), 1, 1);

        ReluPass dropping = new ReluPass(layers, batch, half);
        Set<Float> whites = new HashSet<>();
        for (int key = 0; key < 50; key++) {
            dropping.run(INPUT, LABEL, 0, key);
            whites.add(batch.get(0).activations()[0][0]);
        }

        assertThat(whites).containsExactlyInAnyOrder(0f, 2f);
    }

    /** Of the loss with respect to a weight. The transposed copy of the weights plays no part in the loss. */
    private float slope(int layer, int input, int neuron) {
        float[] row = layers.get(layer).rows()[input];
        float weight = row[neuron];
        row[neuron] = weight + NUDGE;
        float above = pass.run(INPUT, LABEL, 0, 0);
        row[neuron] = weight - NUDGE;
        float below = pass.run(INPUT, LABEL, 0, 0);
        row[neuron] = weight;
        return (above - below) / (2 * NUDGE);
    }
}
