package dev.spikeloom.explore;

import dev.spikeloom.io.InputException;
import java.nio.file.Path;

/**
 * What does not change the results of a run.
 *
 * @param threads to use, 1 to 256
 * @param traceCycles of how many cycles, from the first, co-simulation leaves waves if it finds no difference; 0 for
 *     none
 * @param simulation how the test set is simulated
 * @param synthesis how the design is synthesized
 * @param cache folder of the fetched data sets
 */
public record RunOptions(
        int threads, int traceCycles, SimulationOptions simulation, SynthesisOptions synthesis, Path cache) {
    public static final int MAX_THREADS = 256;

    /**
     * The cache becomes absolute: programs run in other folders.
     *
     * @throws InputException if {@code threads} is out of range
     */
    public RunOptions {
        if (threads < 1 || threads > MAX_THREADS) {
            throw new InputException("--threads is '" + threads + "', allowed: 1 to " + MAX_THREADS);
        }
        cache = cache.toAbsolutePath();
    }

    /** Without waves, and with the default simulation and synthesis. */
    public RunOptions(int threads, Path cache) {
        this(threads, 0, SimulationOptions.DEFAULT, SynthesisOptions.DEFAULT, cache);
    }

    public RunOptions withTraceCycles(int cycles) {
        return new RunOptions(threads, cycles, simulation, synthesis, cache);
    }

    public RunOptions withSimulation(SimulationOptions options) {
        return new RunOptions(threads, traceCycles, options, synthesis, cache);
    }

    public RunOptions withSynthesis(SynthesisOptions options) {
        return new RunOptions(threads, traceCycles, simulation, options, cache);
    }
}
