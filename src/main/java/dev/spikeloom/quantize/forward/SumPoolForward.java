package dev.spikeloom.quantize.forward;

import dev.spikeloom.network.layer.SumPoolLayer;
import dev.spikeloom.spike.SpikeVector;

/** Sum pooling: the spikes are passed on as they are; the layer behind takes them at other addresses. */
final class SumPoolForward implements LayerForward {
    private static final int[] NO_POTENTIALS = {};

    private SpikeVector spikes;

    private SumPoolForward(int presynaptic) {
        this.spikes = new SpikeVector(presynaptic);
    }

    /** @throws IllegalArgumentException if potentials should saturate */
    static SumPoolForward of(SumPoolLayer layer, Context context) {
        context.requireNoSaturation();
        return new SumPoolForward(context.addresses().from().size());
    }

    @Override
    public SumPoolForward copy() {
        return new SumPoolForward(spikes.size());
    }

    @Override
    public void startSample() {
        // Sum pooling has no state.
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
}
