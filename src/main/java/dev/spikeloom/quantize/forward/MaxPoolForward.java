package dev.spikeloom.quantize.forward;

import dev.spikeloom.network.layer.MaxPoolLayer;
import dev.spikeloom.network.layer.VolumeShape;
import dev.spikeloom.spike.SpikeVector;

/** Max pooling: with the channels innermost, those of a position are a run of bits, and runs are ORed. */
final class MaxPoolForward implements LayerForward {
    private static final int[] NO_POTENTIALS = {};

    private final MaxPoolLayer layer;
    private final VolumeShape out;
    private final SpikeRuns presynapticRuns;
    private final SpikeWriter spikes;

    private MaxPoolForward(MaxPoolLayer layer) {
        this.layer = layer;
        this.out = layer.output();
        this.presynapticRuns = new SpikeRuns(layer.inputs());
        this.spikes = new SpikeWriter(out.size());
    }

    /** @throws IllegalArgumentException if potentials should saturate */
    static MaxPoolForward of(MaxPoolLayer layer, Context context) {
        context.requireNoSaturation();
        return new MaxPoolForward(layer);
    }

    @Override
    public MaxPoolForward copy() {
        return new MaxPoolForward(layer);
    }

    @Override
    public void startSample() {
        // Max pooling has no state.
    }

    @Override
    public SpikeVector step(SpikeVector presynaptic) {
        presynapticRuns.read(presynaptic);
        spikes.restart();
        for (int y = 0; y < out.rows(); y++) {
            for (int x = 0; x < out.columns(); x++) {
                for (int c = 0; c < out.channels(); c += Long.SIZE) {
                    int count = Math.min(Long.SIZE, out.channels() - c);
                    spikes.append(pool(y * layer.size(), x * layer.size(), c, count), count);
                }
            }
        }
        return spikes.vector();
    }

    @Override
    public int[] potentials() {
        return NO_POTENTIALS;
    }

    @Override
    public SpikeVector spikes() {
        return spikes.vector();
    }

    /** The OR of {@code count} channels from {@code c} on over the square at (firstY, firstX). */
    private long pool(int firstY, int firstX, int c, int count) {
        long bits = 0;
        for (int y = firstY; y < firstY + layer.size(); y++) {
            for (int x = firstX; x < firstX + layer.size(); x++) {
                bits |= presynapticRuns.bits(layer.input().index(y, x, c), count);
            }
        }
        return bits;
    }
}
