package dev.spikeloom.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spikeloom.spike.CounterRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What every implementation of the kernels computes, to the bit, over sizes that fit no vector. */
class FloatKernelsTest {
    private static final int ROWS = 40;
    private static final List<Integer> COLUMNS = List.of(1, 3, 7, 8, 9, 16, 31, 33, 64, 100, 256, 257, 300);

    static List<FloatKernels> implementations() {
        return List.of(Kernels.plain(), Kernels.vector());
    }

    static Stream<Arguments> implementationsAndColumns() {
        List<Arguments> arguments = new ArrayList<>();
        for (FloatKernels kernels : implementations()) {
            COLUMNS.forEach(columns -> arguments.add(Arguments.of(kernels, columns)));
        }
        return arguments.stream();
    }

    @Test
    void theTestsRunWithTheVectorModule() {
        assertThat(Kernels.vectorAvailable()).isTrue();
        assertThat(Kernels.vector().name()).startsWith("vector, ");
        assertThat(Kernels.plain().name()).isEqualTo("plain");
    }

    @ParameterizedTest
    @MethodSource("implementationsAndColumns")
    void addRowsAddsOneRowAfterTheOtherWithinItsRange(FloatKernels kernels, int columns) {
        float[][] rows = random(ROWS, columns, 1);
        int from = columns / 5;
        for (int count = 0; count <= 19; count++) {
            int[] active = indices(count);
            float[] expected = random(1, columns, 2)[0];
            float[] found = expected.clone();
            for (int i = 0; i < count; i++) {
                for (int n = from; n < columns; n++) {
                    expected[n] += rows[active[i]][n];
                }
            }
            kernels.addRows(found, from, columns, rows, active, count);
            assertThat(found).as("%d rows", count).containsExactly(expected);
        }
    }

    @ParameterizedTest
    @MethodSource("implementationsAndColumns")
    void addScaledRowsFusesOneRowAfterTheOther(FloatKernels kernels, int columns) {
        float[][] rows = random(ROWS, columns, 1);
        for (int count = 0; count <= 19; count++) {
            int[] active = indices(count);
            float[] factors = random(1, Math.max(1, count), 3)[0];
            float[] expected = random(1, columns, 2)[0];
            float[] found = expected.clone();
            for (int i = 0; i < count; i++) {
                for (int n = 0; n < columns; n++) {
                    expected[n] = Math.fma(factors[i], rows[active[i]][n], expected[n]);
                }
            }
            kernels.addScaledRows(found, rows, active, factors, count);
            assertThat(found).as("%d rows", count).containsExactly(expected);
        }
    }

    @ParameterizedTest
    @MethodSource("implementationsAndColumns")
    void multiplySumsFusedProductsInTheOrderOfTheDepth(FloatKernels kernels, int columns) {
        for (int rows : new int[] {0, 1, 7, 8, 9, 17}) {
            for (int depth : new int[] {1, 3, 4, 10, 33}) {
                float[][] left = random(rows, depth, 4);
                float[][] right = random(depth, columns, 5);
                float[][] expected = new float[rows][columns];
                for (int r = 0; r < rows; r++) {
                    for (int k = 0; k < depth; k++) {
                        for (int j = 0; j < columns; j++) {
                            expected[r][j] = Math.fma(left[r][k], right[k][j], expected[r][j]);
                        }
                    }
                }
                float[][] found = random(rows, columns, 6);
                kernels.multiply(left, rows, right, found);
                for (int r = 0; r < rows; r++) {
                    assertThat(found[r])
                            .as("row %d of %d, depth %d", r, rows, depth)
                            .containsExactly(expected[r]);
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("implementationsAndColumns")
    void elementwiseKernelsFuseWhatTheySay(FloatKernels kernels, int columns) {
        float[] a = random(1, columns, 1)[0];
        float[] b = random(1, columns, 2)[0];
        float[] c = random(1, columns, 3)[0];
        float[] biased = a.clone();
        kernels.scaleAndAddBias(biased, 1.25f, b);
        float[] added = a.clone();
        kernels.add(added, b);
        float[] products = a.clone();
        kernels.addProducts(products, b, c);
        float[] scaled = new float[columns];
        kernels.scale(a, 0.375f, b, scaled);
        for (int n = 0; n < columns; n++) {
            assertThat(biased[n]).isEqualTo(Math.fma(1.25f, a[n], b[n]));
            assertThat(added[n]).isEqualTo(a[n] + b[n]);
            assertThat(products[n]).isEqualTo(Math.fma(b[n], c[n], a[n]));
            assertThat(scaled[n]).isEqualTo((a[n] + 0.375f) * b[n]);
        }
    }

    @ParameterizedTest
    @MethodSource("implementations")
    void aNeuronFiresAboveItsThresholdOnly(FloatKernels kernels) {
        long[] spikes = {-1};
        kernels.fire(potentials(), 1, spikes);
        assertThat(spikes[0]).isEqualTo(0b0111_0000 | 0b0111_0000L << 16 | 0b0111_0000L << 8);
    }

    @ParameterizedTest
    @MethodSource("implementations")
    void theSurrogateGradientCoversOneOnEitherSideOfTheThresholdOfKeptNeurons(FloatKernels kernels) {
        float[] factors = new float[24];
        kernels.surrogate(potentials(), 1, new long[] {~(1L << 2)}, 0.5f, factors);
        for (int n = 0; n < 24; n++) {
            boolean inside = n % 8 >= 1 && n % 8 <= 5 && n != 2;
            assertThat(factors[n]).as("neuron %d", n).isEqualTo(inside ? 0.5f : 0);
        }
    }

    /** Eight cases three times over, so that vectors and what they leave over meet each of them. */
    private static float[] potentials() {
        float[] cases = {-0.01f, 0, 0.5f, 1, Math.nextUp(1f), 2, 2.01f, Float.NaN};
        float[] potentials = new float[24];
        for (int n = 0; n < potentials.length; n++) {
            potentials[n] = cases[n % 8];
        }
        return potentials;
    }

    @ParameterizedTest
    @MethodSource("implementations")
    void adamFollowsTheAlgorithmOfItsPaper(FloatKernels kernels) {
        int columns = 21;
        float[] weights = new float[columns];
        float[] mean = new float[columns];
        float[] variance = new float[columns];
        double[] w = new double[columns];
        double[] m = new double[columns];
        double[] v = new double[columns];
        for (int t = 1; t <= 50; t++) {
            float[] sums = random(1, columns, t)[0];
            kernels.adam(weights, mean, variance, sums, 0, columns, 0.25f, AdamStep.of(0.01, t));
            for (int n = 0; n < columns; n++) {
                double g = 0.25 * sums[n];
                m[n] = 0.9 * m[n] + 0.1 * g;
                v[n] = 0.999 * v[n] + 0.001 * g * g;
                w[n] -= 0.01 * (m[n] / (1 - Math.pow(0.9, t))) / (Math.sqrt(v[n] / (1 - Math.pow(0.999, t))) + 1e-8);
            }
        }
        for (int n = 0; n < columns; n++) {
            assertThat((double) weights[n]).isCloseTo(w[n], Offset.offset(1e-5));
        }
    }

    @ParameterizedTest
    @MethodSource("implementationsAndColumns")
    void adamGivesTheSameBitsWithAndWithoutVectors(FloatKernels kernels, int columns) {
        float[][] state = random(3, columns, 1);
        for (int n = 0; n < columns; n++) {
            state[2][n] *= state[2][n];
        }
        float[][] expected = {state[0].clone(), state[1].clone(), state[2].clone()};
        for (int t = 1; t <= 20; t++) {
            float[] gradient = random(1, columns, t)[0];
            kernels.adam(state[0], state[1], state[2], gradient, columns / 3, columns, 0.01f, AdamStep.of(0.004, t));
            Kernels.plain()
                    .adam(
                            expected[0],
                            expected[1],
                            expected[2],
                            gradient,
                            columns / 3,
                            columns,
                            0.01f,
                            AdamStep.of(0.004, t));
        }
        for (int i = 0; i < 3; i++) {
            assertThat(state[i]).containsExactly(expected[i]);
        }
    }

    @ParameterizedTest
    @MethodSource("implementations")
    void momentsOfARowWithoutGradientFadeWithoutBecomingDenormal(FloatKernels kernels) {
        int columns = 17;
        float[] weights = new float[columns];
        float[] mean = new float[columns];
        float[] variance = new float[columns];
        java.util.Arrays.fill(mean, 1e-12f);
        java.util.Arrays.fill(variance, 1e-15f);
        for (int t = 1; t <= 20_000; t++) {
            kernels.adam(weights, mean, variance, new float[columns], 0, columns, 1, AdamStep.of(0.001, t));
            for (int n = 0; n < columns; n += columns - 1) {
                assertThat(mean[n] == 0 || mean[n] > Float.MIN_NORMAL).isTrue();
                assertThat(variance[n] == 0 || variance[n] > Float.MIN_NORMAL).isTrue();
            }
        }
        assertThat(mean[0]).isLessThan(1e-25f);
    }

    private static float[][] random(int rows, int columns, long seed) {
        float[][] values = new float[rows][columns];
        for (int r = 0; r < rows; r++) {
            for (int c = 0; c < columns; c++) {
                long key = CounterRandom.derive(seed, columns);
                values[r][c] = (CounterRandom.bits(key, (long) r * columns + c) >> 40) * 0x1p-23f;
            }
        }
        return values;
    }

    private static int[] indices(int count) {
        int[] indices = new int[count];
        for (int i = 0; i < count; i++) {
            indices[i] = (i * 17 + 5) % ROWS;
        }
        return indices;
    }
}
