package dev.spikeloom.quantize;

import dev.spikeloom.network.NeuronModel;
import dev.spikeloom.network.QuantizedDenseLayer;
import dev.spikeloom.spike.SpikeVector;

/** A dense layer: the weight row of each active input is added to all neurons. */
final class DenseForward implements LayerForward {
    private final Neurons neurons;
    private final int[] active;

    DenseForward(QuantizedDenseLayer layer, NeuronModel neuronModel) {
        this(Neurons.of(layer, neuronModel), layer.inputs());
    }

    private DenseForward(Neurons neurons, int inputs) {
        this.neurons = neurons;
        this.active = new int[inputs];
    }

    @Override
    public DenseForward copy() {
        return new DenseForward(neurons.copy(), active.length);
    }

    @Override
    public void startSample() {
        neurons.startSample();
    }

    @Override
    public SpikeVector step(SpikeVector presynaptic) {
        neurons.startStep();
        neurons.integrate(0, active, presynaptic.listSpikes(active));
        return neurons.spikes();
    }

    @Override
    public int[] potentials() {
        return neurons.potentials();
    }

    @Override
    public SpikeVector spikes() {
        return neurons.spikes();
    }
}
