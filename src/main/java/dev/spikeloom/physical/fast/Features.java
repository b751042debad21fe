package dev.spikeloom.physical.fast;

import dev.spikeloom.physical.power.Cause;
import java.util.List;
import java.util.Map;

/**
 * What is known of a part of a design without its netlist: features by name, each a number that figures are proportional to.
 *
 * @param part what it is of
 * @param path of the module in the design; empty for all that is not in a layer
 * @param sizes bits of what it is built of, which areas and leakage follow
 * @param scheduler of these, what is in its scheduler
 * @param switching bits that may change, over a run, which energies of logic and wires follow
 * @param clocking bits that are clocked, over a run, which the energy of the clock follows
 */
record Features(
        Part part,
        String path,
        Map<String, Double> sizes,
        Map<String, Double> scheduler,
        Map<String, Double> switching,
        Map<String, Double> clocking) {
    /** What energies are fitted for: accesses of memories are known, and leakage is no energy. */
    static final List<Cause> FITTED = List.of(Cause.LOGIC, Cause.WIRES, Cause.CLOCK);

    /** What the energy that a cause takes follows. */
    Map<String, Double> of(Cause cause) {
        return cause == Cause.CLOCK ? clocking : switching;
    }
}
