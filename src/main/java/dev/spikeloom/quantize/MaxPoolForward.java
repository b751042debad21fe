package dev.spikeloom.quantize;

import dev.spikeloom.network.MaxPoolLayer;
import dev.spikeloom.network.VolumeShape;
import dev.spikeloom.spike.SpikeVector;

/** Max pooling: each active input sets the output that its square belongs to. */
final class MaxPoolForward implements LayerForward {
    private static final int NONE = -1;

    /** The output of each input; {@value #NONE} for those left over at the edges. */
    private final int[] outputs;

    private final SpikeVector spikes;

    MaxPoolForward(MaxPoolLayer layer) {
        this(outputs(layer), layer.neurons());
    }

    private MaxPoolForward(int[] outputs, int neurons) {
        this.outputs = outputs;
        this.spikes = new SpikeVector(neurons);
    }

    @Override
    public MaxPoolForward copy() {
        return new MaxPoolForward(outputs, spikes.size());
    }

    @Override
    public void startSample() {
        // Max pooling has no state.
    }

    @Override
    public SpikeVector step(SpikeVector presynaptic) {
        spikes.clear();
        for (int i = presynaptic.nextSpike(0); i >= 0; i = presynaptic.nextSpike(i + 1)) {
            if (outputs[i] != NONE) {
                spikes.set(outputs[i]);
            }
        }
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

    private static int[] outputs(MaxPoolLayer layer) {
        VolumeShape in = layer.input();
        VolumeShape out = layer.output();
        int[] outputs = new int[in.size()];
        for (int y = 0; y < in.rows(); y++) {
            for (int x = 0; x < in.columns(); x++) {
                boolean leftOver = y / layer.size() >= out.rows() || x / layer.size() >= out.columns();
                for (int c = 0; c < in.channels(); c++) {
                    outputs[in.index(y, x, c)] = leftOver ? NONE : out.index(y / layer.size(), x / layer.size(), c);
                }
            }
        }
        return outputs;
    }
}
