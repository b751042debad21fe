package dev.spikeloom.train.layer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spikeloom.kernel.AdamStep;
import dev.spikeloom.network.layer.ConvolutionShape;
import dev.spikeloom.network.layer.MaxPoolShape;
import dev.spikeloom.network.layer.VolumeShape;
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
import java.util.List;
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
        "1, 1, 1, 1, 1, 1",
        "6, 6, 1, 3, 3, 2",
        "8, 7, 3, 3, 12, 2",
        "9, 9, 12, 5, 17, 2",
        "9, 12, 17, 5, 3, 3",
        "5, 5, 2, 1, 100, 2",
        "12, 12, 12, 5, 64, 2",
        "17, 19, 1, 5, 12, 2",
        "6, 9, 4, 2, 16, 1",
    })
    void spikesAndGradientsAreThoseOfTheEquations(
            int rows, int columns, int channels, int kernel, int outChannels, int pool) {
        Case test = new Case(new VolumeShape(rows, columns, channels), kernel, outChannels, pool);
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
                assertThat(Arrays.copyOf(inputGradients[s], expected.inputGradient.length))
                        .as("input gradient of slot %d", first + s)
                        .containsExactly(expected.inputGradient);
            }
        }
        for (int task = 0; task < test.layer.updateTasks(); task++) {
            test.layer.update(task, 0, AdamStep.of(1e-3, 1));
        }
        int nonZero = test.compareWeightGradients();
        assertThat(nonZero).isPositive();
    }

    @ParameterizedTest
    @CsvSource({"1, 6, 2", "3, 12, 5"})
    void anUpdateIsSeenByTheNextPass(int channels, int outChannels, int kernel) {
        Case test = new Case(new VolumeShape(9, 9, channels), kernel, outChannels, 2);
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
        final int kernel;
        final int pool;
        final Batch batch = new Batch(SAMPLES + 1, TIME_STEPS, 1);
        final Spikes presented;
        final HiddenOutput output;
        final Parameters parameters;
        final ConvolutionTrainable layer;
        final double[][] weightGradient;

        Case(VolumeShape in, int kernel, int channels, int pool) {
            this.in = in;
            this.kernel = kernel;
            this.pool = pool;
            ConvolutionShape shape = new ConvolutionShape(channels, kernel);
            conv = shape.output(in);
            out = new MaxPoolShape(pool).output(conv);
            batch.resize(SAMPLES);
            presented = new Spikes(in.size(), batch.slotCapacity());
            for (int slot = 0; slot < batch.slots(); slot++) {
                for (int i = 0; i < in.size(); i++) {
                    if (CounterRandom.bits(slot, i) < Long.MIN_VALUE / 2) {
                        presented.at(slot).set(i);
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
            LayerContext context = new LayerContext(batch, presented, INPUT_SCALE, false, 1);
            layer = new ConvolutionTrainable(shape, new TrainablePlace(in, List.of(pool), parameters, 1, context));
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
                        if (presented.at(slot).get(in.index(y + ky, x + kx, c))) {
                            v += INPUT_SCALE * rows[(ky * kernel + kx) * in.channels() + c][o];
                        }
                    }
                }
            }
            return v;
        }

        private void passBack(int slot, int y, int x, int o, double delta, Expected expected) {
            for (int ky = 0; ky < kernel; ky++) {
                for (int kx = 0; kx < kernel; kx++) {
                    for (int c = 0; c < in.channels(); c++) {
                        int row = (ky * kernel + kx) * in.channels() + c;
                        int i = in.index(y + ky, x + kx, c);
                        expected.inputGradient[i] += (float) (delta * parameters.rows()[row][o]);
                        weightGradient[row][o] += presented.at(slot).get(i) ? INPUT_SCALE * delta : 0;
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
