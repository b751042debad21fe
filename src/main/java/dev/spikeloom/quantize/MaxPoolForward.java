package dev.spikeloom.quantize;

import dev.spikeloom.network.MaxPoolLayer;
import dev.spikeloom.network.MaxPooling;
import dev.spikeloom.spike.SpikeVector;

/** Max pooling, which has no state. */
final class MaxPoolForward implements LayerForward {
    private final MaxPooling pooling;
    private final SpikeVector spikes;

    MaxPoolForward(MaxPoolLayer layer) {
        this(new MaxPooling(layer), layer.neurons());
    }

    private MaxPoolForward(MaxPooling pooling, int neurons) {
        this.pooling = pooling;
        this.spikes = new SpikeVector(neurons);
    }

    @Override
    public MaxPoolForward copy() {
        return new MaxPoolForward(pooling, spikes.size());
    }

    @Override
    public void startSample() {
        // Nothing to forget.
    }

    @Override
    public SpikeVector step(SpikeVector presynaptic) {
        pooling.pool(presynaptic, spikes);
        return spikes;
    }

    @Override
    public int[] potentials() {
        return new int[0];
    }

    @Override
    public SpikeVector spikes() {
        return spikes;
    }
}
