package dev.spikeloom.network;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spikeloom.network.layer.ConvolutionShape;
import dev.spikeloom.network.layer.IntegerWeights;
import dev.spikeloom.network.layer.LayerShape;
import dev.spikeloom.network.layer.MaxPoolShape;
import dev.spikeloom.network.layer.QuantizedLayer;
import dev.spikeloom.network.layer.SumPoolLayer;
import dev.spikeloom.network.layer.SumPoolShape;
import dev.spikeloom.network.layer.VolumeShape;
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
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Strides, padding and pooling in the integer reference. */
class ConvolutionAndPoolingTest {
    private static final int NETWORKS = 150;
    private static final int STEPS = 4;
    private static final float[] SCALES = {1};

    /**
     * Held to arithmetic that is written the other way round: volumes of numbers instead of spikes, each neuron gathers from its
     * square, and max pooling is a maximum, sum pooling a sum.
     */
    @ParameterizedTest
    @MethodSource("dev.spikeloom.testing.NeuronModels#various")
    void spikesAndPotentialsAreThoseOfVolumesOfNumbers(NeuronModel model) {
        int compared = 0;
        for (int seed = 0; seed < NETWORKS; seed++) {
            RandomGenerator random = RandomDesigns.random(seed);
            QuantizedNetwork network =
                    RandomNetworks.network(random, RandomNetworks.topology(random), model, random.nextInt(1, 17));
            IntegerReference reference = new IntegerReference(network);
            Volumes volumes = new Volumes(network);
            int inputs = network.topology().inputs();
            RecordedSpikes stimulus = RandomDesigns.spikes(random, 1, STEPS, inputs);
            SpikeVector input = new SpikeVector(inputs);
            for (int step = 0; step < STEPS; step++) {
                stimulus.read(0, step, input);
                reference.step(input);
                volumes.step(input);
                for (int layer = 0; layer < network.layers().size(); layer++) {
                    if (network.layers().get(layer).integerWeights().isPresent()) {
                        assertThat(reference.potentials(layer))
                                .as("seed %d, %s, layer %d", seed, network.topology(), layer)
                                .isEqualTo(volumes.potentials[layer]);
                        compared++;
                    }
                }
                assertThat(reference.spikes(network.layers().size() - 1).cardinality())
                        .isEqualTo(Arrays.stream(volumes.values).sum());
            }
        }
        assertThat(compared).isGreaterThan(NETWORKS * STEPS);
    }

    /** One channel; two inputs in a row; a kernel of 1 x 3 within its 3 x 3, padded by 1. */
    @Nested
    class Saturation {
        private static final VolumeShape INPUT = new VolumeShape(1, 4, 1);

        @Test
        void aConvolutionSaturatesWithEachSpikeInAscendingOrderAndWithTheBiasLast() {
            IntegerReference reference = saturating(-3);
            reference.step(spikes(0, 1, 2));
            // From the left: 1, 6, -9 with the weights of columns 0, 1 and 2 of the kernel.
            assertThat(reference.potentials(0))
                    .as("6 - 9 - 3; 1 + 6, -9 - 3; 1 + 6 - 3; 1 - 3")
                    .containsExactly(-6, -5, 4, -2);
            assertThat(reference.saturations(0)).isZero();
            reference.step(spikes(1, 2));
            assertThat(reference.potentials(0))
                    .as(
                            "-6 - 9 saturates, -8 - 3 too; -5 + 6 - 9, -3 saturates; 4 + 1 + 6 saturates, 7 - 3; -2 + 1 - 3")
                    .containsExactly(-8, -8, 4, -4);
            assertThat(reference.saturations(0)).isEqualTo(4);
        }

        @Test
        void aSpikeLeavesWhatIsLeftOfThePotentialWithItsBias() {
            IntegerReference reference = saturating(5);
            reference.step(spikes(3));
            assertThat(reference.potentials(0))
                    .as("5; 5; -9 + 5; 6 + 5 saturates")
                    .containsExactly(5, 5, -3, 7);
        }

        private IntegerReference saturating(int bias) {
            short[][] weights = {{0}, {0}, {0}, {1}, {6}, {-9}, {0}, {0}, {0}};
            QuantizedLayer layer =
                    Uniform.convolution(INPUT, 3, 1, 1, weights, new int[] {bias}, new int[] {100}, SCALES);
            return new IntegerReference(
                    Uniform.network(
                            NeuronModel.continuous(Reset.ZERO),
                            new WeightFormat(16),
                            List.of(layer, Uniform.dense(new short[4][1], new int[] {1}, SCALES))),
                    List.of(MembraneRange.of(4), MembraneRange.UNBOUNDED),
                    Collections.nCopies(2, RowGrouping.ONE_AT_A_TIME));
        }

        private SpikeVector spikes(int... active) {
            SpikeVector vector = new SpikeVector(INPUT.size());
            for (int i : active) {
                vector.set(i);
            }
            return vector;
        }
    }

    /** Behind sum pooling, weights come in the order of the spikes, not of their addresses: 0, 0, 1, 0. */
    @Nested
    class SaturationBehindSumPooling {
        private static final VolumeShape IMAGE = new VolumeShape(2, 4, 1);
        private final SpikeVector input = new SpikeVector(IMAGE.size());

        SaturationBehindSumPooling() {
            for (int i : new int[] {0, 1, 2, 4}) {
                input.set(i);
            }
        }

        @Test
        void aDenseLayer() {
            IntegerReference reference =
                    pooled(Uniform.dense(new short[][] {{5}, {-5}}, new int[1], new int[] {100}, SCALES));
            reference.step(input);
            assertThat(reference.potentials(1)).as("5 + 5 saturates, 7 - 5 + 5").containsExactly(7);
            assertThat(reference.saturations(1)).isEqualTo(1);
            assertThat(reference.spikes(0)).as("passed on as they are").isEqualTo(input);
            assertThat(reference.potentials(0)).isEmpty();
        }

        /** 2 x 3 output positions; the upper row of the kernel has no weights, so that the lower positions get none. */
        @Test
        void aConvolution() {
            short[][] weights = {{0}, {0}, {5}, {-5}};
            IntegerReference reference = pooled(Uniform.convolution(
                    new VolumeShape(1, 2, 1), 2, 1, 1, weights, new int[1], new int[] {100}, SCALES));
            reference.step(input);
            assertThat(reference.potentials(1))
                    .as("-5 - 5 - 5 saturates twice; 5 + 5 saturates, 7 - 5 + 5; 5")
                    .containsExactly(-8, 7, 5, 0, 0, 0);
            assertThat(reference.saturations(1)).isEqualTo(3);
        }

        private static IntegerReference pooled(QuantizedLayer layer) {
            QuantizedLayer last = Uniform.dense(new short[layer.neurons()][1], new int[] {1}, SCALES);
            return new IntegerReference(
                    Uniform.network(
                            NeuronModel.SNN_DC, new WeightFormat(16), List.of(new SumPoolLayer(IMAGE, 2), layer, last)),
                    List.of(MembraneRange.UNBOUNDED, MembraneRange.of(4), MembraneRange.UNBOUNDED),
                    Collections.nCopies(3, RowGrouping.ONE_AT_A_TIME));
        }
    }

    @Test
    void thresholdsMayBeOneANeuron() {
        VolumeShape image = new VolumeShape(1, 2, 1);
        QuantizedLayer layer =
                Uniform.convolution(image, 1, new short[][] {{3, 4}}, new int[2], new int[] {2, 4, 3, 3}, SCALES);
        IntegerReference reference = new IntegerReference(Uniform.network(
                NeuronModel.SNN_DC,
                new WeightFormat(16),
                List.of(layer, Uniform.dense(new short[4][1], new int[] {0}, SCALES))));
        SpikeVector input = new SpikeVector(2);
        input.set(0);
        input.set(1);
        reference.step(input);
        assertThat(reference.spikes(0)).hasToString("{0, 3} of 4");
    }

    /** A network on volumes of numbers. */
    private static final class Volumes {
        private final QuantizedNetwork network;
        private final Topology topology;
        private final int[][] carried;
        private final int[][] currents;
        final int[][] potentials;
        int[] values = {};

        Volumes(QuantizedNetwork network) {
            this.network = network;
            this.topology = network.topology();
            this.carried = new int[topology.depth()][];
            this.currents = new int[topology.depth()][];
            this.potentials = new int[topology.depth()][];
            for (int i = 0; i < topology.depth(); i++) {
                carried[i] = new int[topology.outputOf(i).size()];
                currents[i] = new int[carried[i].length];
            }
        }

        void step(SpikeVector input) {
            values = new int[input.size()];
            input.addTo(values);
            for (int i = 0; i < topology.depth(); i++) {
                VolumeShape in = topology.inputOf(i);
                VolumeShape out = topology.outputOf(i);
                LayerShape shape = topology.layers().get(i);
                if (shape instanceof MaxPoolShape pool) {
                    values = pool(in, out, pool.size(), false);
                } else if (shape instanceof SumPoolShape pool) {
                    values = pool(in, out, pool.size(), true);
                } else {
                    IntegerWeights numbers =
                            network.layers().get(i).integerWeights().orElseThrow();
                    int[] sums = shape instanceof ConvolutionShape convolution
                            ? convolve(in, out, convolution, numbers.weights())
                            : multiply(numbers.weights());
                    potentials[i] = integrate(sums, numbers, carried[i], currents[i]);
                    values = fire(potentials[i], numbers, carried[i]);
                }
            }
        }

        private int[] pool(VolumeShape in, VolumeShape out, int size, boolean sums) {
            int[] pooled = new int[out.size()];
            for (int y = 0; y < out.rows() * size; y++) {
                for (int x = 0; x < out.columns() * size; x++) {
                    for (int c = 0; c < in.channels(); c++) {
                        int target = out.index(y / size, x / size, c);
                        int value = values[in.index(y, x, c)];
                        pooled[target] = sums ? pooled[target] + value : Math.max(pooled[target], value);
                    }
                }
            }
            return pooled;
        }

        private int[] convolve(VolumeShape in, VolumeShape out, ConvolutionShape shape, short[][] weights) {
            int[] sums = new int[out.size()];
            for (int y = 0; y < out.rows(); y++) {
                for (int x = 0; x < out.columns(); x++) {
                    for (int row = 0; row < weights.length; row++) {
                        int square = row / in.channels();
                        int iy = y * shape.stride() - shape.padding() + square / shape.kernel();
                        int ix = x * shape.stride() - shape.padding() + square % shape.kernel();
                        if (iy >= 0 && iy < in.rows() && ix >= 0 && ix < in.columns()) {
                            for (int c = 0; c < out.channels(); c++) {
                                sums[out.index(y, x, c)] +=
                                        values[in.index(iy, ix, row % in.channels())] * weights[row][c];
                            }
                        }
                    }
                }
            }
            return sums;
        }

        private int[] multiply(short[][] weights) {
            int[] sums = new int[weights[0].length];
            for (int i = 0; i < values.length; i++) {
                for (int n = 0; n < sums.length; n++) {
                    sums[n] += values[i] * weights[i][n];
                }
            }
            return sums;
        }

        private int[] integrate(int[] sums, IntegerWeights numbers, int[] left, int[] currents) {
            int[] biases = numbers.biases();
            int[] v = new int[sums.length];
            for (int n = 0; n < v.length; n++) {
                int start = left[n] - lost(left[n], numbers.neuronModel().leak());
                int fromBefore = numbers.neuronModel().isSynaptic()
                        ? currents[n] - lost(currents[n], numbers.neuronModel().synapse())
                        : 0;
                currents[n] = Math.addExact(fromBefore, sums[n]) + biases[n % biases.length];
                v[n] = start + currents[n];
            }
            return v;
        }

        private static int lost(int v, Leak leak) {
            double exact = Math.scalb((double) v, -leak.shift()) + Math.scalb((double) v, -leak.secondShift());
            return leak.terms() == 0 ? 0 : (int) Math.floor(leak.terms() == 2 ? exact : exact - v);
        }

        private int[] fire(int[] v, IntegerWeights numbers, int[] left) {
            int[] thresholds = numbers.thresholds();
            int[] spikes = new int[v.length];
            for (int n = 0; n < v.length; n++) {
                int threshold = thresholds[n % thresholds.length];
                spikes[n] = v[n] > threshold ? 1 : 0;
                int rest = numbers.neuronModel().subtracts() ? v[n] - threshold : 0;
                left[n] = !numbers.neuronModel().carriesOver() ? 0 : spikes[n] == 1 ? rest : v[n];
            }
            return spikes;
        }
    }
}
