package dev.spikeloom.physical.memory;

import dev.spikeloom.physical.scale.Range;

/**
 * What a memory of any size takes, where there is no macro of that size. One larger than the largest that a macro can be is
 * several, alike.
 *
 * @param mostWords words that one array has at most
 * @param mostBits bits of a word that one array has at most
 * @param area square micrometres
 * @param read joules of a read
 * @param write joules of a write
 * @param idle joules of a cycle without an access
 * @param leakage watts
 */
public record MemoryModel(
        long mostWords,
        long mostBits,
        SizeModel area,
        SizeModel read,
        SizeModel write,
        SizeModel idle,
        SizeModel leakage) {

    long rows(long words) {
        return -Math.floorDiv(-words, mostWords);
    }

    long columns(long bits) {
        return -Math.floorDiv(-bits, mostBits);
    }

    /** Of a bank, in as many arrays as it needs. */
    MemoryFigures bank(long words, long bits) {
        long rows = rows(words);
        long columns = columns(bits);
        return array((double) words / rows, (double) bits / columns).array(rows, columns);
    }

    /** Of one array. */
    MemoryFigures array(double words, double bits) {
        return new MemoryFigures(
                area.of(words, bits),
                read.of(words, bits),
                write.of(words, bits),
                idle.of(words, bits),
                leakage.of(words, bits));
    }

    /** That of memories with two ports, of one for memories with one. */
    MemoryModel withTwoPorts(Range areaFactor, Range energyFactor) {
        return new MemoryModel(
                mostWords,
                mostBits,
                area.times(areaFactor),
                read.times(energyFactor),
                write.times(energyFactor),
                idle.times(energyFactor),
                leakage.times(areaFactor));
    }
}
