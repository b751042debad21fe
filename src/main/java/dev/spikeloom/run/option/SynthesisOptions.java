package dev.spikeloom.run.option;

import dev.spikeloom.io.InputException;
import dev.spikeloom.synth.fpga.PlaceOptions;
import dev.spikeloom.synth.fpga.Technology;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * How a design is synthesized.
 *
 * @param check whether the bench is run on the netlist
 * @param liberty the library of the cells; empty for Yosys' own gates
 * @param target what the design is mapped to; empty for what its architecture names
 * @param place where on an iCE40 it is placed; empty if it is not
 */
public record SynthesisOptions(
        boolean check, Optional<Path> liberty, Optional<Technology> target, Optional<PlaceOptions> place) {
    /** To Yosys' own gates, or the FPGA of the architecture, without a check. */
    public static final SynthesisOptions DEFAULT =
            new SynthesisOptions(false, Optional.empty(), Optional.empty(), Optional.empty());

    /** @throws InputException if there is no such library */
    public SynthesisOptions {
        liberty.ifPresent(file -> {
            if (!Files.isReadable(file) || Files.isDirectory(file)) {
                throw new InputException("--liberty is '" + file + "', expected a Liberty file that can be read");
            }
        });
    }

    /**
     * What a design is mapped to.
     *
     * @param ofDesign what its architecture names
     * @throws InputException if the other options do not go with it
     */
    public Technology technology(Technology ofDesign) {
        Technology technology = target.orElse(ofDesign);
        if (liberty.isPresent() && technology != Technology.GENERIC) {
            throw new InputException("--liberty goes with --target generic, not " + technology.title());
        }
        if (place.isPresent() && technology != Technology.ICE40) {
            throw new InputException("--place goes with --target ice40, not " + technology.title());
        }
        if (check && !technology.simulates()) {
            throw new InputException("--check goes with --target generic or ice40, not " + technology.title()
                    + ", of whose block RAM Yosys has no model");
        }
        return technology;
    }
}
