package dev.spikeloom.network.nir.mapping;

import dev.spikeloom.network.layer.VolumeShape;

/**
 * Weights as the format has them, neuron by neuron and in each with rows and columns innermost, and as this program has them: a row
 * an input, channels innermost. Those of a kernel are ordered as a volume of its size is.
 */
final class WeightOrder {
    private WeightOrder() {}

    /**
     * Weight rows, {@code [inputs][columns]}.
     *
     * @param values {@code [columns][inputs]}, as the format has them
     * @param inputs their volume, or a kernel with its input channels
     * @param factor of all
     */
    static double[][] rows(double[] values, VolumeShape inputs, double factor) {
        int size = inputs.size();
        double[][] rows = new double[size][values.length / size];
        for (int i = 0; i < size; i++) {
            double[] row = rows[row(inputs, i)];
            for (int column = 0; column < row.length; column++) {
                row[column] = factor * values[column * size + i];
            }
        }
        return rows;
    }

    /** The reverse of {@link #rows}. */
    static double[] values(float[][] rows, VolumeShape inputs) {
        int size = inputs.size();
        double[] values = new double[size * rows[0].length];
        for (int i = 0; i < size; i++) {
            float[] row = rows[row(inputs, i)];
            for (int column = 0; column < row.length; column++) {
                values[column * size + i] = row[column];
            }
        }
        return values;
    }

    private static int row(VolumeShape inputs, int number) {
        int positions = inputs.rows() * inputs.columns();
        return number % positions * inputs.channels() + number / positions;
    }
}
