package dev.spikeloom.regress.suite;

import dev.spikeloom.regress.baseline.Tolerances;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What is checked.
 *
 * @param file it was read from
 * @param text of the file
 * @param baseline file of the figures that are known; empty if none are kept
 * @param seed of all that is drawn
 * @param timeout of a check
 */
public record Suite(
        String name,
        Path file,
        String text,
        Optional<Path> baseline,
        long seed,
        Duration timeout,
        Tolerances tolerances,
        List<SuiteDesign> designs) {
    public Suite {
        designs = List.copyOf(designs);
    }
}
