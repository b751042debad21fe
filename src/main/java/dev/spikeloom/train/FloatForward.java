package dev.spikeloom.train;

import dev.spikeloom.network.Network;
import dev.spikeloom.network.TimeStepForward;
import dev.spikeloom.network.Topology;
import dev.spikeloom.spike.SpikeVector;
import dev.spikeloom.train.layer.FloatLayer;
import dev.spikeloom.train.layer.TrainableKinds;
import java.util.List;
import java.util.stream.IntStream;

/** The forward pass of a network in floating point. Not thread-safe: holds the state of a sample. */
public final class FloatForward implements TimeStepForward {
    private final List<FloatLayer> layers;
    private final SpikeVector[] spikes;

    /** @throws IllegalArgumentException if a layer is of a kind that this floor does not know */
    public FloatForward(Network network) {
        Topology topology = network.topology();
        this.layers = IntStream.range(0, topology.depth())
                .mapToObj(i -> TrainableKinds.forward(network.layers().get(i), topology.addressesOf(i)))
                .toList();
        this.spikes = new SpikeVector[layers.size()];
    }

    @Override
    public void startSample() {
        layers.forEach(FloatLayer::startSample);
    }

    @Override
    public SpikeVector step(SpikeVector input) {
        SpikeVector presynaptic = input;
        for (int i = 0; i < spikes.length; i++) {
            presynaptic = layers.get(i).step(presynaptic);
            spikes[i] = presynaptic;
        }
        return presynaptic;
    }

    /** The spikes of a layer at the last step, valid until the next; of sum pooling, those presented to it. */
    public SpikeVector spikes(int layer) {
        return spikes[layer];
    }

    /** The membrane potentials of a layer at the firing check of the last step, {@code [neurons]}; none for a pooling. */
    public float[] potentials(int layer) {
        return layers.get(layer).potentials();
    }

    /**
     * What the spikes of the last step left of the potentials of a layer, {@code [neurons]}; of neurons whose potentials do not
     * carry over, as {@link #potentials}.
     */
    public float[] left(int layer) {
        return layers.get(layer).left();
    }
}
