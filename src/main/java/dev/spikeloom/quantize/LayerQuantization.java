package dev.spikeloom.quantize;

/**
 * What quantizing did to a layer.
 *
 * @param layer index of the layer, from 0
 * @param minScale the least of its scales; equal to {@code maxScale} if it has a single one
 * @param maxScale the greatest of its scales
 * @param weights how many weights it has
 * @param clippedWeights how many of them lay beyond the greatest integer and were pulled back to it
 * @param rmsError root of the mean squared difference between a weight and what its integer stands for, in units of the
 *     float weights
 * @param clampedThresholds how many thresholds no sum of weights could have reached and were pulled back
 */
public record LayerQuantization(
        int layer,
        float minScale,
        float maxScale,
        int weights,
        int clippedWeights,
        double rmsError,
        int clampedThresholds) {}
