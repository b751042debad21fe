package dev.spikeloom.regress.check;

import dev.spikeloom.cosim.coverage.BenchCoverage;
import dev.spikeloom.cosim.coverage.Coverage;
import dev.spikeloom.io.AtomicFiles;
import dev.spikeloom.io.EnvironmentException;
import dev.spikeloom.io.TemporaryFolder;
import dev.spikeloom.rtl.ModuleNames;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;

/** What of the Verilog its bench reaches, under Verilator. */
final class CoverageCheck {
    private static final int PERCENT = 100;

    private CoverageCheck() {}

    static Finding run(CheckRun run) {
        try (TemporaryFolder work = TemporaryFolder.create()) {
            Coverage coverage = BenchCoverage.run(
                    run.design().rtl(), ModuleNames.of(run.design().design()), work.path());
            List<String> low = new ArrayList<>();
            Coverage.Figures total = coverage.total();
            compare(run, "lines", total.lines(), low);
            compare(run, "branches", total.branches(), low);
            compare(run, "toggles", total.toggles(), low);
            return low.isEmpty()
                    ? Finding.passed()
                    : Finding.failed("the bench reaches " + String.join("; ", low))
                            .withReport(Files.readString(work.path().resolve(BenchCoverage.UNCOVERED)));
        } catch (IOException e) {
            throw new EnvironmentException("cannot read the coverage: " + AtomicFiles.reason(e), e);
        }
    }

    private static void compare(CheckRun run, String kind, Coverage.Hits hits, List<String> low) {
        int least = run.plan().number(kind);
        if ((long) hits.hit() * PERCENT < (long) hits.total() * least) {
            low.add(hits.hit() + " of " + hits.total() + " " + kind + ", expected " + least + " %");
        }
    }
}
