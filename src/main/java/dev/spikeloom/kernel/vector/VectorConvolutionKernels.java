package dev.spikeloom.kernel.vector;

import dev.spikeloom.kernel.ConvolutionGeometry;
import dev.spikeloom.kernel.ConvolutionKernels;
import dev.spikeloom.kernel.SparseMatrix;
import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorSpecies;

/**
 * The kernels of convolutions on vectors of the width that the machine prefers, up to 512 bits. Four vectors of sums
 * stay in registers while all their terms are added.
 */
public final class VectorConvolutionKernels implements ConvolutionKernels {
    private static final VectorSpecies<Float> SPECIES = species();
    private static final VectorSpecies<Integer> INDICES = SPECIES.withLanes(int.class);
    private static final int LANES = SPECIES.length();

    private static VectorSpecies<Float> species() {
        VectorSpecies<Float> preferred = FloatVector.SPECIES_PREFERRED;
        return preferred.vectorBitSize() <= 512 ? preferred : VectorSpecies.of(float.class, VectorShape.S_512_BIT);
    }

    @Override
    public void sumSpikes(ConvolutionGeometry geometry, int[] spikes, int[] starts, float[][] weights, float[][] sums) {
        for (int n = 0; n < geometry.wideColumns(); n += 4 * LANES) {
            for (int ky = 0; ky < geometry.kernel(); ky++) {
                sumSpikesOfKernelRow(geometry, ky, n, spikes, starts, weights, sums);
            }
        }
    }

    private static void sumSpikesOfKernelRow(
            ConvolutionGeometry geometry,
            int ky,
            int n,
            int[] spikes,
            int[] starts,
            float[][] weights,
            float[][] sums) {
        int groups = geometry.groups();
        int group = geometry.group();
        int columns = geometry.columns();
        int channels = geometry.inChannels();
        int stride = geometry.stride();
        int wideKernel = geometry.wideKernel();
        boolean first = ky == 0;
        for (int y = 0; y < geometry.outRows(); y++) {
            for (int g = 0; g < groups; g++) {
                int patch = (y * stride + ky) * columns + g * group * stride;
                int shift = (ky * wideKernel - patch) * channels;
                int from = starts[patch];
                int to = starts[patch + Math.min(wideKernel, columns - g * group * stride)];
                if (first) {
                    setToRows(sums[y * groups + g], n, weights, spikes, from, to, shift);
                } else if (from < to) {
                    addRows(sums[y * groups + g], n, weights, spikes, from, to, shift);
                }
            }
        }
    }

    private static void setToRows(float[] sum, int n, float[][] rows, int[] spikes, int from, int to, int shift) {
        FloatVector zero = FloatVector.zero(SPECIES);
        zero.intoArray(sum, n);
        zero.intoArray(sum, n + LANES);
        zero.intoArray(sum, n + 2 * LANES);
        zero.intoArray(sum, n + 3 * LANES);
        addRows(sum, n, rows, spikes, from, to, shift);
    }

    private static void addRows(float[] sum, int n, float[][] rows, int[] spikes, int from, int to, int shift) {
        FloatVector s0 = FloatVector.fromArray(SPECIES, sum, n);
        FloatVector s1 = FloatVector.fromArray(SPECIES, sum, n + LANES);
        FloatVector s2 = FloatVector.fromArray(SPECIES, sum, n + 2 * LANES);
        FloatVector s3 = FloatVector.fromArray(SPECIES, sum, n + 3 * LANES);
        for (int i = from; i < to; i++) {
            float[] row = rows[spikes[i] + shift];
            s0 = s0.add(FloatVector.fromArray(SPECIES, row, n));
            s1 = s1.add(FloatVector.fromArray(SPECIES, row, n + LANES));
            s2 = s2.add(FloatVector.fromArray(SPECIES, row, n + 2 * LANES));
            s3 = s3.add(FloatVector.fromArray(SPECIES, row, n + 3 * LANES));
        }
        s0.intoArray(sum, n);
        s1.intoArray(sum, n + LANES);
        s2.intoArray(sum, n + 2 * LANES);
        s3.intoArray(sum, n + 3 * LANES);
    }

    @Override
    public void pool(
            ConvolutionGeometry geometry, float[][] sums, float scale, float[] biases, float[] pooled, int[] winners) {
        int channels = geometry.outChannels();
        if (geometry.pool() == 1 && channels % LANES == 0) {
            Arrays.fill(winners, 0);
            for (int n = 0; n < channels; n += LANES) {
                setPotentials(geometry, n, sums, scale, biases, pooled);
            }
            return;
        }
        for (int n = 0; n < channels; n += LANES) {
            VectorMask<Float> inside = SPECIES.indexInRange(n, channels);
            FloatVector bias = FloatVector.fromArray(SPECIES, biases, n, inside);
            int target = n;
            for (int y = 0; y < geometry.pooledRows(); y++) {
                for (int x = 0; x < geometry.pooledColumns(); x++, target += channels) {
                    poolSquare(geometry, y, x, n, sums, scale, bias, inside, target, pooled, winners);
                }
            }
        }
    }

    /** Without pooling, a position is a square of its own. */
    private static void setPotentials(
            ConvolutionGeometry geometry, int n, float[][] sums, float scale, float[] biases, float[] potentials) {
        FloatVector factor = FloatVector.broadcast(SPECIES, scale);
        FloatVector bias = FloatVector.fromArray(SPECIES, biases, n);
        int channels = geometry.outChannels();
        int columns = geometry.outColumns();
        int target = n;
        for (int y = 0; y < geometry.outRows(); y++) {
            for (int x = 0; x < columns; x++, target += channels) {
                potentials(geometry, sums, y, x, n).fma(factor, bias).intoArray(potentials, target);
            }
        }
    }

    private static void poolSquare(
            ConvolutionGeometry geometry,
            int y,
            int x,
            int n,
            float[][] sums,
            float scale,
            FloatVector bias,
            VectorMask<Float> inside,
            int target,
            float[] pooled,
            int[] winners) {
        int pool = geometry.pool();
        FloatVector factor = FloatVector.broadcast(SPECIES, scale);
        FloatVector largest = potentials(geometry, sums, y * pool, x * pool, n).fma(factor, bias);
        IntVector winner = IntVector.zero(INDICES);
        int w = 0;
        for (int row = y * pool; row < (y + 1) * pool; row++) {
            for (int column = x * pool; column < (x + 1) * pool; column++, w++) {
                FloatVector v = potentials(geometry, sums, row, column, n).fma(factor, bias);
                VectorMask<Float> larger = v.compare(VectorOperators.GT, largest);
                largest = largest.blend(v, larger);
                winner = winner.blend(IntVector.broadcast(INDICES, w), larger.cast(INDICES));
            }
        }
        if (n + LANES <= geometry.outChannels()) {
            largest.intoArray(pooled, target);
            winner.intoArray(winners, target);
        } else {
            largest.intoArray(pooled, target, inside);
            winner.intoArray(winners, target, inside.cast(INDICES));
        }
    }

    private static FloatVector potentials(ConvolutionGeometry geometry, float[][] sums, int y, int x, int n) {
        float[] sum = sums[y * geometry.groups() + geometry.groupOf(x)];
        return FloatVector.fromArray(SPECIES, sum, geometry.wideColumnOf(x) + n);
    }

    @Override
    public void addInputGradient(
            ConvolutionGeometry geometry, SparseMatrix deltas, float[][][] transposed, float[] gradient) {
        for (int ky = 0; ky < geometry.kernel(); ky++) {
            addInputGradientOfKernelRow(geometry, ky, deltas, transposed[ky], gradient);
        }
    }

    private static void addInputGradientOfKernelRow(
            ConvolutionGeometry geometry, int ky, SparseMatrix deltas, float[][] rows, float[] gradient) {
        int[] starts = deltas.starts();
        int[] columns = deltas.columns();
        float[] values = deltas.values();
        int run = geometry.paddedRun();
        int channels = geometry.inChannels();
        int at = ky * geometry.columns() * channels;
        for (int patch = 0; patch < deltas.rows(); patch++, at += channels) {
            int from = starts[patch];
            int to = starts[patch + 1];
            if (from < to) {
                int n = 0;
                for (; n + 4 * LANES <= run; n += 4 * LANES) {
                    addFourScaledVectors(gradient, at + n, rows, n, columns, values, from, to);
                }
                switch ((run - n) / LANES) {
                    case 3 -> addThreeScaledVectors(gradient, at + n, rows, n, columns, values, from, to);
                    case 2 -> addTwoScaledVectors(gradient, at + n, rows, n, columns, values, from, to);
                    case 1 -> addScaledVector(gradient, at + n, rows, n, columns, values, from, to);
                    default -> {
                        // Nothing is left.
                    }
                }
            }
        }
    }

    private static void addFourScaledVectors(
            float[] sum, int at, float[][] rows, int n, int[] active, float[] factors, int from, int to) {
        FloatVector s0 = FloatVector.fromArray(SPECIES, sum, at);
        FloatVector s1 = FloatVector.fromArray(SPECIES, sum, at + LANES);
        FloatVector s2 = FloatVector.fromArray(SPECIES, sum, at + 2 * LANES);
        FloatVector s3 = FloatVector.fromArray(SPECIES, sum, at + 3 * LANES);
        for (int i = from; i < to; i++) {
            float[] row = rows[active[i]];
            FloatVector factor = FloatVector.broadcast(SPECIES, factors[i]);
            s0 = FloatVector.fromArray(SPECIES, row, n).fma(factor, s0);
            s1 = FloatVector.fromArray(SPECIES, row, n + LANES).fma(factor, s1);
            s2 = FloatVector.fromArray(SPECIES, row, n + 2 * LANES).fma(factor, s2);
            s3 = FloatVector.fromArray(SPECIES, row, n + 3 * LANES).fma(factor, s3);
        }
        s0.intoArray(sum, at);
        s1.intoArray(sum, at + LANES);
        s2.intoArray(sum, at + 2 * LANES);
        s3.intoArray(sum, at + 3 * LANES);
    }

    private static void addThreeScaledVectors(
            float[] sum, int at, float[][] rows, int n, int[] active, float[] factors, int from, int to) {
        FloatVector s0 = FloatVector.fromArray(SPECIES, sum, at);
        FloatVector s1 = FloatVector.fromArray(SPECIES, sum, at + LANES);
        FloatVector s2 = FloatVector.fromArray(SPECIES, sum, at + 2 * LANES);
        for (int i = from; i < to; i++) {
            float[] row = rows[active[i]];
            FloatVector factor = FloatVector.broadcast(SPECIES, factors[i]);
            s0 = FloatVector.fromArray(SPECIES, row, n).fma(factor, s0);
            s1 = FloatVector.fromArray(SPECIES, row, n + LANES).fma(factor, s1);
            s2 = FloatVector.fromArray(SPECIES, row, n + 2 * LANES).fma(factor, s2);
        }
        s0.intoArray(sum, at);
        s1.intoArray(sum, at + LANES);
        s2.intoArray(sum, at + 2 * LANES);
    }

    private static void addTwoScaledVectors(
            float[] sum, int at, float[][] rows, int n, int[] active, float[] factors, int from, int to) {
        FloatVector s0 = FloatVector.fromArray(SPECIES, sum, at);
        FloatVector s1 = FloatVector.fromArray(SPECIES, sum, at + LANES);
        for (int i = from; i < to; i++) {
            float[] row = rows[active[i]];
            FloatVector factor = FloatVector.broadcast(SPECIES, factors[i]);
            s0 = FloatVector.fromArray(SPECIES, row, n).fma(factor, s0);
            s1 = FloatVector.fromArray(SPECIES, row, n + LANES).fma(factor, s1);
        }
        s0.intoArray(sum, at);
        s1.intoArray(sum, at + LANES);
    }

    private static void addScaledVector(
            float[] sum, int at, float[][] rows, int n, int[] active, float[] factors, int from, int to) {
        FloatVector s = FloatVector.fromArray(SPECIES, sum, at);
        for (int i = from; i < to; i++) {
            s = FloatVector.fromArray(SPECIES, rows[active[i]], n).fma(FloatVector.broadcast(SPECIES, factors[i]), s);
        }
        s.intoArray(sum, at);
    }

    @Override
    public void addWeightGradient(
            ConvolutionGeometry geometry, int kernelRow, SparseMatrix deltas, float[] input, float[][] gradient) {
        int run = geometry.paddedRun();
        int channels = geometry.inChannels();
        int above = kernelRow * geometry.columns() * channels;
        int[] starts = deltas.starts();
        int n = 0;
        for (; n + 4 * LANES <= run; n += 4 * LANES) {
            for (int o = 0; o < deltas.rows(); o++) {
                addFourScaledRuns(gradient[o], n, input, above + n, deltas, starts[o], starts[o + 1], channels);
            }
        }
        switch ((run - n) / LANES) {
            case 3 -> {
                for (int o = 0; o < deltas.rows(); o++) {
                    addThreeScaledRuns(gradient[o], n, input, above + n, deltas, starts[o], starts[o + 1], channels);
                }
            }
            case 2 -> {
                for (int o = 0; o < deltas.rows(); o++) {
                    addTwoScaledRuns(gradient[o], n, input, above + n, deltas, starts[o], starts[o + 1], channels);
                }
            }
            case 1 -> {
                int o = 0;
                for (; o + 2 <= deltas.rows(); o += 2) {
                    addScaledRunsOfTwo(gradient, o, n, input, above + n, deltas, channels);
                }
                if (o < deltas.rows()) {
                    addScaledRun(gradient[o], n, input, above + n, deltas, starts[o], starts[o + 1], channels);
                }
            }
            default -> {
                // Nothing is left.
            }
        }
    }

    private static void addFourScaledRuns(
            float[] sum, int n, float[] input, int first, SparseMatrix deltas, int from, int to, int channels) {
        int[] patches = deltas.columns();
        float[] values = deltas.values();
        FloatVector s0 = FloatVector.fromArray(SPECIES, sum, n);
        FloatVector s1 = FloatVector.fromArray(SPECIES, sum, n + LANES);
        FloatVector s2 = FloatVector.fromArray(SPECIES, sum, n + 2 * LANES);
        FloatVector s3 = FloatVector.fromArray(SPECIES, sum, n + 3 * LANES);
        for (int i = from; i < to; i++) {
            int at = first + patches[i] * channels;
            FloatVector factor = FloatVector.broadcast(SPECIES, values[i]);
            s0 = FloatVector.fromArray(SPECIES, input, at).fma(factor, s0);
            s1 = FloatVector.fromArray(SPECIES, input, at + LANES).fma(factor, s1);
            s2 = FloatVector.fromArray(SPECIES, input, at + 2 * LANES).fma(factor, s2);
            s3 = FloatVector.fromArray(SPECIES, input, at + 3 * LANES).fma(factor, s3);
        }
        s0.intoArray(sum, n);
        s1.intoArray(sum, n + LANES);
        s2.intoArray(sum, n + 2 * LANES);
        s3.intoArray(sum, n + 3 * LANES);
    }

    private static void addThreeScaledRuns(
            float[] sum, int n, float[] input, int first, SparseMatrix deltas, int from, int to, int channels) {
        int[] patches = deltas.columns();
        float[] values = deltas.values();
        FloatVector s0 = FloatVector.fromArray(SPECIES, sum, n);
        FloatVector s1 = FloatVector.fromArray(SPECIES, sum, n + LANES);
        FloatVector s2 = FloatVector.fromArray(SPECIES, sum, n + 2 * LANES);
        for (int i = from; i < to; i++) {
            int at = first + patches[i] * channels;
            FloatVector factor = FloatVector.broadcast(SPECIES, values[i]);
            s0 = FloatVector.fromArray(SPECIES, input, at).fma(factor, s0);
            s1 = FloatVector.fromArray(SPECIES, input, at + LANES).fma(factor, s1);
            s2 = FloatVector.fromArray(SPECIES, input, at + 2 * LANES).fma(factor, s2);
        }
        s0.intoArray(sum, n);
        s1.intoArray(sum, n + LANES);
        s2.intoArray(sum, n + 2 * LANES);
    }

    private static void addTwoScaledRuns(
            float[] sum, int n, float[] input, int first, SparseMatrix deltas, int from, int to, int channels) {
        int[] patches = deltas.columns();
        float[] values = deltas.values();
        FloatVector s0 = FloatVector.fromArray(SPECIES, sum, n);
        FloatVector s1 = FloatVector.fromArray(SPECIES, sum, n + LANES);
        for (int i = from; i < to; i++) {
            int at = first + patches[i] * channels;
            FloatVector factor = FloatVector.broadcast(SPECIES, values[i]);
            s0 = FloatVector.fromArray(SPECIES, input, at).fma(factor, s0);
            s1 = FloatVector.fromArray(SPECIES, input, at + LANES).fma(factor, s1);
        }
        s0.intoArray(sum, n);
        s1.intoArray(sum, n + LANES);
    }

    /** Two output channels side by side: an addition of one does not wait for that of the other. */
    private static void addScaledRunsOfTwo(
            float[][] sums, int o, int n, float[] input, int first, SparseMatrix deltas, int channels) {
        int[] patches = deltas.columns();
        float[] values = deltas.values();
        int[] starts = deltas.starts();
        int i = starts[o];
        int j = starts[o + 1];
        int end = starts[o + 2];
        FloatVector s0 = FloatVector.fromArray(SPECIES, sums[o], n);
        FloatVector s1 = FloatVector.fromArray(SPECIES, sums[o + 1], n);
        for (; i < starts[o + 1] && j < end; i++, j++) {
            s0 = FloatVector.fromArray(SPECIES, input, first + patches[i] * channels)
                    .fma(FloatVector.broadcast(SPECIES, values[i]), s0);
            s1 = FloatVector.fromArray(SPECIES, input, first + patches[j] * channels)
                    .fma(FloatVector.broadcast(SPECIES, values[j]), s1);
        }
        s0.intoArray(sums[o], n);
        s1.intoArray(sums[o + 1], n);
        addScaledRun(sums[o], n, input, first, deltas, i, starts[o + 1], channels);
        addScaledRun(sums[o + 1], n, input, first, deltas, j, end, channels);
    }

    private static void addScaledRun(
            float[] sum, int n, float[] input, int first, SparseMatrix deltas, int from, int to, int channels) {
        int[] patches = deltas.columns();
        float[] values = deltas.values();
        FloatVector s = FloatVector.fromArray(SPECIES, sum, n);
        for (int i = from; i < to; i++) {
            s = FloatVector.fromArray(SPECIES, input, first + patches[i] * channels)
                    .fma(FloatVector.broadcast(SPECIES, values[i]), s);
        }
        s.intoArray(sum, n);
    }
}
