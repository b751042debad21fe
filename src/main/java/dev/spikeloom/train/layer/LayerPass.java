package dev.spikeloom.train.layer;

import dev.spikeloom.train.batch.Group;

/** A layer's part in the forward and backward pass of a group of samples. One instance a worker. */
public interface LayerPass {
    /** From the spikes that the layer before has written to the neurons' own. */
    void forward(Group group);

    /**
     * From the gradient with respect to this layer's spikes to that with respect to its input spikes; what the weight
     * gradient needs is kept until the update.
     *
     * @param gradients {@code [slots of the group][neurons]}; not used in the output layer
     * @return {@code [slots of the group][presynaptic neurons]}, valid until the next call; empty in the first layer
     */
    float[][] backward(Group group, float[][] gradients);
}
