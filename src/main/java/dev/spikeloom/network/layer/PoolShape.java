package dev.spikeloom.network.layer;

import java.util.Optional;

/** A pooling over squares that do not overlap. It has no weights; rows and columns left over are dropped. */
interface PoolShape extends LayerShape {
    /** Rows and columns of a square. */
    int size();

    @Override
    default VolumeShape output(VolumeShape input) {
        LayerShape.requireRoom(this, size(), input);
        return new VolumeShape(input.rows() / size(), input.columns() / size(), input.channels());
    }

    @Override
    default boolean flattens() {
        return false;
    }

    @Override
    default Optional<WeightShape> weights(VolumeShape input) {
        return Optional.empty();
    }
}
