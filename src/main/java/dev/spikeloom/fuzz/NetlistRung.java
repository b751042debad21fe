package dev.spikeloom.fuzz;

import dev.spikeloom.cosim.bench.BenchResult;
import dev.spikeloom.cosim.bench.IcarusBench;
import dev.spikeloom.cosim.bench.VerilogBench;
import dev.spikeloom.io.AtomicFiles;
import dev.spikeloom.io.TemporaryFolder;
import dev.spikeloom.rtl.VerilogGenerator;
import dev.spikeloom.synth.Netlist;
import java.nio.file.Path;
import java.util.Optional;

/** The netlist that Yosys makes of the RTL against the clocked model, in every cycle at its ports: the same bench. */
final class NetlistRung implements Rung {
    /** Of the cases whose RTL is run, one in twenty. */
    private static final int EVERY = 400;

    private final Path folder;

    /** @param folder of what is only needed for a while */
    NetlistRung(Path folder) {
        this.folder = folder;
    }

    @Override
    public String name() {
        return "netlist";
    }

    @Override
    public int every() {
        return EVERY;
    }

    @Override
    public RungResult check(FuzzCase fuzzCase) {
        try (TemporaryFolder work = TemporaryFolder.createIn(folder)) {
            Path rtl = work.path();
            VerilogGenerator.generate(fuzzCase.scenario().design()).writeTo(rtl);
            VerilogBench.files(fuzzCase.scenario())
                    .forEach((name, text) -> AtomicFiles.writeString(rtl.resolve(name), text));
            Netlist.write(rtl, rtl, Optional.empty());
            BenchResult result = IcarusBench.runNetlist(rtl, rtl.resolve("bench.vvp"), Netlist.sources(rtl, rtl));
            return new RungResult(
                    result.samples(),
                    result.cycles(),
                    result.comparedValues(),
                    result.difference().map(text -> new RungResult.Difference(false, text)));
        }
    }
}
