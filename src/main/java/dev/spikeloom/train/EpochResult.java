package dev.spikeloom.train;

/**
 * How an epoch went.
 *
 * @param epoch from 1
 * @param learningRate of the epoch
 * @param loss mean over the training samples, with dropout, while the weights change
 * @param trainingAccuracy share of training samples whose class had the highest output potential, likewise
 * @param validationAccuracy share of validation samples classified rightly by spike count after the epoch
 */
public record EpochResult(
        int epoch, double learningRate, double loss, double trainingAccuracy, double validationAccuracy) {}
