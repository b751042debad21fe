package dev.spikeloom.network.nir.mapping;

import dev.spikeloom.network.layer.VolumeShape;
import dev.spikeloom.network.nir.NirNode;
import dev.spikeloom.network.nir.NirTensor;
import java.util.Arrays;

/**
 * The kernels of a convolution of the format as the machine has them: squares with all input channels. What is not there,
 * between the weights of a dilated kernel, beside an oblong one, in the channels of other groups, has weights of 0.
 */
final class Kernels {
    private static final int SIDES = 2;

    private final NirTensor kernels;
    private final VolumeShape volume;
    private final int groups;
    private final int stride;
    private final int[] dilations;
    private final int[] paddings;
    /** Rows and columns that a kernel reaches over. */
    private final int[] reach = new int[SIDES];

    private final int size;

    /**
     * @param volume that is convolved
     * @throws Rejection if the machine has no such kernels
     */
    Kernels(NirNode node, VolumeShape volume) {
        this.kernels = node.parameter("weight");
        this.volume = volume;
        this.groups = Numbers.same(node, "groups", 1);
        int channels = kernels.shape()[0];
        if (volume.channels() % groups != 0
                || channels % groups != 0
                || kernels.shape()[1] != volume.channels() / groups) {
            throw new Rejection("weight has the shape " + kernels.shapeText() + ", but it takes " + volume
                    + (groups == 1 ? "" : " in " + groups + " groups"));
        }
        this.stride = Numbers.same(node, "stride", 1);
        this.dilations = Numbers.pair(node, "dilation", 1);
        this.paddings = Numbers.pair(node, "padding", 0);
        for (int side = 0; side < SIDES; side++) {
            reach[side] = (kernels.shape()[2 + side] - 1) * dilations[side] + 1;
        }
        this.size = Math.max(reach[0], reach[1]);
        if (margin(0) * SIDES + reach[0] != size
                || margin(1) * SIDES + reach[1] != size
                || paddings[0] + margin(0) != paddings[1] + margin(1)) {
            throw new Rejection("has kernels that reach over " + reach[0] + " x " + reach[1] + " with a padding of "
                    + paddings[0] + " and " + paddings[1]
                    + "; a square with the same padding of rows and columns around it would fit");
        }
        if (size > Math.min(volume.rows(), volume.columns()) + SIDES * padding()) {
            throw new Rejection("has kernels of " + size + " x " + size + ", but takes " + volume);
        }
    }

    /** What a square is longer at both ends of a side. */
    private int margin(int side) {
        return (size - reach[side]) / SIDES;
    }

    private int padding() {
        return paddings[0] + margin(0);
    }

    /** With biases, one a kernel, in front of the neurons. */
    Synapses synapses(double[] biases, double factor) {
        VolumeShape square = new VolumeShape(size, size, volume.channels());
        return new Synapses(WeightOrder.rows(squares(square), square, factor), biases, volume, size, stride, padding());
    }

    private double[] squares(VolumeShape square) {
        int[] shape = kernels.shape();
        double[] values = kernels.values();
        if (groups == 1 && size == shape[2] && size == shape[3]) {
            return values;
        }
        double[] squares = new double[Math.multiplyExact(shape[0], square.size())];
        int from = 0;
        for (int kernel = 0; kernel < shape[0]; kernel++) {
            int firstChannel = kernel / (shape[0] / groups) * shape[1];
            for (int channel = firstChannel; channel < firstChannel + shape[1]; channel++) {
                for (int row = 0; row < shape[2]; row++) {
                    for (int column = 0; column < shape[3]; column++) {
                        int y = margin(0) + row * dilations[0];
                        int x = margin(1) + column * dilations[1];
                        squares[((kernel * square.channels() + channel) * size + y) * size + x] = values[from++];
                    }
                }
            }
        }
        return squares;
    }

    String text() {
        int[] shape = kernels.shape();
        String own = shape[0] + " kernels of " + shape[2] + " x " + shape[3];
        boolean filled = Arrays.stream(reach).anyMatch(side -> side != size) || size != shape[2] || groups > 1;
        return filled ? own + ", as squares of " + size + " x " + size + " over all channels, with zeros" : own;
    }
}
