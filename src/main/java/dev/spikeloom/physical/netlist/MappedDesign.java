package dev.spikeloom.physical.netlist;

import java.util.Map;

/**
 * A design as mapped modules.
 *
 * @param top name of the top module
 * @param modules by their names, which tell them apart by cells and by what they start from
 * @param fresh how many of them were mapped for it, and not before
 */
public record MappedDesign(String top, Map<String, CellModule> modules, int fresh) {}
