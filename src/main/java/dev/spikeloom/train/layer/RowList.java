package dev.spikeloom.train.layer;

import dev.spikeloom.network.layer.AddressMap;
import dev.spikeloom.spike.SpikeVector;

/** The weight rows of a dense layer that its spikes add; behind sum pooling one may do so several times. Immutable. */
final class RowList {
    private final AddressMap addresses;
    private final boolean plain;

    RowList(AddressMap addresses) {
        this.addresses = addresses;
        this.plain = addresses.isIdentity();
    }

    /** Lists the row of each spike that is not dropped, in the order of the spikes, and returns how many there are. */
    int list(SpikeVector presynaptic, int[] active) {
        int count = presynaptic.listSpikes(active);
        if (plain) {
            return count;
        }
        int kept = 0;
        for (int i = 0; i < count; i++) {
            int row = addresses.of(active[i]);
            active[kept] = row;
            kept += row == AddressMap.NONE ? 0 : 1;
        }
        return kept;
    }

    /** From the gradient with respect to the inputs to that with respect to the presynaptic spikes. */
    void gradient(float[] ofInputs, float[] ofSpikes) {
        for (int i = 0; i < ofSpikes.length; i++) {
            int row = addresses.of(i);
            ofSpikes[i] = row == AddressMap.NONE ? 0 : ofInputs[row];
        }
    }
}
