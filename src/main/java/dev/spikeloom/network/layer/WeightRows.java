package dev.spikeloom.network.layer;

import dev.spikeloom.io.InputException;
import dev.spikeloom.network.neuron.NeuronModel;
import dev.spikeloom.network.neuron.WeightFormat;

/** Checks of what layers are made of. */
final class WeightRows {
    private WeightRows() {}

    /** @throws IllegalArgumentException if there are not {@code rows} rows of {@code columns} weights */
    static void requireShape(float[][] weights, int rows, int columns) {
        requireRows(weights.length, rows, columns);
        for (float[] row : weights) {
            requireColumns(row.length, columns);
        }
    }

    /** @throws IllegalArgumentException if there are not {@code rows} rows of {@code columns} weights */
    static void requireShape(short[][] weights, int rows, int columns) {
        requireRows(weights.length, rows, columns);
        for (short[] row : weights) {
            requireColumns(row.length, columns);
        }
    }

    /** @throws IllegalArgumentException if a value is infinite or not a number */
    static void requireFinite(float[][] weights, float[] biases, float threshold) {
        requireFinite(biases);
        requireFinite(threshold);
        for (float[] row : weights) {
            requireFinite(row);
        }
    }

    /** @throws IllegalArgumentException if these are not one a column (scales may be one in all), or out of range */
    static void requireColumns(int[] biases, int[] thresholds, float[] scales) {
        if (biases.length != thresholds.length) {
            throw new IllegalArgumentException(biases.length + " biases for " + thresholds.length + " thresholds");
        }
        for (int bias : biases) {
            if (bias < -QuantizedLayer.MAX_BIAS || bias > QuantizedLayer.MAX_BIAS) {
                throw new IllegalArgumentException("bias " + bias + " is out of range");
            }
        }
        if (scales.length != 1 && scales.length != thresholds.length) {
            throw new IllegalArgumentException(
                    scales.length + " scales for " + thresholds.length + " neurons, expected 1 or one a neuron");
        }
        for (float scale : scales) {
            if (!(scale > 0) || Float.isInfinite(scale)) {
                throw new IllegalArgumentException("scale " + scale + " is not a finite number above 0");
            }
        }
    }

    /** @throws IllegalArgumentException if neurons of this model cannot have the threshold */
    static void requireThreshold(NeuronModel neuronModel, float threshold) {
        if (!neuronModel.allows(threshold)) {
            throw new IllegalArgumentException(
                    "threshold " + threshold + ", but one of " + neuronModel.text() + " is above 0");
        }
    }

    /** @throws InputException if neurons of this model have what those of a convolution have no memory for */
    static void requireNoSynapse(NeuronModel neuronModel) {
        if (neuronModel.isSynaptic()) {
            throw new InputException(
                    "neurons of a convolution are " + neuronModel.text()
                            + ", but its potentials are in memories that have no place for synaptic currents; allowed without -syn");
        }
    }

    /** @throws IllegalArgumentException if neurons of this model cannot have one of the thresholds */
    static void requireThresholds(NeuronModel neuronModel, int[] thresholds) {
        for (int threshold : thresholds) {
            if (threshold < neuronModel.minThreshold()) {
                throw new IllegalArgumentException("threshold " + threshold + ", but one of " + neuronModel.text()
                        + " is at least " + neuronModel.minThreshold());
            }
        }
    }

    /** @throws IllegalArgumentException if the format does not hold one of the weights */
    static void requireRepresentable(WeightFormat format, short[][] weights) {
        for (int row = 0; row < weights.length; row++) {
            for (short weight : weights[row]) {
                if (!format.represents(weight)) {
                    throw new IllegalArgumentException(
                            "row " + row + " has weight " + weight + ", which " + format.bits() + " bits cannot hold");
                }
            }
        }
    }

    private static void requireFinite(float... values) {
        for (float value : values) {
            if (!Float.isFinite(value)) {
                throw new IllegalArgumentException("a weight, bias or threshold is " + value);
            }
        }
    }

    private static void requireRows(int found, int rows, int columns) {
        if (rows == 0 || columns == 0) {
            throw new IllegalArgumentException("a layer needs inputs and neurons");
        }
        if (found != rows) {
            throw new IllegalArgumentException(found + " weight rows, expected " + rows);
        }
    }

    private static void requireColumns(int found, int columns) {
        if (found != columns) {
            throw new IllegalArgumentException("a weight row of " + found + " for " + columns + " neurons");
        }
    }
}
