package dev.spikeloom.run.outcome;

import java.util.List;
import java.util.SortedMap;

/**
 * What converting a ReLU network gave.
 *
 * @param conversion the converted network beside the directly trained one
 */
public record ConvertOutcome(Conversion conversion) {

    /**
     * The comparison. Accuracies are shares of the test samples classified rightly, 0 to 1; those of spiking networks are
     * means over these runs.
     *
     * @param relu how the ReLU network was trained, and what it reaches
     * @param percentile of a layer's positive activations that became a spike at every time step
     * @param activationScales these activations, input side first
     * @param testSamples test samples
     * @param runs how often all of them were presented, each time with other random spikes
     * @param accuracyByTimeSteps at 1, 2, 4 ... time steps, and the last
     * @param timeStepsNeededByDirectTimeSteps what it takes the converted network to be as accurate as the direct one is
     */
    public record Conversion(
            Relu relu,
            double percentile,
            List<Double> activationScales,
            int testSamples,
            int runs,
            SortedMap<Integer, Accuracies> accuracyByTimeSteps,
            SortedMap<Integer, Needed> timeStepsNeededByDirectTimeSteps) {}

    /**
     * The ReLU network.
     *
     * @param bestEpoch the epoch that was kept, from 1
     * @param validationAccuracy of that epoch
     */
    public record Relu(int epochs, int bestEpoch, double validationAccuracy, double testAccuracy) {}

    /**
     * Mean accuracies.
     *
     * @param directFloat of the direct network in floating point; null if it is there only as it was quantized
     * @param direct of the direct network, quantized
     * @param convertedFloat of the converted network in floating point
     * @param converted of the converted network, quantized
     */
    public record Accuracies(Double directFloat, double direct, double convertedFloat, double converted) {}

    /**
     * What it takes the converted network.
     *
     * @param floatingPoint of both networks; null if the direct one is there only as it was quantized
     * @param quantized of both networks
     */
    public record Needed(Match floatingPoint, Match quantized) {}

    /**
     * The accuracy to be reached, and when it is.
     *
     * @param accuracy of the direct network
     * @param convertedTimeSteps the fewest time steps at which the converted network has at least that; null if it has
     *     not at any that was evaluated
     */
    public record Match(double accuracy, Integer convertedTimeSteps) {}
}
