package dev.spikeloom.network.nir.mapping;

import dev.spikeloom.network.neuron.NeuronModel;
import dev.spikeloom.spike.CounterRandom;
import java.util.Arrays;

/**
 * How far neurons of the machine are from those that were asked for: both are presented the same random spikes, through the
 * weights of one place of a layer.
 *
 * @param spikes the share of spikes that only one of both has, of those that either has; 0 if there is none
 * @param potentials root mean square of the difference between their potentials when they are compared, in thresholds
 */
record NeuronTrial(double spikes, double potentials) {
    private static final int STEPS = 400;
    private static final long SEED = 1;

    /** One in so many inputs spikes in a time step. */
    private static final int RARITY = 8;

    /**
     * Neurons.
     *
     * @param kept share of a potential that is left from one time step to the next
     * @param biases one a column, added in each time step
     * @param start one a column, the potentials at first
     */
    record Neurons(double kept, double[] biases, double[] start) {}

    /**
     * Presents spikes to both.
     *
     * @param weights {@code [rows][columns]}
     * @param thresholds one a column
     */
    static NeuronTrial of(
            double[][] weights, double[] thresholds, NeuronModel.Reset reset, Neurons wanted, Neurons made) {
        int columns = thresholds.length;
        double[] asked = wanted.start().clone();
        double[] here = made.start().clone();
        double[] sums = new double[columns];
        double squares = 0;
        long either = 0;
        long one = 0;
        for (int step = 0; step < STEPS; step++) {
            present(weights, step, sums);
            for (int column = 0; column < columns; column++) {
                asked[column] = asked[column] * wanted.kept() + sums[column] + wanted.biases()[column];
                here[column] = here[column] * made.kept() + sums[column] + made.biases()[column];
                double difference = (asked[column] - here[column]) / thresholds[column];
                squares += difference * difference;
                boolean spikes = asked[column] > thresholds[column];
                boolean spikesHere = here[column] > thresholds[column];
                either += spikes || spikesHere ? 1 : 0;
                one += spikes != spikesHere ? 1 : 0;
                asked[column] = spikes ? left(asked[column], thresholds[column], reset) : asked[column];
                here[column] = spikesHere ? left(here[column], thresholds[column], reset) : here[column];
            }
        }
        return new NeuronTrial(
                either == 0 ? 0 : (double) one / either, Math.sqrt(squares / ((double) STEPS * Math.max(1, columns))));
    }

    private static void present(double[][] weights, int step, double[] sums) {
        Arrays.fill(sums, 0);
        for (int row = 0; row < weights.length; row++) {
            long drawn = CounterRandom.bits(CounterRandom.derive(SEED, step), row);
            if (Long.remainderUnsigned(drawn, RARITY) == 0) {
                for (int column = 0; column < sums.length; column++) {
                    sums[column] += weights[row][column];
                }
            }
        }
    }

    private static double left(double potential, double threshold, NeuronModel.Reset reset) {
        return reset == NeuronModel.Reset.ZERO ? 0 : potential - threshold;
    }
}
