package dev.spikeloom.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.spikeloom.network.layer.MaxPoolLayer;
import dev.spikeloom.network.layer.QuantizedDenseLayer;
import dev.spikeloom.network.layer.QuantizedLayer;
import dev.spikeloom.network.layer.VolumeShape;
import dev.spikeloom.network.neuron.MembraneRange;
import dev.spikeloom.network.neuron.NeuronModel;
import dev.spikeloom.network.neuron.NeuronModel.Reset;
import dev.spikeloom.network.neuron.RowGrouping;
import dev.spikeloom.network.neuron.WeightFormat;
import dev.spikeloom.spike.RecordedSpikes;
import dev.spikeloom.spike.SpikeVector;
import dev.spikeloom.testing.RandomDesigns;
import dev.spikeloom.testing.RandomNetworks;
import dev.spikeloom.testing.Uniform;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class IntegerReferenceTest {
    private static final float[] SCALES = {1};

    @Nested
    class DiscontinuousIntegration {
        private final IntegerReference reference = reference(
                NeuronModel.SNN_DC,
                Uniform.dense(new short[][] {{3, -2}, {4, 7}, {-1, 1}}, new int[] {6, 4}, SCALES),
                Uniform.dense(new short[][] {{1}, {-5}}, new int[] {0}, SCALES));

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
                    NeuronModel.SNN_DC, Uniform.dense(new short[][] {{3}}, new int[] {-2}, new int[] {0}, SCALES));
            biased.step(spikes(1, 0));
            assertThat(biased.potentials(0)).containsExactly(1);
        }
    }

    /** One neuron of weight 3, bias 1 and threshold 5. */
    @Nested
    class ContinuousIntegration {
        private final IntegerReference reference =
                reference(NeuronModel.SNN_CT, Uniform.dense(new short[][] {{3}}, new int[] {1}, new int[] {5}, SCALES));

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
                    NeuronModel.SNN_CT, Uniform.dense(new short[][] {{0}}, new int[] {bias}, new int[] {1}, SCALES));
            sinking.step(spikes(1));
            sinking.step(spikes(1));
            assertThat(sinking.potentials(0)).containsExactly(Integer.MIN_VALUE);
            assertThatThrownBy(() -> sinking.step(spikes(1))).isInstanceOf(ArithmeticException.class);
        }
    }

    /** One neuron of weights 6 and -6 and threshold 8. */
    @Nested
    class ResetToZero {
        private final IntegerReference reference = reference(
                NeuronModel.continuous(Reset.ZERO), Uniform.dense(new short[][] {{6}, {-6}}, new int[] {8}, SCALES));

        @Test
        void aSpikeLeavesNothing() {
            reference.step(spikes(2, 0));
            assertThat(reference.step(spikes(2, 0))).isEqualTo(spikes(1, 0));
            assertThat(reference.potentials(0)).containsExactly(12);
            reference.step(spikes(2));
            assertThat(reference.potentials(0)).containsExactly(0);
        }

        @Test
        void withoutASpikeAPotentialCarriesOver() {
            reference.step(spikes(2, 1));
            reference.step(spikes(2, 1));
            assertThat(reference.potentials(0)).containsExactly(-12);
        }
    }

    /** One neuron of weights 37, 3 and -1, leak shift 2 and threshold 40. */
    @Nested
    class Leak {
        private final IntegerReference reference = leaky(Reset.SUBTRACT);

        @Test
        void aPotentialLosesAFractionOfItselfRoundedDown() {
            assertThat(potentials(reference, 0, -1, -1, -1)).containsExactly(37, 37 - 9, 28 - 7, 21 - 5);
        }

        @Test
        void aSmallPotentialStays() {
            assertThat(potentials(reference, 1, -1, -1)).containsExactly(3, 3, 3);
        }

        @Test
        void aNegativePotentialVanishes() {
            assertThat(potentials(reference, 2, -1)).containsExactly(-1, 0);
        }

        @Test
        void thePotentialLeaksBeforeTheWeightsAreAdded() {
            assertThat(potentials(reference, 2, 2, 0)).containsExactly(-1, -1, 37);
        }

        @Test
        void whatASpikeLeavesLeaksInTheNextStep() {
            assertThat(potentials(reference, 0, 0, -1)).containsExactly(37, 65, 25 - 6);
        }

        @Test
        void aSpikeMayLeaveNothing() {
            assertThat(potentials(leaky(Reset.ZERO), 0, 0, -1)).containsExactly(37, 65, 0);
        }

        private IntegerReference leaky(Reset reset) {
            return reference(
                    NeuronModel.lif(2, reset), Uniform.dense(new short[][] {{37}, {3}, {-1}}, new int[] {40}, SCALES));
        }

        /** After each of some steps with one input, or -1 for none. */
        private static int[] potentials(IntegerReference reference, int... inputs) {
            return Arrays.stream(inputs)
                    .map(input -> {
                        reference.step(input < 0 ? spikes(3) : spikes(3, input));
                        return reference.potentials(0)[0];
                    })
                    .toArray();
        }
    }

    /** One neuron of weights 5, 6, -9 and 1 with bias 1 and threshold 6, whose potential is between -8 and 7. */
    @Nested
    class Saturation {
        private static final QuantizedDenseLayer LAYER =
                Uniform.dense(new short[][] {{5}, {6}, {-9}, {1}}, new int[] {1}, new int[] {6}, SCALES);

        private static final RowGrouping IN_PAIRS = presynaptic -> {
            int[] active = new int[presynaptic.size()];
            int count = presynaptic.listSpikes(active);
            List<int[]> groups = new ArrayList<>();
            for (int i = 0; i == 0 || i < count; i += 2) {
                groups.add(Arrays.copyOfRange(active, i, Math.min(i + 2, count)));
            }
            return groups;
        };

        @Test
        void aSumThatDoesNotFitTheRegisterSaturates() {
            IntegerReference reference = saturating(NeuronModel.SNN_DC, RowGrouping.ONE_AT_A_TIME);
            reference.step(spikes(4, 0, 1));
            assertThat(reference.potentials(0)).containsExactly(7);
            assertThat(reference.spikes(0)).isEqualTo(spikes(1, 0));
        }

        @Test
        void theRegisterIsWrittenOnceAGroup() {
            IntegerReference single = saturating(NeuronModel.SNN_DC, RowGrouping.ONE_AT_A_TIME);
            single.step(spikes(4, 0, 1, 2));
            assertThat(single.potentials(0)).as("1 + 5, 6 + 6 saturates, 7 - 9").containsExactly(-2);
            assertThat(single.saturations(0)).isEqualTo(1);

            IntegerReference paired = saturating(NeuronModel.SNN_DC, IN_PAIRS);
            paired.step(spikes(4, 1, 2, 3));
            assertThat(paired.potentials(0)).as("1 + 6 - 9, -2 + 1").containsExactly(-1);
            assertThat(paired.saturations(0)).isZero();
        }

        @Test
        void theFirstGroupIsAddedTogetherWithWhatTheStepStartsFrom() {
            IntegerReference reference = saturating(NeuronModel.continuous(Reset.ZERO), RowGrouping.ONE_AT_A_TIME);
            reference.step(spikes(4, 0));
            reference.step(spikes(4, 2));
            assertThat(reference.potentials(0)).as("6 + 1 - 9").containsExactly(-2);
            reference.step(spikes(4, 2));
            assertThat(reference.potentials(0)).as("-2 + 1 - 9 saturates").containsExactly(-8);
            assertThat(reference.saturations(0)).isEqualTo(1);
        }

        @Test
        void withoutASpikeABiasMaySaturate() {
            IntegerReference reference = new IntegerReference(
                    network(
                            NeuronModel.SNN_CT,
                            Uniform.dense(new short[][] {{1}}, new int[] {-6}, new int[] {1}, SCALES)),
                    List.of(MembraneRange.of(4)),
                    List.of(RowGrouping.ONE_AT_A_TIME));
            for (int step = 0; step < 3; step++) {
                reference.step(spikes(1));
            }
            assertThat(reference.potentials(0)).containsExactly(-8);
            assertThat(reference.saturations(0)).isEqualTo(2);
        }

        @Test
        void aPotentialLeaksFromWhereItSaturated() {
            IntegerReference reference = saturating(NeuronModel.lif(1, Reset.SUBTRACT), RowGrouping.ONE_AT_A_TIME);
            reference.step(spikes(4, 2));
            reference.step(spikes(4));
            assertThat(reference.potentials(0)).as("-8 + 4 + 1").containsExactly(-3);
        }

        @ParameterizedTest
        @MethodSource("dev.spikeloom.testing.NeuronModels#various")
        void whereTheRegisterHoldsEverySumGroupsDoNotMatter(NeuronModel model) {
            QuantizedNetwork network =
                    RandomNetworks.network(RandomDesigns.random(3), Topology.parse("50-30-20-4"), model, 5);
            IntegerReference plain = new IntegerReference(network);
            IntegerReference grouped = new IntegerReference(
                    network, Collections.nCopies(3, MembraneRange.of(20)), Collections.nCopies(3, IN_PAIRS));
            RecordedSpikes stimulus = RandomDesigns.spikes(RandomDesigns.random(4), 1, 20, 50);
            SpikeVector input = new SpikeVector(50);
            for (int step = 0; step < 20; step++) {
                stimulus.read(0, step, input);
                assertThat(grouped.step(input)).isEqualTo(plain.step(input));
                for (int layer = 0; layer < 3; layer++) {
                    assertThat(grouped.potentials(layer)).isEqualTo(plain.potentials(layer));
                    assertThat(grouped.saturations(layer)).isZero();
                }
            }
        }

        @Test
        void onlyNeuronsSaturateAndOnlyDenseLayersAddRowsTogether() {
            QuantizedNetwork network = RandomNetworks.network(
                    RandomDesigns.random(1), Topology.parse("4x4-2c3-mp1-sp2-3o"), NeuronModel.SNN_DC, 4);
            MembraneRange wide = MembraneRange.UNBOUNDED;
            MembraneRange narrow = MembraneRange.of(9);
            RowGrouping single = RowGrouping.ONE_AT_A_TIME;
            List<RowGrouping> groupings = Collections.nCopies(4, single);
            assertThat(new IntegerReference(network, List.of(narrow, wide, wide, narrow), groupings))
                    .isNotNull();
            assertThatThrownBy(() -> new IntegerReference(network, List.of(narrow, narrow, wide, wide), groupings))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("layer 1 has no potentials that could saturate");
            assertThatThrownBy(() -> new IntegerReference(network, List.of(narrow, wide, narrow, wide), groupings))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("layer 2 has no potentials that could saturate");
            assertThatThrownBy(() -> new IntegerReference(
                            network, Collections.nCopies(4, wide), List.of(IN_PAIRS, single, single, IN_PAIRS)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("layer 0 is not dense: it adds one weight row at a time");
        }

        private static IntegerReference saturating(NeuronModel model, RowGrouping grouping) {
            return new IntegerReference(network(model, LAYER), List.of(MembraneRange.of(4)), List.of(grouping));
        }
    }

    /** 3 x 4 positions of 2 channels; kernels of 2 x 2 on them, 2 output channels: 2 x 3 output positions. */
    @Nested
    class Convolution {
        private static final VolumeShape INPUT = new VolumeShape(3, 4, 2);

        private final IntegerReference reference = reference(
                NeuronModel.SNN_DC,
                Uniform.convolution(INPUT, 2, weights(), new int[] {0, -1000}, new int[] {19, -900}, SCALES),
                Uniform.dense(new short[12][1], new int[] {0}, SCALES));

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
                Uniform.convolution(image, 1, new short[][] {{1, 1}}, new int[2], new int[2], SCALES),
                new MaxPoolLayer(new VolumeShape(5, 5, 2), 2),
                Uniform.dense(new short[8][1], new int[] {0}, SCALES));

        reference.step(
                spikes(25, image.index(0, 1, 0), image.index(1, 0, 0), image.index(3, 3, 0), image.index(4, 1, 0)));

        // Both channels of the positions (0, 0) and (1, 1); row 4 and column 4 are left over.
        assertThat(reference.spikes(1)).isEqualTo(spikes(8, 0, 1, 6, 7));
        assertThat(reference.potentials(1)).isEmpty();
    }

    private static IntegerReference reference(NeuronModel neuronModel, QuantizedLayer... layers) {
        return new IntegerReference(network(neuronModel, layers));
    }

    private static QuantizedNetwork network(NeuronModel neuronModel, QuantizedLayer... layers) {
        return Uniform.network(neuronModel, new WeightFormat(16), List.of(layers));
    }

    private static SpikeVector spikes(int size, int... neurons) {
        SpikeVector vector = new SpikeVector(size);
        for (int neuron : neurons) {
            vector.set(neuron);
        }
        return vector;
    }
}
