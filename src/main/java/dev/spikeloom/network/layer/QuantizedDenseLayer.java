package dev.spikeloom.network.layer;

import dev.spikeloom.network.neuron.NeuronModel;
import dev.spikeloom.network.neuron.WeightFormat;

/**
 * A fully connected layer in integers.
 *
 * @param neuronModel what its neurons do between time steps
 * @param weightFormat the format of each weight
 * @param weights weight rows, {@code [inputs][neurons]}
 * @param biases one a neuron, of magnitude up to {@link QuantizedLayer#MAX_BIAS}
 * @param thresholds one a neuron
 * @param scales what one unit of weight stands for in the float network: one value for the layer, or one a neuron
 */
public record QuantizedDenseLayer(
        NeuronModel neuronModel,
        WeightFormat weightFormat,
        short[][] weights,
        int[] biases,
        int[] thresholds,
        float[] scales)
        implements QuantizedLayer.Weighted {
    /**
     * @throws IllegalArgumentException if the shapes do not fit, a bias or scale is out of range, a weight does not fit the
     *     format, or a threshold is below 1 though potentials carry over
     */
    public QuantizedDenseLayer {
        WeightRows.requireShape(weights, weights.length, thresholds.length);
        WeightRows.requireColumns(biases, thresholds, scales);
        WeightRows.requireRepresentable(weightFormat, weights);
        WeightRows.requireThresholds(neuronModel, thresholds);
    }

    /** A layer whose biases are zero, since they are part of its thresholds. */
    public QuantizedDenseLayer(
            NeuronModel neuronModel, WeightFormat weightFormat, short[][] weights, int[] thresholds, float[] scales) {
        this(neuronModel, weightFormat, weights, new int[thresholds.length], thresholds, scales);
    }

    @Override
    public LayerShape shape() {
        return new DenseShape(thresholds.length);
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
        return thresholds.length;
    }
}
