package dev.spikeloom.physical.memory;

import dev.spikeloom.io.InputException;
import dev.spikeloom.physical.liberty.CellLibrary;
import dev.spikeloom.physical.liberty.InternalPower;
import dev.spikeloom.physical.liberty.LibraryCell;
import dev.spikeloom.physical.liberty.LibraryCell.MemorySize;
import dev.spikeloom.physical.liberty.LibraryPin;
import dev.spikeloom.physical.liberty.PowerTable;
import java.util.List;
import java.util.Map;

/**
 * A memory macro: a number of words of a number of bits.
 *
 * @param name of its cell
 * @param words in it
 * @param bits of a word
 * @param twoPorts whether one word can be read while another one is written
 * @param area in square micrometres
 * @param read joules of a read, all that happens between two rising edges of the clock
 * @param write joules of a write
 * @param idle joules of a cycle in which nothing is accessed and the clock runs
 * @param leakage watts
 */
public record MemoryMacro(
        String name,
        long words,
        int bits,
        boolean twoPorts,
        double area,
        double read,
        double write,
        double idle,
        double leakage) {

    /**
     * The macro that a cell of a library is.
     *
     * @throws InputException if it is no memory, has no area or no energy of an access, or lacks a clock that the
     *     technology names
     */
    public static MemoryMacro of(LibraryCell cell, CellLibrary library, MacroPorts ports) {
        MemorySize size = cell.memory()
                .orElseThrow(() -> new InputException("cell " + cell.name() + " of library " + library.name()
                        + " is no memory: it has no group memory () { address_width; word_width; }"));
        if (cell.area() <= 0) {
            throw new InputException("macro " + cell.name() + " of library " + library.name()
                    + " has area 0, expected its area in square micrometres");
        }
        double joules = library.units().joules();
        double read = joules * energy(cell, ports.readClock(), ports.read());
        double write = joules * energy(cell, ports.writeClock(), ports.write());
        double idle = joules
                * ports.clocks().stream()
                        .mapToDouble(clock -> energy(cell, clock, ports.idle()))
                        .sum();
        if (read <= 0 || write <= 0) {
            throw new InputException("macro " + cell.name() + " of library " + library.name() + " takes "
                    + (read <= 0 ? "no energy to read" : "no energy to write")
                    + ": no internal_power of its clock holds in the state that the technology names");
        }
        return new MemoryMacro(
                cell.name(),
                1L << size.addressBits(),
                size.wordBits(),
                ports.twoPorts(),
                cell.area(),
                read,
                write,
                idle,
                library.units().watts() * cell.leakage());
    }

    /** What both edges of a clock take in a state; pins that the state does not have are 0. */
    private static double energy(LibraryCell cell, String clock, Map<String, Boolean> state) {
        LibraryPin pin = cell.pins().get(clock);
        if (pin == null) {
            throw new InputException(
                    "macro " + cell.name() + " has no pin " + clock + ", which its technology has as clock");
        }
        List<InternalPower> holding = pin.powers().stream()
                .filter(power -> power.when().holds(name -> state.getOrDefault(name, false)))
                .toList();
        return holding.stream()
                .mapToDouble(power -> power.rise().map(MemoryMacro::least).orElse(0.0)
                        + power.fall().map(MemoryMacro::least).orElse(0.0))
                .sum();
    }

    /** At the fastest edge, since a clock tree has those; macros hardly depend on it. */
    private static double least(PowerTable table) {
        return table.at(0, 0);
    }

    /** This, of which a cycle without an access takes nothing. */
    public MemoryMacro withFreeIdle() {
        return new MemoryMacro(name, words, bits, twoPorts, area, read, write, 0, leakage);
    }

    /** Bits in it. */
    public long capacity() {
        return words * bits;
    }
}
