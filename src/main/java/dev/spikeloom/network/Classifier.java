package dev.spikeloom.network;

/** The decision rule of the output layer. */
public final class Classifier {
    private Classifier() {}

    /** The class with the most spikes; of several, the one with the lowest index. */
    public static int argmax(int[] spikeCounts) {
        return argmax(spikeCounts, 0, spikeCounts.length);
    }

    /**
     * The neuron with the most spikes from {@code from} to before {@code to}; of several, the one with the lowest index.
     * It is counted from 0 at the start of the array.
     */
    public static int argmax(int[] spikeCounts, int from, int to) {
        int best = from;
        for (int c = from + 1; c < to; c++) {
            if (spikeCounts[c] > spikeCounts[best]) {
                best = c;
            }
        }
        return best;
    }
}
