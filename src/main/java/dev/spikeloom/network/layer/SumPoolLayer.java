package dev.spikeloom.network.layer;

/**
 * Sum pooling of spikes: how many there are in each square of {@code size} x {@code size} positions, channel by channel.
 * Squares do not overlap; rows and columns left over are dropped. It has no neurons, no spikes of its own and no state: the
 * layer behind takes the spikes presented to it at the addresses of their squares ({@link AddressMap}).
 *
 * @param input the volume that the layer takes
 * @param size rows and columns of a square
 */
public record SumPoolLayer(VolumeShape input, int size) implements PoolLayer {
    @Override
    public LayerShape shape() {
        return new SumPoolShape(size);
    }
}
