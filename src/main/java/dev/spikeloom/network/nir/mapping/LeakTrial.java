package dev.spikeloom.network.nir.mapping;

import dev.spikeloom.network.neuron.NeuronModel;
import dev.spikeloom.spike.CounterRandom;

/**
 * How far neurons with a leak of the machine are from those with the leak that was asked for: both are presented the same
 * random spikes, through the weights of one place of a layer.
 *
 * @param spikes the share of spikes that only one of both has, of those that either has; 0 if there is none
 * @param potentials root mean square of the difference between their potentials when they are compared, in thresholds
 */
record LeakTrial(double spikes, double potentials) {
    private static final int STEPS = 400;
    private static final long SEED = 1;

    /** One in so many inputs spikes in a time step. */
    private static final int RARITY = 8;

    /** @param thresholds one a column */
    static LeakTrial of(Synapses synapses, double[] thresholds, NearestLeak leak, NeuronModel.Reset reset) {
        int columns = synapses.columns();
        double[] asked = new double[columns];
        double[] here = new double[columns];
        double[] sums = new double[columns];
        double squares = 0;
        long either = 0;
        long one = 0;
        for (int step = 0; step < STEPS; step++) {
            present(synapses, step, sums);
            for (int column = 0; column < columns; column++) {
                asked[column] = asked[column] * (1 - leak.share()) + sums[column];
                here[column] = here[column] * (1 - leak.leak().share()) + sums[column];
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
        return new LeakTrial(
                either == 0 ? 0 : (double) one / either, Math.sqrt(squares / ((double) STEPS * Math.max(1, columns))));
    }

    private static void present(Synapses synapses, int step, double[] sums) {
        System.arraycopy(synapses.biases(), 0, sums, 0, sums.length);
        double[][] weights = synapses.weights();
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
