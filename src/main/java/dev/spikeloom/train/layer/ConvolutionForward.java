package dev.spikeloom.train.layer;

import dev.spikeloom.kernel.ConvolutionGeometry;
import dev.spikeloom.kernel.ConvolutionKernels;
import dev.spikeloom.kernel.Kernels;
import dev.spikeloom.spike.SpikeVector;

/** From spikes to the potentials of a convolution, pooled. Not thread-safe: holds the spikes of one time step. */
final class ConvolutionForward {
    private static final ConvolutionKernels KERNELS = Kernels.convolutions();

    private final ConvolutionGeometry geometry;
    private final PaddedInput input;
    private final int[] unsorted;
    private final int[] spikes;
    /** Where in {@link #spikes} those of each input position begin. */
    private final int[] starts;

    private final float[][] sums;

    ConvolutionForward(ConvolutionGeometry geometry, PaddedInput input) {
        this.geometry = geometry;
        this.input = input;
        this.unsorted = new int[input.presynaptic()];
        this.spikes = new int[input.presynaptic()];
        this.starts = new int[geometry.rows() * geometry.columns() + 1];
        this.sums = geometry.newSums();
    }

    /**
     * Computes the largest {@code scale * sum of active weights + bias} of each pooling square. A square's neurons share
     * one threshold, so the OR of their spikes is the spike of the largest potential.
     *
     * @param presynaptic spikes that are presented to the layer
     * @param biases {@code [outChannels]}
     * @param potentials is set, {@code [outputs]}
     * @param winners is set to the position in its square that each potential is from; the first of several
     */
    void run(
            SpikeVector presynaptic,
            ConvolutionWeights weights,
            float scale,
            float[] biases,
            float[] potentials,
            int[] winners) {
        input.list(presynaptic, unsorted, spikes, starts);
        KERNELS.sumSpikes(geometry, spikes, starts, weights.wide(), sums);
        KERNELS.pool(geometry, sums, scale, biases, potentials, winners);
    }
}
