package dev.spikeloom.cosim.digest;

/** What a row of words comes to in both hashes, modulo 2^128. */
final class DigestSum {
    private final long[] keys;
    private long low0;
    private long low1;
    private long high0;
    private long high1;

    /** @param keys what the sum starts from, then the key of each word, as {@link DigestKeys} has them */
    DigestSum(long[] keys) {
        this.keys = keys;
        restart();
    }

    void restart() {
        low0 = keys[0];
        low1 = keys[1];
        high0 = keys[2];
        high1 = keys[3];
    }

    /** Adds a word of either hash, which is number {@code index} of its row. */
    void add(int index, long word0, long word1) {
        int key = (1 + index) * DigestKeys.LONGS;
        long product0 = keys[key] * word0;
        long product1 = keys[key + 1] * word1;
        high0 += Math.multiplyHigh(keys[key], word0) + keys[key + 2] * word0 + carry(low0, product0);
        high1 += Math.multiplyHigh(keys[key + 1], word1) + keys[key + 3] * word1 + carry(low1, product1);
        low0 += product0;
        low1 += product1;
    }

    /** Adds the same words to both hashes: those that stand in whole words of {@code bytes}. */
    void addAll(int index, byte[] bytes, int offset, int count) {
        long[] k = keys;
        long l0 = low0;
        long l1 = low1;
        long h0 = high0;
        long h1 = high1;
        int key = (1 + index) * DigestKeys.LONGS;
        for (int i = 0; i < count; i++) {
            long word = LittleEndianWords.whole(bytes, offset + i * Long.BYTES);
            long product0 = k[key] * word;
            long product1 = k[key + 1] * word;
            h0 += Math.multiplyHigh(k[key], word) + k[key + 2] * word + carry(l0, product0);
            h1 += Math.multiplyHigh(k[key + 1], word) + k[key + 3] * word + carry(l1, product1);
            l0 += product0;
            l1 += product1;
            key += DigestKeys.LONGS;
        }
        low0 = l0;
        low1 = l1;
        high0 = h0;
        high1 = h1;
    }

    /** Of the sum of two unsigned numbers. Without a branch, which nothing could predict. */
    private static long carry(long a, long b) {
        return ((a & b) | ((a | b) & ~(a + b))) >>> (Long.SIZE - 1);
    }

    long upper0() {
        return high0;
    }

    long upper1() {
        return high1;
    }
}
