package dev.spikeloom.physical.netlist;

import dev.spikeloom.physical.liberty.LibraryCell;
import java.util.List;
import java.util.Map;

/**
 * A module as cells of a library, flip-flops and instances of other modules. A bit of a signal is a number from 0, the same
 * for all that is connected, or one of the constants.
 *
 * @param title its name in the Verilog
 * @param bits how many there are
 * @param names of the bits
 * @param ports in their order
 * @param gates cells of the library
 * @param flops flip-flops, which no cell of the library was chosen for
 * @param children instances of other modules, and of memories
 */
public record CellModule(
        String title,
        int bits,
        List<String> names,
        List<Port> ports,
        List<Gate> gates,
        List<Flop> flops,
        List<Child> children) {
    /** A bit that is always 0. */
    public static final int ZERO = -1;

    /** A bit that is always 1. */
    public static final int ONE = -2;

    /** What nothing drives, or what is not connected. */
    public static final int NONE = -3;

    /**
     * A port of a module, or what is connected to one of an instance.
     *
     * @param input whether values come in
     * @param bits the lowest first
     */
    public record Port(String name, boolean input, int[] bits) {}

    /**
     * A cell of the library.
     *
     * @param bits at its pins, in the order of the library
     */
    public record Gate(LibraryCell cell, int[] bits) {}

    /**
     * A flip-flop.
     *
     * @param clock at whose rising edge it takes its input
     * @param data its input
     * @param output its output
     * @param enable 1 where it takes the input; {@link #ONE} if it always does
     * @param initial what it starts from, unless it is loaded before it is used
     */
    public record Flop(int clock, int data, int output, int enable, boolean initial) {}

    /**
     * An instance.
     *
     * @param name of it
     * @param module whose instance it is: for one that was mapped the identity of its mapping, of a memory the name
     * @param memory whether it is a memory
     * @param parameters of a memory, as they stand in Verilog
     * @param ports what is connected, by the names of the ports
     */
    public record Child(String name, String module, boolean memory, Map<String, String> parameters, List<Port> ports) {}
}
