package dev.spikeloom.explore;

import dev.spikeloom.io.InputException;
import java.nio.file.Path;

/**
 * What does not change the results of a run.
 *
 * @param threads to use, 1 to 256
 * @param traces whether co-simulation leaves waveforms even if it finds no difference
 * @param cache folder of the fetched data sets
 */
public record RunOptions(int threads, boolean traces, Path cache) {
    public static final int MAX_THREADS = 256;

    /** @throws InputException if {@code threads} is out of range */
    public RunOptions {
        if (threads < 1 || threads > MAX_THREADS) {
            throw new InputException("--threads is '" + threads + "', allowed: 1 to " + MAX_THREADS);
        }
    }
}
