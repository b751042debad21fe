package dev.spikeloom.quantize.forward;

import dev.spikeloom.spike.SpikeVector;
import java.util.Arrays;

/** Reads runs of bits out of a spike vector, wherever in its words they lie. */
final class SpikeRuns {
    /** The spikes and a word of zeros, so that a run can be read across the end. */
    private final long[] words;

    SpikeRuns(int neurons) {
        this.words = new long[SpikeVector.wordsFor(neurons) + 1];
    }

    /** Reads from {@code spikes} from now on, as they are now. */
    void read(SpikeVector spikes) {
        spikes.copyTo(words, 0);
    }

    /** From now on no neuron spikes. */
    void clear() {
        Arrays.fill(words, 0);
    }

    void set(int neuron) {
        words[neuron >>> 6] |= 1L << neuron;
    }

    /** The spikes of {@code count} neurons from {@code first} on, or of 64 if that is less, the first one lowest. */
    long bits(int first, int count) {
        int word = first >>> 6;
        // Shifted twice, since a shift by 64 would be one by 0.
        long bits = words[word] >>> first | words[word + 1] << 1 << ~first;
        return count >= Long.SIZE ? bits : bits & (1L << count) - 1;
    }
}
