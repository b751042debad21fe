package dev.spikeloom.train.layer;

import dev.spikeloom.kernel.ConvolutionGeometry;
import dev.spikeloom.network.layer.ConvolutionLayer;
import dev.spikeloom.network.layer.VolumeShape;
import dev.spikeloom.network.neuron.NeuronModel;
import dev.spikeloom.spike.SpikeVector;

/** The input current of a convolution, not pooled. */
final class ConvolutionCurrent implements FloatWeightedLayer.InputCurrent {
    private final ConvolutionLayer layer;
    private final ConvolutionWeights weights;
    private final ConvolutionForward forward;
    private final int[] winners;

    private ConvolutionCurrent(ConvolutionLayer layer) {
        VolumeShape input = layer.input();
        ConvolutionGeometry geometry = new ConvolutionGeometry(
                input.rows(), input.columns(), input.channels(), layer.kernel(), layer.biases().length, 1);
        this.layer = layer;
        this.weights = new ConvolutionWeights(geometry, false);
        for (int ky = 0; ky < layer.kernel(); ky++) {
            weights.set(ky, layer.weights());
        }
        this.forward = new ConvolutionForward(geometry);
        this.winners = new int[layer.neurons()];
    }

    static FloatLayer layer(ConvolutionLayer layer, NeuronModel neuronModel) {
        return new FloatWeightedLayer(layer, neuronModel, new ConvolutionCurrent(layer));
    }

    @Override
    public void of(SpikeVector presynaptic, float[] current) {
        forward.run(presynaptic, weights, 1, layer.biases(), current, winners);
    }
}
