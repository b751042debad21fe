package dev.spikeloom.kernel;

/**
 * The inner loops of training, on rows of floats. Activations are bits, so the product of a spike vector and a weight
 * matrix is a sum of the weight rows of the active inputs.
 *
 * <p>Every element of a result is one chain of operations in a fixed order, and products are fused with the addition
 * that follows ({@link Math#fma}). So every implementation gives the same bits, whatever the width of its vectors.
 * Implementations are stateless.
 */
public interface FloatKernels {
    /**
     * Adding and subtracting this rounds small moments to multiples of about 1e-27, far below anything that matters, so
     * that they cannot fade into denormals, with which arithmetic is 20 times slower.
     */
    float FLUSH = 1e-20f;

    /** What this implementation is called, such as {@code plain} or {@code vector, 16 lanes}. */
    String name();

    /** {@code sum[n] += rows[active[0]][n] + ... + rows[active[count - 1]][n]} for {@code from <= n < to}. */
    void addRows(float[] sum, int from, int to, float[][] rows, int[] active, int count);

    /** {@code sum[n] += factors[0] * rows[active[0]][n] + ...}, each product fused with its addition. */
    void addScaledRows(float[] sum, float[][] rows, int[] active, float[] factors, int count);

    /** {@code v[n] = scale * v[n] + bias[n]}. */
    void scaleAndAddBias(float[] v, float scale, float[] bias);

    /**
     * {@code product[r][j] = left[r][0] * right[0][j] + left[r][1] * right[1][j] + ...}, summed from zero in this order.
     *
     * @param left {@code [rows][depth]}
     * @param rows how many rows of {@code left} and {@code product} take part
     * @param right {@code [depth][columns]}
     * @param product {@code [rows][columns]}
     */
    void multiply(float[][] left, int rows, float[][] right, float[][] product);

    /** Sets bit {@code n} of {@code spikes} if {@code v[n] > threshold}, and clears all others. */
    void fire(float[] v, float threshold, long[] spikes);

    /**
     * The surrogate gradient of Yin et al. 2017, eq. 4, as a factor: {@code inside} where {@code |v[n] - threshold| <=
     * 1} and bit {@code n} of {@code kept} is set, else 0.
     */
    void surrogate(float[] v, float threshold, long[] kept, float inside, float[] factors);

    /** {@code deltas[n] = (gradient[n] + offset) * factors[n]}. */
    void scale(float[] gradient, float offset, float[] factors, float[] deltas);

    /** {@code sum[n] += a[n]}. */
    void add(float[] sum, float[] a);

    /** {@code sum[n] += a[n] * b[n]}, fused. */
    void addProducts(float[] sum, float[] a, float[] b);

    /**
     * One step of Adam (Kingma and Ba 2015, algorithm 1, with the bias correction in the step size) on the columns of a
     * row from {@code from} to below {@code to}.
     *
     * @param gradient not yet multiplied by {@code gradientScale}
     */
    void adam(
            float[] weights,
            float[] mean,
            float[] variance,
            float[] gradient,
            int from,
            int to,
            float gradientScale,
            AdamStep step);
}
