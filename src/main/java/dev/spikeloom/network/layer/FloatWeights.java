package dev.spikeloom.network.layer;

/**
 * The numbers of a layer of neurons in floating point. Not copied.
 *
 * @param weights weight rows, as {@link WeightShape} says
 * @param biases one a column
 * @param threshold theta, the same for all neurons
 */
public record FloatWeights(float[][] weights, float[] biases, float threshold) {}
