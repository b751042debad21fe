package dev.spikeloom.train.layer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spikeloom.kernel.AdamStep;
import dev.spikeloom.spike.CounterRandom;
import dev.spikeloom.train.batch.Spikes;
import java.util.List;
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
        Parameters parameters = new Parameters(INPUTS, NEURONS, true, null);
        LayerSlots batch = randomSlots();
        updateAll(parameters, batch);
        for (int input = 0; input <= INPUTS; input++) {
            for (int n = 0; n < NEURONS; n++) {
                double sum = 0;
                for (int s = 0; s < SAMPLES; s++) {
                    boolean active = input == INPUTS || batch.input().at(s).get(input);
                    sum += active && batch.live()[s] ? batch.deltas()[s][n] : 0;
                }
                assertThat((double) parameters.state()[1][input][n])
                        .as("input %d, neuron %d", input, n)
                        .isCloseTo(0.1 * sum / SAMPLES, Offset.offset(1e-6));
            }
        }
    }

    @Test
    void aRowWhoseInputWasNeverActiveStaysAsItIs() {
        Parameters parameters = new Parameters(INPUTS, NEURONS, true, null);
        LayerSlots batch = LayerSlots.empty();
        parameters.rows()[3][2] = 0.5f;
        updateAll(parameters, batch);
        assertThat(parameters.rows()[3]).containsExactly(0, 0, 0.5f, 0, 0);
    }

    private record LayerSlots(Spikes input, float[][] deltas, boolean[] live) {
        static LayerSlots empty() {
            return new LayerSlots(new Spikes(INPUTS, BATCH), new float[BATCH][NEURONS], new boolean[BATCH]);
        }
    }

    private static void updateAll(Parameters parameters, LayerSlots batch) {
        WeightUpdate update = new WeightUpdate(parameters, List.of(batch.input()), batch.deltas(), batch.live());
        AdamStep step = AdamStep.of(RATE, 1);
        for (int word = 0; word < 2; word++) {
            update.updateInputs(word, 0, 3, SAMPLES, 1f / SAMPLES, step);
            update.updateInputs(word, 3, NEURONS, SAMPLES, 1f / SAMPLES, step);
        }
        update.updateBiases(SAMPLES, 1f / SAMPLES, step);
    }

    /** Samples beyond {@link #SAMPLES} are left over from a larger batch and must not count. */
    private static LayerSlots randomSlots() {
        LayerSlots batch = LayerSlots.empty();
        for (int s = 0; s < BATCH; s++) {
            batch.live()[s] = s % 4 != 1;
            batch.input().at(s).setWord(0, CounterRandom.bits(s, 0));
            batch.input().at(s).setWord(1, CounterRandom.bits(s, 1));
            for (int n = 0; n < NEURONS; n++) {
                batch.deltas()[s][n] = (CounterRandom.bits(s, 2 + n) >> 40) * 0x1p-23f;
            }
        }
        return batch;
    }
}
