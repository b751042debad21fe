package dev.spikeloom.train.layer;

import dev.spikeloom.kernel.ConvolutionGeometry;
import dev.spikeloom.network.layer.AddressMap;
import dev.spikeloom.network.layer.ConvolutionLayer;
import dev.spikeloom.spike.SpikeVector;

/** The input current of a convolution, not pooled. */
final class ConvolutionCurrent implements FloatWeightedLayer.InputCurrent {
    private final ConvolutionLayer layer;
    private final ConvolutionWeights weights;
    private final ConvolutionForward forward;
    private final int[] winners;

    private ConvolutionCurrent(ConvolutionLayer layer, AddressMap addresses) {
        ConvolutionGeometry geometry = PaddedInput.geometry(layer.shape(), layer.input(), 1);
        this.layer = layer;
        this.weights = new ConvolutionWeights(geometry, false);
        for (int ky = 0; ky < layer.kernel(); ky++) {
            weights.set(ky, layer.weights());
        }
        this.forward = new ConvolutionForward(geometry, new PaddedInput(geometry, addresses, layer.padding()));
        this.winners = new int[layer.neurons()];
    }

    static FloatLayer layer(ConvolutionLayer layer, AddressMap addresses) {
        return new FloatWeightedLayer(layer, new ConvolutionCurrent(layer, addresses));
    }

    @Override
    public void of(SpikeVector presynaptic, float[] current) {
        forward.run(presynaptic, weights, 1, layer.biases(), current, winners);
    }
}
