package dev.spikeloom.network;

import dev.spikeloom.io.InputException;

/** The shape of a layer, without its numbers: what the field's shorthand says of it. */
public sealed interface LayerShape {
    /** The most neurons of a dense layer, and the most channels of a convolution. */
    int MAX_SIZE = 4096;

    /**
     * The volume that the layer gives for one that it takes.
     *
     * @throws InputException if the layer is larger than {@code input}, or gives too large a volume
     */
    VolumeShape output(VolumeShape input);

    /** Fully connected to its input, whatever the shape of that: {@code 512fc}. */
    record Dense(int neurons) implements LayerShape {
        public Dense {
            requireSize("layer size", neurons);
        }

        @Override
        public VolumeShape output(VolumeShape input) {
            return VolumeShape.flat(neurons);
        }

        @Override
        public String toString() {
            return neurons + "fc";
        }
    }

    /** A two-dimensional convolution, stride 1, without padding ("valid"): {@code 12c5}. */
    record Convolution(int channels, int kernel) implements LayerShape {
        public Convolution {
            requireSize("channels of a convolution", channels);
            requireSize("kernel of a convolution", kernel);
        }

        @Override
        public VolumeShape output(VolumeShape input) {
            requireRoom(this, kernel, input);
            return new VolumeShape(input.rows() - kernel + 1, input.columns() - kernel + 1, channels);
        }

        @Override
        public String toString() {
            return channels + "c" + kernel;
        }
    }

    /** Max pooling over squares that do not overlap: {@code mp2}. Rows and columns left over are dropped. */
    record MaxPool(int size) implements LayerShape {
        public MaxPool {
            requireSize("size of a max pooling", size);
        }

        @Override
        public VolumeShape output(VolumeShape input) {
            requireRoom(this, size, input);
            return new VolumeShape(input.rows() / size, input.columns() / size, input.channels());
        }

        @Override
        public String toString() {
            return "mp" + size;
        }
    }

    private static void requireSize(String what, int size) {
        if (size < 1 || size > MAX_SIZE) {
            throw new InputException(what + " " + size + " is out of range, allowed 1 to " + MAX_SIZE);
        }
    }

    private static void requireRoom(LayerShape layer, int size, VolumeShape input) {
        if (size > input.rows() || size > input.columns()) {
            throw new InputException(
                    "layer " + layer + " is larger than the " + input.rows() + "x" + input.columns() + " it is over");
        }
    }
}
