package dev.spikeloom.network;

/** The decision rule of the output layer. */
public final class Classifier {
    private Classifier() {}

    /** The class with the most spikes; of several, the one with the lowest index. */
    public static int argmax(int[] spikeCounts) {
        int best = 0;
        for (int c = 1; c < spikeCounts.length; c++) {
            if (spikeCounts[c] > spikeCounts[best]) {
                best = c;
            }
        }
        return best;
    }
}
