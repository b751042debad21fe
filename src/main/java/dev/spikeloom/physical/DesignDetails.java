package dev.spikeloom.physical;

import dev.spikeloom.physical.memory.Bank;
import dev.spikeloom.physical.power.ModuleCells;
import dev.spikeloom.physical.power.PowerBreakdown;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What figures of a design are made of, as far as it is known.
 *
 * @param modules cells by module
 * @param banks memories by their paths
 * @param ungated where energy goes in the same run if no register's clock is gated
 * @param missingNets names of nets whose toggles were not counted
 * @param nets at which something is
 * @param flat the design synthesized as one module
 */
public record DesignDetails(
        List<ModuleCells> modules,
        Map<String, Bank> banks,
        Optional<PowerBreakdown> ungated,
        List<String> missingNets,
        int nets,
        Optional<FlatArea> flat) {
    /** Nothing is known. */
    public static final DesignDetails NONE =
            new DesignDetails(List.of(), Map.of(), Optional.empty(), List.of(), 0, Optional.empty());

    public DesignDetails {
        modules = List.copyOf(modules);
        banks = Collections.unmodifiableMap(new LinkedHashMap<>(banks));
        missingNets = List.copyOf(missingNets);
    }

    /**
     * Cells of the same design by two ways of synthesis.
     *
     * @param modulesUm2 square micrometres, module by module
     * @param flatUm2 square micrometres, as one module
     * @param difference of the former from the latter, a share of the latter
     */
    public record FlatArea(double modulesUm2, double flatUm2, double difference) {
        /** Of two areas. */
        public static FlatArea of(double modules, double flat) {
            return new FlatArea(modules, flat, modules / flat - 1);
        }
    }
}
