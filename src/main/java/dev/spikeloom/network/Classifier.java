package dev.spikeloom.network;

import java.util.List;

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

    /** {@link #argmax} of each head, counted from the head's own first class. */
    public static int[] argmaxes(int[] spikeCounts, List<Integer> heads) {
        int[] classes = new int[heads.size()];
        int from = 0;
        for (int head = 0; head < classes.length; head++) {
            int to = from + heads.get(head);
            classes[head] = argmax(spikeCounts, from, to) - from;
            from = to;
        }
        return classes;
    }
}
