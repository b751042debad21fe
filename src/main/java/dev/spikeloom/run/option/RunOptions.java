package dev.spikeloom.run.option;

import dev.spikeloom.io.InputException;
import java.nio.file.Path;

/**
 * What does not change the results of a run.
 *
 * @param threads to use, 1 to 256
 * @param traceCycles of how many cycles, from the first, co-simulation leaves waves if it finds no difference; 0 for
 *     none
 * @param coverage whether co-simulation finds what of the RTL the bench reaches
 * @param assertions whether co-simulation holds the RTL to the assertions beside it
 * @param simulation how the test set is simulated
 * @param synthesis how the design is synthesized
 * @param force whether what a person edited, or a training that was interrupted, may be lost
 * @param cache folder of the fetched data sets
 * @param command what was called, for others who want to use the same folder
 */
public record RunOptions(
        int threads,
        int traceCycles,
        boolean coverage,
        boolean assertions,
        SimulationOptions simulation,
        SynthesisOptions synthesis,
        boolean force,
        Path cache,
        String command) {
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

    /**
     * Without waves, coverage and assertions, and with the default simulation and synthesis.
     *
     * @throws InputException if {@code threads} is out of range
     */
    public RunOptions(int threads, Path cache) {
        this(threads, 0, false, false, SimulationOptions.DEFAULT, SynthesisOptions.DEFAULT, false, cache, "spikeloom");
    }

    /** @throws InputException if it is out of range */
    public RunOptions withThreads(int count) {
        return new RunOptions(count, traceCycles, coverage, assertions, simulation, synthesis, force, cache, command);
    }

    public RunOptions withTraceCycles(int cycles) {
        return new RunOptions(threads, cycles, coverage, assertions, simulation, synthesis, force, cache, command);
    }

    public RunOptions withCoverage(boolean wanted) {
        return new RunOptions(threads, traceCycles, wanted, assertions, simulation, synthesis, force, cache, command);
    }

    public RunOptions withAssertions(boolean wanted) {
        return new RunOptions(threads, traceCycles, coverage, wanted, simulation, synthesis, force, cache, command);
    }

    public RunOptions withSimulation(SimulationOptions options) {
        return new RunOptions(threads, traceCycles, coverage, assertions, options, synthesis, force, cache, command);
    }

    public RunOptions withSynthesis(SynthesisOptions options) {
        return new RunOptions(threads, traceCycles, coverage, assertions, simulation, options, force, cache, command);
    }

    public RunOptions withCommand(String called) {
        return new RunOptions(threads, traceCycles, coverage, assertions, simulation, synthesis, force, cache, called);
    }

    public RunOptions withForce(boolean mayLose) {
        return new RunOptions(
                threads, traceCycles, coverage, assertions, simulation, synthesis, mayLose, cache, command);
    }
}
