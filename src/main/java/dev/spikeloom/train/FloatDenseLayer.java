package dev.spikeloom.train;

import dev.spikeloom.kernel.FloatKernels;
import dev.spikeloom.kernel.Kernels;
import dev.spikeloom.network.DenseLayer;
import dev.spikeloom.network.NeuronModel;
import dev.spikeloom.spike.SpikeVector;
import java.util.Arrays;

/** A fully connected layer in the forward pass. */
final class FloatDenseLayer implements FloatLayer {
    private static final FloatKernels KERNELS = Kernels.floats();

    private final DenseLayer layer;
    private final boolean continuous;
    private final Membrane membrane;
    private final float[] current;
    private final float[] checked;
    private final int[] active;
    private final SpikeVector spikes;

    FloatDenseLayer(DenseLayer layer, NeuronModel neuronModel) {
        this.layer = layer;
        this.continuous = neuronModel == NeuronModel.SNN_CT;
        this.membrane = new Membrane(layer.neurons(), layer.threshold());
        this.current = new float[layer.neurons()];
        this.checked = new float[layer.neurons()];
        this.active = new int[layer.inputs()];
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
        Arrays.fill(current, 0);
        KERNELS.addRows(current, 0, current.length, layer.weights(), active, presynaptic.listSpikes(active));
        KERNELS.scaleAndAddBias(current, 1, layer.biases());
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
