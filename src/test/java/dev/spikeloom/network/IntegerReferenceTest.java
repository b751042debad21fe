package dev.spikeloom.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.spikeloom.spike.SpikeVector;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class IntegerReferenceTest {
    private static final float[] SCALES = {1};

    @Nested
    class DiscontinuousIntegration {
        private final IntegerReference reference = reference(
                NeuronModel.SNN_DC,
                new QuantizedDenseLayer(new short[][] {{3, -2}, {4, 7}, {-1, 1}}, new int[] {6, 4}, SCALES),
                new QuantizedDenseLayer(new short[][] {{1}, {-5}}, new int[] {0}, SCALES));

        @Test
        void aPotentialIsTheSumOfTheWeightsOfTheActiveInputs() {
            reference.step(spikes(3, 0, 1));
            assertThat(reference.potentials(0)).containsExactly(7, 5);
        }

        @Test
        void aNeuronSpikesAboveItsThresholdOnly() {
            reference.step(spikes(3, 0, 1, 2));
            assertThat(reference.potentials(0)).containsExactly(6, 6);
            assertThat(reference.spikes(0)).isEqualTo(spikes(2, 1));
        }

        @Test
        void potentialsStartFromZeroAtEachStep() {
            reference.step(spikes(3, 0, 1, 2));
            reference.step(spikes(3));
            assertThat(reference.potentials(0)).containsOnly(0);
        }

        @Test
        void aBiasIsPartOfThePotential() {
            IntegerReference biased = reference(
                    NeuronModel.SNN_DC,
                    new QuantizedDenseLayer(new short[][] {{3}}, new int[] {-2}, new int[] {0}, SCALES));
            biased.step(spikes(1, 0));
            assertThat(biased.potentials(0)).containsExactly(1);
        }
    }

    /** One neuron of weight 3, bias 1 and threshold 5. */
    @Nested
    class ContinuousIntegration {
        private final IntegerReference reference = reference(
                NeuronModel.SNN_CT, new QuantizedDenseLayer(new short[][] {{3}}, new int[] {1}, new int[] {5}, SCALES));

        @Test
        void potentialsCarryOverFromStepToStep() {
            reference.step(spikes(1, 0));
            reference.step(spikes(1));
            assertThat(reference.potentials(0)).containsExactly(4 + 1);
        }

        @Test
        void aPotentialAtTheThresholdDoesNotSpike() {
            reference.step(spikes(1, 0));
            assertThat(reference.step(spikes(1))).isEqualTo(spikes(1));
        }

        @Test
        void aSpikeSubtractsTheThreshold() {
            reference.step(spikes(1, 0));
            assertThat(reference.step(spikes(1, 0))).isEqualTo(spikes(1, 0));
            assertThat(reference.potentials(0)).containsExactly(8);
            reference.step(spikes(1));
            assertThat(reference.potentials(0)).containsExactly(8 - 5 + 1);
        }

        @Test
        void aSampleStartsFromZero() {
            reference.step(spikes(1, 0));
            reference.startSample();
            reference.step(spikes(1, 0));
            assertThat(reference.potentials(0)).containsExactly(4);
        }

        @Test
        void aPotentialThatLeaves32BitsIsAnError() {
            int bias = -QuantizedLayer.MAX_BIAS;
            IntegerReference sinking = reference(
                    NeuronModel.SNN_CT,
                    new QuantizedDenseLayer(new short[][] {{0}}, new int[] {bias}, new int[] {1}, SCALES));
            sinking.step(spikes(1));
            sinking.step(spikes(1));
            assertThat(sinking.potentials(0)).containsExactly(Integer.MIN_VALUE);
            assertThatThrownBy(() -> sinking.step(spikes(1))).isInstanceOf(ArithmeticException.class);
        }
    }

    /** 3 x 4 positions of 2 channels; kernels of 2 x 2 on them, 2 output channels: 2 x 3 output positions. */
    @Nested
    class Convolution {
        private static final VolumeShape INPUT = new VolumeShape(3, 4, 2);

        private final IntegerReference reference = reference(
                NeuronModel.SNN_DC,
                new QuantizedConvolutionLayer(INPUT, 2, weights(), new int[] {0, -1000}, new int[] {19, -900}, SCALES),
                new QuantizedDenseLayer(new short[12][1], new int[] {0}, SCALES));

        @Test
        void anInputReachesEachOutputPositionThroughAnotherWeight() {
            reference.step(spikes(INPUT.size(), INPUT.index(1, 1, 0)));
            int[] v = reference.potentials(0);
            VolumeShape output = new VolumeShape(2, 3, 2);
            assertThat(v[output.index(0, 0, 0)])
                    .as("lower right of the square at (0, 0)")
                    .isEqualTo(weight(1, 1, 0, 0));
            assertThat(v[output.index(0, 1, 0)]).as("lower left of (0, 1)").isEqualTo(weight(1, 0, 0, 0));
            assertThat(v[output.index(1, 0, 0)]).as("upper right of (1, 0)").isEqualTo(weight(0, 1, 0, 0));
            assertThat(v[output.index(1, 1, 0)]).as("upper left of (1, 1)").isEqualTo(weight(0, 0, 0, 0));
            assertThat(v[output.index(0, 2, 0)])
                    .as("not in the square at (0, 2)")
                    .isZero();
        }

        @Test
        void aNeuronSumsOverThePositionsAndChannelsOfItsSquare() {
            reference.step(spikes(
                    INPUT.size(),
                    INPUT.index(1, 2, 0),
                    INPUT.index(2, 3, 1),
                    INPUT.index(0, 0, 0),
                    INPUT.index(2, 0, 1)));
            int expected = weight(0, 0, 0, 1) + weight(1, 1, 1, 1) - 1000;
            assertThat(reference.potentials(0)[new VolumeShape(2, 3, 2).index(1, 2, 1)])
                    .isEqualTo(expected);
        }

        @Test
        void thresholdsAndBiasesAreThoseOfTheChannel() {
            reference.step(spikes(INPUT.size(), INPUT.index(0, 0, 0), INPUT.index(0, 3, 1)));
            // At (0, 0): 1 and 101 - 1000. At (0, 2), through the upper right of the square: 23 and 123 - 1000.
            assertThat(reference.spikes(0)).isEqualTo(spikes(12, 1, 4, 5));
        }

        /** No two weights are the same. */
        private static int weight(int ky, int kx, int inputChannel, int outputChannel) {
            return 100 * outputChannel + 20 * ky + 12 * kx + 10 * inputChannel + 1;
        }

        private static short[][] weights() {
            short[][] weights = new short[8][2];
            for (int row = 0; row < 8; row++) {
                for (int channel = 0; channel < 2; channel++) {
                    weights[row][channel] = (short) weight(row / 4, row / 2 % 2, row % 2, channel);
                }
            }
            return weights;
        }
    }

    @Test
    void maxPoolingIsTheOrOfEachSquareAndDropsWhatIsLeftOver() {
        VolumeShape image = new VolumeShape(5, 5, 1);
        IntegerReference reference = reference(
                NeuronModel.SNN_DC,
                new QuantizedConvolutionLayer(image, 1, new short[][] {{1, 1}}, new int[2], new int[2], SCALES),
                new MaxPoolLayer(new VolumeShape(5, 5, 2), 2),
                new QuantizedDenseLayer(new short[8][1], new int[] {0}, SCALES));

        reference.step(
                spikes(25, image.index(0, 1, 0), image.index(1, 0, 0), image.index(3, 3, 0), image.index(4, 1, 0)));

        // Both channels of the positions (0, 0) and (1, 1); row 4 and column 4 are left over.
        assertThat(reference.spikes(1)).isEqualTo(spikes(8, 0, 1, 6, 7));
        assertThat(reference.potentials(1)).isEmpty();
    }

    @Test
    void ofSeveralClassesWithAsManySpikesTheLowestIndexWins() {
        assertThat(Classifier.argmax(new int[] {2, 5, 5, 1})).isEqualTo(1);
        assertThat(Classifier.argmax(new int[] {0, 0, 0})).isZero();
        assertThat(Classifier.argmax(new int[] {9, 0, 0, 9}, 1, 3)).isEqualTo(1);
    }

    private static IntegerReference reference(NeuronModel neuronModel, QuantizedLayer... layers) {
        return new IntegerReference(new QuantizedNetwork(neuronModel, new WeightFormat(16), List.of(layers)));
    }

    private static SpikeVector spikes(int size, int... neurons) {
        SpikeVector vector = new SpikeVector(size);
        for (int neuron : neurons) {
            vector.set(neuron);
        }
        return vector;
    }
}
