package dev.spikeloom.explore;

import dev.spikeloom.cosim.bench.BenchResult;
import dev.spikeloom.cosim.bench.VerilogBench;
import dev.spikeloom.io.InputException;
import dev.spikeloom.io.Progress;
import dev.spikeloom.io.TemporaryFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Function;

/** Runs of the bench that was generated with the RTL of a run. */
final class BenchRuns {
    private static final String PROGRAM = "snn_tb.vvp";

    private BenchRuns() {}

    /** @throws InputException if the RTL has no bench beside it */
    static void require(RunFolder folder) {
        if (!Files.exists(folder.rtlFolder().resolve(VerilogBench.FILE))) {
            throw new InputException(folder.rtlFolder() + " has no " + VerilogBench.FILE + "; run 'spikeloom generate "
                    + folder.path() + "'");
        }
    }

    /**
     * Runs the bench.
     *
     * @param on where, for the message about a difference
     * @param bench takes the file for the program that is built
     */
    static CosimOutcome.Bench run(String on, Progress progress, Function<Path, BenchResult> bench) {
        try (TemporaryFolder work = TemporaryFolder.create()) {
            BenchResult result = bench.apply(work.path().resolve(PROGRAM));
            result.difference().ifPresent(difference -> progress.message(on + ", " + difference));
            return new CosimOutcome.Bench(
                    result.samples(),
                    result.cycles(),
                    result.comparedValues(),
                    result.difference().orElse(null));
        }
    }
}
