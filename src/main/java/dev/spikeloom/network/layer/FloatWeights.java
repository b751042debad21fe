package dev.spikeloom.network.layer;

import dev.spikeloom.network.neuron.NeuronModel;

/**
 * What a layer of neurons has beside its shape, in floating point. Not copied.
 *
 * @param neuronModel what its neurons do between time steps
 * @param weights weight rows, as {@link WeightShape} says
 * @param biases one a column
 * @param threshold theta, the same for all neurons
 */
public record FloatWeights(NeuronModel neuronModel, float[][] weights, float[] biases, float threshold) {}
