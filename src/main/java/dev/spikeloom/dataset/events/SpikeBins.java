package dev.spikeloom.dataset.events;

import java.util.Arrays;

/** Collects the spikes of one recording after the other, each once however many events it has. */
final class SpikeBins {
    private final long[] there;
    private int[] spikes = new int[1 << 10];
    private int count;

    /** @param size of all bins: one more than the greatest number of a spike */
    SpikeBins(int size) {
        there = new long[(size + 63) >>> 6];
    }

    void add(int spike) {
        long bit = 1L << spike;
        if ((there[spike >>> 6] & bit) != 0) {
            return;
        }
        there[spike >>> 6] |= bit;
        if (count == spikes.length) {
            spikes = Arrays.copyOf(spikes, 2 * count);
        }
        spikes[count++] = spike;
    }

    /** The spikes since the last time, in ascending order. */
    int[] take() {
        int[] taken = Arrays.copyOf(spikes, count);
        Arrays.sort(taken);
        for (int spike : taken) {
            there[spike >>> 6] = 0;
        }
        count = 0;
        return taken;
    }
}
