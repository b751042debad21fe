package dev.spikeloom.regress.check;

import dev.spikeloom.design.Design;
import dev.spikeloom.fuzz.FuzzOptions;
import dev.spikeloom.fuzz.FuzzResult;
import dev.spikeloom.fuzz.Fuzzer;
import dev.spikeloom.fuzz.cases.RandomCase;
import dev.spikeloom.fuzz.file.Crasher;
import dev.spikeloom.fuzz.rung.Rungs;
import java.util.List;

/** Random stimuli of a design, or random designs as well, through all models. */
final class FuzzCheck {
    /** The folder of builds in the cache. */
    private static final String BUILDS = "fuzz";

    private static final int SHRINK_SECONDS = 60;

    private FuzzCheck() {}

    static Finding run(CheckRun run) {
        List<String> rungs = run.plan().text("rungs").equals("all")
                ? Rungs.names()
                : Rungs.names().subList(0, 3);
        FuzzOptions options = new FuzzOptions(
                run.draw().key(),
                run.plan().number("seconds"),
                SHRINK_SECONDS,
                run.options().threads(),
                rungs,
                run.options().cache().resolve(BUILDS),
                run.evidence());
        FuzzResult result = run.subject()
                .map(subject -> of(options, subject.design(), run))
                .orElseGet(() -> new Fuzzer(options, run.progress()))
                .run();
        return result.crasher().map(crasher -> failed(result, crasher)).orElseGet(Finding::passed);
    }

    private static Fuzzer of(FuzzOptions options, Design design, CheckRun run) {
        return new Fuzzer(
                options,
                number -> RandomCase.of(options.seed(), number, design.network(), design.architecture()),
                run.progress());
    }

    private static Finding failed(FuzzResult result, Crasher crasher) {
        return Finding.failed(
                        "rung " + crasher.rung() + ": " + crasher.difference().strip())
                .withCommand("spikeloom fuzz --case " + result.file().orElseThrow());
    }
}
