package dev.spikeloom.network.layer;

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
