package dev.spikeloom.network.layer;

import dev.spikeloom.network.neuron.NeuronModel;

/**
 * A fully connected layer in floating point.
 *
 * @param neuronModel what its neurons do between time steps
 * @param weights weight rows, {@code [inputs][neurons]}: row {@code i} holds the weights from input {@code i}
 * @param biases one a neuron
 * @param threshold theta, the same for all neurons
 */
public record DenseLayer(NeuronModel neuronModel, float[][] weights, float[] biases, float threshold)
        implements Layer.Weighted {
    /**
     * @throws IllegalArgumentException if the shapes do not fit, a value is not finite, or the threshold is not above 0
     *     though potentials carry over
     */
    public DenseLayer {
        WeightRows.requireShape(weights, weights.length, biases.length);
        WeightRows.requireFinite(weights, biases, threshold);
        WeightRows.requireThreshold(neuronModel, threshold);
    }

    @Override
    public LayerShape shape() {
        return new DenseShape(biases.length);
    }

    @Override
    public VolumeShape input() {
        return VolumeShape.flat(weights.length);
    }

    @Override
    public int inputs() {
        return weights.length;
    }

    @Override
    public int neurons() {
        return biases.length;
    }
}
