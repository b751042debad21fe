package dev.spikeloom.network.layer;

import dev.spikeloom.io.InputException;

/**
 * The shape of a layer's activations. Neurons are numbered with the channels innermost, then the columns, then the
 * rows: neighbours in a spike vector are the channels of one position. A flat vector of n neurons is 1 x 1 x n.
 */
public record VolumeShape(int rows, int columns, int channels) {
    /** With no more spikes, a sum of 16-bit weights cannot leave 31 bits. */
    public static final int MAX_SIZE = 1 << 15;

    /** @throws InputException if a side is below 1 or there are more than {@value #MAX_SIZE} neurons */
    public VolumeShape {
        // Each factor is checked before the product, so that it cannot overflow.
        if (rows < 1
                || columns < 1
                || channels < 1
                || rows > MAX_SIZE
                || columns > MAX_SIZE
                || channels > MAX_SIZE
                || (long) rows * columns * channels > MAX_SIZE) {
            throw new InputException("a volume of " + text(rows, columns, channels) + " is out of range, allowed 1 to "
                    + MAX_SIZE + " neurons");
        }
    }

    /**
     * A vector without rows and columns.
     *
     * @throws InputException if {@code neurons} is out of range
     */
    public static VolumeShape flat(int neurons) {
        return new VolumeShape(1, 1, neurons);
    }

    public int size() {
        return rows * columns * channels;
    }

    /** The neuron at row {@code y} and column {@code x} of channel {@code c}. */
    public int index(int y, int x, int c) {
        return (y * columns + x) * channels + c;
    }

    /** In the field's shorthand: {@code 28x28}, or {@code 34x34x2} if there are several channels. */
    @Override
    public String toString() {
        return text(rows, columns, channels);
    }

    private static String text(int rows, int columns, int channels) {
        return rows + "x" + columns + (channels == 1 ? "" : "x" + channels);
    }
}
