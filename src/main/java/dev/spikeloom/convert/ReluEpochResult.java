package dev.spikeloom.convert;

/**
 * How an epoch went.
 *
 * @param epoch from 1
 * @param loss mean over the training samples, with dropout, while the weights change
 * @param trainingAccuracy share of training samples whose class had the greatest output, likewise
 * @param validationAccuracy share of validation samples whose class had the greatest output after the epoch
 */
public record ReluEpochResult(int epoch, double loss, double trainingAccuracy, double validationAccuracy) {}
