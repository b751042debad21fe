package dev.spikeloom.train;

import java.util.List;

/**
 * How an epoch went.
 *
 * @param epoch from 1
 * @param learningRate of the epoch
 * @param loss mean over the training samples, with dropout, while the weights change
 * @param trainingAccuracy share of training samples that all heads classified rightly, likewise
 * @param validationAccuracy share of validation samples that all heads classified rightly by spike count after the epoch
 * @param validationAccuracyByHead the same for each head alone
 * @param hiddenSpikes of each hidden layer: mean number a time step in training, made up for dropout
 */
public record EpochResult(
        int epoch,
        double learningRate,
        double loss,
        double trainingAccuracy,
        double validationAccuracy,
        List<Double> validationAccuracyByHead,
        List<Double> hiddenSpikes) {
    public EpochResult {
        validationAccuracyByHead = List.copyOf(validationAccuracyByHead);
        hiddenSpikes = List.copyOf(hiddenSpikes);
    }
}
