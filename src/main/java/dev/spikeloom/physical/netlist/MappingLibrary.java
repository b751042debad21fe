package dev.spikeloom.physical.netlist;

import dev.spikeloom.physical.liberty.CellLibrary;
import dev.spikeloom.physical.liberty.LibraryCell;
import dev.spikeloom.physical.technology.LibraryFiles;
import dev.spikeloom.physical.technology.Technology;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * A library as modules are mapped to it.
 *
 * @param cells as read
 * @param file of plain text, which Yosys reads
 * @param identity a hash of all of it
 * @param constraints what drives the inputs of a module, and what its outputs drive, as ABC reads it: a buffer, so that
 *     modules do not get larger ones of their own
 * @param picoseconds that a path may take: gates are made larger only where one takes longer
 */
public record MappingLibrary(CellLibrary cells, Path file, String identity, String constraints, long picoseconds) {
    /**
     * Delays of an inverter that drives four, for which paths are mapped. Without a limit each module would get its own
     * longest path as fast as it can be, whatever those of the others are, which takes cells that the design does not need.
     */
    private static final double TARGET = 60;

    private static final double FEMTO = 1e-15;
    private static final double PICO = 1e-12;

    /** The library of a technology, with what stands around a module while it is mapped. */
    public static MappingLibrary of(Technology technology) {
        CellLibrary cells = technology.cells();
        LibraryCell buffer = CellChoice.of(cells).buffer();
        double load = buffer.inputs().get(0).capacitance() * cells.units().farads() / FEMTO;
        return new MappingLibrary(
                cells,
                technology.liberty(),
                LibraryFiles.checksum(List.of(technology.liberty())),
                String.format(Locale.ROOT, "set_driving_cell %s\nset_load %.4f\n", buffer.name(), load),
                Math.round(TARGET * technology.fanoutOf4().value() / PICO));
    }
}
