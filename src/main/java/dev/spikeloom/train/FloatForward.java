package dev.spikeloom.train;

import dev.spikeloom.network.DenseLayer;
import dev.spikeloom.network.Network;
import dev.spikeloom.network.TimeStepForward;
import dev.spikeloom.spike.SpikeVector;
import java.util.Arrays;
import java.util.List;

/** The forward pass of a network in floating point. Not thread-safe: holds the state of one time step. */
public final class FloatForward implements TimeStepForward {
    private final List<DenseLayer> layers;
    private final float[][] potentials;
    private final SpikeVector[] spikes;
    private final int[] active;

    public FloatForward(Network network) {
        this.layers = network.layers().stream().map(DenseLayer.class::cast).toList();
        this.potentials = layers.stream().map(l -> new float[l.neurons()]).toArray(float[][]::new);
        this.spikes = layers.stream().map(l -> new SpikeVector(l.neurons())).toArray(SpikeVector[]::new);
        this.active = new int[layers.stream().mapToInt(DenseLayer::inputs).max().orElseThrow()];
    }

    @Override
    public void startSample() {
        // SNN-DC neurons carry nothing over.
    }

    @Override
    public SpikeVector step(SpikeVector input) {
        SpikeVector presynaptic = input;
        for (int i = 0; i < spikes.length; i++) {
            DenseLayer layer = layers.get(i);
            Arrays.fill(potentials[i], 0);
            Kernels.addRows(potentials[i], layer.weights(), active, presynaptic.listSpikes(active));
            Kernels.scaleAndAddBias(potentials[i], 1, layer.biases());
            FiringCheck.fire(potentials[i], layer.threshold(), spikes[i]);
            presynaptic = spikes[i];
        }
        return presynaptic;
    }

    /** The membrane potentials of a layer at the firing check of the last step, {@code [neurons]}. */
    public float[] potentials(int layer) {
        return potentials[layer];
    }
}
