package dev.spikeloom.physical.netlist;

import dev.spikeloom.physical.liberty.CellLibrary;
import java.nio.file.Path;

/**
 * A library as modules are mapped to it.
 *
 * @param cells as read
 * @param file of plain text, which Yosys reads
 * @param identity a hash of all of it
 * @param constraints what drives the inputs of a module, and what its outputs drive, as ABC reads it
 */
public record MappingLibrary(CellLibrary cells, Path file, String identity, String constraints) {}
