package dev.spikeloom.train.layer;

import dev.spikeloom.spike.SpikeVector;

/** Sum pooling in the forward pass: it passes spikes on as they are; the layer behind takes them at other addresses. */
final class FloatSumPoolLayer implements FloatLayer {
    @Override
    public void startSample() {
        // Nothing to forget.
    }

    @Override
    public SpikeVector step(SpikeVector presynaptic) {
        return presynaptic;
    }

    @Override
    public float[] potentials() {
        return new float[0];
    }
}
