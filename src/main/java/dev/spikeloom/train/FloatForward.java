package dev.spikeloom.train;

import dev.spikeloom.network.ConvolutionLayer;
import dev.spikeloom.network.DenseLayer;
import dev.spikeloom.network.Layer;
import dev.spikeloom.network.MaxPoolLayer;
import dev.spikeloom.network.Network;
import dev.spikeloom.network.NeuronModel;
import dev.spikeloom.network.TimeStepForward;
import dev.spikeloom.spike.SpikeVector;
import dev.spikeloom.train.layer.ConvolutionCurrent;
import dev.spikeloom.train.layer.DenseCurrent;
import dev.spikeloom.train.layer.FloatLayer;
import dev.spikeloom.train.layer.FloatMaxPoolLayer;
import dev.spikeloom.train.layer.FloatWeightedLayer;
import java.util.List;

/** The forward pass of a network in floating point. Not thread-safe: holds the state of a sample. */
public final class FloatForward implements TimeStepForward {
    private final List<FloatLayer> layers;

    public FloatForward(Network network) {
        this.layers = network.layers().stream()
                .map(layer -> floatLayer(layer, network.neuronModel()))
                .toList();
    }

    private static FloatLayer floatLayer(Layer layer, NeuronModel neuronModel) {
        if (layer instanceof DenseLayer dense) {
            return new FloatWeightedLayer(dense, neuronModel, new DenseCurrent(dense));
        }
        if (layer instanceof ConvolutionLayer convolution) {
            return new FloatWeightedLayer(convolution, neuronModel, new ConvolutionCurrent(convolution));
        }
        if (layer instanceof MaxPoolLayer pool) {
            return new FloatMaxPoolLayer(pool);
        }
        throw new IllegalArgumentException("no forward pass of " + layer);
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
