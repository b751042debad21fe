package dev.spikeloom.design.rate;

import dev.spikeloom.design.register.LoadMap;
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
 * @param data two's complement; of a weight of one bit, what is stored, 0 or 1
 */
public record LoadedNumber(int target, int layer, int row, int neuron, int data) {
    /** All numbers of a design, layer by layer: thresholds, then biases, then weights row by row. */
    public static List<LoadedNumber> of(Design design) {
        List<LoadedNumber> numbers = new ArrayList<>();
        design.layers().forEach(layer -> addAll(numbers, layer));
        return numbers;
    }

    private static void addAll(List<LoadedNumber> numbers, LayerDesign layer) {
        for (int neuron = 0; neuron < layer.neurons(); neuron++) {
            numbers.add(of(layer, LoadMap.THRESHOLD, 0, neuron));
        }
        for (int neuron = 0; neuron < layer.neurons() && layer.hasBiases(); neuron++) {
            numbers.add(of(layer, LoadMap.BIAS, 0, neuron));
        }
        for (int row = 0; row < layer.inputs(); row++) {
            for (int neuron = 0; neuron < layer.neurons(); neuron++) {
                numbers.add(of(layer, LoadMap.WEIGHT, row, neuron));
            }
        }
    }

    /**
     * A number of a layer.
     *
     * @param target what it is, as above; a bias only if the layer has biases
     */
    public static LoadedNumber of(LayerDesign layer, int target, int row, int neuron) {
        QuantizedDenseLayer quantized = layer.quantized();
        int data =
                switch (target) {
                    case LoadMap.WEIGHT -> stored(layer, quantized.weights()[row][neuron]);
                    case LoadMap.THRESHOLD -> quantized.thresholds()[neuron];
                    default -> quantized.biases()[neuron];
                };
        return new LoadedNumber(target, layer.index(), row, neuron, data);
    }

    private static int stored(LayerDesign layer, int weight) {
        return layer.weightBits() == 1 ? layer.weightFormat().encode(weight) : weight;
    }
}
