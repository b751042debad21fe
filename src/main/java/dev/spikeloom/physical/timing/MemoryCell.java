package dev.spikeloom.physical.timing;

import dev.spikeloom.physical.netlist.CellModule.Child;
import java.util.List;

/**
 * A memory as a cell of which only its ports are known.
 *
 * @param name of the cell
 * @param ports in their order
 */
record MemoryCell(String name, List<Pins> ports) {
    /** All memories of designs have one clock, of this name. */
    static final String CLOCK = "clk_i";

    /** A port. */
    record Pins(String name, boolean input, int width) {}

    MemoryCell {
        ports = List.copyOf(ports);
    }

    /** The ports of an instance. */
    static List<Pins> ports(Child memory) {
        return memory.ports().stream()
                .map(port -> new Pins(port.name(), port.input(), port.bits().length))
                .toList();
    }
}
