package dev.spikeloom.fuzz.rung;

import dev.spikeloom.cosim.CosimPlace;
import dev.spikeloom.cosim.CosimResult;
import dev.spikeloom.cosim.Divergence;
import dev.spikeloom.cosim.ScenarioCheck;
import dev.spikeloom.fuzz.cases.FuzzCase;
import dev.spikeloom.io.Progress;
import dev.spikeloom.io.TemporaryFolder;
import dev.spikeloom.rtl.machine.Verilog;
import java.nio.file.Path;

/** The RTL under Verilator against the clocked model, in every cycle: all segments in one life of the machine. */
final class VerilatorRung implements Rung {
    /** A build takes as long as hundreds of cases in Java. */
    private static final int EVERY = 20;

    private final Path folder;

    /** @param folder of builds and what is only needed for a while */
    VerilatorRung(Path folder) {
        this.folder = folder;
    }

    @Override
    public String name() {
        return "verilator";
    }

    @Override
    public int every() {
        return EVERY;
    }

    @Override
    public RungResult check(FuzzCase fuzzCase) {
        try (TemporaryFolder work = TemporaryFolder.createIn(folder)) {
            Path rtl = work.path().resolve("rtl");
            Verilog.generate(fuzzCase.scenario().design()).writeTo(rtl);
            CosimPlace place = new CosimPlace(
                    rtl, folder.resolve("builds"), true, work.path().resolve("work"));
            CosimResult result = new ScenarioCheck(fuzzCase.scenario(), place, Progress.NONE)
                    .withoutWaves()
                    .run();
            return RungResult.of(
                    result.samples(),
                    result.cycles(),
                    result.comparedValues(),
                    result.divergence()
                            .map(Divergence::headline)
                            .or(() -> result.warnings().stream().findFirst()));
        }
    }
}
