package dev.spikeloom.physical.netlist;

import dev.spikeloom.physical.liberty.CellLibrary;
import dev.spikeloom.physical.liberty.LibraryCell;
import dev.spikeloom.physical.technology.Technology;
import java.nio.file.Path;
import java.util.Locale;

/**
 * A library as modules are mapped to it.
 *
 * @param cells as read
 * @param file of plain text, which Yosys reads
 * @param identity a hash of all of it
 * @param constraints what drives the inputs of a module, and what its outputs drive, as ABC reads it
 */
public record MappingLibrary(CellLibrary cells, Path file, String identity, String constraints) {
    /** What an output of a module drives while it is mapped: as much as an inverter of four times its drive. */
    private static final double LOADS = 4;

    private static final double FEMTO = 1e-15;

    /** The library of a technology, with what stands around a module while it is mapped. */
    public static MappingLibrary of(Technology technology) {
        CellLibrary cells = technology.cells();
        LibraryCell buffer = CellChoice.of(cells).buffer();
        double load =
                LOADS * buffer.inputs().get(0).capacitance() * cells.units().farads() / FEMTO;
        return new MappingLibrary(
                cells,
                technology.liberty(),
                technology.identity(),
                String.format(Locale.ROOT, "set_driving_cell %s\nset_load %.4f\n", buffer.name(), load));
    }
}
