package dev.spikeloom.dataset.samples;

import dev.spikeloom.spike.CounterRandom;

/**
 * Random surfaces whose neighbouring values are alike: white noise convolved with a Gaussian, of mean 0 and variance 1.
 *
 * <p>Convolving anew for each image would cost more than training on it. Instead a few surfaces that continue over their
 * edges are made once, and a draw is the sum {@code cos(a) * f + sin(a) * g} of two of them, each from a random place
 * on, at a random angle: again Gaussian noise of the same smoothness and variance.
 */
final class SmoothNoise {
    private static final int SURFACES = 8;
    /** Of a surface: its period in x and in y. */
    private static final int SIDE = 64;

    private static final int DRAWS_OF_NORMAL = 12;

    /** {@code [SURFACES][SIDE][SIDE + columns]}: a row can be read on from any place without turning back. */
    private final float[][][] surfaces;

    private final Layer first = new Layer();
    private final Layer second = new Layer();

    /** A surface from a random place on, times a weight. */
    private static final class Layer {
        private float[][] surface;
        private int row;
        private int column;
        private float weight;
    }

    /**
     * @param columns length of the rows that will be read
     * @param sigma of the Gaussian, in pixels
     */
    SmoothNoise(int columns, double sigma, long seed) {
        float[] kernel = periodicGaussian(sigma);
        surfaces = new float[SURFACES][][];
        for (int i = 0; i < SURFACES; i++) {
            double[][] noise = whiteNoise(CounterRandom.derive(seed, i));
            surfaces[i] =
                    repeated(normalised(transposedConvolution(transposedConvolution(noise, kernel), kernel)), columns);
        }
    }

    /** Draws the surface that {@link #addRow} reads, a function of {@code key} alone. */
    void draw(long key) {
        long places = CounterRandom.bits(key, 0);
        double angle = 2 * Math.PI * (CounterRandom.bits(key, 1) >>> 11) * 0x1p-53;
        place(first, (int) places, (float) StrictMath.cos(angle));
        place(second, (int) (places >>> 32), (float) StrictMath.sin(angle));
    }

    private void place(Layer layer, int bits, float weight) {
        layer.surface = surfaces[bits & (SURFACES - 1)];
        layer.row = bits >>> 8 & (SIDE - 1);
        layer.column = bits >>> 16 & (SIDE - 1);
        layer.weight = weight;
    }

    /** Adds {@code amplitude} times a row of the drawn surface to {@code into}. */
    void addRow(int row, float amplitude, float[] into) {
        addRow(first, row, amplitude, into);
        addRow(second, row, amplitude, into);
    }

    private static void addRow(Layer layer, int row, float amplitude, float[] into) {
        float[] values = layer.surface[layer.row + row & (SIDE - 1)];
        float factor = amplitude * layer.weight;
        int from = layer.column;
        for (int i = 0; i < into.length; i++) {
            into[i] += factor * values[from + i];
        }
    }

    /** Nearly Gaussian: sums of uniform numbers. */
    private static double[][] whiteNoise(long key) {
        double[][] noise = new double[SIDE][SIDE];
        long draw = 0;
        for (double[] row : noise) {
            for (int x = 0; x < SIDE; x++) {
                for (int i = 0; i < DRAWS_OF_NORMAL; i++) {
                    row[x] += (CounterRandom.bits(key, draw++) >>> 11) * 0x1p-53 - 0.5;
                }
            }
        }
        return noise;
    }

    private static float[] periodicGaussian(double sigma) {
        float[] kernel = new float[SIDE];
        for (int i = 0; i < SIDE; i++) {
            int distance = Math.min(i, SIDE - i);
            kernel[i] = (float) StrictMath.exp(-distance * distance / (2 * sigma * sigma));
        }
        return kernel;
    }

    /** Convolves the rows, and makes columns of them. */
    private static double[][] transposedConvolution(double[][] values, float[] kernel) {
        double[][] result = new double[SIDE][SIDE];
        for (int y = 0; y < SIDE; y++) {
            for (int x = 0; x < SIDE; x++) {
                double sum = 0;
                for (int i = 0; i < SIDE; i++) {
                    sum += kernel[i] * values[y][x + i & (SIDE - 1)];
                }
                result[x][y] = sum;
            }
        }
        return result;
    }

    private static double[][] normalised(double[][] values) {
        double sum = 0;
        double squares = 0;
        for (double[] row : values) {
            for (double value : row) {
                sum += value;
                squares += value * value;
            }
        }
        double mean = sum / (SIDE * SIDE);
        double deviation = Math.sqrt(squares / (SIDE * SIDE) - mean * mean);
        for (double[] row : values) {
            for (int x = 0; x < SIDE; x++) {
                row[x] = (row[x] - mean) / deviation;
            }
        }
        return values;
    }

    private static float[][] repeated(double[][] values, int columns) {
        float[][] result = new float[SIDE][SIDE + columns];
        for (int y = 0; y < SIDE; y++) {
            for (int x = 0; x < result[y].length; x++) {
                result[y][x] = (float) values[y][x & (SIDE - 1)];
            }
        }
        return result;
    }
}
