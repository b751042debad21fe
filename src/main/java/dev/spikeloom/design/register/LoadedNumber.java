package dev.spikeloom.design.register;

/**
 * A number that is written through the load port.
 *
 * @param target what it is: 0 a weight, 1 a threshold, 2 a bias
 * @param layer 0 at the input
 * @param row presynaptic neuron of a weight; 0 for all else
 * @param neuron postsynaptic neuron
 * @param data two's complement; of a weight of one bit, what is stored, 0 or 1
 */
public record LoadedNumber(int target, int layer, int row, int neuron, int data) {}
