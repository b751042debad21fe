package dev.spikeloom.explore;

import dev.spikeloom.io.InputException;
import java.nio.file.Path;

/**
 * What does not change the results of a run.
 *
 * @param threads to use, 1 to 256
 * @param traceCycles of how many cycles, from the first, co-simulation leaves waves if it finds no difference; 0 for
 *     none
 * @param cache folder of the fetched data sets
 */
public record RunOptions(int threads, int traceCycles, Path cache) {
    public static final int MAX_THREADS = 256;

    /** @throws InputException if {@code threads} is out of range */
    public RunOptions {
        if (threads < 1 || threads > MAX_THREADS) {
            throw new InputException("--threads is '" + threads + "', allowed: 1 to " + MAX_THREADS);
        }
    }
}
