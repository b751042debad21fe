package dev.spikeloom.train.layer;

import dev.spikeloom.network.neuron.NeuronModel;

/**
 * What a layer is made of to be trained.
 *
 * @param pool rows and columns of the squares whose largest current its neurons see; 1 if there is no max pooling, or it is
 *     one of spikes
 * @param neuronModel what its neurons do between time steps
 * @param parameters its weight rows and biases
 * @param context where it stands
 */
public record TrainablePlace(int pool, NeuronModel neuronModel, Parameters parameters, LayerContext context) {}
