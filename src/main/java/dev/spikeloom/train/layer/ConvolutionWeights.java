package dev.spikeloom.train.layer;

import dev.spikeloom.kernel.ConvolutionGeometry;

/** The weights of a convolution in the layouts of {@link dev.spikeloom.kernel.ConvolutionKernels}. */
final class ConvolutionWeights {
    private final ConvolutionGeometry geometry;
    private final float[][] wide;
    private final float[][][] transposed;

    /** @param backward whether a gradient of the inputs is needed, and so the transposed weights */
    ConvolutionWeights(ConvolutionGeometry geometry, boolean backward) {
        this.geometry = geometry;
        this.wide = geometry.newWideWeights();
        this.transposed = backward
                ? new float[geometry.kernel()][geometry.outChannels()][geometry.paddedRun()]
                : new float[0][][];
    }

    /**
     * Takes over the weights of one row of the kernel.
     *
     * @param rows weight rows, {@code [(ky * kernel + kx) * inChannels + c][outChannels]}
     */
    void set(int kernelRow, float[][] rows) {
        int run = geometry.run();
        int channels = geometry.outChannels();
        int shift = geometry.stride() * geometry.inChannels();
        int firstWide = kernelRow * geometry.wideKernel() * geometry.inChannels();
        for (int i = 0; i < run; i++) {
            float[] row = rows[kernelRow * run + i];
            for (int x = 0; x < geometry.group(); x++) {
                System.arraycopy(row, 0, wide[firstWide + x * shift + i], x * channels, channels);
            }
            if (transposed.length > 0) {
                for (int o = 0; o < channels; o++) {
                    transposed[kernelRow][o][i] = row[o];
                }
            }
        }
    }

    /** {@code [(ky * wideKernel + kx) * inChannels + c][wideColumns]}. */
    float[][] wide() {
        return wide;
    }

    /** {@code [ky][outChannels][paddedRun]}; empty unless asked for. */
    float[][][] transposed() {
        return transposed;
    }
}
