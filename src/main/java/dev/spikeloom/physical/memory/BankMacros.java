package dev.spikeloom.physical.memory;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A bank as an array of macros: rows of them for its words, of which an access enables one, and columns for its bits, all of
 * which an access enables.
 *
 * @param macro that it is built of
 * @param rows of macros
 * @param columns of macros
 * @param words of the bank
 * @param bits of its words
 */
public record BankMacros(MemoryMacro macro, long rows, long columns, long words, long bits) {
    /**
     * The arrangement with the least area, of those the one that takes the least energy to read.
     *
     * @param twoPorts whether a word has to be read while another one is written
     * @return empty if no macro has the ports
     */
    public static Optional<BankMacros> cheapest(List<MemoryMacro> macros, long words, long bits, boolean twoPorts) {
        return macros.stream()
                .filter(macro -> macro.twoPorts() || !twoPorts)
                .map(macro -> of(macro, words, bits))
                .min(Comparator.comparingDouble(BankMacros::area)
                        .thenComparingDouble(BankMacros::read)
                        .thenComparing(bank -> bank.macro().name()));
    }

    private static BankMacros of(MemoryMacro macro, long words, long bits) {
        return new BankMacros(macro, roundedUp(words, macro.words()), roundedUp(bits, macro.bits()), words, bits);
    }

    private static long roundedUp(long dividend, long divisor) {
        return -Math.floorDiv(-dividend, divisor);
    }

    public long macros() {
        return rows * columns;
    }

    /** Square micrometres. */
    public double area() {
        return macros() * macro.area();
    }

    /** Joules of a read. */
    public double read() {
        return columns * macro.read() + (rows - 1) * columns * macro.idle();
    }

    /** Joules of a write. */
    public double write() {
        return columns * macro.write() + (rows - 1) * columns * macro.idle();
    }

    /** Joules of a cycle without an access. */
    public double idle() {
        return macros() * macro.idle();
    }

    /** Watts. */
    public double leakage() {
        return macros() * macro.leakage();
    }

    /** The bits that nobody uses, of those that are there. */
    public double waste() {
        return 1 - (double) words * bits / (macros() * (double) macro.capacity());
    }
}
