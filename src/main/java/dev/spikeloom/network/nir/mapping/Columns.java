package dev.spikeloom.network.nir.mapping;

import dev.spikeloom.network.nir.NirTensor;
import java.util.Arrays;

/** Parameters of neurons as the columns of a layer's weights have them: one a neuron, or one a channel. */
final class Columns {
    private Columns() {}

    /**
     * A value a column.
     *
     * @param columns of the weights: neurons of a dense layer, or channels
     * @param neurons of the layer
     * @throws Rejection if there is another number of values, or they differ within a channel
     */
    static double[] of(NirTensor tensor, String name, int columns, int neurons) {
        double[] values = tensor.values();
        double[] result = new double[columns];
        if (values.length == 1) {
            Arrays.fill(result, values[0]);
            return result;
        }
        if (values.length == columns) {
            return values.clone();
        }
        if (values.length != neurons) {
            throw new Rejection(name + " has the shape " + tensor.shapeText() + ", but the layer has " + neurons
                    + " neurons" + (columns == neurons ? "" : " in " + columns + " channels"));
        }
        // In the order of the format, the neurons of a channel are neighbours.
        int positions = neurons / columns;
        for (int channel = 0; channel < columns; channel++) {
            result[channel] = values[channel * positions];
            for (int i = 1; i < positions; i++) {
                if (values[channel * positions + i] != result[channel]) {
                    throw new Rejection(
                            name + " differs within channel " + channel + "; a convolution has one a channel");
                }
            }
        }
        return result;
    }
}
