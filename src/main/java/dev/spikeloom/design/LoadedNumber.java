package dev.spikeloom.design;

import dev.spikeloom.network.QuantizedDenseLayer;
import java.util.ArrayList;
import java.util.List;

/**
 * A number that is written through the load port.
 *
 * @param target what it is: 0 a weight, 1 a threshold, 2 a bias
 * @param layer 0 at the input
 * @param row presynaptic neuron of a weight; 0 for all else
 * @param neuron postsynaptic neuron
 * @param data what the port takes for it, in the lowest bits: of a weight, what is stored
 */
public record LoadedNumber(int target, int layer, int row, int neuron, int data) {
    private static final int WEIGHT = 0;
    private static final int THRESHOLD = 1;
    private static final int BIAS = 2;

    /** All numbers of a design, layer by layer: thresholds, then biases, then weights row by row. */
    public static List<LoadedNumber> of(Design design) {
        List<LoadedNumber> numbers = new ArrayList<>();
        design.layers().forEach(layer -> addAll(numbers, layer));
        return numbers;
    }

    private static void addAll(List<LoadedNumber> numbers, LayerDesign layer) {
        QuantizedDenseLayer quantized = layer.quantized();
        for (int neuron = 0; neuron < layer.neurons(); neuron++) {
            int threshold = quantized.thresholds()[neuron];
            numbers.add(new LoadedNumber(THRESHOLD, layer.index(), 0, neuron, threshold & mask(layer.membraneBits())));
        }
        for (int neuron = 0; neuron < layer.neurons() && layer.hasBiases(); neuron++) {
            int bias = quantized.biases()[neuron];
            numbers.add(new LoadedNumber(BIAS, layer.index(), 0, neuron, bias & mask(layer.biasBits())));
        }
        for (int row = 0; row < layer.inputs(); row++) {
            for (int neuron = 0; neuron < layer.neurons(); neuron++) {
                int stored = layer.weightFormat().encode(quantized.weights()[row][neuron]);
                numbers.add(new LoadedNumber(WEIGHT, layer.index(), row, neuron, stored));
            }
        }
    }

    private static int mask(int bits) {
        return bits >= Integer.SIZE ? -1 : (1 << bits) - 1;
    }
}
