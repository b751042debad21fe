package dev.spikeloom.physical.timing;

import java.util.List;

/**
 * The slowest path of a class.
 *
 * @param start name of the register, memory or input, as in the Verilog, with its instances and dots between
 * @param end name of the register, memory or output
 * @param modules that it passes through, as the paths of their instances, in order; the top module by its name
 * @param levels of logic
 * @param delaySeconds from the clock, or the input, to the end
 * @param setupSeconds which the end needs besides; 0 of an output
 * @param periodSeconds of the fastest clock that it allows: with an input or an output in it, it has a share of it alone
 */
public record TimingPath(
        PathClass pathClass,
        String start,
        String end,
        List<String> modules,
        int levels,
        double delaySeconds,
        double setupSeconds,
        double periodSeconds) {
    public TimingPath {
        modules = List.copyOf(modules);
    }
}
