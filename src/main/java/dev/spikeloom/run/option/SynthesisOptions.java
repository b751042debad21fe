package dev.spikeloom.run.option;

import dev.spikeloom.io.InputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * How a design is synthesized.
 *
 * @param check whether the bench is run on the netlist
 * @param liberty the library of the cells; empty for Yosys' own gates
 */
public record SynthesisOptions(boolean check, Optional<Path> liberty) {
    /** To Yosys' own gates, without a check. */
    public static final SynthesisOptions DEFAULT = new SynthesisOptions(false, Optional.empty());

    /** @throws InputException if there is no such library */
    public SynthesisOptions {
        liberty.ifPresent(file -> {
            if (!Files.isReadable(file) || Files.isDirectory(file)) {
                throw new InputException("--liberty is '" + file + "', expected a Liberty file that can be read");
            }
        });
    }
}
