package dev.spikeloom.train.layer;

import dev.spikeloom.kernel.ConvolutionGeometry;
import dev.spikeloom.network.ConvolutionLayer;
import dev.spikeloom.network.VolumeShape;
import dev.spikeloom.spike.SpikeVector;

/** The input current of a convolution, not pooled. */
public final class ConvolutionCurrent implements FloatWeightedLayer.InputCurrent {
    private final ConvolutionLayer layer;
    private final ConvolutionWeights weights;
    private final ConvolutionForward forward;
    private final int[] winners;

    public ConvolutionCurrent(ConvolutionLayer layer) {
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

    @Override
    public void of(SpikeVector presynaptic, float[] current) {
        forward.run(presynaptic, weights, 1, layer.biases(), current, winners);
    }
}
