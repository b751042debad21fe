package dev.spikeloom.cosim;

import java.nio.file.Path;
import java.util.List;

/**
 * The RTL with its harness, built.
 *
 * @param path of the program
 * @param warnings about the Verilog, a line each, with file and line
 */
record VerilatedProgram(Path path, List<String> warnings) {
    VerilatedProgram {
        warnings = List.copyOf(warnings);
    }
}
