package dev.spikeloom.dataset.samples;

import dev.spikeloom.io.InputException;

/**
 * How samples are deformed in training, anew for each sample and epoch: rotated and scaled about their centre, shifted,
 * and distorted by a smooth random displacement of each pixel (Simard, Steinkraus and Platt, Best Practices for
 * Convolutional Neural Networks, ICDAR 2003).
 *
 * <p>Simard et al. convolve displacements that are uniform in -1 to 1 with a Gaussian of {@code sigma} and multiply them
 * by {@code alpha}; that is an {@code elastic} of {@code 0.163 * alpha / sigma}: 1.38 pixels with their alpha of 34 and
 * sigma of 4.
 *
 * @param shift greatest shift in x and in y, in pixels, 0 to 16; uniform
 * @param rotation greatest rotation to either side, in degrees, 0 to 180; uniform
 * @param scale greatest growth or shrinking as a fraction of the size, 0 to 0.5; uniform
 * @param elastic standard deviation of a pixel's displacement in x and in y, in pixels, 0 to 8
 * @param smoothness sigma of the Gaussian that makes the displacements of neighbours alike, in pixels, 1 to 16
 */
public record Augmentation(double shift, double rotation, double scale, double elastic, double smoothness) {
    private static final double DEFAULT_SMOOTHNESS = 4;

    /** @throws InputException if a value is out of range, naming it as in an experiment file */
    public Augmentation {
        check("shift", shift, 0, 16);
        check("rotation", rotation, 0, 180);
        check("scale", scale, 0, 0.5);
        check("elastic", elastic, 0, 8);
        check("smoothness", smoothness, 1, 16);
    }

    /** Samples as they are. */
    public static Augmentation none() {
        return new Augmentation(0, 0, 0, 0, DEFAULT_SMOOTHNESS);
    }

    /**
     * With a smoothness of 4 pixels.
     *
     * @throws InputException if a value is out of range, naming it as in an experiment file
     */
    public static Augmentation of(double shift, double rotation, double scale, double elastic) {
        return new Augmentation(shift, rotation, scale, elastic, DEFAULT_SMOOTHNESS);
    }

    public boolean isNone() {
        return shift == 0 && rotation == 0 && scale == 0 && elastic == 0;
    }

    private static void check(String name, double value, double min, double max) {
        if (!(value >= min && value <= max)) {
            throw new InputException(
                    "augmentation." + name + " " + value + " is out of range, allowed " + min + " to " + max);
        }
    }
}
