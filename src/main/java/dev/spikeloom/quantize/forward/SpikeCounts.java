package dev.spikeloom.quantize.forward;

import dev.spikeloom.network.layer.AddressMap;
import dev.spikeloom.spike.SpikeVector;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * How many spikes have each address of the volume that a layer takes, as bits: those of plane {@code k} are set where there
 * are more than {@code k}. Without sum pooling before the layer there is one plane, the spikes themselves.
 */
final class SpikeCounts {
    private final AddressMap addresses;
    private final List<SpikeRuns> planes = new ArrayList<>();
    private final int[] counts;
    private int used;

    SpikeCounts(AddressMap addresses) {
        this.addresses = addresses;
        this.counts = new int[addresses.isIdentity() ? 0 : addresses.to().size()];
        for (int i = 0; i < addresses.multiplicity(); i++) {
            planes.add(new SpikeRuns(addresses.to().size()));
        }
    }

    AddressMap addresses() {
        return addresses;
    }

    /** Counts the spikes of a time step. */
    void read(SpikeVector presynaptic) {
        if (addresses.isIdentity()) {
            planes.get(0).read(presynaptic);
            used = 1;
            return;
        }
        for (int plane = 0; plane < used; plane++) {
            planes.get(plane).clear();
        }
        used = 0;
        Arrays.fill(counts, 0);
        for (int i = presynaptic.nextSpike(0); i >= 0; i = presynaptic.nextSpike(i + 1)) {
            int address = addresses.of(i);
            if (address != AddressMap.NONE) {
                int plane = counts[address]++;
                planes.get(plane).set(address);
                used = Math.max(used, plane + 1);
            }
        }
    }

    /** Planes in which there are spikes. */
    int used() {
        return used;
    }

    SpikeRuns plane(int index) {
        return planes.get(index);
    }
}
