package dev.spikeloom.train;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spikeloom.spike.CounterRandom;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class WeightUpdateTest {
    private static final int INPUTS = 70;
    private static final int NEURONS = 5;
    private static final int BATCH = 100;
    private static final int SAMPLES = 90;
    private static final float RATE = 0.25f;

    /**
     * In Adam's first step the first moment is a tenth of the gradient, so it shows the gradient that a row was updated
     * with.
     */
    @Test
    void aRowsGradientIsTheMeanOfTheDeltasOfLiveSamplesWithItsInput() {
        TrainableLayer layer = new TrainableLayer(INPUTS, NEURONS, 1, false);
        LayerBatch batch = randomBatch(layer);
        updateAll(layer, batch);
        for (int input = 0; input <= INPUTS; input++) {
            for (int n = 0; n < NEURONS; n++) {
                double sum = 0;
                for (int s = 0; s < SAMPLES; s++) {
                    boolean active = input == INPUTS || batch.presynaptic()[s].get(input);
                    sum += active && batch.live()[s] ? batch.deltas()[s][n] : 0;
                }
                assertThat((double) layer.means()[input][n])
                        .as("input %d, neuron %d", input, n)
                        .isCloseTo(0.1 * sum / SAMPLES, Offset.offset(1e-6));
            }
        }
    }

    @Test
    void theTransposedCopyFollowsTheWeights() {
        TrainableLayer layer = new TrainableLayer(INPUTS, NEURONS, 1, false);
        updateAll(layer, randomBatch(layer));
        int changed = 0;
        for (int input = 0; input < INPUTS; input++) {
            for (int n = 0; n < NEURONS; n++) {
                assertThat(layer.transposed()[n][input]).isEqualTo(layer.rows()[input][n]);
                changed += layer.rows()[input][n] == 0 ? 0 : 1;
            }
        }
        assertThat(changed).isEqualTo(INPUTS * NEURONS);
    }

    @Test
    void aRowWhoseInputWasNeverActiveStaysAsItIs() {
        TrainableLayer layer = new TrainableLayer(INPUTS, NEURONS, 1, true);
        LayerBatch batch = LayerBatch.of(layer, BATCH);
        layer.rows()[3][2] = 0.5f;
        updateAll(layer, batch);
        assertThat(layer.rows()[3]).containsExactly(0, 0, 0.5f, 0, 0);
    }

    private static void updateAll(TrainableLayer layer, LayerBatch batch) {
        WeightUpdate update = new WeightUpdate(layer, batch);
        AdamStep step = AdamStep.of(RATE, 1);
        update.updateInputs(0, SAMPLES, 1f / SAMPLES, step);
        update.updateInputs(1, SAMPLES, 1f / SAMPLES, step);
        update.updateBiases(SAMPLES, 1f / SAMPLES, step);
    }

    /** Samples beyond {@link #SAMPLES} are left over from a larger batch and must not count. */
    private static LayerBatch randomBatch(TrainableLayer layer) {
        LayerBatch batch = LayerBatch.of(layer, BATCH);
        for (int s = 0; s < BATCH; s++) {
            batch.live()[s] = s % 4 != 1;
            batch.presynaptic()[s].setWord(0, CounterRandom.bits(s, 0));
            batch.presynaptic()[s].setWord(1, CounterRandom.bits(s, 1));
            for (int n = 0; n < NEURONS; n++) {
                batch.deltas()[s][n] = (CounterRandom.bits(s, 2 + n) >> 40) * 0x1p-23f;
            }
        }
        return batch;
    }
}
