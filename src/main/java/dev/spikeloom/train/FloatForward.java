package dev.spikeloom.train;

import dev.spikeloom.network.Network;
import dev.spikeloom.network.TimeStepForward;
import dev.spikeloom.spike.SpikeVector;
import dev.spikeloom.train.layer.FloatLayer;
import dev.spikeloom.train.layer.TrainableKinds;
import java.util.List;

/** The forward pass of a network in floating point. Not thread-safe: holds the state of a sample. */
public final class FloatForward implements TimeStepForward {
    private final List<FloatLayer> layers;

    /** @throws IllegalArgumentException if a layer is of a kind that this floor does not know */
    public FloatForward(Network network) {
        this.layers = network.layers().stream()
                .map(layer -> TrainableKinds.forward(layer, network.neuronModel()))
                .toList();
    }

    @Override
    public void startSample() {
        layers.forEach(FloatLayer::startSample);
    }

    @Override
    public SpikeVector step(SpikeVector input) {
        SpikeVector presynaptic = input;
        for (FloatLayer layer : layers) {
            presynaptic = layer.step(presynaptic);
        }
        return presynaptic;
    }

    /** The membrane potentials of a layer at the firing check of the last step, {@code [neurons]}; none for max pooling. */
    public float[] potentials(int layer) {
        return layers.get(layer).potentials();
    }
}
