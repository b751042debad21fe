package dev.spikeloom.dataset;

/**
 * How the image moves over the sensor while it is recorded: three saccades along a triangle (Orchard et al. 2015), down,
 * up to the right, and back to the left. Measured in the first 1,000 training recordings of N-MNIST: where the image is
 * comes from the shift at which events and edges of the image fit best, how it gets there from the number of events.
 */
final class SaccadePath {
    /** When the first saccade is over, in microseconds. */
    static final int FIRST_SACCADE = 100_000;

    /** When all three are over. */
    static final int ALL_SACCADES = 312_500;

    /** Microseconds between two places. */
    private static final int STEP = 3_125;

    /** Column of the sensor that the middle of the image's top left pixel is on. */
    private static final double[] X = {
        0.60, 0.60, 0.59, 0.58, 0.56, 0.54, 0.53, 0.51, 0.50, 0.46, 0.41, 0.41,
        0.40, 0.38, 0.42, 0.44, 0.53, 0.63, 0.81, 1.02, 1.23, 1.44, 1.65, 1.85,
        1.99, 2.07, 2.11, 2.14, 2.16, 2.19, 2.22, 2.25, 2.29, 2.33, 2.38, 2.43,
        2.50, 2.57, 2.64, 2.73, 2.86, 3.06, 3.30, 3.56, 3.80, 4.04, 4.28, 4.49,
        4.64, 4.78, 4.85, 4.89, 4.98, 5.11, 5.24, 5.38, 5.50, 5.60, 5.69, 5.75,
        5.80, 5.84, 5.89, 5.94, 6.00, 6.08, 6.16, 6.23, 6.29, 6.34, 6.37, 6.39,
        6.39, 6.37, 6.27, 6.08, 5.81, 5.48, 5.14, 4.84, 4.52, 4.18, 3.86, 3.49,
        3.12, 2.82, 2.49, 2.20, 1.97, 1.78, 1.60, 1.42, 1.25, 1.11, 1.01, 0.95,
        0.91, 0.90, 0.89, 0.89, 0.89, 0.89
    };

    /** Its row. */
    private static final double[] Y = {
        1.23, 1.26, 1.29, 1.34, 1.41, 1.51, 1.64, 1.82, 2.05, 2.30, 2.59, 2.91,
        3.29, 3.68, 4.09, 4.53, 4.91, 5.29, 5.64, 5.92, 6.18, 6.41, 6.62, 6.77,
        6.85, 6.89, 6.92, 6.94, 6.94, 6.89, 6.82, 6.76, 6.70, 6.68, 6.67, 6.65,
        6.65, 6.66, 6.67, 6.66, 6.63, 6.55, 6.40, 6.20, 5.96, 5.68, 5.36, 5.00,
        4.66, 4.28, 3.92, 3.60, 3.24, 2.89, 2.59, 2.31, 2.10, 1.96, 1.86, 1.80,
        1.77, 1.76, 1.76, 1.77, 1.78, 1.79, 1.80, 1.81, 1.80, 1.79, 1.78, 1.78,
        1.77, 1.77, 1.76, 1.74, 1.73, 1.75, 1.75, 1.70, 1.69, 1.67, 1.62, 1.61,
        1.58, 1.52, 1.50, 1.47, 1.42, 1.38, 1.36, 1.34, 1.33, 1.33, 1.34, 1.34,
        1.35, 1.35, 1.36, 1.36, 1.36, 1.36
    };

    private SaccadePath() {}

    static double x(double micros) {
        return at(X, micros);
    }

    static double y(double micros) {
        return at(Y, micros);
    }

    private static double at(double[] places, double micros) {
        double place = Math.max(0, Math.min(micros / STEP, places.length - 1));
        int before = Math.min((int) place, places.length - 2);
        return places[before] + (place - before) * (places[before + 1] - places[before]);
    }
}
