package dev.spikeloom.rtl.rate;

import dev.spikeloom.design.rate.LayerDesign;

/**
 * How numbers that come side by side are loaded into a layer.
 *
 * @param numbers that come at once, a power of two; their first neuron is a multiple of it
 */
public record LoadView(LayerDesign layer, int numbers) {
    /** Words that they go to, one after the other: those of several folds, where a fold has fewer lanes. */
    public int steps() {
        return layer.loadSteps(numbers);
    }

    /** Width of a step's number; meaningful if there are several. */
    public int stepBits() {
        return 32 - Integer.numberOfLeadingZeros(steps() - 1);
    }

    /** Numbers that go to a word at once. */
    public int stepNumbers() {
        return steps() > 1 ? layer.lanes() : numbers;
    }

    /** Copies of the numbers of a step that cover all lanes. */
    public int copies() {
        return (layer.lanes() + stepNumbers() - 1) / stepNumbers();
    }

    /** Width of the number of the copy that a neuron is in, in its fold; 0 if there is one. */
    public int copyBits() {
        return copies() == 1 ? 0 : 32 - Integer.numberOfLeadingZeros(copies() - 1);
    }

    /** Bits of a neuron's number that tell it from those that come with it. */
    public int numberBits() {
        return Integer.numberOfTrailingZeros(numbers);
    }

    /** How many of these the layer's numbers of neurons have. */
    public int firstBits() {
        return Math.min(numberBits(), layer.neuronBits());
    }

    /** Verilog expression: the first lane that is written. */
    public String firstLane() {
        int high = (layer.folded() ? layer.laneBits() : layer.neuronBits()) - 1;
        return numberBits() == 0
                ? range("load_neuron_i", high, 0, layer.neuronBits())
                : "{" + range("load_neuron_i", high, numberBits(), layer.neuronBits()) + ", " + numberBits() + "'d0}";
    }

    /** Verilog expression: the fold that is written, or read back. */
    String fold() {
        int bits = layer.neuronBits();
        if (steps() == 1) {
            return range("load_neuron_i", bits - 1, layer.laneBits(), bits);
        }
        int high = Math.min(bits, numberBits()) - 1;
        String step = "weight_wr_i ? load_step_q : " + range("load_neuron_i", high, layer.laneBits(), bits);
        return bits > numberBits()
                ? "{" + range("load_neuron_i", bits - 1, numberBits(), bits) + ", (" + step + ")}"
                : "(" + step + ")";
    }

    private static String range(String name, int high, int low, int width) {
        return width == high + 1 && low == 0
                ? name
                : high == low ? name + "[" + high + "]" : name + "[" + high + ":" + low + "]";
    }
}
