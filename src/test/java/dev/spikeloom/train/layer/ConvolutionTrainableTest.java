package dev.spikeloom.train.layer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spikeloom.kernel.AdamStep;
import dev.spikeloom.network.Topology;
import dev.spikeloom.network.layer.AddressMap;
import dev.spikeloom.network.layer.ConvolutionShape;
import dev.spikeloom.network.layer.MaxPoolShape;
import dev.spikeloom.network.layer.VolumeShape;
import dev.spikeloom.network.neuron.NeuronModel;
import dev.spikeloom.spike.CounterRandom;
import dev.spikeloom.spike.Dropout;
import dev.spikeloom.spike.SpikeVector;
import dev.spikeloom.train.batch.Batch;
import dev.spikeloom.train.batch.Group;
import dev.spikeloom.train.batch.Groups;
import dev.spikeloom.train.batch.Spikes;
import dev.spikeloom.train.neuron.DiscontinuousNeurons;
import dev.spikeloom.train.neuron.HiddenOutput;
import java.util.Arrays;
import org.assertj.core.data.Offset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A convolution with max pooling while it is trained, held to the equations written as loops over everything. Weights,
 * biases and gradients are multiples of 1/16, so that no order of a sum can change it, and that there are many ties.
 */
class ConvolutionTrainableTest {
    private static final float INPUT_SCALE = 2;
    private static final int SAMPLES = 13;
    private static final int TIME_STEPS = 2;
    private static final Dropout HALF = new Dropout(0.5);

    @ParameterizedTest
    @CsvSource({
        "1x1x1, 1c1, 1, 1",
        "6x6x1, 3c3, 2, 1",
        "8x7x3, 12c3, 2, 1",
        "9x9x12, 17c5, 2, 1",
        "9x12x17, 3c5, 3, 1",
        "5x5x2, 100c1, 2, 1",
        "12x12x12, 64c5, 2, 1",
        "17x19x1, 12c5, 2, 1",
        "6x9x4, 16c2, 1, 1",
        "6x6x1, 3c3p1, 2, 1",
        "6x9x2, 16c3p2, 1, 1",
        "9x12x3, 7c5s2, 1, 1",
        "34x34x2, 16c5s2p1, 2, 1",
        "6x7x2, 5c4s2p3, 2, 1",
        "1x2x3, 5c3p2, 1, 1",
        "9x10x3, 8c3p1, 1, 2",
        "13x11x2, 20c3s2, 1, 2",
        "13x11x2, 4c3, 1, 3"
    })
    void spikesAndGradientsAreThoseOfTheEquations(String presynaptic, String convolution, int pool, int sumPool) {
        Case test = new Case(presynaptic, convolution, pool, sumPool);
        LayerPass pass = test.layer.pass(new DiscontinuousNeurons(test.batch, test.output, 1));
        for (Group group : Groups.of(test.batch, SAMPLES)) {
            pass.forward(group);
            int first = group.firstSample() * TIME_STEPS;
            int slots = group.samples() * TIME_STEPS;
            float[][] gradients = new float[slots][];
            for (int s = 0; s < slots; s++) {
                gradients[s] = test.gradient(first + s);
            }
            float[][] inputGradients = pass.backward(group, gradients);
            for (int s = 0; s < slots; s++) {
                Expected expected = test.expected(first + s, gradients[s]);
                assertThat(test.output.spikes().at(first + s))
                        .as("spikes of slot %d", first + s)
                        .isEqualTo(expected.spikes);
                float[] spikeGradient = new float[test.addresses.from().size()];
                for (int i = 0; i < spikeGradient.length; i++) {
                    int address = test.addresses.of(i);
                    spikeGradient[i] = address == AddressMap.NONE ? 0 : expected.inputGradient[address];
                }
                assertThat(Arrays.copyOf(inputGradients[s], spikeGradient.length))
                        .as("input gradient of slot %d", first + s)
                        .containsExactly(spikeGradient);
            }
        }
        for (int task = 0; task < test.layer.updateTasks(); task++) {
            test.layer.update(task, 0, AdamStep.of(1e-3, 1));
        }
        int nonZero = test.compareWeightGradients();
        assertThat(nonZero).isPositive();
    }

    @ParameterizedTest
    @CsvSource({"1, 6c2", "3, 12c5", "3, 12c5s2p2"})
    void anUpdateIsSeenByTheNextPass(int channels, String convolution) {
        Case test = new Case("9x9x" + channels, convolution, 2, 1);
        LayerPass pass = test.layer.pass(new DiscontinuousNeurons(test.batch, test.output, 1));
        float[][] latent = test.parameters.state()[0];
        for (float[] row : latent) {
            for (int n = 0; n < row.length; n++) {
                row[n] = -row[n];
            }
        }
        test.layer.resume();
        Group group = Groups.of(test.batch, SAMPLES).get(0);
        pass.forward(group);
        assertThat(test.output.spikes().at(0)).isEqualTo(test.expected(0, test.gradient(0)).spikes);
    }

    private static final class Expected {
        final SpikeVector spikes;
        final float[] inputGradient;

        Expected(int neurons, int inputs) {
            spikes = new SpikeVector(neurons);
            inputGradient = new float[inputs];
        }
    }

    private static final class Case {
        final VolumeShape in;
        final VolumeShape conv;
        final VolumeShape out;
        final AddressMap addresses;
        final ConvolutionShape shape;
        final int kernel;
        final int pool;
        final Batch batch = new Batch(SAMPLES + 1, TIME_STEPS, 1);
        final Spikes presented;
        /** Spikes of each input. */
        final int[][] counts;

        final HiddenOutput output;
        final Parameters parameters;
        final ConvolutionTrainable layer;
        final double[][] weightGradient;

        Case(String presynaptic, String convolution, int pool, int sumPool) {
            Topology topology = Topology.parse(presynaptic + "-sp" + sumPool + "-" + convolution + "-2o");
            this.in = topology.inputOf(1);
            this.addresses = topology.addressesOf(1);
            this.shape = (ConvolutionShape) topology.layers().get(1);
            this.kernel = shape.kernel();
            this.pool = pool;
            int channels = shape.channels();
            conv = shape.output(in);
            out = new MaxPoolShape(pool).output(conv);
            batch.resize(SAMPLES);
            presented = new Spikes(addresses.from().size(), batch.slotCapacity());
            counts = new int[batch.slotCapacity()][in.size()];
            for (int slot = 0; slot < batch.slots(); slot++) {
                for (int i = 0; i < presented.size(); i++) {
                    if (CounterRandom.bits(slot, i) < Long.MIN_VALUE / 2) {
                        presented.at(slot).set(i);
                        if (addresses.of(i) != AddressMap.NONE) {
                            counts[slot][addresses.of(i)]++;
                        }
                    }
                }
            }
            for (int s = 0; s < SAMPLES; s++) {
                batch.dropoutKeys()[s] = 77L + s;
            }
            output = new HiddenOutput(1, new Spikes(out.size(), batch.slotCapacity()), HALF, 0);
            int patch = kernel * kernel * in.channels();
            parameters = new Parameters(patch, channels, true, null);
            float[][] weights = new float[patch][];
            for (int i = 0; i < patch; i++) {
                weights[i] = sixteenths(channels, 1000 + i, patch > 100 ? 2 : 8);
            }
            parameters.startFrom(weights, sixteenths(channels, 999, 16));
            LayerContext context = new LayerContext(batch, presented, addresses, INPUT_SCALE, false, 1);
            layer = new ConvolutionTrainable(shape, new TrainablePlace(pool, NeuronModel.SNN_DC, parameters, context));
            weightGradient = new double[patch + 1][channels];
        }

        float[] gradient(int slot) {
            return sixteenths(out.size(), 500 + slot, 64);
        }

        /** Also adds to {@link #weightGradient}. */
        Expected expected(int slot, float[] gradient) {
            Expected expected = new Expected(out.size(), in.size());
            long[] kept = new long[output.spikes().at(0).wordCount()];
            output.keep(batch.dropoutKeys()[slot / TIME_STEPS], kept);
            for (int py = 0; py < out.rows(); py++) {
                for (int px = 0; px < out.columns(); px++) {
                    for (int o = 0; o < out.channels(); o++) {
                        int n = out.index(py, px, o);
                        boolean keep = (kept[n >>> 6] >>> n & 1) != 0;
                        boolean anySpike = false;
                        int winnerY = -1;
                        int winnerX = -1;
                        for (int y = py * pool; y < (py + 1) * pool; y++) {
                            for (int x = px * pool; x < (px + 1) * pool; x++) {
                                anySpike |= potential(slot, y, x, o) > 1;
                                if (winnerY < 0 || potential(slot, y, x, o) > potential(slot, winnerY, winnerX, o)) {
                                    winnerY = y;
                                    winnerX = x;
                                }
                            }
                        }
                        if (anySpike && keep) {
                            expected.spikes.set(n);
                        }
                        if (keep && Math.abs(potential(slot, winnerY, winnerX, o) - 1) <= 1) {
                            passBack(slot, winnerY, winnerX, o, 0.5 * HALF.scale() * gradient[n], expected);
                        }
                    }
                }
            }
            return expected;
        }

        private double potential(int slot, int y, int x, int o) {
            float[][] rows = parameters.rows();
            double v = rows[parameters.inputs()][o];
            for (int ky = 0; ky < kernel; ky++) {
                for (int kx = 0; kx < kernel; kx++) {
                    for (int c = 0; c < in.channels(); c++) {
                        if (isInside(y, x, ky, kx)) {
                            int count = counts[slot][input(y, x, ky, kx, c)];
                            v += INPUT_SCALE * count * rows[(ky * kernel + kx) * in.channels() + c][o];
                        }
                    }
                }
            }
            return v;
        }

        private boolean isInside(int y, int x, int ky, int kx) {
            int row = y * shape.stride() - shape.padding() + ky;
            int column = x * shape.stride() - shape.padding() + kx;
            return row >= 0 && row < in.rows() && column >= 0 && column < in.columns();
        }

        private int input(int y, int x, int ky, int kx, int c) {
            return in.index(y * shape.stride() - shape.padding() + ky, x * shape.stride() - shape.padding() + kx, c);
        }

        private void passBack(int slot, int y, int x, int o, double delta, Expected expected) {
            for (int ky = 0; ky < kernel; ky++) {
                for (int kx = 0; kx < kernel; kx++) {
                    for (int c = 0; c < in.channels(); c++) {
                        if (isInside(y, x, ky, kx)) {
                            int row = (ky * kernel + kx) * in.channels() + c;
                            int i = input(y, x, ky, kx, c);
                            expected.inputGradient[i] +=
                                    (float) (delta * parameters.rows()[row][o]);
                            weightGradient[row][o] += counts[slot][i] * INPUT_SCALE * delta;
                        }
                    }
                }
            }
            weightGradient[parameters.inputs()][o] += delta;
        }

        /** In Adam's first step the first moment is a tenth of the gradient. Returns how many differ from zero. */
        int compareWeightGradients() {
            float[][] means = parameters.state()[1];
            int nonZero = 0;
            for (int row = 0; row < weightGradient.length; row++) {
                for (int o = 0; o < weightGradient[row].length; o++) {
                    double mean = 0.1 * weightGradient[row][o] / SAMPLES;
                    assertThat((double) means[row][o])
                            .as("row %d, channel %d", row, o)
                            .isCloseTo(mean, Offset.offset(1e-6 * Math.max(1, Math.abs(mean))));
                    nonZero += mean == 0 ? 0 : 1;
                }
            }
            return nonZero;
        }

        private static float[] sixteenths(int length, long key, int most) {
            float[] values = new float[length];
            for (int i = 0; i < length; i++) {
                values[i] = (Long.remainderUnsigned(CounterRandom.bits(key, i), 2L * most + 1) - most) / 16f;
            }
            return values;
        }
    }
}
