package dev.spikeloom.kernel;

import java.util.Arrays;

/**
 * Loops over whole rows with one index, which the compiler turns into vector instructions by itself. It does not if two
 * arrays are indexed with different offsets, so runs of an input map are copied out and back.
 */
final class PlainConvolutionKernels implements ConvolutionKernels {
    @Override
    public void sumSpikes(ConvolutionGeometry geometry, int[] spikes, int[] starts, float[][] weights, float[][] sums) {
        int groups = geometry.groups();
        int group = geometry.group();
        int columns = geometry.columns();
        int channels = geometry.inChannels();
        int stride = geometry.stride();
        int wideKernel = geometry.wideKernel();
        for (int y = 0; y < geometry.outRows(); y++) {
            for (int g = 0; g < groups; g++) {
                float[] sum = sums[y * groups + g];
                Arrays.fill(sum, 0);
                int width = Math.min(wideKernel, columns - g * group * stride);
                for (int ky = 0; ky < geometry.kernel(); ky++) {
                    int patch = (y * stride + ky) * columns + g * group * stride;
                    int shift = (ky * wideKernel - patch) * channels;
                    addRows(sum, weights, spikes, starts[patch], starts[patch + width], shift);
                }
            }
        }
    }

    private static void addRows(float[] sum, float[][] rows, int[] spikes, int from, int to, int shift) {
        int i = from;
        for (; i + 4 <= to; i += 4) {
            addFour(
                    sum,
                    rows[spikes[i] + shift],
                    rows[spikes[i + 1] + shift],
                    rows[spikes[i + 2] + shift],
                    rows[spikes[i + 3] + shift]);
        }
        for (; i < to; i++) {
            addOne(sum, rows[spikes[i] + shift]);
        }
    }

    private static void addFour(float[] sum, float[] a, float[] b, float[] c, float[] d) {
        for (int n = 0; n < sum.length; n++) {
            sum[n] = sum[n] + a[n] + b[n] + c[n] + d[n];
        }
    }

    private static void addOne(float[] sum, float[] row) {
        for (int n = 0; n < sum.length; n++) {
            sum[n] += row[n];
        }
    }

    @Override
    public void pool(
            ConvolutionGeometry geometry, float[][] sums, float scale, float[] biases, float[] pooled, int[] winners) {
        int channels = geometry.outChannels();
        int pool = geometry.pool();
        int first = 0;
        for (int y = 0; y < geometry.pooledRows(); y++) {
            for (int x = 0; x < geometry.pooledColumns(); x++, first += channels) {
                for (int w = 0; w < pool * pool; w++) {
                    int row = y * pool + w / pool;
                    int column = x * pool + w % pool;
                    float[] sum = sums[row * geometry.groups() + geometry.groupOf(column)];
                    int from = geometry.wideColumnOf(column);
                    for (int o = 0; o < channels; o++) {
                        float v = Math.fma(scale, sum[from + o], biases[o]);
                        if (w == 0 || v > pooled[first + o]) {
                            pooled[first + o] = v;
                            winners[first + o] = w;
                        }
                    }
                }
            }
        }
    }

    @Override
    public void addInputGradient(
            ConvolutionGeometry geometry, SparseMatrix deltas, float[][][] transposed, float[] gradient) {
        float[] run = new float[geometry.paddedRun()];
        int[] starts = deltas.starts();
        for (int ky = 0; ky < geometry.kernel(); ky++) {
            for (int patch = 0; patch < deltas.rows(); patch++) {
                if (starts[patch] < starts[patch + 1]) {
                    int at = (patch + ky * geometry.columns()) * geometry.inChannels();
                    System.arraycopy(gradient, at, run, 0, geometry.run());
                    for (int i = starts[patch]; i < starts[patch + 1]; i++) {
                        addScaled(run, transposed[ky][deltas.columns()[i]], deltas.values()[i]);
                    }
                    System.arraycopy(run, 0, gradient, at, geometry.run());
                }
            }
        }
    }

    @Override
    public void addWeightGradient(
            ConvolutionGeometry geometry, int kernelRow, SparseMatrix deltas, float[] input, float[][] gradient) {
        float[] run = new float[geometry.paddedRun()];
        int[] starts = deltas.starts();
        for (int o = 0; o < deltas.rows(); o++) {
            for (int i = starts[o]; i < starts[o + 1]; i++) {
                int at = (deltas.columns()[i] + kernelRow * geometry.columns()) * geometry.inChannels();
                System.arraycopy(input, at, run, 0, geometry.run());
                addScaled(gradient[o], run, deltas.values()[i]);
            }
        }
    }

    private static void addScaled(float[] sum, float[] row, float factor) {
        for (int n = 0; n < sum.length; n++) {
            sum[n] = Math.fma(factor, row[n], sum[n]);
        }
    }
}
