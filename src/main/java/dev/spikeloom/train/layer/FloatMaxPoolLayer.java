package dev.spikeloom.train.layer;

import dev.spikeloom.network.layer.MaxPoolLayer;
import dev.spikeloom.network.layer.MaxPooling;
import dev.spikeloom.spike.SpikeVector;

/** Max pooling in the forward pass; it has no potentials. */
public final class FloatMaxPoolLayer implements FloatLayer {
    private final MaxPooling pooling;
    private final SpikeVector spikes;

    /** @throws dev.spikeloom.io.InputException if the layer is larger than its input */
    public FloatMaxPoolLayer(MaxPoolLayer layer) {
        this.pooling = new MaxPooling(layer);
        this.spikes = new SpikeVector(layer.neurons());
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
    public float[] potentials() {
        return new float[0];
    }
}
