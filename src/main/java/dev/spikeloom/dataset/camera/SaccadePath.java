package dev.spikeloom.dataset.camera;

/**
 * How the image moves over the sensor while it is recorded: three saccades along a triangle (Orchard et al. 2015), down,
 * up to the right, and back to the left. Measured in the first 1,000 training recordings of N-MNIST: where the image is
 * comes from the shift at which events and edges of the image fit best, how it gets there from the number of events.
 */
public final class SaccadePath {
    /** When the first saccade is over, in microseconds. */
    public static final int FIRST_SACCADE = 100_000;

    /** When all three are over. */
    public static final int ALL_SACCADES = 312_000;

    /** Microseconds between two places. */
    private static final int STEP = 3_125;

    /** Column of the sensor that the middle of the image's top left pixel is on. */
    private static final double[] X = {
        0.55, 0.54, 0.53, 0.52, 0.49, 0.46, 0.44, 0.41, 0.39, 0.36, 0.33, 0.35,
        0.35, 0.33, 0.37, 0.39, 0.48, 0.58, 0.76, 0.97, 1.18, 1.39, 1.60, 1.80,
        1.94, 2.02, 2.06, 2.10, 2.12, 2.14, 2.17, 2.20, 2.24, 2.28, 2.33, 2.38,
        2.45, 2.52, 2.59, 2.68, 2.81, 3.01, 3.25, 3.51, 3.75, 3.99, 4.23, 4.44,
        4.59, 4.73, 4.80, 4.84, 4.93, 5.06, 5.19, 5.33, 5.45, 5.55, 5.64, 5.70,
        5.75, 5.79, 5.84, 5.89, 5.95, 6.03, 6.11, 6.18, 6.24, 6.29, 6.32, 6.34,
        6.34, 6.32, 6.22, 6.03, 5.76, 5.43, 5.09, 4.79, 4.47, 4.13, 3.81, 3.44,
        3.07, 2.77, 2.44, 2.15, 1.92, 1.73, 1.55, 1.37, 1.20, 1.06, 0.96, 0.90,
        0.86, 0.85, 0.84, 0.84, 0.84, 0.84
    };

    /** Its row. */
    private static final double[] Y = {
        1.23, 1.26, 1.29, 1.34, 1.41, 1.51, 1.65, 1.83, 2.06, 2.31, 2.59, 2.92,
        3.29, 3.68, 4.09, 4.53, 4.91, 5.29, 5.65, 5.93, 6.19, 6.42, 6.62, 6.77,
        6.85, 6.89, 6.92, 6.93, 6.93, 6.88, 6.82, 6.76, 6.71, 6.69, 6.67, 6.66,
        6.66, 6.67, 6.68, 6.67, 6.63, 6.55, 6.41, 6.20, 5.96, 5.69, 5.37, 5.00,
        4.66, 4.29, 3.92, 3.60, 3.24, 2.89, 2.59, 2.32, 2.10, 1.96, 1.86, 1.80,
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
