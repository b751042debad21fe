package dev.spikeloom.train.layer;

import dev.spikeloom.kernel.AdamStep;
import dev.spikeloom.kernel.ConvolutionGeometry;
import dev.spikeloom.kernel.ConvolutionKernels;
import dev.spikeloom.kernel.Kernels;
import dev.spikeloom.kernel.SparseMatrix;
import dev.spikeloom.train.batch.Spikes;
import java.util.Arrays;

/**
 * Weight gradient and optimizer step of a convolution. The gradient of a weight is summed over the slots in the order of
 * the batch, and in each over the output positions. One instance a worker.
 */
final class ConvolutionUpdate {
    private static final ConvolutionKernels KERNELS = Kernels.convolutions();

    private final ConvolutionGeometry geometry;
    private final PaddedInput padded;
    private final Parameters parameters;
    private final Spikes input;
    private final SparseMatrix[] deltas;
    /** Of one row of the kernel. */
    private final float[][] gradient;

    private final float[] rowGradient;
    private final float[] inputMap;
    private final int[] active;

    /**
     * @param padded where they are in the input of the convolution
     * @param input spikes that were presented to the layer
     * @param deltas derivatives with respect to the currents in each slot: a row for each output channel, a column for
     *     each input position where a patch can begin
     */
    ConvolutionUpdate(
            ConvolutionGeometry geometry,
            PaddedInput padded,
            Parameters parameters,
            Spikes input,
            SparseMatrix[] deltas) {
        this.geometry = geometry;
        this.padded = padded;
        this.parameters = parameters;
        this.input = input;
        this.deltas = deltas;
        this.gradient = new float[geometry.outChannels()][geometry.paddedRun()];
        this.rowGradient = new float[geometry.outChannels()];
        this.inputMap = geometry.newInputMap();
        this.active = new int[padded.presynaptic()];
    }

    /**
     * Updates the weights of one row of the kernel.
     *
     * @param slotCount slots in the batch
     * @param gradientScale what a sum over slots is multiplied by
     */
    void updateKernelRow(int kernelRow, int slotCount, float gradientScale, AdamStep step) {
        for (float[] channel : gradient) {
            Arrays.fill(channel, 0);
        }
        for (int slot = 0; slot < slotCount; slot++) {
            if (deltas[slot].entries() > 0) {
                int count = padded.list(input.at(slot), active);
                for (int i = 0; i < count; i++) {
                    inputMap[active[i]] += 1;
                }
                KERNELS.addWeightGradient(geometry, kernelRow, deltas[slot], inputMap, gradient);
                for (int i = 0; i < count; i++) {
                    inputMap[active[i]] = 0;
                }
            }
        }
        for (int i = 0; i < geometry.run(); i++) {
            for (int o = 0; o < rowGradient.length; o++) {
                rowGradient[o] = gradient[o][i];
            }
            parameters.update(kernelRow * geometry.run() + i, rowGradient, gradientScale, step);
        }
    }

    /** Updates the biases: their input is active at all positions of every slot. */
    void updateBiases(int slotCount, float gradientScale, AdamStep step) {
        Arrays.fill(rowGradient, 0);
        for (int slot = 0; slot < slotCount; slot++) {
            int[] starts = deltas[slot].starts();
            for (int o = 0; o < rowGradient.length; o++) {
                for (int i = starts[o]; i < starts[o + 1]; i++) {
                    rowGradient[o] += deltas[slot].values()[i];
                }
            }
        }
        parameters.update(parameters.inputs(), rowGradient, gradientScale, step);
    }
}
