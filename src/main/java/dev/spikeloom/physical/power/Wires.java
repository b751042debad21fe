package dev.spikeloom.physical.power;

/**
 * The estimate of wires before there is a layout (Donath, IEEE Trans. Circuits and Systems 26(4), 1979): the mean length of a
 * connection between two of a number of cells that stand in a square, if Rent's rule holds with an exponent.
 */
final class Wires {
    private static final int FEWEST_CELLS = 16;

    private Wires() {}

    /** Mean length of a connection in pitches of cells. */
    static double pitches(long cells, double exponent) {
        double n = Math.max(FEWEST_CELLS, cells);
        // The limit at one half is a logarithm; next to it, the quotient is as good.
        double p = Math.abs(exponent - 0.5) < 1e-6 ? 0.5 + 1e-6 : exponent;
        double within = 7 * (StrictMath.pow(n, p - 0.5) - 1) / (StrictMath.pow(4, p - 0.5) - 1);
        double above = (1 - StrictMath.pow(n, p - 1.5)) / (1 - StrictMath.pow(4, p - 1.5));
        return 2.0 / 9 * (within - above) * (1 - StrictMath.pow(4, p - 1)) / (1 - StrictMath.pow(n, p - 1));
    }
}
