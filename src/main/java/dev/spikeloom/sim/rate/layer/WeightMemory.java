package dev.spikeloom.sim.rate.layer;

import dev.spikeloom.design.rate.DenseDesign;
import java.util.Arrays;

/**
 * The banks of weight memory of a layer. A word that is read goes with its issue from then on, as through the output
 * registers of the banks and the register of the sums: what is written meanwhile does not change it. Macros side by side
 * are one here.
 */
final class WeightMemory {
    private final DenseDesign layer;
    private final int bankRows;
    private final int readPorts;
    /** {@code [ports]}: the place in {@link #words} of the first word of the port's bank. */
    private final int[] bankStarts;
    /**
     * {@code [banks * words][lanes]}: where there is no neuron, what zero bits stand for; no word where there is no weight row. A
     * word never changes, it is replaced by another.
     */
    private final int[][] words;
    /** {@code [ports]}: words read so far. */
    private final long[] reads;

    WeightMemory(DenseDesign layer) {
        this.layer = layer;
        this.bankRows = layer.bankRows();
        this.readPorts = layer.readPorts();
        this.bankStarts = new int[layer.ports()];
        Arrays.setAll(bankStarts, port -> port / readPorts * layer.bankWords());
        this.words = new int[layer.banks() * layer.bankWords()][];
        this.reads = new long[layer.ports()];
        for (int row = 0; row < layer.weightRows(); row++) {
            for (int fold = 0; fold < layer.folds(); fold++) {
                write(row, fold, word(layer, row, fold));
            }
        }
    }

    private static int[] word(DenseDesign layer, int row, int fold) {
        short[] weights = layer.quantized().weights()[row];
        int[] word = new int[layer.lanes()];
        Arrays.fill(word, layer.weightFormat().decode(0));
        for (int lane = 0; lane < layer.neuronsOf(fold); lane++) {
            word[lane] = weights[fold * word.length + lane];
        }
        return word;
    }

    /** The clock edge of a cycle in which an issue reads: its words are those that the banks hold in this cycle. */
    void read(Issue issue) {
        for (int i = 0; i < issue.reads; i++) {
            int port = issue.ports[i];
            issue.words[i] = words[bankStarts[port] + issue.fold * bankRows + issue.rows[i]];
            reads[port]++;
        }
    }

    /**
     * The clock edge of a cycle in which a word is written, after that of its reads: those of the next cycle find it.
     *
     * @param row whose weights to the neurons of a fold these are
     * @param word {@code [lanes]}, not to be changed afterwards
     */
    void write(int row, int fold, int[] word) {
        words[layer.bankOf(row) * layer.bankWords() + fold * bankRows + layer.bankRowOf(row)] = word;
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
