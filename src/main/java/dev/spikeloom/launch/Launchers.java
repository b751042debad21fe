package dev.spikeloom.launch;

import dev.spikeloom.io.InputException;
import dev.spikeloom.io.Suggestion;
import java.util.List;

/** Where tasks can run, by name. */
public final class Launchers {
    /** This machine, without a scheduler. */
    public static final String LOCAL = "local";

    private static final String SLURM = "slurm";
    private static final List<String> NAMES = List.of(LOCAL, SLURM);

    private Launchers() {}

    /**
     * A scheduler.
     *
     * @throws InputException if there is none of that name
     */
    public static ArrayLauncher of(String name) {
        if (name.equals(SLURM)) {
            return new SlurmLauncher();
        }
        throw new InputException("--launcher is '" + name + "'" + Suggestion.hint(name, NAMES) + ", allowed: "
                + String.join(", ", NAMES));
    }
}
