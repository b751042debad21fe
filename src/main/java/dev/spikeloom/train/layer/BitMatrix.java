package dev.spikeloom.train.layer;

/** 64 x 64 bits. */
final class BitMatrix {
    private BitMatrix() {}

    /** Transposes in place: bit {@code j} of word {@code i} goes to bit {@code i} of word {@code j}. */
    static void transpose(long[] words) {
        long mask = 0x00000000ffffffffL;
        for (int distance = 32; distance != 0; distance >>>= 1, mask ^= mask << distance) {
            for (int i = 0; i < 64; i = (i + distance + 1) & ~distance) {
                long swapped = (words[i] >>> distance ^ words[i + distance]) & mask;
                words[i] ^= swapped << distance;
                words[i + distance] ^= swapped;
            }
        }
    }
}
