package dev.spikeloom.network.layer;

import dev.spikeloom.network.neuron.NeuronModel;
import dev.spikeloom.spike.SpikeVector;
import java.util.Arrays;

/** The arithmetic of a layer of neurons: where they are connected to is all that such layers differ in. */
abstract class NeuronReference implements LayerReference {
    private final NeuronModel neuronModel;
    private final int[] thresholds;
    /** The potentials at the firing check. */
    private final int[] potentials;
    /** The potentials that the next time step starts from. */
    private final int[] carried;
    /** The synaptic currents of the last time step; none if weights are added to the potentials. */
    private final int[] currents;

    private final SpikeVector spikes;

    NeuronReference(QuantizedLayer.Weighted layer) {
        this.neuronModel = layer.neuronModel();
        this.thresholds = layer.thresholds();
        this.potentials = new int[layer.neurons()];
        this.carried = new int[layer.neurons()];
        this.currents = new int[neuronModel.isSynaptic() ? layer.neurons() : 0];
        this.spikes = new SpikeVector(layer.neurons());
    }

    @Override
    public final void startSample() {
        Arrays.fill(carried, 0);
        Arrays.fill(currents, 0);
    }

    @Override
    public final SpikeVector step(SpikeVector presynaptic) {
        integrate(presynaptic, potentials);
        for (int n = 0; n < currents.length; n++) {
            currents[n] = Math.subtractExact(potentials[n], neuronModel.leak().left(carried[n]));
        }
        fire();
        return spikes;
    }

    @Override
    public final int[] potentials() {
        return potentials;
    }

    @Override
    public final int[] currents() {
        return currents;
    }

    @Override
    public final SpikeVector spikes() {
        return spikes;
    }

    /** Sets the potentials {@code v} to those at the firing check. */
    abstract void integrate(SpikeVector presynaptic, int[] v);

    /** What a neuron starts a time step from. */
    final int start(int neuron) {
        int v = neuronModel.leak().left(carried[neuron]);
        return neuronModel.isSynaptic() ? Math.addExact(v, neuronModel.synapse().left(currents[neuron])) : v;
    }

    private void fire() {
        spikes.clear();
        for (int n = 0; n < potentials.length; n++) {
            // One a neuron, or one a channel: neurons of a convolution are numbered channels innermost.
            int threshold = thresholds[n % thresholds.length];
            boolean spike = potentials[n] > threshold;
            if (spike) {
                spikes.set(n);
            }
            if (neuronModel.carriesOver()) {
                carried[n] = spike ? reset(potentials[n], threshold) : potentials[n];
            }
        }
    }

    private int reset(int v, int threshold) {
        return neuronModel.subtracts() ? v - threshold : 0;
    }
}
