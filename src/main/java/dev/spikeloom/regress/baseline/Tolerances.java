package dev.spikeloom.regress.baseline;

/**
 * How far figures may be from the baseline; those that are counted may not be at all.
 *
 * @param accuracy difference of the shares
 * @param area share of the baseline's value
 * @param energy likewise
 * @param clock likewise
 */
public record Tolerances(double accuracy, double area, double energy, double clock) {
    /** Unless a suite says otherwise. */
    public static final Tolerances DEFAULT = new Tolerances(0, 0.01, 0.01, 0.01);
}
