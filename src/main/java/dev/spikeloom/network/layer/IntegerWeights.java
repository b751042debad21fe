package dev.spikeloom.network.layer;

import dev.spikeloom.network.neuron.NeuronModel;
import dev.spikeloom.network.neuron.WeightFormat;

/**
 * What a layer of neurons has beside its shape, in integers. Not copied.
 *
 * @param neuronModel what its neurons do between time steps
 * @param weightFormat the format of each weight
 * @param weights weight rows, as {@link WeightShape} says
 * @param biases one a column
 * @param thresholds one a column, or one a neuron
 * @param scales what one unit of weight stands for in the float network: one for the layer, or one a column
 */
public record IntegerWeights(
        NeuronModel neuronModel,
        WeightFormat weightFormat,
        short[][] weights,
        int[] biases,
        int[] thresholds,
        float[] scales) {

    /** The same but for the neuron model. */
    public IntegerWeights with(NeuronModel changed) {
        return new IntegerWeights(changed, weightFormat, weights, biases, thresholds, scales);
    }

    /** The same but for the format of weights. */
    public IntegerWeights with(WeightFormat changed) {
        return new IntegerWeights(neuronModel, changed, weights, biases, thresholds, scales);
    }

    /** The same but for the weights; as many as there are. */
    public IntegerWeights with(short[][] changed) {
        return new IntegerWeights(neuronModel, weightFormat, changed, biases, thresholds, scales);
    }
}
