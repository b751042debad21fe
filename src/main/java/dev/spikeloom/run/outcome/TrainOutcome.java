package dev.spikeloom.run.outcome;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.SortedMap;

/**
 * What training gave.
 *
 * @param testSamples test images
 * @param zooEntry name of the entry of the zoo that the network was taken from; null if it was trained
 * @param testAccuracyFloat share of them classified rightly by the float network at the experiment's time steps, 0 to 1,
 *     in every head if there are several; null if it is not known
 * @param testAccuracyFloatByTimeSteps the same at each number of time steps that it is known for
 * @param testAccuracyFloatByHead the same of each head; null if there is one
 * @param training how it went; null if the network was trained elsewhere
 */
public record TrainOutcome(
        int testSamples,
        @JsonInclude(JsonInclude.Include.NON_NULL) String zooEntry,
        @JsonInclude(JsonInclude.Include.NON_NULL) Double testAccuracyFloat,
        SortedMap<Integer, Double> testAccuracyFloatByTimeSteps,

        @JsonInclude(JsonInclude.Include.NON_NULL) List<SortedMap<Integer, Double>> testAccuracyFloatByHead,

        @JsonInclude(JsonInclude.Include.NON_NULL) History training) {

    /**
     * How training went.
     *
     * @param trainingSamples that weights were trained with
     * @param validationSamples that chose the epoch
     * @param plannedEpochs as many as {@code epochs}, or more: training can stop early
     * @param bestEpoch the epoch that was kept, from 1
     * @param validationAccuracy of that epoch, 0 to 1
     * @param epochs in their order
     */
    public record History(
            int trainingSamples,
            int validationSamples,
            int plannedEpochs,
            int bestEpoch,
            double validationAccuracy,
            List<Epoch> epochs) {}

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
