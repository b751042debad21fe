package dev.spikeloom.sim;

import dev.spikeloom.design.LayerDesign;
import java.util.Arrays;

/**
 * A bank of weight memory: a word that is read at a port stands at its output from the next cycle on, or, with a longer
 * latency, passes through output registers that a stall holds. Its macros side by side are one here.
 */
final class SramBank {
    private final int bankRows;
    /** {@code [words][lanes]}: where there is no neuron, what zero bits stand for; no word where there is no input. */
    private final short[][] words;
    /** {@code [ports]}: what was read last. */
    private final short[][] output;
    /** {@code [latency - 1][ports]}: the registers behind it. */
    private final short[][][] registers;

    private final short[][] read;
    private long reads;

    SramBank(LayerDesign layer, int bank) {
        this.bankRows = layer.bankRows();
        this.words = new short[layer.bankWords()][];
        for (int row = 0; row < bankRows; row++) {
            int input = layer.presynapticAt(bank, row);
            for (int fold = 0; fold < layer.folds() && input < layer.inputs(); fold++) {
                words[fold * bankRows + row] = word(layer, input, fold);
            }
        }
        this.output = new short[layer.readPorts()][];
        this.registers = new short[layer.readLatency() - 1][layer.readPorts()][];
        this.read = new short[layer.readPorts()][];
    }

    private static short[] word(LayerDesign layer, int input, int fold) {
        short[] weights = layer.quantized().weights()[input];
        if (!layer.folded()) {
            return weights;
        }
        short[] word = new short[layer.lanes()];
        Arrays.fill(word, (short) layer.weightFormat().decode(0));
        System.arraycopy(weights, fold * word.length, word, 0, layer.neuronsOf(fold));
        return word;
    }

    /** Nothing is read in this cycle, unless {@link #read} is called. */
    void evaluate() {
        Arrays.fill(read, null);
    }

    void read(int port, int fold, int row) {
        read[port] = words[fold * bankRows + row];
    }

    void commit() {
        for (int port = 0; port < read.length; port++) {
            if (read[port] != null) {
                output[port] = read[port];
                reads++;
            }
        }
    }

    /** The word of a port that passes to output register {@code register}, 0 being the first, at the end of a cycle. */
    void advance(int register, int port) {
        registers[register][port] = register == 0 ? output[port] : registers[register - 1][port];
    }

    /** The word at the end of the output registers. */
    short[] word(int port) {
        return registers.length == 0 ? output[port] : registers[registers.length - 1][port];
    }

    long reads() {
        return reads;
    }
}
