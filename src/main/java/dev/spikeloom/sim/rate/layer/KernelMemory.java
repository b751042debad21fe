package dev.spikeloom.sim.rate.layer;

import dev.spikeloom.design.rate.ConvolutionDesign;

/**
 * The memory of a convolution's kernel. A word that is read goes with its step from then on. Macros side by side are one
 * here.
 */
final class KernelMemory {
    /** {@code [words][elements * lanes]}: where there is no weight, what zero bits stand for. */
    private final int[][] words;

    private long reads;

    KernelMemory(ConvolutionDesign layer) {
        this.words = new int[layer.bankWords()][layer.chunkWeights()];
        int none = layer.weightFormat().decode(0);
        for (int word = 0; word < words.length; word++) {
            for (int place = 0; place < words[word].length; place++) {
                words[word][place] = layer.hasWeight(word, place) ? layer.weightAt(word, place) : none;
            }
        }
    }

    /** The clock edge of a cycle in which a step reads. */
    void read(KernelStep step) {
        step.word = words[step.kernelWord];
        reads++;
    }

    /** {@code [1]}: words read so far. */
    long[] readsByBank() {
        return new long[] {reads};
    }
}
