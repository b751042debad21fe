package dev.spikeloom.rtl;

import dev.spikeloom.network.QuantizedNetwork;
import dev.spikeloom.network.layer.QuantizedDenseLayer;
import dev.spikeloom.network.layer.QuantizedLayer;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/**
 * Everything that can be loaded, as a design should hold it, and the Verilog that prints what it does hold. Each layer has
 * a single bank and a single fold.
 */
final class StoredNumbers {
    private final DesignFacts design;
    private final QuantizedNetwork first;
    private final List<QuantizedDenseLayer> layers = new ArrayList<>();

    /** @param first what the design holds at first; not changed */
    StoredNumbers(DesignFacts design, QuantizedNetwork first) {
        this.design = design;
        this.first = first;
        for (QuantizedLayer layer : first.layers()) {
            QuantizedDenseLayer dense = (QuantizedDenseLayer) layer;
            short[][] weights = dense.weights().clone();
            for (int row = 0; row < weights.length; row++) {
                weights[row] = weights[row].clone();
            }
            layers.add(new QuantizedDenseLayer(
                    dense.neuronModel(),
                    dense.weightFormat(),
                    weights,
                    dense.biases().clone(),
                    dense.thresholds().clone(),
                    dense.scales()));
        }
    }

    /** Stores what is written: of a weight of one bit, 0 for +1 and 1 for -1. */
    void set(int layer, int target, int row, int neuron, int data) {
        QuantizedDenseLayer dense = layers.get(layer);
        switch (target) {
            case 0 ->
                dense.weights()[row][neuron] = (short) (dense.weightFormat().bits() == 1 ? 1 - 2 * data : data);
            case 1 -> {
                int[] thresholds = dense.thresholds();
                for (int n = 0; n < thresholds.length; n++) {
                    if (n == neuron || design.layers().get(layer).sharedThreshold()) {
                        thresholds[n] = data;
                    }
                }
            }
            default -> dense.biases()[neuron] = data;
        }
    }

    /** What was there at first, as it is written. */
    int original(int layer, int target, int row, int neuron) {
        return number((QuantizedDenseLayer) first.layers().get(layer), target, row, neuron);
    }

    /** What is there, as it is written. */
    int get(int layer, int target, int row, int neuron) {
        return number(layers.get(layer), target, row, neuron);
    }

    private int number(QuantizedDenseLayer dense, int target, int row, int neuron) {
        return switch (target) {
            case 0 -> {
                int weight = dense.weights()[row][neuron];
                yield dense.weightFormat().bits() == 1 ? (1 - weight) / 2 : weight;
            }
            case 1 -> dense.thresholds()[neuron];
            default -> dense.biases()[neuron];
        };
    }

    QuantizedNetwork network() {
        return new QuantizedNetwork(List.<QuantizedLayer>copyOf(layers), first.heads());
    }

    /** Statements that print all of it. */
    String peek() {
        StringBuilder verilog = new StringBuilder();
        for (int l = 0; l < layers.size(); l++) {
            DesignFacts.Layer facts = design.layers().get(l);
            String layer = "u_dut.u_core.u_layer_" + l;
            append(verilog, layer + ".u_bank_0.words_q", facts.rows());
            append(verilog, layer + ".u_neuron_array.threshold_q", facts.sharedThreshold() ? 1 : facts.neurons());
            append(verilog, layer + ".u_neuron_array.bias_q", facts.biasBits() == 0 ? 0 : facts.neurons());
        }
        return verilog.toString();
    }

    private static void append(StringBuilder verilog, String array, int elements) {
        for (int i = 0; i < elements; i++) {
            verilog.append("      $write(\" %h\", ")
                    .append(array)
                    .append('[')
                    .append(i)
                    .append("]);\n");
        }
    }

    /** What they have to print. */
    String peeked() {
        StringBuilder text = new StringBuilder();
        for (int l = 0; l < layers.size(); l++) {
            DesignFacts.Layer facts = design.layers().get(l);
            QuantizedDenseLayer layer = layers.get(l);
            for (short[] row : layer.weights()) {
                BigInteger word = BigInteger.ZERO;
                for (int n = row.length - 1; n >= 0; n--) {
                    word = word.shiftLeft(facts.weightBits())
                            .or(bits(facts.weightBits() == 1 ? (1 - row[n]) / 2 : row[n], facts.weightBits()));
                }
                append(text, word, row.length * facts.weightBits());
            }
            for (int n = 0; n < (facts.sharedThreshold() ? 1 : facts.neurons()); n++) {
                append(text, bits(layer.thresholds()[n], facts.thresholdBits()), facts.thresholdBits());
            }
            for (int n = 0; n < facts.neurons() && facts.biasBits() > 0; n++) {
                append(text, bits(layer.biases()[n], facts.biasBits()), facts.biasBits());
            }
        }
        return text.toString();
    }

    private static BigInteger bits(int value, int width) {
        return BigInteger.valueOf(value & ((1L << width) - 1));
    }

    private static void append(StringBuilder text, BigInteger word, int width) {
        String digits = word.toString(16);
        text.append(' ').append("0".repeat((width + 3) / 4 - digits.length())).append(digits);
    }
}
