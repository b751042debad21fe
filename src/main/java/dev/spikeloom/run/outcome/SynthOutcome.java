package dev.spikeloom.run.outcome;

import java.util.List;
import java.util.SortedMap;

/** What synthesis made of the design. */
public record SynthOutcome(Synthesis synthesis) {
    /**
     * @param topModule name of the top module
     * @param target what the design was mapped to
     * @param library the Liberty file without its folder; null for Yosys' own gates and for FPGAs
     * @param logicCells gates and flip-flops, without the memory banks; null for FPGAs
     * @param memoryBanks macros for the weights; null for FPGAs
     * @param cells by type
     * @param use what the design takes, with look-up tables of six inputs where the target is generic; null with a library
     * @param modules what of it each module takes that was kept apart; null with a library
     * @param longestPath null with a library
     * @param placement null if it was not asked for
     * @param netlistCheck the bench on the netlist; null if it was not asked for
     */
    public record Synthesis(
            String topModule,
            String target,
            String library,
            Long logicCells,
            Long memoryBanks,
            SortedMap<String, Long> cells,
            Use use,
            List<Module> modules,
            Path longestPath,
            Place placement,
            CosimOutcome.Bench netlistCheck) {
        /** The same with what the bench found. */
        public Synthesis with(CosimOutcome.Bench check) {
            return new Synthesis(
                    topModule,
                    target,
                    library,
                    logicCells,
                    memoryBanks,
                    cells,
                    use,
                    modules,
                    longestPath,
                    placement,
                    check);
        }
    }

    /** Cells of an FPGA. */
    public record Use(
            long luts,
            long flipFlops,
            long blockRams,
            long distributedRams,
            long dsps,
            long carryCells,
            long wideMuxes) {}

    /**
     * @param module its name
     * @param instances of it in the design
     * @param use of all of them
     */
    public record Module(String module, long instances, Use use) {}

    /**
     * @param levels look-up tables on it
     * @param carryCells on it
     * @param from where it starts
     * @param to where it ends
     */
    public record Path(int levels, int carryCells, String from, String to) {}

    /**
     * @param device and package
     * @param clockMhz that the slowest path from register to register allows, in MHz
     * @param pins that are taken
     */
    public record Place(
            String device,
            double clockMhz,
            long logicCells,
            long logicCellsOfDevice,
            long blockRams,
            long blockRamsOfDevice,
            long pins) {}

    /** Whether the netlist does something else than the RTL. */
    public boolean differs() {
        return synthesis.netlistCheck() != null && synthesis.netlistCheck().difference() != null;
    }
}
