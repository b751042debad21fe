package dev.spikeloom.design.rate;

import dev.spikeloom.design.parameter.Target;

/**
 * How wide the memories of a target are at their best.
 *
 * @param bits of a word
 * @param lanes parts of a word that can be written apart; as many as bits if each can be
 */
record MemoryWords(int bits, int lanes) {
    /** A usual width of macros; each bit has a mask of its own. */
    private static final int MACRO_BITS = 64;

    private static final MemoryWords WHOLE = new MemoryWords(Integer.MAX_VALUE, Integer.MAX_VALUE);

    /** @param writable whether single weights are written */
    static MemoryWords of(Target target, boolean writable) {
        if (!writable) {
            // Constants have no lanes to be written: tools divide them as they like.
            return WHOLE;
        }
        return switch (target) {
            case GENERIC -> WHOLE;
            case ICE40 -> new MemoryWords(16, 16);
            case ECP5 -> new MemoryWords(36, 4);
            case XILINX -> new MemoryWords(72, 8);
            case ASIC -> new MemoryWords(MACRO_BITS, MACRO_BITS);
        };
    }

    /** How many weights of {@code weightBits} bits a word has, at least one: each takes whole lanes. */
    int weights(int weightBits) {
        int laneBits = bits / lanes;
        return Math.max(1, lanes / ((weightBits + laneBits - 1) / laneBits));
    }
}
