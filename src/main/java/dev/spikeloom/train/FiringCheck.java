package dev.spikeloom.train;

import dev.spikeloom.spike.SpikeVector;

/** The binary activation of a layer of SNN-DC neurons, and its surrogate gradient (Yin et al. 2017, eq. 3 and 4). */
final class FiringCheck {
    /** The surrogate gradient of a spike with respect to the potential, within {@link #WINDOW} of the threshold. */
    static final float SURROGATE_GRADIENT = 0.5f;

    /** Half the width of the window in which the surrogate gradient differs from zero. */
    static final float WINDOW = 1;

    private FiringCheck() {}

    /** Sets {@code spikes} to the neurons with {@code v > threshold}. */
    static void fire(float[] v, float threshold, SpikeVector spikes) {
        for (int word = 0; word < spikes.wordCount(); word++) {
            int first = 64 * word;
            int end = Math.min(64, v.length - first);
            long bits = 0;
            for (int bit = 0; bit < end; bit++) {
                bits |= (v[first + bit] > threshold ? 1L : 0L) << bit;
            }
            spikes.setWord(word, bits);
        }
    }

    /** Sets {@code window} to the neurons with {@code |v - threshold| <= 1}. */
    static void window(float[] v, float threshold, SpikeVector window) {
        for (int word = 0; word < window.wordCount(); word++) {
            int first = 64 * word;
            int end = Math.min(64, v.length - first);
            long bits = 0;
            for (int bit = 0; bit < end; bit++) {
                bits |= (Math.abs(v[first + bit] - threshold) <= WINDOW ? 1L : 0L) << bit;
            }
            window.setWord(word, bits);
        }
    }
}
