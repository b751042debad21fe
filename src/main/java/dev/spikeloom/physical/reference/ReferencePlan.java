package dev.spikeloom.physical.reference;

import dev.spikeloom.io.InputException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * How deep a design is looked into.
 *
 * @param samples that the netlist is simulated with, from the first
 * @param timeSteps of each
 * @param flat whether the design is also synthesized as one module, for comparison
 * @param toggles file for a table of what each net did
 * @param waves file for a copy of the waves; gigabytes for a large design
 */
public record ReferencePlan(int samples, int timeSteps, boolean flat, Optional<Path> toggles, Optional<Path> waves) {
    /** Of the default plan: enough for a mean interval, and simulated in seconds to minutes. */
    public static final int DEFAULT_SAMPLES = 5;

    /** @throws InputException if there are no samples */
    public ReferencePlan {
        if (samples < 1) {
            throw new InputException("--samples is '" + samples + "', allowed: 1 or more");
        }
    }

    /** Without evidence in files. */
    public ReferencePlan(int samples, int timeSteps) {
        this(samples, timeSteps, false, Optional.empty(), Optional.empty());
    }
}
