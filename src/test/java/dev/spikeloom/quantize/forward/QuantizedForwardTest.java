package dev.spikeloom.quantize.forward;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.spikeloom.network.IntegerReference;
import dev.spikeloom.network.QuantizedNetwork;
import dev.spikeloom.network.Topology;
import dev.spikeloom.network.layer.AddressMap;
import dev.spikeloom.network.layer.QuantizedDenseLayer;
import dev.spikeloom.network.layer.QuantizedLayer;
import dev.spikeloom.network.neuron.Leak;
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
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The first rung of the verification ladder: the quantized forward pass is the integer reference. */
class QuantizedForwardTest {
    private static final int NETWORKS = 400;
    private static final int SAMPLES = 2;
    private static final int STEPS = 6;

    @ParameterizedTest
    @MethodSource("dev.spikeloom.testing.NeuronModels#various")
    void agreesWithTheIntegerReferenceInEverySpikeAndPotential(NeuronModel neuronModel) {
        int comparedSteps = 0;
        long comparedNeurons = 0;
        long spikes = 0;
        for (int seed = 0; seed < NETWORKS; seed++) {
            RandomGenerator random = RandomDesigns.random(seed);
            QuantizedNetwork network =
                    RandomNetworks.network(random, RandomNetworks.topology(random), neuronModel, random.nextInt(1, 17));
            IntegerReference reference = new IntegerReference(network);
            QuantizedForward forward = new QuantizedForward(network).copy();
            int inputs = network.topology().inputs();
            RecordedSpikes stimulus = RandomDesigns.spikes(random, SAMPLES, STEPS, inputs);
            SpikeVector input = new SpikeVector(inputs);
            for (int sample = 0; sample < SAMPLES; sample++) {
                reference.startSample();
                forward.startSample();
                for (int step = 0; step < STEPS; step++) {
                    stimulus.read(sample, step, input);
                    assertThat(forward.step(input)).isEqualTo(reference.step(input));
                    for (int layer = 0; layer < network.layers().size(); layer++) {
                        assertThat(forward.spikes(layer))
                                .as("seed %d, %s, layer %d", seed, network.topology(), layer)
                                .isEqualTo(reference.spikes(layer));
                        assertThat(forward.potentials(layer)).isEqualTo(reference.potentials(layer));
                        comparedNeurons += forward.spikes(layer).size();
                        spikes += forward.spikes(layer).cardinality();
                    }
                    comparedSteps++;
                }
            }
        }
        assertThat(comparedSteps).isEqualTo(NETWORKS * SAMPLES * STEPS);
        // Neither silent nor saturated networks would show much.
        assertThat((double) spikes / comparedNeurons).isBetween(0.2, 0.8);
    }

    /** Registers of a few bits less than the layers need. */
    @ParameterizedTest
    @MethodSource("dev.spikeloom.testing.NeuronModels#withoutSynapses")
    void saturatesAsTheIntegerReferenceDoes(NeuronModel neuronModel) {
        long saturations = 0;
        for (int seed = 0; seed < NETWORKS / 4; seed++) {
            RandomGenerator random = RandomDesigns.random(seed);
            QuantizedNetwork network =
                    RandomNetworks.network(random, RandomNetworks.topology(random), neuronModel, random.nextInt(2, 8));
            List<MembraneRange> ranges = network.layers().stream()
                    .map(layer -> layer.integerWeights().isPresent()
                            ? MembraneRange.of(random.nextInt(4, 10))
                            : MembraneRange.UNBOUNDED)
                    .toList();
            IntegerReference reference = new IntegerReference(
                    network, ranges, Collections.nCopies(ranges.size(), RowGrouping.ONE_AT_A_TIME));
            QuantizedForward forward = new QuantizedForward(
                            network,
                            ranges.stream()
                                    .map(range -> range.equals(MembraneRange.UNBOUNDED)
                                            ? Optional.<Saturation>empty()
                                            : Optional.of(new Saturation(range, () -> QuantizedForwardTest::oneByOne)))
                                    .toList())
                    .copy();
            int inputs = network.topology().inputs();
            RecordedSpikes stimulus = RandomDesigns.spikes(random, 1, STEPS, inputs);
            SpikeVector input = new SpikeVector(inputs);
            for (int step = 0; step < STEPS; step++) {
                stimulus.read(0, step, input);
                forward.step(input);
                reference.step(input);
                for (int layer = 0; layer < ranges.size(); layer++) {
                    assertThat(forward.spikes(layer))
                            .as("seed %d, %s, layer %d", seed, network.topology(), layer)
                            .isEqualTo(reference.spikes(layer));
                    assertThat(forward.potentials(layer)).isEqualTo(reference.potentials(layer));
                    assertThat(forward.saturations(layer)).isEqualTo(reference.saturations(layer));
                    saturations += step + 1 == STEPS ? forward.saturations(layer) : 0;
                }
            }
        }
        assertThat(saturations).isGreaterThan(10_000);
    }

    private static int oneByOne(SpikeVector presynaptic, int[] rows, int[] ends) {
        int count = presynaptic.listSpikes(rows);
        ends[0] = Math.min(1, count);
        for (int group = 1; group < count; group++) {
            ends[group] = group + 1;
        }
        return Math.max(1, count);
    }

    @Test
    void aLayerWithoutNeuronsDoesNotSaturate() {
        for (String pool : List.of("mp2", "sp2")) {
            QuantizedNetwork network = RandomNetworks.network(
                    RandomDesigns.random(1), Topology.parse("4x4-" + pool + "-3o"), NeuronModel.SNN_DC, 4);
            Saturation saturation = new Saturation(MembraneRange.of(9), () -> QuantizedForwardTest::oneByOne);
            assertThatThrownBy(() -> new QuantizedForward(network, Collections.nCopies(2, Optional.of(saturation))))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("layer 0 has no potentials that could saturate");
        }
    }

    /** Sums of a column range over 2^15 - 1 in one network, and over 2^15 in the other: the last that lanes hold. */
    @Test
    void agreesAtTheEdgeOfWhatSixteenBitsHold() {
        int packed = 0;
        for (short last : new short[] {-1, -2}) {
            short[][] weights = {{16383}, {16383}, {last}};
            QuantizedDenseLayer layer = Uniform.dense(weights, new int[] {0}, new float[] {1});
            packed += PackedLanes.hold(layer, ColumnBounds.of(layer, AddressMap.identity(layer.input()))) ? 1 : 0;
            for (int threshold : new int[] {Integer.MIN_VALUE, -3, -2, -1, 0, 32_765, 32_766, Integer.MAX_VALUE}) {
                assertAgreesForAllInputs(
                        network(NeuronModel.SNN_DC, Uniform.dense(weights, new int[] {threshold}, new float[] {1})));
            }
        }
        assertThat(packed).isEqualTo(1);
    }

    @Test
    void aCopyHasAStateOfItsOwn() {
        QuantizedForward forward = new QuantizedForward(network(
                NeuronModel.SNN_CT, Uniform.dense(new short[][] {{2}}, new int[] {3}, new float[] {1})));
        QuantizedForward copy = forward.copy();
        SpikeVector input = new SpikeVector(1);
        input.set(0);
        forward.step(input);
        forward.step(input);
        copy.step(input);
        assertThat(forward.potentials(0)).containsExactly(4);
        assertThat(copy.potentials(0)).containsExactly(2);
    }

    @Test
    void refusesToCarryAPotentialOutOf32Bits() {
        int bias = -QuantizedLayer.MAX_BIAS + 1;
        QuantizedForward forward = new QuantizedForward(network(
                NeuronModel.SNN_CT,
                Uniform.dense(new short[][] {{1}}, new int[] {bias}, new int[] {1}, new float[] {1})));
        SpikeVector silence = new SpikeVector(1);
        forward.step(silence);
        forward.step(silence);
        assertThat(forward.potentials(0)).containsExactly(2 * bias);
        assertThatThrownBy(() -> forward.step(silence))
                .isInstanceOf(ArithmeticException.class)
                .hasMessage("potentials may leave 32 bits after 2 time steps of a sample");
        forward.startSample();
        assertThat(forward.step(silence).cardinality()).isZero();
    }

    /** Losing half of itself, a potential comes no further than twice what a time step adds: 2^31 - 2. */
    @Test
    void carriesAPotentialForEverIfItLeaksFarEnough() {
        QuantizedNetwork network = network(NeuronModel.lif(1, Reset.SUBTRACT), biased(-QuantizedLayer.MAX_BIAS + 1));
        QuantizedForward forward = new QuantizedForward(network);
        IntegerReference reference = new IntegerReference(network);
        SpikeVector silence = new SpikeVector(1);
        for (int step = 0; step < 100; step++) {
            forward.step(silence);
            reference.step(silence);
            assertThat(forward.potentials(0)).isEqualTo(reference.potentials(0));
        }
        assertThat(forward.potentials(0)[0]).isEqualTo(-Integer.MAX_VALUE + 2);
    }

    @Test
    void refusesToCarryAPotentialOutOf32BitsThoughItLeaks() {
        QuantizedForward forward =
                new QuantizedForward(network(NeuronModel.lif(1, Reset.SUBTRACT), biased(-QuantizedLayer.MAX_BIAS)));
        SpikeVector silence = new SpikeVector(1);
        forward.step(silence);
        assertThatThrownBy(() -> forward.step(silence))
                .isInstanceOf(ArithmeticException.class)
                .hasMessage("potentials may leave 32 bits after 1 time steps of a sample");
    }

    /** Of a bias of 1,000, the currents of 2,071 time steps add up to no more than 2^31 - 1: t (t + 1) / 2 times as much. */
    @Test
    void carriesASlowSynapticCurrentAsLongAsItCannotLeave32Bits() {
        NeuronModel model = NeuronModel.continuous(Reset.SUBTRACT).withSynapse(Leak.of(Leak.MAX_SHIFT));
        QuantizedNetwork network = network(model, biased(-1000));
        QuantizedForward forward = new QuantizedForward(network);
        IntegerReference reference = new IntegerReference(network);
        SpikeVector silence = new SpikeVector(1);
        for (int step = 0; step < 2071; step++) {
            forward.step(silence);
            reference.step(silence);
            assertThat(forward.potentials(0)).isEqualTo(reference.potentials(0));
        }
        assertThatThrownBy(() -> forward.step(silence))
                .isInstanceOf(ArithmeticException.class)
                .hasMessage("potentials may leave 32 bits after 2071 time steps of a sample");
    }

    private static QuantizedDenseLayer biased(int bias) {
        return Uniform.dense(new short[][] {{0}}, new int[] {bias}, new int[] {1}, new float[] {1});
    }

    private static void assertAgreesForAllInputs(QuantizedNetwork network) {
        IntegerReference reference = new IntegerReference(network);
        QuantizedForward forward = new QuantizedForward(network);
        SpikeVector input = new SpikeVector(network.topology().inputs());
        for (int pattern = 0; pattern < 1 << input.size(); pattern++) {
            input.setWord(0, pattern);
            assertThat(forward.step(input)).isEqualTo(reference.step(input));
            assertThat(forward.potentials(0)).isEqualTo(reference.potentials(0));
        }
    }

    private static QuantizedNetwork network(NeuronModel neuronModel, QuantizedLayer... layers) {
        return Uniform.network(neuronModel, new WeightFormat(16), Arrays.asList(layers));
    }
}
