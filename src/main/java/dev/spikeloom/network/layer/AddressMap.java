package dev.spikeloom.network.layer;

import java.util.Arrays;

/**
 * Where the spikes that are presented to a layer of neurons are in the volume that it takes. Sum pooling has no spikes of
 * its own: it passes those presented to it on, and gives each the address of its square. Several spikes may so come to one
 * address, where each of them counts; the spikes of rows and columns left over have none. Without sum pooling before it, a
 * layer takes spikes where they are. Immutable.
 */
public final class AddressMap {
    /** The address of a spike that is dropped. */
    public static final int NONE = -1;

    private final VolumeShape from;
    private final VolumeShape to;
    private final int[] addresses;
    private final int multiplicity;

    private AddressMap(VolumeShape from, VolumeShape to, int[] addresses) {
        this.from = from;
        this.to = to;
        this.addresses = addresses;
        int[] spikes = new int[to.size()];
        Arrays.stream(addresses).filter(address -> address != NONE).forEach(address -> spikes[address]++);
        this.multiplicity = Arrays.stream(spikes).max().orElseThrow();
    }

    /** Each spike stays where it is. */
    public static AddressMap identity(VolumeShape volume) {
        int[] addresses = new int[volume.size()];
        Arrays.setAll(addresses, i -> i);
        return new AddressMap(volume, volume, addresses);
    }

    /**
     * Each spike goes to its square, channel by channel. Squares do not overlap; rows and columns left over are dropped.
     *
     * @param size rows and columns of a square, no more than {@code volume} has
     * @throws dev.spikeloom.io.InputException if there is no room for a square
     */
    public static AddressMap pooling(VolumeShape volume, int size) {
        VolumeShape pooled = new VolumeShape(volume.rows() / size, volume.columns() / size, volume.channels());
        int[] addresses = new int[volume.size()];
        for (int y = 0; y < volume.rows(); y++) {
            for (int x = 0; x < volume.columns(); x++) {
                boolean leftOver = y / size >= pooled.rows() || x / size >= pooled.columns();
                for (int c = 0; c < volume.channels(); c++) {
                    addresses[volume.index(y, x, c)] = leftOver ? NONE : pooled.index(y / size, x / size, c);
                }
            }
        }
        return new AddressMap(volume, pooled, addresses);
    }

    /**
     * This map and then another.
     *
     * @throws IllegalArgumentException if that is of a volume of another size than this one leads to
     */
    public AddressMap then(AddressMap next) {
        if (next.from.size() != to.size()) {
            throw new IllegalArgumentException("addresses in " + to + " are not those of " + next.from);
        }
        int[] both = Arrays.stream(addresses)
                .map(address -> address == NONE ? NONE : next.addresses[address])
                .toArray();
        return new AddressMap(from, next.to, both);
    }

    /** The volume of the presynaptic spike vector. */
    public VolumeShape from() {
        return from;
    }

    /** The volume that the layer takes. */
    public VolumeShape to() {
        return to;
    }

    /** Where in {@link #to} presynaptic spike {@code index} of {@link #from} is; {@value #NONE} if it is dropped. */
    public int of(int index) {
        return addresses[index];
    }

    /** Whether each spike stays where it is. */
    public boolean isIdentity() {
        return from.size() == to.size() && multiplicity == 1;
    }

    /** The most spikes that can come to one address in a time step. */
    public int multiplicity() {
        return multiplicity;
    }

    /** The most spikes that can come to {@code count} addresses in a time step; at most {@link VolumeShape#MAX_SIZE}. */
    public int mostSpikes(int count) {
        return (int) Math.min(from.size(), (long) count * multiplicity);
    }
}
