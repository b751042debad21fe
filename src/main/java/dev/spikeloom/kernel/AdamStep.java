package dev.spikeloom.kernel;

/**
 * The constants of one step of Adam (Kingma and Ba 2015).
 *
 * @param keepMean beta 1
 * @param keepVariance beta 2
 * @param size learning rate, corrected for moments that started at zero
 * @param epsilon keeps the quotient finite
 */
public record AdamStep(float keepMean, float keepVariance, float size, float epsilon) {
    private static final double BETA_1 = 0.9;
    private static final double BETA_2 = 0.999;
    private static final double EPSILON = 1e-8;

    /** @param number of the step, from 1 */
    public static AdamStep of(double learningRate, int number) {
        double correction = Math.sqrt(1 - StrictMath.pow(BETA_2, number)) / (1 - StrictMath.pow(BETA_1, number));
        return new AdamStep((float) BETA_1, (float) BETA_2, (float) (learningRate * correction), (float) EPSILON);
    }
}
