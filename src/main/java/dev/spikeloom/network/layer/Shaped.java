package dev.spikeloom.network.layer;

/** What every layer has, whatever its numbers are: the volumes it takes and gives. */
public interface Shaped extends OfKind {
    /**
     * The shape, without the numbers.
     *
     * @throws dev.spikeloom.io.InputException if a size is out of range
     */
    LayerShape shape();

    @Override
    default String kind() {
        return shape().kind();
    }

    /**
     * The volume that the layer takes.
     *
     * @throws dev.spikeloom.io.InputException if a size is out of range
     */
    VolumeShape input();

    /**
     * The volume that the layer gives.
     *
     * @throws dev.spikeloom.io.InputException if a size is out of range, the layer is larger than its input, or gives too
     *     large a volume
     */
    default VolumeShape output() {
        return shape().output(input());
    }

    /**
     * Presynaptic neurons.
     *
     * @throws dev.spikeloom.io.InputException as {@link #input()}
     */
    default int inputs() {
        return input().size();
    }

    /**
     * Postsynaptic neurons.
     *
     * @throws dev.spikeloom.io.InputException as {@link #output()}
     */
    default int neurons() {
        return output().size();
    }
}
