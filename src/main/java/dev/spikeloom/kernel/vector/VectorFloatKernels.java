package dev.spikeloom.kernel.vector;

import dev.spikeloom.kernel.AdamStep;
import dev.spikeloom.kernel.FloatKernels;
import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * The kernels on vectors of the width that the machine prefers. Sums stay in registers while all their terms are added:
 * 16 vectors of a row sum, 8 x 2 vectors of a matrix product. What is left at the end of a row is done by scalars, with
 * the same operations.
 */
public final class VectorFloatKernels implements FloatKernels {
    private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
    private static final int LANES = SPECIES.length();
    private static final int TILE_ROWS = 8;

    @Override
    public String name() {
        return "vector, " + LANES + " lanes";
    }

    @Override
    public void addRows(float[] sum, int from, int to, float[][] rows, int[] active, int count) {
        int n = from;
        for (; n + 16 * LANES <= to; n += 16 * LANES) {
            addSixteenVectors(sum, n, rows, active, count);
        }
        for (; n + 4 * LANES <= to; n += 4 * LANES) {
            addFourVectors(sum, n, rows, active, count);
        }
        for (; n + LANES <= to; n += LANES) {
            FloatVector s = FloatVector.fromArray(SPECIES, sum, n);
            for (int i = 0; i < count; i++) {
                s = s.add(FloatVector.fromArray(SPECIES, rows[active[i]], n));
            }
            s.intoArray(sum, n);
        }
        for (; n < to; n++) {
            float s = sum[n];
            for (int i = 0; i < count; i++) {
                s += rows[active[i]][n];
            }
            sum[n] = s;
        }
    }

    private static void addSixteenVectors(float[] sum, int n, float[][] rows, int[] active, int count) {
        FloatVector s0 = FloatVector.fromArray(SPECIES, sum, n);
        FloatVector s1 = FloatVector.fromArray(SPECIES, sum, n + LANES);
        FloatVector s2 = FloatVector.fromArray(SPECIES, sum, n + 2 * LANES);
        FloatVector s3 = FloatVector.fromArray(SPECIES, sum, n + 3 * LANES);
        FloatVector s4 = FloatVector.fromArray(SPECIES, sum, n + 4 * LANES);
        FloatVector s5 = FloatVector.fromArray(SPECIES, sum, n + 5 * LANES);
        FloatVector s6 = FloatVector.fromArray(SPECIES, sum, n + 6 * LANES);
        FloatVector s7 = FloatVector.fromArray(SPECIES, sum, n + 7 * LANES);
        FloatVector s8 = FloatVector.fromArray(SPECIES, sum, n + 8 * LANES);
        FloatVector s9 = FloatVector.fromArray(SPECIES, sum, n + 9 * LANES);
        FloatVector s10 = FloatVector.fromArray(SPECIES, sum, n + 10 * LANES);
        FloatVector s11 = FloatVector.fromArray(SPECIES, sum, n + 11 * LANES);
        FloatVector s12 = FloatVector.fromArray(SPECIES, sum, n + 12 * LANES);
        FloatVector s13 = FloatVector.fromArray(SPECIES, sum, n + 13 * LANES);
        FloatVector s14 = FloatVector.fromArray(SPECIES, sum, n + 14 * LANES);
        FloatVector s15 = FloatVector.fromArray(SPECIES, sum, n + 15 * LANES);
        for (int i = 0; i < count; i++) {
            float[] row = rows[active[i]];
            s0 = s0.add(FloatVector.fromArray(SPECIES, row, n));
            s1 = s1.add(FloatVector.fromArray(SPECIES, row, n + LANES));
            s2 = s2.add(FloatVector.fromArray(SPECIES, row, n + 2 * LANES));
            s3 = s3.add(FloatVector.fromArray(SPECIES, row, n + 3 * LANES));
            s4 = s4.add(FloatVector.fromArray(SPECIES, row, n + 4 * LANES));
            s5 = s5.add(FloatVector.fromArray(SPECIES, row, n + 5 * LANES));
            s6 = s6.add(FloatVector.fromArray(SPECIES, row, n + 6 * LANES));
            s7 = s7.add(FloatVector.fromArray(SPECIES, row, n + 7 * LANES));
            s8 = s8.add(FloatVector.fromArray(SPECIES, row, n + 8 * LANES));
            s9 = s9.add(FloatVector.fromArray(SPECIES, row, n + 9 * LANES));
            s10 = s10.add(FloatVector.fromArray(SPECIES, row, n + 10 * LANES));
            s11 = s11.add(FloatVector.fromArray(SPECIES, row, n + 11 * LANES));
            s12 = s12.add(FloatVector.fromArray(SPECIES, row, n + 12 * LANES));
            s13 = s13.add(FloatVector.fromArray(SPECIES, row, n + 13 * LANES));
            s14 = s14.add(FloatVector.fromArray(SPECIES, row, n + 14 * LANES));
            s15 = s15.add(FloatVector.fromArray(SPECIES, row, n + 15 * LANES));
        }
        s0.intoArray(sum, n);
        s1.intoArray(sum, n + LANES);
        s2.intoArray(sum, n + 2 * LANES);
        s3.intoArray(sum, n + 3 * LANES);
        s4.intoArray(sum, n + 4 * LANES);
        s5.intoArray(sum, n + 5 * LANES);
        s6.intoArray(sum, n + 6 * LANES);
        s7.intoArray(sum, n + 7 * LANES);
        s8.intoArray(sum, n + 8 * LANES);
        s9.intoArray(sum, n + 9 * LANES);
        s10.intoArray(sum, n + 10 * LANES);
        s11.intoArray(sum, n + 11 * LANES);
        s12.intoArray(sum, n + 12 * LANES);
        s13.intoArray(sum, n + 13 * LANES);
        s14.intoArray(sum, n + 14 * LANES);
        s15.intoArray(sum, n + 15 * LANES);
    }

    private static void addFourVectors(float[] sum, int n, float[][] rows, int[] active, int count) {
        FloatVector s0 = FloatVector.fromArray(SPECIES, sum, n);
        FloatVector s1 = FloatVector.fromArray(SPECIES, sum, n + LANES);
        FloatVector s2 = FloatVector.fromArray(SPECIES, sum, n + 2 * LANES);
        FloatVector s3 = FloatVector.fromArray(SPECIES, sum, n + 3 * LANES);
        for (int i = 0; i < count; i++) {
            float[] row = rows[active[i]];
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
    public void addScaledRows(float[] sum, float[][] rows, int[] active, float[] factors, int count) {
        int n = 0;
        for (; n + 4 * LANES <= sum.length; n += 4 * LANES) {
            addFourScaledVectors(sum, n, rows, active, factors, count);
        }
        for (; n + LANES <= sum.length; n += LANES) {
            FloatVector s = FloatVector.fromArray(SPECIES, sum, n);
            for (int i = 0; i < count; i++) {
                s = FloatVector.fromArray(SPECIES, rows[active[i]], n)
                        .fma(FloatVector.broadcast(SPECIES, factors[i]), s);
            }
            s.intoArray(sum, n);
        }
        for (; n < sum.length; n++) {
            float s = sum[n];
            for (int i = 0; i < count; i++) {
                s = Math.fma(factors[i], rows[active[i]][n], s);
            }
            sum[n] = s;
        }
    }

    private static void addFourScaledVectors(
            float[] sum, int n, float[][] rows, int[] active, float[] factors, int count) {
        FloatVector s0 = FloatVector.fromArray(SPECIES, sum, n);
        FloatVector s1 = FloatVector.fromArray(SPECIES, sum, n + LANES);
        FloatVector s2 = FloatVector.fromArray(SPECIES, sum, n + 2 * LANES);
        FloatVector s3 = FloatVector.fromArray(SPECIES, sum, n + 3 * LANES);
        for (int i = 0; i < count; i++) {
            float[] row = rows[active[i]];
            FloatVector factor = FloatVector.broadcast(SPECIES, factors[i]);
            s0 = FloatVector.fromArray(SPECIES, row, n).fma(factor, s0);
            s1 = FloatVector.fromArray(SPECIES, row, n + LANES).fma(factor, s1);
            s2 = FloatVector.fromArray(SPECIES, row, n + 2 * LANES).fma(factor, s2);
            s3 = FloatVector.fromArray(SPECIES, row, n + 3 * LANES).fma(factor, s3);
        }
        s0.intoArray(sum, n);
        s1.intoArray(sum, n + LANES);
        s2.intoArray(sum, n + 2 * LANES);
        s3.intoArray(sum, n + 3 * LANES);
    }

    @Override
    public void scaleAndAddBias(float[] v, float scale, float[] bias) {
        FloatVector factor = FloatVector.broadcast(SPECIES, scale);
        int n = 0;
        for (; n + LANES <= v.length; n += LANES) {
            FloatVector.fromArray(SPECIES, v, n)
                    .fma(factor, FloatVector.fromArray(SPECIES, bias, n))
                    .intoArray(v, n);
        }
        for (; n < v.length; n++) {
            v[n] = Math.fma(scale, v[n], bias[n]);
        }
    }

    @Override
    public void multiply(float[][] left, int rows, float[][] right, float[][] product) {
        if (rows == 0) {
            return;
        }
        int columns = product[0].length;
        int j = 0;
        for (; j + 2 * LANES <= columns; j += 2 * LANES) {
            int r = 0;
            for (; r + TILE_ROWS <= rows; r += TILE_ROWS) {
                multiplyTile(left, r, right, product, j);
            }
            if (r + TILE_ROWS / 2 <= rows) {
                multiplyHalfTile(left, r, right, product, j);
                r += TILE_ROWS / 2;
            }
            for (; r < rows; r++) {
                multiplyRow(left[r], right, product[r], j);
            }
        }
        if (j < columns) {
            for (int r = 0; r < rows; r++) {
                multiplyTail(left[r], right, product[r], j);
            }
        }
    }

    private static void multiplyTile(float[][] left, int r, float[][] right, float[][] product, int j) {
        int depth = right.length;
        float[] l0 = left[r];
        float[] l1 = left[r + 1];
        float[] l2 = left[r + 2];
        float[] l3 = left[r + 3];
        float[] l4 = left[r + 4];
        float[] l5 = left[r + 5];
        float[] l6 = left[r + 6];
        float[] l7 = left[r + 7];
        FloatVector zero = FloatVector.zero(SPECIES);
        FloatVector a0 = zero;
        FloatVector b0 = zero;
        FloatVector a1 = zero;
        FloatVector b1 = zero;
        FloatVector a2 = zero;
        FloatVector b2 = zero;
        FloatVector a3 = zero;
        FloatVector b3 = zero;
        FloatVector a4 = zero;
        FloatVector b4 = zero;
        FloatVector a5 = zero;
        FloatVector b5 = zero;
        FloatVector a6 = zero;
        FloatVector b6 = zero;
        FloatVector a7 = zero;
        FloatVector b7 = zero;
        for (int k = 0; k < depth; k++) {
            float[] row = right[k];
            FloatVector a = FloatVector.fromArray(SPECIES, row, j);
            FloatVector b = FloatVector.fromArray(SPECIES, row, j + LANES);
            FloatVector f0 = FloatVector.broadcast(SPECIES, l0[k]);
            a0 = a.fma(f0, a0);
            b0 = b.fma(f0, b0);
            FloatVector f1 = FloatVector.broadcast(SPECIES, l1[k]);
            a1 = a.fma(f1, a1);
            b1 = b.fma(f1, b1);
            FloatVector f2 = FloatVector.broadcast(SPECIES, l2[k]);
            a2 = a.fma(f2, a2);
            b2 = b.fma(f2, b2);
            FloatVector f3 = FloatVector.broadcast(SPECIES, l3[k]);
            a3 = a.fma(f3, a3);
            b3 = b.fma(f3, b3);
            FloatVector f4 = FloatVector.broadcast(SPECIES, l4[k]);
            a4 = a.fma(f4, a4);
            b4 = b.fma(f4, b4);
            FloatVector f5 = FloatVector.broadcast(SPECIES, l5[k]);
            a5 = a.fma(f5, a5);
            b5 = b.fma(f5, b5);
            FloatVector f6 = FloatVector.broadcast(SPECIES, l6[k]);
            a6 = a.fma(f6, a6);
            b6 = b.fma(f6, b6);
            FloatVector f7 = FloatVector.broadcast(SPECIES, l7[k]);
            a7 = a.fma(f7, a7);
            b7 = b.fma(f7, b7);
        }
        store(product[r], j, a0, b0);
        store(product[r + 1], j, a1, b1);
        store(product[r + 2], j, a2, b2);
        store(product[r + 3], j, a3, b3);
        store(product[r + 4], j, a4, b4);
        store(product[r + 5], j, a5, b5);
        store(product[r + 6], j, a6, b6);
        store(product[r + 7], j, a7, b7);
    }

    private static void multiplyHalfTile(float[][] left, int r, float[][] right, float[][] product, int j) {
        float[] l0 = left[r];
        float[] l1 = left[r + 1];
        float[] l2 = left[r + 2];
        float[] l3 = left[r + 3];
        FloatVector zero = FloatVector.zero(SPECIES);
        FloatVector a0 = zero;
        FloatVector b0 = zero;
        FloatVector a1 = zero;
        FloatVector b1 = zero;
        FloatVector a2 = zero;
        FloatVector b2 = zero;
        FloatVector a3 = zero;
        FloatVector b3 = zero;
        for (int k = 0; k < right.length; k++) {
            float[] row = right[k];
            FloatVector a = FloatVector.fromArray(SPECIES, row, j);
            FloatVector b = FloatVector.fromArray(SPECIES, row, j + LANES);
            FloatVector f0 = FloatVector.broadcast(SPECIES, l0[k]);
            a0 = a.fma(f0, a0);
            b0 = b.fma(f0, b0);
            FloatVector f1 = FloatVector.broadcast(SPECIES, l1[k]);
            a1 = a.fma(f1, a1);
            b1 = b.fma(f1, b1);
            FloatVector f2 = FloatVector.broadcast(SPECIES, l2[k]);
            a2 = a.fma(f2, a2);
            b2 = b.fma(f2, b2);
            FloatVector f3 = FloatVector.broadcast(SPECIES, l3[k]);
            a3 = a.fma(f3, a3);
            b3 = b.fma(f3, b3);
        }
        store(product[r], j, a0, b0);
        store(product[r + 1], j, a1, b1);
        store(product[r + 2], j, a2, b2);
        store(product[r + 3], j, a3, b3);
    }

    private static void multiplyRow(float[] left, float[][] right, float[] product, int j) {
        FloatVector a = FloatVector.zero(SPECIES);
        FloatVector b = FloatVector.zero(SPECIES);
        for (int k = 0; k < right.length; k++) {
            float[] row = right[k];
            FloatVector factor = FloatVector.broadcast(SPECIES, left[k]);
            a = FloatVector.fromArray(SPECIES, row, j).fma(factor, a);
            b = FloatVector.fromArray(SPECIES, row, j + LANES).fma(factor, b);
        }
        store(product, j, a, b);
    }

    private static void multiplyTail(float[] left, float[][] right, float[] product, int from) {
        Arrays.fill(product, from, product.length, 0);
        for (int k = 0; k < right.length; k++) {
            float factor = left[k];
            float[] row = right[k];
            for (int j = from; j < product.length; j++) {
                product[j] = Math.fma(factor, row[j], product[j]);
            }
        }
    }

    private static void store(float[] target, int n, FloatVector a, FloatVector b) {
        a.intoArray(target, n);
        b.intoArray(target, n + LANES);
    }

    @Override
    public void fire(float[] v, float threshold, long[] spikes) {
        Arrays.fill(spikes, 0);
        int n = 0;
        for (; n + LANES <= v.length; n += LANES) {
            long bits = FloatVector.fromArray(SPECIES, v, n)
                    .compare(VectorOperators.GT, threshold)
                    .toLong();
            spikes[n >>> 6] |= bits << n;
        }
        for (; n < v.length; n++) {
            spikes[n >>> 6] |= (v[n] > threshold ? 1L : 0L) << n;
        }
    }

    @Override
    public void surrogate(float[] v, float threshold, long[] kept, float inside, float[] factors) {
        FloatVector factor = FloatVector.broadcast(SPECIES, inside);
        FloatVector zero = FloatVector.zero(SPECIES);
        int n = 0;
        for (; n + LANES <= v.length; n += LANES) {
            VectorMask<Float> near = FloatVector.fromArray(SPECIES, v, n)
                    .sub(threshold)
                    .abs()
                    .compare(VectorOperators.LE, 1f)
                    .and(VectorMask.fromLong(SPECIES, kept[n >>> 6] >>> n));
            zero.blend(factor, near).intoArray(factors, n);
        }
        for (; n < v.length; n++) {
            factors[n] = Math.abs(v[n] - threshold) <= 1 && (kept[n >>> 6] >>> n & 1) != 0 ? inside : 0;
        }
    }

    @Override
    public void scale(float[] gradient, float offset, float[] factors, float[] deltas) {
        int n = 0;
        for (; n + LANES <= deltas.length; n += LANES) {
            FloatVector.fromArray(SPECIES, gradient, n)
                    .add(offset)
                    .mul(FloatVector.fromArray(SPECIES, factors, n))
                    .intoArray(deltas, n);
        }
        for (; n < deltas.length; n++) {
            deltas[n] = (gradient[n] + offset) * factors[n];
        }
    }

    @Override
    public void add(float[] sum, float[] a) {
        int n = 0;
        for (; n + LANES <= sum.length; n += LANES) {
            FloatVector.fromArray(SPECIES, sum, n)
                    .add(FloatVector.fromArray(SPECIES, a, n))
                    .intoArray(sum, n);
        }
        for (; n < sum.length; n++) {
            sum[n] += a[n];
        }
    }

    @Override
    public void addProducts(float[] sum, float[] a, float[] b) {
        int n = 0;
        for (; n + LANES <= sum.length; n += LANES) {
            FloatVector.fromArray(SPECIES, a, n)
                    .fma(FloatVector.fromArray(SPECIES, b, n), FloatVector.fromArray(SPECIES, sum, n))
                    .intoArray(sum, n);
        }
        for (; n < sum.length; n++) {
            sum[n] = Math.fma(a[n], b[n], sum[n]);
        }
    }

    @Override
    public void adam(
            float[] weights,
            float[] mean,
            float[] variance,
            float[] gradient,
            int from,
            int to,
            float gradientScale,
            AdamStep step) {
        float addMean = (1 - step.keepMean()) * gradientScale;
        float addVariance = (1 - step.keepVariance()) * gradientScale * gradientScale;
        FloatVector keepMean = FloatVector.broadcast(SPECIES, step.keepMean());
        FloatVector keepVariance = FloatVector.broadcast(SPECIES, step.keepVariance());
        int n = from;
        for (; n + LANES <= to; n += LANES) {
            FloatVector g = FloatVector.fromArray(SPECIES, gradient, n);
            FloatVector m = FloatVector.fromArray(SPECIES, mean, n)
                    .fma(keepMean, g.mul(addMean))
                    .add(FLUSH)
                    .sub(FLUSH);
            FloatVector v = FloatVector.fromArray(SPECIES, variance, n)
                    .fma(keepVariance, g.mul(addVariance).mul(g))
                    .add(FLUSH)
                    .sub(FLUSH);
            m.intoArray(mean, n);
            v.intoArray(variance, n);
            FloatVector root = v.lanewise(VectorOperators.SQRT).add(step.epsilon());
            FloatVector.fromArray(SPECIES, weights, n)
                    .sub(m.mul(step.size()).div(root))
                    .intoArray(weights, n);
        }
        for (; n < to; n++) {
            float g = gradient[n];
            float m = Math.fma(step.keepMean(), mean[n], addMean * g) + FLUSH - FLUSH;
            float v = Math.fma(step.keepVariance(), variance[n], addVariance * g * g) + FLUSH - FLUSH;
            mean[n] = m;
            variance[n] = v;
            weights[n] -= step.size() * m / ((float) Math.sqrt(v) + step.epsilon());
        }
    }
}
