package dev.spikeloom.spike;

import java.util.Arrays;

/**
 * The binary activations of a layer at one time step, bit-packed: neuron {@code i} is bit {@code i % 64} of word
 * {@code i / 64}. Bits at and above {@link #size()} are always zero. Mutable, so that hot loops can reuse it.
 */
public final class SpikeVector {
    private final int size;
    private final long[] words;

    /**
     * A vector of {@code size} neurons, none of which spikes.
     *
     * @throws IllegalArgumentException if {@code size} is below 1
     */
    public SpikeVector(int size) {
        if (size < 1) {
            throw new IllegalArgumentException("a spike vector needs at least 1 neuron, got " + size);
        }
        this.size = size;
        this.words = new long[wordsFor(size)];
    }

    /** How many 64-bit words hold {@code size} spikes. */
    public static int wordsFor(int size) {
        return (size + 63) >>> 6;
    }

    public int size() {
        return size;
    }

    public int wordCount() {
        return words.length;
    }

    public long word(int index) {
        return words[index];
    }

    /** Replaces 64 spikes at once; bits beyond the size are dropped. */
    public void setWord(int index, long bits) {
        words[index] = index == words.length - 1 ? bits & tailMask() : bits;
    }

    /** @throws IndexOutOfBoundsException if there is no such neuron */
    public boolean get(int neuron) {
        checkNeuron(neuron);
        return (words[neuron >>> 6] >>> neuron & 1) != 0;
    }

    /** @throws IndexOutOfBoundsException if there is no such neuron */
    public void set(int neuron) {
        checkNeuron(neuron);
        words[neuron >>> 6] |= 1L << neuron;
    }

    /** @throws IndexOutOfBoundsException if there is no such neuron */
    public void clear(int neuron) {
        checkNeuron(neuron);
        words[neuron >>> 6] &= ~(1L << neuron);
    }

    public void clear() {
        Arrays.fill(words, 0);
    }

    /** How many neurons spike. */
    public int cardinality() {
        int count = 0;
        for (long word : words) {
            count += Long.bitCount(word);
        }
        return count;
    }

    /** The lowest spiking neuron at or above {@code from}, or -1 if there is none. */
    public int nextSpike(int from) {
        int index = from >>> 6;
        if (index >= words.length) {
            return -1;
        }
        long word = words[index] & -1L << from;
        while (word == 0) {
            if (++index == words.length) {
                return -1;
            }
            word = words[index];
        }
        return (index << 6) + Long.numberOfTrailingZeros(word);
    }

    /** The spiking neuron that has {@code rank} spiking ones below it, or -1 if there are no more than {@code rank}. */
    public int spikeOfRank(int rank) {
        int left = rank;
        for (int word = 0; word < words.length; word++) {
            int count = Long.bitCount(words[word]);
            if (left < count) {
                long bits = words[word];
                for (; left > 0; left--) {
                    bits &= bits - 1;
                }
                return 64 * word + Long.numberOfTrailingZeros(bits);
            }
            left -= count;
        }
        return -1;
    }

    /** Adds 1 to the count of each spiking neuron; {@code counts} has at least {@link #size()} elements. */
    public void addTo(int[] counts) {
        for (int neuron = nextSpike(0); neuron >= 0; neuron = nextSpike(neuron + 1)) {
            counts[neuron]++;
        }
    }

    /** Writes the indices of the spiking neurons into {@code active}, ascending, and returns how many there are. */
    public int listSpikes(int[] active) {
        int count = 0;
        for (int word = 0; word < words.length; word++) {
            for (long bits = words[word]; bits != 0; bits &= bits - 1) {
                active[count++] = 64 * word + Long.numberOfTrailingZeros(bits);
            }
        }
        return count;
    }

    /**
     * Becomes equal to {@code other}.
     *
     * @throws IllegalArgumentException if that has another size
     */
    public void copyFrom(SpikeVector other) {
        if (other.size != size) {
            throw new IllegalArgumentException("cannot copy " + other.size + " spikes into a vector of " + size);
        }
        System.arraycopy(other.words, 0, words, 0, words.length);
    }

    /** Becomes the {@code wordCount()} words of {@code source} from {@code offset}; their tail bits must be zero. */
    public void copyFrom(long[] source, int offset) {
        System.arraycopy(source, offset, words, 0, words.length);
    }

    /** Writes the {@code wordCount()} words into {@code target} from {@code offset}. */
    public void copyTo(long[] target, int offset) {
        System.arraycopy(words, 0, target, offset, words.length);
    }

    private long tailMask() {
        return -1L >>> -size;
    }

    private void checkNeuron(int neuron) {
        if (neuron < 0 || neuron >= size) {
            throw new IndexOutOfBoundsException("neuron " + neuron + " of " + size);
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SpikeVector v && v.size == size && Arrays.equals(v.words, words);
    }

    @Override
    public int hashCode() {
        return 31 * size + Arrays.hashCode(words);
    }

    /** The indices of the spiking neurons, such as {@code {3, 17} of 64}. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("{");
        for (int i = nextSpike(0); i >= 0; i = nextSpike(i + 1)) {
            text.append(text.length() > 1 ? ", " : "").append(i);
        }
        return text.append("} of ").append(size).toString();
    }
}
