package dev.spikeloom.network.layer;

import dev.spikeloom.spike.SpikeVector;

/** Max pooling: the OR of the spikes of each square. It has neither potentials nor a state. */
final class MaxPoolReference implements LayerReference {
    private static final int[] NO_POTENTIALS = {};

    private final MaxPoolLayer layer;
    private final SpikeVector spikes;

    /** @throws IllegalArgumentException if potentials should saturate */
    MaxPoolReference(MaxPoolLayer layer, Context context) {
        context.requireNoRegisters();
        this.layer = layer;
        this.spikes = new SpikeVector(layer.neurons());
    }

    @Override
    public void startSample() {
        // Nothing carries over.
    }

    @Override
    public SpikeVector step(SpikeVector presynaptic) {
        spikes.clear();
        VolumeShape in = layer.input();
        VolumeShape out = layer.output();
        for (int y = 0; y < out.rows() * layer.size(); y++) {
            for (int x = 0; x < out.columns() * layer.size(); x++) {
                for (int c = 0; c < in.channels(); c++) {
                    if (presynaptic.get(in.index(y, x, c))) {
                        spikes.set(out.index(y / layer.size(), x / layer.size(), c));
                    }
                }
            }
        }
        return spikes;
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
