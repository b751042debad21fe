package dev.spikeloom.train;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spikeloom.spike.CounterRandom;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KernelsTest {
    private static final int ROWS = 40;

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 7, 8, 9, 16, 31, 256, 257})
    void addRowsAddsOneRowAfterTheOtherToTheBit(int columns) {
        float[][] rows = random(ROWS, columns);
        for (int count = 0; count <= 19; count++) {
            int[] active = indices(count);
            float[] expected = random(1, columns)[0];
            float[] found = expected.clone();
            for (int i = 0; i < count; i++) {
                for (int n = 0; n < columns; n++) {
                    expected[n] += rows[active[i]][n];
                }
            }
            Kernels.addRows(found, rows, active, count);
            assertThat(found).as("%d rows", count).containsExactly(expected);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 7, 8, 9, 16, 31, 256, 257})
    void addScaledRowsFusesOneRowAfterTheOtherToTheBit(int columns) {
        float[][] rows = random(ROWS, columns);
        for (int count = 0; count <= 19; count++) {
            int[] active = indices(count);
            float[] factors = random(1, Math.max(1, count))[0];
            float[] expected = random(1, columns)[0];
            float[] found = expected.clone();
            for (int i = 0; i < count; i++) {
                for (int n = 0; n < columns; n++) {
                    expected[n] = Math.fma(factors[i], rows[active[i]][n], expected[n]);
                }
            }
            Kernels.addScaledRows(found, rows, active, factors, count);
            assertThat(found).as("%d rows", count).containsExactly(expected);
        }
    }

    @Test
    void adamFollowsTheAlgorithmOfItsPaper() {
        float[] weights = {0.5f, -0.25f, 1};
        float[] mean = new float[3];
        float[] variance = new float[3];
        double[] w = {0.5, -0.25, 1};
        double[] m = new double[3];
        double[] v = new double[3];
        double rate = 0.01;
        for (int t = 1; t <= 50; t++) {
            float[] sums = {(float) Math.sin(t), 3, t % 2 == 0 ? 8 : -1};
            Kernels.adam(weights, mean, variance, sums, 0.25f, AdamStep.of(rate, t));
            for (int n = 0; n < 3; n++) {
                double g = 0.25 * sums[n];
                m[n] = 0.9 * m[n] + 0.1 * g;
                v[n] = 0.999 * v[n] + 0.001 * g * g;
                double meanHat = m[n] / (1 - Math.pow(0.9, t));
                double varianceHat = v[n] / (1 - Math.pow(0.999, t));
                w[n] -= rate * meanHat / (Math.sqrt(varianceHat) + 1e-8);
            }
        }
        for (int n = 0; n < 3; n++) {
            assertThat((double) weights[n]).isCloseTo(w[n], Offset.offset(1e-5));
        }
    }

    @Test
    void momentsOfARowWithoutGradientFadeWithoutBecomingDenormal() {
        float[] weights = {0};
        float[] mean = {1e-12f};
        float[] variance = {1e-15f};
        for (int t = 1; t <= 20_000; t++) {
            Kernels.adam(weights, mean, variance, new float[1], 1, AdamStep.of(0.001, t));
            assertThat(mean[0] == 0 || mean[0] > Float.MIN_NORMAL)
                    .as("mean %s after %d steps", mean[0], t)
                    .isTrue();
            assertThat(variance[0] == 0 || variance[0] > Float.MIN_NORMAL)
                    .as("variance %s after %d steps", variance[0], t)
                    .isTrue();
        }
        assertThat(mean[0]).isLessThan(1e-25f);
    }

    private static float[][] random(int rows, int columns) {
        float[][] values = new float[rows][columns];
        for (int r = 0; r < rows; r++) {
            for (int c = 0; c < columns; c++) {
                values[r][c] = (CounterRandom.bits(columns, (long) r * columns + c) >> 40) * 0x1p-23f;
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
