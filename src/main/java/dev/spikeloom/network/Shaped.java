package dev.spikeloom.network;

/** What every layer has, whatever its numbers are: the volumes it takes and gives. */
public sealed interface Shaped permits Layer, QuantizedLayer {
    /** The shape, without the numbers. */
    LayerShape shape();

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
