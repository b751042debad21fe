package dev.spikeloom.train.layer;

import dev.spikeloom.network.layer.Layer;
import dev.spikeloom.spike.SpikeVector;
import dev.spikeloom.train.neuron.Membrane;

/** A layer of neurons in the forward pass: where their input current comes from is all that layers differ in. */
public final class FloatWeightedLayer implements FloatLayer {
    private final InputCurrent inputCurrent;
    private final boolean continuous;
    private final Membrane membrane;
    private final float[] current;
    private final float[] checked;
    private final SpikeVector spikes;

    /** What the active inputs of a layer add to its membrane potentials in a time step. */
    @FunctionalInterface
    interface InputCurrent {
        /** @param current is set, {@code [neurons]} */
        void of(SpikeVector presynaptic, float[] current);
    }

    /** @throws dev.spikeloom.io.InputException if the layer is larger than its input */
    public FloatWeightedLayer(Layer.Weighted layer, InputCurrent inputCurrent) {
        this.inputCurrent = inputCurrent;
        this.continuous = layer.neuronModel().carriesOver();
        this.membrane = new Membrane(layer.neurons(), layer.threshold(), layer.neuronModel());
        this.current = new float[layer.neurons()];
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
        inputCurrent.of(presynaptic, current);
        membrane.integrate(current);
        System.arraycopy(membrane.potentials(), 0, checked, 0, checked.length);
        spikes.copyFrom(membrane.fire(), 0);
        return spikes;
    }

    @Override
    public float[] potentials() {
        return checked;
    }

    @Override
    public float[] left() {
        return continuous ? membrane.potentials() : checked;
    }
}
