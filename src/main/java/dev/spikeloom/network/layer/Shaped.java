package dev.spikeloom.network.layer;

/** What every layer has, whatever its numbers are: the volumes it takes and gives. */
public interface Shaped extends OfKind {
    /** The shape, without the numbers. */
    LayerShape shape();

    @Override
    default String kind() {
        return shape().kind();
    }

    /** The volume that the layer takes. */
    VolumeShape input();

    /** The volume that the layer gives. */
    default VolumeShape output() {
        return shape().output(input());
    }

    /** Presynaptic neurons. */
    default int inputs() {
        return input().size();
    }

    /** Postsynaptic neurons. */
    default int neurons() {
        return output().size();
    }
}
