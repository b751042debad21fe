package dev.spikeloom.network;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spikeloom.spike.SpikeVector;
import java.util.List;
import org.junit.jupiter.api.Test;

class IntegerReferenceTest {
    private static final QuantizedNetwork NETWORK = new QuantizedNetwork(
            NeuronModel.SNN_DC,
            new WeightFormat(4),
            List.of(
                    new QuantizedDenseLayer(
                            new short[][] {{3, -2}, {4, 7}, {-1, 1}}, new int[] {6, 4}, new float[] {0.5f}),
                    new QuantizedDenseLayer(new short[][] {{1}, {-5}}, new int[] {0}, new float[] {1})));

    @Test
    void aPotentialIsTheSumOfTheWeightsOfTheActiveInputs() {
        IntegerReference reference = new IntegerReference(NETWORK);
        reference.step(spikes(3, 0, 1));
        assertThat(reference.potentials(0)).containsExactly(7, 5);
    }

    @Test
    void aNeuronSpikesAboveItsThresholdOnly() {
        IntegerReference reference = new IntegerReference(NETWORK);
        reference.step(spikes(3, 0, 1, 2));
        assertThat(reference.potentials(0)).containsExactly(6, 6);
        assertThat(reference.spikes(0)).isEqualTo(spikes(2, 1));
    }

    @Test
    void potentialsStartFromZeroAtEachStep() {
        IntegerReference reference = new IntegerReference(NETWORK);
        reference.step(spikes(3, 0, 1, 2));
        reference.step(spikes(3));
        assertThat(reference.potentials(0)).containsOnly(0);
    }

    @Test
    void ofSeveralClassesWithAsManySpikesTheLowestIndexWins() {
        assertThat(Classifier.argmax(new int[] {2, 5, 5, 1})).isEqualTo(1);
        assertThat(Classifier.argmax(new int[] {0, 0, 0})).isZero();
    }

    private static SpikeVector spikes(int size, int... neurons) {
        SpikeVector vector = new SpikeVector(size);
        for (int neuron : neurons) {
            vector.set(neuron);
        }
        return vector;
    }
}
