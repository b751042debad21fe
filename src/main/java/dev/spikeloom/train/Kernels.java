package dev.spikeloom.train;

/**
 * The inner loops of training, on rows of floats. Activations are bits, so a matrix product is a sum of the rows of the
 * active inputs.
 *
 * <p>Every element of a result is one chain of operations in the order of the index list, and products are fused
 * ({@link Math#fma}): an implementation with other vector widths, or none, gives the same bits. Eight rows at a time
 * are added in one pass over the result, so that it is loaded and stored once for eight rows.
 */
final class Kernels {
    /**
     * Adding and subtracting this rounds small moments to multiples of about 1e-27, far below anything that matters, so
     * that they cannot fade into denormals, with which arithmetic is 20 times slower.
     */
    private static final float FLUSH = 1e-20f;

    private Kernels() {}

    /** {@code sum[n] += rows[active[0]][n] + ... + rows[active[count - 1]][n]}. */
    static void addRows(float[] sum, float[][] rows, int[] active, int count) {
        int i = 0;
        for (; i + 8 <= count; i += 8) {
            addEight(
                    sum,
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
            addOne(sum, rows[active[i]]);
        }
    }

    private static void addEight(
            float[] sum, float[] a, float[] b, float[] c, float[] d, float[] e, float[] f, float[] g, float[] h) {
        for (int n = 0; n < sum.length; n++) {
            sum[n] = sum[n] + a[n] + b[n] + c[n] + d[n] + e[n] + f[n] + g[n] + h[n];
        }
    }

    private static void addOne(float[] sum, float[] row) {
        for (int n = 0; n < sum.length; n++) {
            sum[n] += row[n];
        }
    }

    /** {@code sum[n] += factors[0] * rows[active[0]][n] + ...}, each product fused with its addition. */
    static void addScaledRows(float[] sum, float[][] rows, int[] active, float[] factors, int count) {
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

    /** {@code v[n] = scale * v[n] + bias[n]}. */
    static void scaleAndAddBias(float[] v, float scale, float[] bias) {
        for (int n = 0; n < v.length; n++) {
            v[n] = Math.fma(scale, v[n], bias[n]);
        }
    }

    /**
     * One step of Adam (Kingma and Ba 2015, algorithm 1, with the bias correction in the step size) on a row.
     *
     * @param gradient not yet multiplied by {@code gradientScale}
     */
    static void adam(
            float[] weights, float[] mean, float[] variance, float[] gradient, float gradientScale, AdamStep step) {
        float keepMean = step.keepMean();
        float keepVariance = step.keepVariance();
        float addMean = (1 - keepMean) * gradientScale;
        float addVariance = (1 - keepVariance) * gradientScale * gradientScale;
        float size = step.size();
        float epsilon = step.epsilon();
        for (int n = 0; n < weights.length; n++) {
            float g = gradient[n];
            float m = Math.fma(keepMean, mean[n], addMean * g) + FLUSH - FLUSH;
            float v = Math.fma(keepVariance, variance[n], addVariance * g * g) + FLUSH - FLUSH;
            mean[n] = m;
            variance[n] = v;
            weights[n] -= size * m / ((float) Math.sqrt(v) + epsilon);
        }
    }
}
