package dev.spikeloom.kernel;

/**
 * The inner loops of convolutions, forward and backward. Activations are bits and few deltas differ from zero, so all of
 * them visit only what is there.
 *
 * <p>As in {@link FloatKernels}, every sum has a fixed order, and products are fused with the addition that follows: each
 * implementation gives the same bits. Implementations are stateless.
 *
 * <p>The weights of one row of the kernel, and what they act on, stay in the first-level cache while all positions are
 * visited.
 */
public interface ConvolutionKernels {
    /**
     * Sums the wide weight rows of the spikes that each group of output positions sees, in their order.
     *
     * @param spikes numbers of the spiking inputs, position by position; one may be there several times
     * @param starts where in {@code spikes} those of each input position begin, {@code [rows * columns + 1]}
     * @param weights {@code [(ky * wideKernel + kx) * inChannels + c][wideColumns]}
     * @param sums is set, {@code [y * groups + x / group][wideColumns]}
     */
    void sumSpikes(ConvolutionGeometry geometry, int[] spikes, int[] starts, float[][] weights, float[][] sums);

    /**
     * The largest potential {@code scale * sum + bias} of each pooling square.
     *
     * @param biases {@code [outChannels]}
     * @param pooled is set, {@code [outputs]}
     * @param winners is set to the position in the square, row by row, that has the largest; the first of several
     */
    void pool(ConvolutionGeometry geometry, float[][] sums, float scale, float[] biases, float[] pooled, int[] winners);

    /**
     * Adds what deltas cause in the gradient of the inputs, kernel row by kernel row, position by position, channel by
     * channel.
     *
     * @param deltas a row for each input position where a patch can begin, a column for each output channel
     * @param transposed weights, {@code [kernel rows][outChannels][paddedRun]}, with zeros in the padding
     * @param gradient an input map
     */
    void addInputGradient(ConvolutionGeometry geometry, SparseMatrix deltas, float[][][] transposed, float[] gradient);

    /**
     * Adds what deltas cause in the gradient of the weights of one kernel row, position by position.
     *
     * @param deltas a row for each output channel, a column for each input position where a patch can begin
     * @param input an input map: how many spikes there are of each input
     * @param gradient {@code [outChannels][paddedRun]}; what is in the padding afterwards means nothing
     */
    void addWeightGradient(
            ConvolutionGeometry geometry, int kernelRow, SparseMatrix deltas, float[] input, float[][] gradient);
}
