package dev.spikeloom.network.layer;

import dev.spikeloom.spike.SpikeVector;

/** Sum pooling: the spikes are passed on as they are; the layer behind takes them at other addresses. */
final class SumPoolReference implements LayerReference {
    private static final int[] NO_POTENTIALS = {};

    private SpikeVector spikes;

    /** @throws IllegalArgumentException if potentials should saturate */
    SumPoolReference(SumPoolLayer layer, Context context) {
        context.requireNoRegisters();
        this.spikes = new SpikeVector(context.addresses().from().size());
    }

    @Override
    public void startSample() {
        // Nothing carries over.
    }

    @Override
    public SpikeVector step(SpikeVector presynaptic) {
        spikes = presynaptic;
        return presynaptic;
    }

    @Override
    public int[] potentials() {
        return NO_POTENTIALS;
    }

    @Override
    public SpikeVector spikes() {
        return spikes;
    }

    @Override
    public long saturations() {
        return 0;
    }
}
