package dev.spikeloom.regress.subject;

import dev.spikeloom.spike.CounterRandom;

/**
 * What is drawn for a check.
 *
 * @param number of the seed, from 1; that of a suite that is run as it stands is 1
 * @param key of all that is random
 */
public record Draw(int number, long key) {
    /** The draw of a design with a seed of a suite. */
    public static Draw of(long suiteSeed, String design, int number) {
        return new Draw(number, CounterRandom.derive(CounterRandom.derive(suiteSeed, number), design.hashCode()));
    }

    /** Whether it is that of a suite that is run as it stands. */
    public boolean isFirst() {
        return number == 1;
    }
}
