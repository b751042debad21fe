package dev.spikeloom.run.outcome;

import java.util.SortedMap;

/** What synthesis made of the design. */
public record SynthOutcome(Synthesis synthesis) {
    /**
     * @param topModule name of the top module
     * @param library the Liberty file without its folder; null for Yosys' own gates
     * @param logicCells gates and flip-flops, without the memory banks
     * @param flipFlops of these, the flip-flops; null with a library, whose cells only it knows
     * @param memoryBanks macros for the weights
     * @param cells by type
     * @param netlistCheck the bench on the netlist; null if it was not asked for
     */
    public record Synthesis(
            String topModule,
            String library,
            long logicCells,
            Long flipFlops,
            long memoryBanks,
            SortedMap<String, Long> cells,
            CosimOutcome.Bench netlistCheck) {}

    /** Whether the netlist does something else than the RTL. */
    public boolean differs() {
        return synthesis.netlistCheck() != null && synthesis.netlistCheck().difference() != null;
    }
}
