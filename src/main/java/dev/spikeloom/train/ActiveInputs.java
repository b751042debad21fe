package dev.spikeloom.train;

import dev.spikeloom.spike.SpikeVector;

/** Unpacks spike vectors into lists of indices. */
final class ActiveInputs {
    private ActiveInputs() {}

    /** Writes the indices of the spikes into {@code active}, ascending, and returns how many there are. */
    static int list(SpikeVector spikes, int[] active) {
        int count = 0;
        for (int word = 0; word < spikes.wordCount(); word++) {
            for (long bits = spikes.word(word); bits != 0; bits &= bits - 1) {
                active[count++] = 64 * word + Long.numberOfTrailingZeros(bits);
            }
        }
        return count;
    }
}
