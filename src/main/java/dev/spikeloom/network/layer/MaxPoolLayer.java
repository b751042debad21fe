package dev.spikeloom.network.layer;

/**
 * Max pooling of spikes: the OR of each square of {@code size} x {@code size} positions, channel by channel. Squares do
 * not overlap; rows and columns left over are dropped. It has no neurons of its own and no state.
 *
 * @param input the volume that the layer takes
 * @param size rows and columns of a square
 */
public record MaxPoolLayer(VolumeShape input, int size) implements PoolLayer {
    @Override
    public LayerShape shape() {
        return new MaxPoolShape(size);
    }
}
