package dev.spikeloom.network.layer;

/**
 * The numbers of a layer of neurons in integers. Not copied.
 *
 * @param weights weight rows, as {@link WeightShape} says
 * @param biases one a column
 * @param thresholds one a column
 * @param scales what one unit of weight stands for in the float network: one for the layer, or one a column
 */
public record IntegerWeights(short[][] weights, int[] biases, int[] thresholds, float[] scales) {}
