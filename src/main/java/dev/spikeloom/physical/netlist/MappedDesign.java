package dev.spikeloom.physical.netlist;

import java.util.Map;

/**
 * A design as mapped modules.
 *
 * @param top identity of the top module
 * @param modules by their identities
 * @param fresh how many of them were mapped for it, and not before
 */
public record MappedDesign(String top, Map<String, CellModule> modules, int fresh) {}
