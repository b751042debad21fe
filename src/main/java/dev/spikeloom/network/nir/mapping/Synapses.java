package dev.spikeloom.network.nir.mapping;

import dev.spikeloom.network.layer.VolumeShape;

/**
 * Weights on their way to the neurons behind them, in the order of this program.
 *
 * @param weights {@code [rows][columns]}
 * @param biases one a column
 * @param input the volume that they take
 * @param kernel rows and columns of the kernel of a convolution; 0 in a dense layer
 * @param stride of a convolution
 * @param padding of a convolution
 */
record Synapses(double[][] weights, double[] biases, VolumeShape input, int kernel, int stride, int padding) {
    int columns() {
        return biases.length;
    }

    boolean isDense() {
        return kernel == 0;
    }

    /** The volume of the neurons behind. */
    VolumeShape output() {
        if (isDense()) {
            return VolumeShape.flat(columns());
        }
        return new VolumeShape(side(input.rows()), side(input.columns()), columns());
    }

    private int side(int length) {
        return (length + 2 * padding - kernel) / stride + 1;
    }

    /** Adds the multiple of a number to each bias. */
    static void add(double[] biases, double[] addends, double factor) {
        for (int column = 0; column < biases.length; column++) {
            biases[column] += factor * addends[column];
        }
    }

    /** Multiplies each column. */
    void scale(double[] factors) {
        for (int column = 0; column < biases.length; column++) {
            biases[column] *= factors[column];
            for (double[] row : weights) {
                row[column] *= factors[column];
            }
        }
    }
}
