package dev.spikeloom.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spikeloom.spike.CounterRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What every implementation of the kernels computes, to the bit, over shapes that fit no vector. */
class ConvolutionKernelsTest {
    /** Rows, columns, input channels, kernel, output channels, pool, stride; pools and strides leave rows and columns over. */
    private static final int[][] SHAPES = {
        {1, 1, 1, 1, 1, 1, 1},
        {7, 9, 1, 3, 3, 2, 1},
        {8, 7, 3, 3, 12, 2, 1},
        {9, 9, 12, 5, 17, 2, 1},
        {9, 12, 17, 5, 1, 3, 1},
        {6, 6, 2, 1, 100, 2, 1},
        {12, 12, 12, 5, 64, 2, 1},
        {28, 28, 1, 5, 12, 2, 1},
        {6, 21, 4, 2, 16, 1, 1},
        {7, 9, 1, 3, 3, 2, 2},
        {36, 36, 2, 5, 16, 1, 2},
        {12, 9, 3, 3, 12, 2, 2},
        {9, 14, 5, 1, 7, 1, 2},
        {8, 19, 2, 4, 70, 1, 2},
        {11, 10, 16, 3, 16, 1, 1},
        {10, 10, 7, 3, 5, 1, 1},
        {9, 8, 10, 3, 32, 1, 1},
    };

    static Stream<Arguments> implementationsAndShapes() {
        List<Arguments> arguments = new ArrayList<>();
        for (ConvolutionKernels kernels : List.of(Kernels.plainConvolutions(), Kernels.vectorConvolutions())) {
            for (int[] shape : SHAPES) {
                arguments.add(Arguments.of(kernels, shape));
            }
        }
        return arguments.stream();
    }

    @ParameterizedTest
    @MethodSource("implementationsAndShapes")
    void sumsAddTheWeightsOfTheActiveInputsOfEachPatchAscending(ConvolutionKernels kernels, int[] shape) {
        Case test = new Case(shape);
        ConvolutionGeometry geometry = test.geometry;
        float[][] sums = geometry.newSums();
        Arrays.stream(sums).forEach(row -> Arrays.fill(row, Float.NaN));

        kernels.sumSpikes(geometry, test.spikes(), test.starts(), test.wideWeights(), sums);

        float[] found = new float[test.deltas.length];
        float[] expected = new float[found.length];
        int n = 0;
        for (int[] position : test.positions()) {
            float[] row = sums[position[0] * geometry.groups() + geometry.groupOf(position[1])];
            for (int o = 0; o < geometry.outChannels(); o++, n++) {
                found[n] = row[geometry.wideColumnOf(position[1]) + o];
                expected[n] = test.sum(position[0], position[1], o);
            }
        }
        assertThat(found).containsExactly(expected);
    }

    @ParameterizedTest
    @MethodSource("implementationsAndShapes")
    void poolingTakesTheFirstOfTheLargestPotentialsOfASquare(ConvolutionKernels kernels, int[] shape) {
        Case test = new Case(shape);
        ConvolutionGeometry geometry = test.geometry;
        float[][] sums = geometry.newSums();
        // Few different sums, so that there are ties.
        float[] values = Case.random(sums.length * sums[0].length, 5);
        for (int i = 0; i < values.length; i++) {
            sums[i / sums[0].length][i % sums[0].length] = Math.round(3 * values[i]);
        }
        float[] biases = Case.random(geometry.outChannels(), 6);
        float[] pooled = new float[geometry.outputs()];
        int[] winners = new int[geometry.outputs()];

        kernels.pool(geometry, sums, 1.25f, biases, pooled, winners);

        float[] expected = new float[pooled.length];
        int[] expectedWinners = new int[winners.length];
        int n = 0;
        for (int y = 0; y < geometry.pooledRows(); y++) {
            for (int x = 0; x < geometry.pooledColumns(); x++) {
                for (int o = 0; o < geometry.outChannels(); o++, n++) {
                    expected[n] = Float.NEGATIVE_INFINITY;
                    for (int w = 0; w < geometry.pool() * geometry.pool(); w++) {
                        int row = y * geometry.pool() + w / geometry.pool();
                        int column = x * geometry.pool() + w % geometry.pool();
                        float[] sum = sums[row * geometry.groups() + geometry.groupOf(column)];
                        float v = Math.fma(1.25f, sum[geometry.wideColumnOf(column) + o], biases[o]);
                        if (v > expected[n]) {
                            expected[n] = v;
                            expectedWinners[n] = w;
                        }
                    }
                }
            }
        }
        assertThat(pooled).containsExactly(expected);
        assertThat(winners).containsExactly(expectedWinners);
    }

    @ParameterizedTest
    @MethodSource("implementationsAndShapes")
    void inputGradientsAddTheWeightsThatEachDeltaCameThrough(ConvolutionKernels kernels, int[] shape) {
        Case test = new Case(shape);
        ConvolutionGeometry geometry = test.geometry;
        float[] found = geometry.newInputMap();

        kernels.addInputGradient(geometry, test.deltasByPatch(), test.transposedWeights(), found);

        float[] expected = new float[geometry.inputs()];
        for (int ky = 0; ky < geometry.kernel(); ky++) {
            for (int[] position : test.positions()) {
                for (int o = 0; o < geometry.outChannels(); o++) {
                    float delta = test.delta(position[0], position[1], o);
                    for (int i = 0; delta != 0 && i < geometry.run(); i++) {
                        int input = test.input(position[0], position[1], ky) + i;
                        expected[input] = Math.fma(delta, test.weights[ky * geometry.run() + i][o], expected[input]);
                    }
                }
            }
        }
        assertThat(Arrays.copyOf(found, expected.length)).containsExactly(expected);
    }

    @ParameterizedTest
    @MethodSource("implementationsAndShapes")
    void weightGradientsAddTheDeltasOfThePatchesThatAnInputIsActiveIn(ConvolutionKernels kernels, int[] shape) {
        Case test = new Case(shape);
        ConvolutionGeometry geometry = test.geometry;
        for (int ky = 0; ky < geometry.kernel(); ky++) {
            float[][] found = new float[geometry.outChannels()][geometry.paddedRun()];

            kernels.addWeightGradient(geometry, ky, test.deltasByChannel(), test.inputMap(), found);

            for (int o = 0; o < geometry.outChannels(); o++) {
                float[] expected = new float[geometry.run()];
                for (int[] position : test.positions()) {
                    float delta = test.delta(position[0], position[1], o);
                    for (int i = 0; delta != 0 && i < geometry.run(); i++) {
                        boolean active = test.active[test.input(position[0], position[1], ky) + i];
                        expected[i] += active ? delta : 0;
                    }
                }
                assertThat(Arrays.copyOf(found[o], expected.length))
                        .as("kernel row %d, channel %d", ky, o)
                        .containsExactly(expected);
            }
        }
    }

    /** Random spikes, weights and deltas in their plainest layout, and in that of the kernels. */
    private static final class Case {
        final ConvolutionGeometry geometry;
        final boolean[] active;
        /** {@code [(ky * kernel + kx) * inChannels + c][outChannels]}. */
        final float[][] weights;
        /** {@code [outRows * outColumns * outChannels]}. */
        final float[] deltas;

        Case(int[] shape) {
            geometry = new ConvolutionGeometry(shape[0], shape[1], shape[2], shape[3], shape[6], shape[4], shape[5]);
            active = new boolean[geometry.inputs()];
            float[] random = random(geometry.inputs(), 1);
            for (int i = 0; i < active.length; i++) {
                active[i] = random[i] > 0.3f;
            }
            weights = new float[geometry.kernel() * geometry.run()][];
            for (int i = 0; i < weights.length; i++) {
                weights[i] = random(geometry.outChannels(), 100 + i);
            }
            deltas = random(geometry.outRows() * geometry.outColumns() * geometry.outChannels(), 2);
            float[] rare = random(deltas.length, 3);
            for (int i = 0; i < deltas.length; i++) {
                deltas[i] = rare[i] > 0.5f ? deltas[i] : 0;
            }
        }

        static float[] random(int length, long key) {
            float[] values = new float[length];
            for (int i = 0; i < length; i++) {
                values[i] = (CounterRandom.bits(key, i) >> 40) * 0x1p-23f;
            }
            return values;
        }

        List<int[]> positions() {
            List<int[]> positions = new ArrayList<>();
            for (int y = 0; y < geometry.outRows(); y++) {
                for (int x = 0; x < geometry.outColumns(); x++) {
                    positions.add(new int[] {y, x});
                }
            }
            return positions;
        }

        /** The first input of a row of the patch of an output position. */
        int input(int y, int x, int kernelRow) {
            int position = (y * geometry.stride() + kernelRow) * geometry.columns() + x * geometry.stride();
            return position * geometry.inChannels();
        }

        float delta(int y, int x, int o) {
            return deltas[(y * geometry.outColumns() + x) * geometry.outChannels() + o];
        }

        float sum(int y, int x, int o) {
            float sum = 0;
            for (int ky = 0; ky < geometry.kernel(); ky++) {
                for (int i = 0; i < geometry.run(); i++) {
                    if (active[input(y, x, ky) + i]) {
                        sum += weights[ky * geometry.run() + i][o];
                    }
                }
            }
            return sum;
        }

        int[] spikes() {
            return IntStream.range(0, active.length).filter(i -> active[i]).toArray();
        }

        int[] starts() {
            int[] starts = new int[geometry.rows() * geometry.columns() + 1];
            for (int i = 0; i < active.length; i++) {
                for (int after = i / geometry.inChannels() + 1; active[i] && after < starts.length; after++) {
                    starts[after]++;
                }
            }
            return starts;
        }

        float[][] wideWeights() {
            float[][] wide = geometry.newWideWeights();
            for (int ky = 0; ky < geometry.kernel(); ky++) {
                for (int x = 0; x < geometry.group(); x++) {
                    for (int i = 0; i < geometry.run(); i++) {
                        int row = (ky * geometry.wideKernel() + x * geometry.stride()) * geometry.inChannels() + i;
                        for (int o = 0; o < geometry.outChannels(); o++) {
                            wide[row][x * geometry.outChannels() + o] = weights[ky * geometry.run() + i][o];
                        }
                    }
                }
            }
            return wide;
        }

        float[][][] transposedWeights() {
            float[][][] transposed = new float[geometry.kernel()][geometry.outChannels()][geometry.paddedRun()];
            for (int i = 0; i < weights.length; i++) {
                for (int o = 0; o < geometry.outChannels(); o++) {
                    transposed[i / geometry.run()][o][i % geometry.run()] = weights[i][o];
                }
            }
            return transposed;
        }

        float[] inputMap() {
            float[] map = geometry.newInputMap();
            for (int i = 0; i < active.length; i++) {
                map[i] = active[i] ? 1 : 0;
            }
            return map;
        }

        SparseMatrix deltasByPatch() {
            return sparse(true);
        }

        SparseMatrix deltasByChannel() {
            return sparse(false);
        }

        private SparseMatrix sparse(boolean byPatch) {
            int[] patches = new int[deltas.length];
            int[] channels = new int[deltas.length];
            float[] values = new float[deltas.length];
            int count = 0;
            for (int i = 0; i < deltas.length; i++) {
                if (deltas[i] != 0) {
                    int position = i / geometry.outChannels();
                    patches[count] = geometry.patch(position / geometry.outColumns(), position % geometry.outColumns());
                    channels[count] = i % geometry.outChannels();
                    values[count++] = deltas[i];
                }
            }
            SparseMatrix matrix =
                    new SparseMatrix(byPatch ? geometry.rows() * geometry.columns() : geometry.outChannels());
            matrix.set(byPatch ? patches : channels, byPatch ? channels : patches, values, count);
            return matrix;
        }
    }
}
