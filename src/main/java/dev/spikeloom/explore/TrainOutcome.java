package dev.spikeloom.explore;

import java.util.List;
import java.util.SortedMap;

/**
 * What training gave.
 *
 * @param testSamples test images
 * @param testAccuracyFloat share of them classified rightly by the float network at the experiment's time steps, 0 to 1
 * @param testAccuracyFloatByTimeSteps the same at each number of time steps
 * @param training how it went
 */
public record TrainOutcome(
        int testSamples,
        double testAccuracyFloat,
        SortedMap<Integer, Double> testAccuracyFloatByTimeSteps,
        History training) {

    /**
     * How training went.
     *
     * @param bestEpoch the epoch that was kept, from 1
     * @param validationAccuracy of that epoch, 0 to 1
     */
    public record History(
            int trainingSamples, int validationSamples, int bestEpoch, double validationAccuracy, List<Epoch> epochs) {}

    /**
     * An epoch.
     *
     * @param epoch from 1
     * @param loss mean over the training images
     * @param trainingAccuracy share of training images classified rightly, with dropout, while weights change
     * @param validationAccuracy share of validation images classified rightly after the epoch
     */
    public record Epoch(int epoch, double loss, double trainingAccuracy, double validationAccuracy) {}
}
