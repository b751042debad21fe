package dev.spikeloom.train.layer;

import dev.spikeloom.kernel.FloatKernels;
import dev.spikeloom.kernel.Kernels;
import dev.spikeloom.network.layer.DenseLayer;
import dev.spikeloom.network.neuron.NeuronModel;
import dev.spikeloom.spike.SpikeVector;
import java.util.Arrays;

/** The input current of a fully connected layer: the weight rows of its active inputs, and its biases. */
final class DenseCurrent implements FloatWeightedLayer.InputCurrent {
    private static final FloatKernels KERNELS = Kernels.floats();

    private final DenseLayer layer;
    private final int[] active;

    private DenseCurrent(DenseLayer layer) {
        this.layer = layer;
        this.active = new int[layer.inputs()];
    }

    static FloatLayer layer(DenseLayer layer, NeuronModel neuronModel) {
        return new FloatWeightedLayer(layer, neuronModel, new DenseCurrent(layer));
    }

    @Override
    public void of(SpikeVector presynaptic, float[] current) {
        Arrays.fill(current, 0);
        KERNELS.addRows(current, 0, current.length, layer.weights(), active, presynaptic.listSpikes(active));
        KERNELS.scaleAndAddBias(current, 1, layer.biases());
    }
}
