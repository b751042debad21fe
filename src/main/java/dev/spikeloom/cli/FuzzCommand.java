package dev.spikeloom.cli;

import dev.spikeloom.cli.option.ExitCode;
import dev.spikeloom.cli.option.OutputOptions;
import dev.spikeloom.fuzz.FuzzOptions;
import dev.spikeloom.fuzz.FuzzResult;
import dev.spikeloom.fuzz.Fuzzer;
import dev.spikeloom.fuzz.rung.Rungs;
import dev.spikeloom.io.InputException;
import dev.spikeloom.io.Shutdown;
import dev.spikeloom.report.FuzzReport;
import dev.spikeloom.report.TerminalProgress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

@Command(
        name = "fuzz",
        header = "Run random designs with random stimuli through all models and compare them.",
        description = {
            "",
            "Draws networks, architectures and stimuli from a seed and runs each case through the rungs of the verification"
                    + " ladder. The first difference stops it; it is shrunk to a small case, which is kept as a file, and the"
                    + " exit code is 1. Ctrl-C ends it with the numbers so far.",
            ""
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  spikeloom fuzz --seconds 600 --seed 7",
            "  spikeloom fuzz --seed 7 --number 150                      that case again, on all rungs",
            "  spikeloom fuzz --rungs forward,clocked,event              without building any RTL",
            "  spikeloom fuzz --case src/test/resources/crashers/x.json"
        })
final class FuzzCommand implements Callable<Integer> {
    private static final Path CRASHERS = Path.of("src", "test", "resources", "crashers");
    private static final Path OUTPUT = Path.of("out", "fuzz");
    private static final String BUILDS = "fuzz";
    private static final long MOST_SECONDS = 1_000_000;

    @ParentCommand
    private Spikeloom spikeloom;

    @Mixin
    private OutputOptions output;

    @Option(
            names = "--seconds",
            paramLabel = "N",
            defaultValue = "60",
            description = "Time after which no further case begins; default: ${DEFAULT-VALUE}.")
    private long seconds;

    @Option(
            names = "--seed",
            paramLabel = "SEED",
            defaultValue = "1",
            description = "Seed of all cases; default: ${DEFAULT-VALUE}.")
    private long seed;

    @Option(names = "--number", paramLabel = "K", description = "Run case K of the seed alone, on all rungs.")
    private Long number;

    @Option(names = "--case", paramLabel = "FILE", description = "Run a case that was kept, on all rungs.")
    private Path file;

    @Option(
            names = "--rungs",
            paramLabel = "RUNG",
            split = ",",
            description = "Only these rungs; default: all of them.")
    private List<String> rungs = Rungs.names();

    @Option(
            names = "--shrink-seconds",
            paramLabel = "N",
            defaultValue = "180",
            description = "Time for shrinking a difference; default: ${DEFAULT-VALUE}.")
    private long shrinkSeconds;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "DIR",
            description =
                    "Folder for a difference; default: src/test/resources/crashers if it is there, else out/fuzz.")
    private Path folder;

    @Override
    public Integer call() {
        require("--seconds", seconds);
        require("--shrink-seconds", shrinkSeconds);
        if (number != null && (number < 0 || file != null)) {
            throw new InputException("--number is '" + number + "', allowed: from 0, and not together with --case");
        }
        TerminalProgress progress = spikeloom.progress();
        progress.begin("fuzz");
        Fuzzer fuzzer = new Fuzzer(options(), progress);
        try (Shutdown.Registration interrupt = Shutdown.registerStop(fuzzer::stop)) {
            FuzzResult result = file != null ? fuzzer.run(file) : number != null ? fuzzer.run(number) : fuzzer.run();
            progress.end();
            output.text(FuzzReport.of(result));
            output.json(result.toJson());
            return result.crasher().isPresent() ? ExitCode.FAILED_CHECK : ExitCode.OK;
        }
    }

    private FuzzOptions options() {
        Path kept = folder != null ? folder : Files.isDirectory(CRASHERS) ? CRASHERS : OUTPUT;
        return new FuzzOptions(
                seed,
                seconds,
                shrinkSeconds,
                spikeloom.runOptions().threads(),
                rungs,
                spikeloom.runOptions().cache().resolve(BUILDS),
                kept);
    }

    private static void require(String option, long value) {
        if (value < 1 || value > MOST_SECONDS) {
            throw new InputException(option + " is '" + value + "', allowed: 1 to " + MOST_SECONDS);
        }
    }
}
