package dev.spikeloom.train;

import dev.spikeloom.kernel.ConvolutionGeometry;
import dev.spikeloom.network.ConvolutionLayer;
import dev.spikeloom.network.NeuronModel;
import dev.spikeloom.network.VolumeShape;
import dev.spikeloom.spike.SpikeVector;

/** A convolution in the forward pass. */
final class FloatConvolutionLayer implements FloatLayer {
    private final ConvolutionLayer layer;
    private final boolean continuous;
    private final ConvolutionWeights weights;
    private final ConvolutionForward forward;
    private final Membrane membrane;
    private final float[] current;
    private final int[] winners;
    private final float[] checked;
    private final SpikeVector spikes;

    FloatConvolutionLayer(ConvolutionLayer layer, NeuronModel neuronModel) {
        VolumeShape input = layer.input();
        ConvolutionGeometry geometry = new ConvolutionGeometry(
                input.rows(), input.columns(), input.channels(), layer.kernel(), layer.biases().length, 1);
        this.layer = layer;
        this.continuous = neuronModel == NeuronModel.SNN_CT;
        this.weights = new ConvolutionWeights(geometry, false);
        for (int ky = 0; ky < layer.kernel(); ky++) {
            weights.set(ky, layer.weights());
        }
        this.forward = new ConvolutionForward(geometry);
        this.membrane = new Membrane(layer.neurons(), layer.threshold());
        this.current = new float[layer.neurons()];
        this.winners = new int[layer.neurons()];
        this.checked = new float[layer.neurons()];
        this.spikes = new SpikeVector(layer.neurons());
    }

    @Override
    public void startSample() {
        membrane.reset();
    }

    @Override
    public SpikeVector step(SpikeVector presynaptic) {
        if (!continuous) {
            membrane.reset();
        }
        forward.run(presynaptic, weights, 1, layer.biases(), current, winners);
        membrane.integrate(current);
        System.arraycopy(membrane.potentials(), 0, checked, 0, checked.length);
        spikes.copyFrom(membrane.fire(), 0);
        return spikes;
    }

    @Override
    public float[] potentials() {
        return checked;
    }
}
