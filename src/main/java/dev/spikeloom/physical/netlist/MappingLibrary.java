package dev.spikeloom.physical.netlist;

import dev.spikeloom.physical.liberty.CellLibrary;
import dev.spikeloom.physical.liberty.LibraryCell;
import dev.spikeloom.physical.technology.Technology;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;

/**
 * A library as modules are mapped to it.
 *
 * @param cells as read
 * @param file of plain text, which Yosys reads
 * @param identity a hash of all of it
 * @param constraints what drives the inputs of a module, and what its outputs drive, as ABC reads it
 */
public record MappingLibrary(CellLibrary cells, Path file, String identity, String constraints) {
    /** As many inputs as an output of a module drives. */
    private static final int FAN_OUT = 4;

    private static final double FEMTO = 1e-15;

    /** That of a technology: a buffer drives the inputs of a module, and its outputs drive four of these. */
    public static MappingLibrary of(Technology technology) {
        CellLibrary cells = technology.cells();
        LibraryCell buffer = CellChoice.of(cells).buffer();
        double load = FAN_OUT
                * CellChoice.inputs(buffer).get(0).capacitance()
                * cells.units().farads()
                / FEMTO;
        return new MappingLibrary(
                cells,
                technology.liberty(),
                technology.identity(),
                "set_driving_cell " + buffer.name() + "\nset_load "
                        + BigDecimal.valueOf(load).setScale(3, RoundingMode.HALF_EVEN) + "\n");
    }
}
