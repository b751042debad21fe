package dev.spikeloom.fuzz;

import dev.spikeloom.cosim.bench.BenchResult;
import dev.spikeloom.cosim.bench.IcarusBench;
import dev.spikeloom.cosim.bench.VerilogBench;
import dev.spikeloom.io.AtomicFiles;
import dev.spikeloom.io.TemporaryFolder;
import dev.spikeloom.rtl.VerilogGenerator;
import java.nio.file.Path;

/** The RTL under Icarus against the clocked model, in every cycle: the self-checking bench in plain Verilog. */
final class IcarusRung implements Rung {
    /** The same cases as under Verilator. */
    private static final int EVERY = 20;

    private final Path folder;

    /** @param folder of what is only needed for a while */
    IcarusRung(Path folder) {
        this.folder = folder;
    }

    @Override
    public String name() {
        return "icarus";
    }

    @Override
    public int every() {
        return EVERY;
    }

    @Override
    public RungResult check(FuzzCase fuzzCase) {
        try (TemporaryFolder work = TemporaryFolder.createIn(folder)) {
            VerilogGenerator.generate(fuzzCase.scenario().design()).writeTo(work.path());
            VerilogBench.files(fuzzCase.scenario())
                    .forEach((name, text) -> AtomicFiles.writeString(work.path().resolve(name), text));
            BenchResult result = IcarusBench.run(work.path(), work.path().resolve("bench.vvp"));
            return new RungResult(
                    result.samples(),
                    result.cycles(),
                    result.comparedValues(),
                    result.difference().map(text -> new RungResult.Difference(false, text)));
        }
    }
}
