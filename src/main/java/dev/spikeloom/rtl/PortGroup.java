package dev.spikeloom.rtl;

import java.util.List;

/**
 * Ports that belong together.
 *
 * @param title a word or two; empty for clock and reset
 * @param ports in the order of their declaration
 */
public record PortGroup(String title, List<Port> ports) {
    public PortGroup {
        ports = List.copyOf(ports);
    }
}
