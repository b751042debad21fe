package dev.spikeloom.synth.fpga;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What synthesis for a technology made of a design.
 *
 * @param topModule of the design
 * @param modules the modules that were kept apart, the top module first
 * @param cells by type over the whole hierarchy
 */
public record MappedDesign(
        String topModule, List<ModuleUse> modules, SortedMap<String, Long> cells, LongestPath longestPath) {
    public MappedDesign {
        modules = List.copyOf(modules);
        cells = Collections.unmodifiableSortedMap(new TreeMap<>(cells));
    }

    /** What the whole design takes. */
    public Utilization total() {
        return modules.stream().map(ModuleUse::use).reduce(Utilization.NONE, Utilization::plus);
    }
}
