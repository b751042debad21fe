package dev.spikeloom.network;

import java.util.List;

/** The decision rule of the output layer. */
public final class Classifier {
    private Classifier() {}

    /** {@link Readout#MOST_SPIKES} in each head. */
    public static int[] argmaxes(int[] spikeCounts, List<Integer> heads) {
        return Readout.MOST_SPIKES.classes(spikeCounts, heads);
    }
}
