package dev.spikeloom.train;

/**
 * The learning rate of the optimizer, which decays exponentially.
 *
 * @param first of the first epoch, above 0
 * @param last of the last epoch, above 0
 */
public record LearningRate(double first, double last) {
    /**
     * The rate of an epoch.
     *
     * @param epoch from 0
     * @param epochs how many there are
     */
    public double at(int epoch, int epochs) {
        return epochs == 1 ? first : first * StrictMath.pow(last / first, (double) epoch / (epochs - 1));
    }
}
