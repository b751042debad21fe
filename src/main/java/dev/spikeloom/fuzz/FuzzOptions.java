package dev.spikeloom.fuzz;

import java.nio.file.Path;
import java.util.List;

/**
 * How the fuzzer runs.
 *
 * @param seed of all cases
 * @param seconds after which no further case begins
 * @param shrinkSeconds after which a difference is small enough
 * @param jobs cases at a time
 * @param rungs by name
 * @param builds folder for builds, which are removed at the end
 * @param crashers folder in which a difference is kept
 */
public record FuzzOptions(
        long seed, long seconds, long shrinkSeconds, int jobs, List<String> rungs, Path builds, Path crashers) {
    public FuzzOptions {
        rungs = List.copyOf(rungs);
    }
}
