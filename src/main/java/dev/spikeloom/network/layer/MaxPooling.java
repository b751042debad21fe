package dev.spikeloom.network.layer;

import dev.spikeloom.spike.SpikeVector;

/** Max pooling of spikes, fast: each active input sets the output that its square belongs to. Thread-safe. */
public final class MaxPooling {
    private static final int NONE = -1;

    /** The output of each input; {@value #NONE} for those left over at the edges. */
    private final int[] outputs;

    /** @throws dev.spikeloom.io.InputException if the layer is larger than its input */
    public MaxPooling(MaxPoolLayer layer) {
        VolumeShape in = layer.input();
        VolumeShape out = layer.output();
        this.outputs = new int[in.size()];
        for (int y = 0; y < in.rows(); y++) {
            for (int x = 0; x < in.columns(); x++) {
                boolean leftOver = y / layer.size() >= out.rows() || x / layer.size() >= out.columns();
                for (int c = 0; c < in.channels(); c++) {
                    outputs[in.index(y, x, c)] = leftOver ? NONE : out.index(y / layer.size(), x / layer.size(), c);
                }
            }
        }
    }

    /** Sets {@code pooled} to the OR of each square of {@code spikes}. */
    public void pool(SpikeVector spikes, SpikeVector pooled) {
        pooled.clear();
        for (int i = spikes.nextSpike(0); i >= 0; i = spikes.nextSpike(i + 1)) {
            if (outputs[i] != NONE) {
                pooled.set(outputs[i]);
            }
        }
    }
}
