package dev.spikeloom.rtl.folder;

import dev.spikeloom.rtl.Port;
import dev.spikeloom.rtl.PortGroup;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A bus interface of the top module: ports with a common prefix, named as in the AXI standard behind it.
 *
 * @param name the prefix
 * @param type the bus definition
 * @param version of the bus definition
 * @param master whether it begins the transfers
 * @param memoryMapped whether the registers are behind it
 * @param ports those of the bus, then clock and reset
 */
public record BusView(
        String name, String type, String version, boolean master, boolean memoryMapped, List<PortMap> ports) {

    /**
     * A port and what the standard calls it.
     *
     * @param logical in the standard
     * @param physical of the module
     */
    public record PortMap(String logical, String physical) {}

    public BusView {
        ports = List.copyOf(ports);
    }

    /** One for each group of ports that are those of an AXI interface. */
    static List<BusView> of(List<PortGroup> groups) {
        List<BusView> buses = new ArrayList<>();
        for (PortGroup group : groups) {
            List<Port> axi = group.ports().stream()
                    .filter(port -> port.name().matches("[sm]_axis?_.*"))
                    .toList();
            if (!axi.isEmpty()) {
                buses.add(bus(axi));
            }
        }
        return buses;
    }

    private static BusView bus(List<Port> ports) {
        String first = ports.get(0).name();
        String prefix = first.substring(0, first.lastIndexOf('_'));
        boolean stream = prefix.contains("_axis");
        List<PortMap> maps = new ArrayList<>();
        for (Port port : ports) {
            maps.add(new PortMap(port.name().substring(prefix.length() + 1).toUpperCase(Locale.ROOT), port.name()));
        }
        maps.add(new PortMap("ACLK", "clk_i"));
        maps.add(new PortMap("ARESETn", "rst_ni"));
        return new BusView(
                prefix,
                stream ? "AXI4Stream" : "AXI4-Lite",
                stream ? "r0p0_1" : "r0p0_0",
                prefix.startsWith("m"),
                !stream,
                maps);
    }
}
