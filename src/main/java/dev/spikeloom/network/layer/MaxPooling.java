package dev.spikeloom.network.layer;

import dev.spikeloom.spike.SpikeVector;

/** Max pooling of spikes, fast: each active input sets the output that its square belongs to. Thread-safe. */
public final class MaxPooling {
    private final AddressMap outputs;

    /** @throws dev.spikeloom.io.InputException if the layer is larger than its input */
    public MaxPooling(MaxPoolLayer layer) {
        this.outputs = AddressMap.pooling(layer.input(), layer.size());
    }

    /** Sets {@code pooled} to the OR of each square of {@code spikes}. */
    public void pool(SpikeVector spikes, SpikeVector pooled) {
        pooled.clear();
        for (int i = spikes.nextSpike(0); i >= 0; i = spikes.nextSpike(i + 1)) {
            int output = outputs.of(i);
            if (output != AddressMap.NONE) {
                pooled.set(output);
            }
        }
    }
}
