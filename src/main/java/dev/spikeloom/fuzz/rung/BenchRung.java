package dev.spikeloom.fuzz.rung;

import dev.spikeloom.cosim.bench.BenchResult;
import dev.spikeloom.cosim.bench.IcarusBench;
import dev.spikeloom.cosim.bench.VerilogBench;
import dev.spikeloom.fuzz.cases.FuzzCase;
import dev.spikeloom.io.TemporaryFolder;
import dev.spikeloom.rtl.ModuleNames;
import dev.spikeloom.rtl.RtlFiles;
import dev.spikeloom.rtl.machine.Verilog;
import dev.spikeloom.sim.Scenario;
import dev.spikeloom.synth.Netlist;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.BiFunction;

/** The RTL, or the netlist that Yosys makes of it, against the clocked model: the self-checking bench under Icarus. */
final class BenchRung implements Rung {
    /** The same cases as under Verilator; and of these one in twenty. */
    private static final int EVERY_RTL = 20;

    private static final int EVERY_NETLIST = 20 * EVERY_RTL;

    private final String name;
    private final int every;
    private final Path folder;
    private final BiFunction<Path, ModuleNames, BenchResult> bench;

    /** @param bench runs the bench in a folder that holds it and the RTL */
    private BenchRung(String name, int every, Path folder, BiFunction<Path, ModuleNames, BenchResult> bench) {
        this.name = name;
        this.every = every;
        this.folder = folder;
        this.bench = bench;
    }

    /**
     * Every probe of the RTL in every cycle.
     *
     * @param folder of what is only needed for a while
     */
    static BenchRung ofRtl(Path folder) {
        return new BenchRung("icarus", EVERY_RTL, folder, (rtl, names) -> IcarusBench.run(rtl, names, program(rtl)));
    }

    /**
     * The ports of the netlist in every cycle.
     *
     * @param folder of what is only needed for a while
     */
    static BenchRung ofNetlist(Path folder) {
        return new BenchRung("netlist", EVERY_NETLIST, folder, (rtl, names) -> {
            Netlist.write(rtl, rtl, Optional.empty());
            return IcarusBench.runNetlist(rtl, names, program(rtl), Netlist.sources(rtl, rtl));
        });
    }

    private static Path program(Path rtl) {
        return rtl.resolve("bench.vvp");
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public int every() {
        return every;
    }

    @Override
    public RungResult check(FuzzCase fuzzCase) {
        Scenario scenario = fuzzCase.scenario();
        try (TemporaryFolder work = TemporaryFolder.createIn(folder)) {
            Verilog.generate(scenario.design()).writeTo(work.path());
            new RtlFiles(VerilogBench.files(scenario)).writeTo(work.path());
            BenchResult result = bench.apply(work.path(), ModuleNames.of(scenario.design()));
            return RungResult.of(result.samples(), result.cycles(), result.comparedValues(), result.difference());
        }
    }
}
