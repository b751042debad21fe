package dev.spikeloom.train.neuron;

import dev.spikeloom.train.batch.Group;

/**
 * What the neurons of a layer do with their input current, and the derivative of that. One instance a worker. Slots
 * are counted from the first of the group.
 */
public interface NeuronPass {
    /** @param currents of each neuron, {@code [slots of the group][neurons]}; may be overwritten with the potentials */
    void forward(Group group, float[][] currents);

    /**
     * Writes the derivative of the loss with respect to the currents.
     *
     * @param gradients of the loss with respect to the spikes, {@code [slots of the group][neurons]}; not used in the
     *     output layer, which knows the loss
     * @param firstDelta where in {@code deltas} the first slot of the group goes
     * @param deltas {@code [slots][neurons]}
     */
    void backward(Group group, float[][] gradients, int firstDelta, float[][] deltas);
}
