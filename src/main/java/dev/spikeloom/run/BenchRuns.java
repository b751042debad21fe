package dev.spikeloom.run;

import dev.spikeloom.cosim.bench.BenchResult;
import dev.spikeloom.design.Design;
import dev.spikeloom.io.InputException;
import dev.spikeloom.io.TemporaryFolder;
import dev.spikeloom.rtl.ModuleNames;
import dev.spikeloom.run.outcome.CosimOutcome;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** Runs of the bench that was generated with the RTL of a run. */
final class BenchRuns {
    private static final String PROGRAM = ModuleNames.BENCH + ".vvp";

    private BenchRuns() {}

    /** @throws InputException if the RTL has no bench beside it */
    static void require(RunFolder folder, Design design) {
        String bench = ModuleNames.file(ModuleNames.of(design).bench());
        if (!Files.exists(folder.rtlFolder().resolve(bench))) {
            throw new InputException(
                    folder.rtlFolder() + " has no " + bench + "; run 'spikeloom generate " + folder.path() + "'");
        }
    }

    /**
     * Runs the bench.
     *
     * @param bench takes the file for the program that is built
     */
    static BenchResult run(Function<Path, BenchResult> bench) {
        try (TemporaryFolder work = TemporaryFolder.create()) {
            return bench.apply(work.path().resolve(PROGRAM));
        }
    }

    /** @param words for a difference, as the bench words it */
    static CosimOutcome.Bench outcome(BenchResult result, UnaryOperator<String> words) {
        return new CosimOutcome.Bench(
                result.samples(),
                result.cycles(),
                result.comparedValues(),
                result.difference().map(words).orElse(null));
    }
}
