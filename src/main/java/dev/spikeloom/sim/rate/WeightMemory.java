package dev.spikeloom.sim.rate;

import dev.spikeloom.design.rate.LayerDesign;
import java.util.Arrays;

/**
 * The banks of weight memory of a layer: a word that is read at a port stands at its output from the next cycle on, or,
 * with a longer latency, passes through output registers that a stall holds. Macros side by side are one here.
 */
final class WeightMemory {
    private final int bankRows;
    private final int readPorts;
    /** {@code [ports]}: the place in {@link #words} of the first word of the port's bank. */
    private final int[] bankStarts;
    /**
     * {@code [banks * words][lanes]}: where there is no neuron, what zero bits stand for; no word where there is no input.
     */
    private final int[][] words;
    /** {@code [latency][ports]}: places of the words at the output of the banks, and in the registers behind it. */
    private final int[][] outputs;
    /** {@code [ports]}: words read so far. */
    private final long[] reads;

    WeightMemory(LayerDesign layer) {
        this.bankRows = layer.bankRows();
        this.readPorts = layer.readPorts();
        this.bankStarts = new int[layer.ports()];
        Arrays.setAll(bankStarts, port -> port / readPorts * layer.bankWords());
        this.words = new int[layer.banks() * layer.bankWords()][];
        for (int input = 0; input < layer.inputs(); input++) {
            int place = layer.bankOf(input) * layer.bankWords() + layer.bankRowOf(input);
            for (int fold = 0; fold < layer.folds(); fold++) {
                words[place + fold * bankRows] = word(layer, input, fold);
            }
        }
        this.outputs = new int[layer.readLatency()][layer.ports()];
        this.reads = new long[layer.ports()];
    }

    private static int[] word(LayerDesign layer, int input, int fold) {
        short[] weights = layer.quantized().weights()[input];
        int[] word = new int[layer.lanes()];
        Arrays.fill(word, layer.weightFormat().decode(0));
        for (int lane = 0; lane < layer.neuronsOf(fold); lane++) {
            word[lane] = weights[fold * word.length + lane];
        }
        return word;
    }

    /** {@code [places][lanes]} */
    int[][] words() {
        return words;
    }

    /**
     * The clock edge of a cycle without a stall.
     *
     * @param stages what was in the stages of the pipeline in this cycle
     * @param readStage the one in which the banks are read; in each of those after it, words pass to the next register
     */
    void commit(Issue[] stages, int readStage) {
        for (int register = outputs.length - 1; register > 0; register--) {
            Issue passing = stages[readStage + register];
            for (int i = 0; i < passing.reads; i++) {
                int port = passing.ports[i];
                outputs[register][port] = outputs[register - 1][port];
            }
        }
        Issue read = stages[readStage];
        for (int i = 0; i < read.reads; i++) {
            int port = read.ports[i];
            outputs[0][port] = bankStarts[port] + read.fold * bankRows + read.rows[i];
            reads[port]++;
        }
    }

    /** Writes the places of the words of an issue that has passed the last register, in the order of its reads. */
    void collect(Issue issue, int[] places) {
        int[] last = outputs[outputs.length - 1];
        for (int i = 0; i < issue.reads; i++) {
            places[i] = last[issue.ports[i]];
        }
    }

    /** {@code [banks]}: words read so far. */
    long[] readsByBank() {
        long[] byBank = new long[reads.length / readPorts];
        for (int port = 0; port < reads.length; port++) {
            byBank[port / readPorts] += reads[port];
        }
        return byBank;
    }
}
