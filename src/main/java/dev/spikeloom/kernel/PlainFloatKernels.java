package dev.spikeloom.kernel;

import java.util.Arrays;

/**
 * Loops over whole rows with one index, which the compiler turns into vector instructions by itself. Eight rows at a
 * time are added in one pass over the result, so that it is loaded and stored once for eight rows.
 */
final class PlainFloatKernels implements FloatKernels {
    @Override
    public String name() {
        return "plain";
    }

    @Override
    public void addRows(float[] sum, int from, int to, float[][] rows, int[] active, int count) {
        int i = 0;
        for (; i + 8 <= count; i += 8) {
            addEight(
                    sum,
                    from,
                    to,
                    rows[active[i]],
                    rows[active[i + 1]],
                    rows[active[i + 2]],
                    rows[active[i + 3]],
                    rows[active[i + 4]],
                    rows[active[i + 5]],
                    rows[active[i + 6]],
                    rows[active[i + 7]]);
        }
        for (; i < count; i++) {
            addOne(sum, from, to, rows[active[i]]);
        }
    }

    private static void addEight(
            float[] sum,
            int from,
            int to,
            float[] a,
            float[] b,
            float[] c,
            float[] d,
            float[] e,
            float[] f,
            float[] g,
            float[] h) {
        for (int n = from; n < to; n++) {
            sum[n] = sum[n] + a[n] + b[n] + c[n] + d[n] + e[n] + f[n] + g[n] + h[n];
        }
    }

    private static void addOne(float[] sum, int from, int to, float[] row) {
        for (int n = from; n < to; n++) {
            sum[n] += row[n];
        }
    }

    @Override
    public void addScaledRows(float[] sum, float[][] rows, int[] active, float[] factors, int count) {
        int i = 0;
        for (; i + 4 <= count; i += 4) {
            addFourScaled(
                    sum,
                    rows[active[i]],
                    factors[i],
                    rows[active[i + 1]],
                    factors[i + 1],
                    rows[active[i + 2]],
                    factors[i + 2],
                    rows[active[i + 3]],
                    factors[i + 3]);
        }
        for (; i < count; i++) {
            addOneScaled(sum, rows[active[i]], factors[i]);
        }
    }

    private static void addFourScaled(
            float[] sum, float[] a, float fa, float[] b, float fb, float[] c, float fc, float[] d, float fd) {
        for (int n = 0; n < sum.length; n++) {
            sum[n] = Math.fma(fd, d[n], Math.fma(fc, c[n], Math.fma(fb, b[n], Math.fma(fa, a[n], sum[n]))));
        }
    }

    private static void addOneScaled(float[] sum, float[] row, float factor) {
        for (int n = 0; n < sum.length; n++) {
            sum[n] = Math.fma(factor, row[n], sum[n]);
        }
    }

    @Override
    public void scaleAndAddBias(float[] v, float scale, float[] bias) {
        for (int n = 0; n < v.length; n++) {
            v[n] = Math.fma(scale, v[n], bias[n]);
        }
    }

    @Override
    public void multiply(float[][] left, int rows, float[][] right, float[][] product) {
        for (int r = 0; r < rows; r++) {
            Arrays.fill(product[r], 0);
        }
        int depth = right.length;
        int k = 0;
        for (; k + 4 <= depth; k += 4) {
            for (int r = 0; r < rows; r++) {
                float[] factors = left[r];
                addFourScaled(
                        product[r],
                        right[k],
                        factors[k],
                        right[k + 1],
                        factors[k + 1],
                        right[k + 2],
                        factors[k + 2],
                        right[k + 3],
                        factors[k + 3]);
            }
        }
        for (; k < depth; k++) {
            for (int r = 0; r < rows; r++) {
                addOneScaled(product[r], right[k], left[r][k]);
            }
        }
    }

    @Override
    public void fire(float[] v, float threshold, long[] spikes) {
        for (int word = 0; word < spikes.length; word++) {
            int first = 64 * word;
            int end = Math.min(64, v.length - first);
            long bits = 0;
            for (int bit = 0; bit < end; bit++) {
                bits |= (v[first + bit] > threshold ? 1L : 0L) << bit;
            }
            spikes[word] = bits;
        }
    }

    @Override
    public void surrogate(float[] v, float threshold, long[] kept, float inside, float[] factors) {
        for (int n = 0; n < v.length; n++) {
            factors[n] = Math.abs(v[n] - threshold) <= 1 && (kept[n >>> 6] >>> n & 1) != 0 ? inside : 0;
        }
    }

    @Override
    public void scale(float[] gradient, float offset, float[] factors, float[] deltas) {
        for (int n = 0; n < deltas.length; n++) {
            deltas[n] = (gradient[n] + offset) * factors[n];
        }
    }

    @Override
    public void add(float[] sum, float[] a) {
        addOne(sum, 0, sum.length, a);
    }

    @Override
    public void addProducts(float[] sum, float[] a, float[] b) {
        for (int n = 0; n < sum.length; n++) {
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
        float keepMean = step.keepMean();
        float keepVariance = step.keepVariance();
        float addMean = (1 - keepMean) * gradientScale;
        float addVariance = (1 - keepVariance) * gradientScale * gradientScale;
        float size = step.size();
        float epsilon = step.epsilon();
        for (int n = from; n < to; n++) {
            float g = gradient[n];
            float m = Math.fma(keepMean, mean[n], addMean * g) + FLUSH - FLUSH;
            float v = Math.fma(keepVariance, variance[n], addVariance * g * g) + FLUSH - FLUSH;
            mean[n] = m;
            variance[n] = v;
            weights[n] -= size * m / ((float) Math.sqrt(v) + epsilon);
        }
    }
}
