package dev.spikeloom.study;

import dev.spikeloom.io.InputException;
import dev.spikeloom.physical.EstimateOptions;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What is estimated, and how.
 *
 * @param technology a name, or a user's file; if empty, the one that the experiment names
 * @param options what figures are wanted at
 * @param reference whether the netlist is simulated and each net counted; else the fast model is asked
 * @param samples test samples, from the first; if empty, as many as the depth needs
 * @param timeSteps of each; the experiment's if empty
 * @param flat whether the design is also synthesized as one module
 * @param toggles file for a table of what each net did
 * @param waves file for a copy of the waves
 */
public record EstimatePlan(
        Optional<String> technology,
        EstimateOptions options,
        boolean reference,
        OptionalInt samples,
        OptionalInt timeSteps,
        boolean flat,
        Optional<Path> toggles,
        Optional<Path> waves) {
    /** @throws InputException if something is asked for that only the other depth has */
    public EstimatePlan {
        if (!reference) {
            refuse(flat, "--flat");
            refuse(toggles.isPresent(), "--toggles");
            refuse(waves.isPresent(), "--vcd");
        }
    }

    private static void refuse(boolean given, String option) {
        if (given) {
            throw new InputException(option + " needs the netlist, expected --reference with it");
        }
    }
}
