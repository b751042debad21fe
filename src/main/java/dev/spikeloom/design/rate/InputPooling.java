package dev.spikeloom.design.rate;

import dev.spikeloom.network.layer.MaxPoolLayer;
import dev.spikeloom.network.layer.MaxPooling;
import dev.spikeloom.network.layer.VolumeShape;

/**
 * Max pooling of what is presented to a network, in front of its first layer: the OR of each square of the input spikes. It
 * takes no cycle.
 *
 * @param input the volume of the input spikes
 * @param size rows and columns of a square, at least 2
 */
public record InputPooling(VolumeShape input, int size) {
    /** The volume of the spikes that the first layer takes. */
    public VolumeShape output() {
        return layer().output();
    }

    /** What pools spike vectors. */
    public MaxPooling pooling() {
        return new MaxPooling(layer());
    }

    private MaxPoolLayer layer() {
        return new MaxPoolLayer(input, size);
    }
}
