package dev.spikeloom.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.spikeloom.network.layer.QuantizedLayer;
import dev.spikeloom.network.neuron.NeuronModel;
import dev.spikeloom.network.neuron.WeightFormat;
import dev.spikeloom.spike.CounterRandom;
import dev.spikeloom.spike.RecordedSpikes;
import dev.spikeloom.spike.SpikeVector;
import dev.spikeloom.testing.Uniform;
import java.util.List;
import org.junit.jupiter.api.Test;

class SpikeCountEvaluatorTest {
    private static final TimeStepForward IDENTITY = new TimeStepForward() {
        @Override
        public void startSample() {
            // Nothing carries over.
        }

        @Override
        public SpikeVector step(SpikeVector input) {
            return input;
        }
    };

    @Test
    void countsSpikesOverTheTimeStepsAskedFor() {
        RecordedSpikes spikes = new RecordedSpikes(1, 4, 3);
        spikes.write(0, 0, vector(1));
        spikes.write(0, 1, vector(2));
        spikes.write(0, 2, vector(2));
        spikes.write(0, 3, vector(2));
        AccuracyByTimeSteps accuracy = new SpikeCountEvaluator(
                        spikes, (sample, head) -> 2, List.of(3), List.of(4, 1, 2))
                .evaluate(() -> IDENTITY, 1);
        assertThat(accuracy.at(1)).isZero();
        // One spike each: the lower class wins.
        assertThat(accuracy.at(2)).isZero();
        assertThat(accuracy.at(4)).isEqualTo(1);
    }

    @Test
    void aTieGoesToTheLowestClass() {
        RecordedSpikes spikes = new RecordedSpikes(2, 1, 3);
        spikes.write(1, 0, vector(1, 2));
        int[] labels = {0, 1};
        assertThat(new SpikeCountEvaluator(spikes, (sample, head) -> labels[sample], List.of(3), List.of(1))
                        .evaluate(() -> IDENTITY, 1)
                        .at(1))
                .isEqualTo(1);
    }

    @Test
    void eachHeadDecidesOnItsOwnNeurons() {
        RecordedSpikes spikes = new RecordedSpikes(3, 1, 3);
        spikes.write(0, 0, vector(1, 2));
        spikes.write(1, 0, vector(0, 2));
        spikes.write(2, 0, vector(0));
        // The first head has neurons 0 and 1, the second has neuron 2 alone.
        AccuracyByTimeSteps accuracy = new SpikeCountEvaluator(
                        spikes, (sample, head) -> head == 0 ? 1 : sample == 2 ? 1 : 0, List.of(2, 1), List.of(1))
                .evaluate(() -> IDENTITY, 1);
        assertThat(accuracy.correct().get(1)).isEqualTo(new AccuracyByTimeSteps.Correct(List.of(1, 2), 1));
        assertThat(accuracy.at(1)).isEqualTo(1.0 / 3);
        assertThat(accuracy.at(1, 1)).isEqualTo(2.0 / 3);
    }

    @Test
    void startsEachSampleAnew() {
        RecordedSpikes spikes = new RecordedSpikes(2, 2, 3);
        spikes.write(0, 0, vector(1));
        spikes.write(0, 1, vector(1));
        QuantizedLayer layer = Uniform.dense(
                new short[][] {{2, 0, 0}, {0, 2, 0}, {0, 0, 2}}, new int[] {0, 1, 0}, new int[] {3, 3, 3}, new float[] {
                    1
                });
        QuantizedNetwork network = Uniform.network(NeuronModel.SNN_CT, new WeightFormat(3), List.of(layer));
        // The second sample is silent: what the first left behind would make class 1 fire once more.
        AccuracyByTimeSteps accuracy = new SpikeCountEvaluator(
                        spikes, (sample, head) -> 1 - sample, network.heads(), List.of(2))
                .evaluate(() -> new IntegerReference(network), 1);
        assertThat(accuracy.at(2)).isEqualTo(1);
    }

    @Test
    void givesTheSameForAnyNumberOfThreads() {
        int samples = 1_000;
        RecordedSpikes spikes = new RecordedSpikes(samples, 8, 5);
        SpikeVector vector = new SpikeVector(5);
        for (int sample = 0; sample < samples; sample++) {
            for (int step = 0; step < 8; step++) {
                vector.setWord(0, CounterRandom.bits(sample, step));
                spikes.write(sample, step, vector);
            }
        }
        SpikeCountEvaluator evaluator =
                new SpikeCountEvaluator(spikes, (sample, head) -> sample % 5, List.of(5), List.of(1, 3, 8));
        AccuracyByTimeSteps alone = evaluator.evaluate(() -> IDENTITY, 1);
        assertThat(evaluator.evaluate(() -> IDENTITY, 3)).isEqualTo(alone);
        assertThat(alone.at(8)).isBetween(0.1, 0.4);
    }

    @Test
    void refusesTimeStepsBelowOne() {
        RecordedSpikes spikes = new RecordedSpikes(1, 1, 1);
        assertThatThrownBy(() -> new SpikeCountEvaluator(spikes, (sample, head) -> 0, List.of(1), List.of(0)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("time steps [0], expected numbers of at least 1");
    }

    @Test
    void knowsAccuracyOnlyWhereItWasEvaluated() {
        AccuracyByTimeSteps accuracy = new SpikeCountEvaluator(
                        new RecordedSpikes(1, 1, 1), (sample, head) -> 0, List.of(1), List.of(1))
                .evaluate(() -> IDENTITY, 1);
        assertThatThrownBy(() -> accuracy.at(2))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("no accuracy at 2 time steps, only at [1]");
    }

    private static SpikeVector vector(int... spiking) {
        SpikeVector vector = new SpikeVector(3);
        for (int neuron : spiking) {
            vector.set(neuron);
        }
        return vector;
    }
}
