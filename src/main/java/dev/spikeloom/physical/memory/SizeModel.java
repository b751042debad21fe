package dev.spikeloom.physical.memory;

import dev.spikeloom.physical.scale.Range;

/**
 * A figure of a memory by its size: something for all of it, something a bit of a word (a column, its amplifier), something a
 * word (a row, its driver), and something a bit. None of them can be negative, so that it is sensible for any size.
 *
 * @param fixed of any memory
 * @param column a bit of a word
 * @param row a word
 * @param bit a bit
 */
public record SizeModel(Range fixed, Range column, Range row, Range bit) {
    /** The figure of a memory of {@code words} of {@code bits}. */
    public Range of(double words, double bits) {
        return fixed.plus(column.times(bits)).plus(row.times(words)).plus(bit.times(words * bits));
    }

    /** All of it by a factor. */
    SizeModel times(Range factor) {
        return new SizeModel(fixed.times(factor), column.times(factor), row.times(factor), bit.times(factor));
    }
}
