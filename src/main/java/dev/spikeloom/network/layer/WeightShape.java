package dev.spikeloom.network.layer;

/**
 * The shape of a layer's weights.
 *
 * @param rows what one is depends on the layer: an input of a dense layer, an input of the square of a convolution
 * @param columns neurons of a dense layer, output channels of a convolution
 */
public record WeightShape(int rows, int columns) {}
