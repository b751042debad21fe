package dev.spikeloom.cli;

import dev.spikeloom.cli.option.ExitCode;
import dev.spikeloom.cli.option.LauncherOptions;
import dev.spikeloom.cli.option.TableOptions;
import dev.spikeloom.io.InputException;
import dev.spikeloom.regress.Item;
import dev.spikeloom.regress.RegressFolder;
import dev.spikeloom.regress.RegressOptions;
import dev.spikeloom.regress.Regression;
import dev.spikeloom.regress.Selection;
import dev.spikeloom.regress.output.Outcome;
import dev.spikeloom.regress.output.Results;
import dev.spikeloom.regress.suite.Suite;
import dev.spikeloom.regress.suite.SuiteReader;
import dev.spikeloom.report.RegressReport;
import dev.spikeloom.report.TerminalProgress;
import dev.spikeloom.run.option.RunOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

@Command(
        name = "regress",
        header = "Run a suite of checks on many designs, and compare their figures with a baseline.",
        description = {
            "",
            "A suite (YAML) lists designs - presets, runs, experiments, network files, points of sweeps, designs of the matrix"
                    + " and of the fuzzer - and the checks of each. Leaves results.json, junit.xml and metrics.txt; a"
                    + " failure is named with cycle, signal and the command that repeats it, its waves lie in failures/,"
                    + " and the exit code is 1. A regression that was interrupted goes on with the same command.",
            ""
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  spikeloom regress regressions/commit.yaml -o out/commit",
            "  spikeloom regress regressions/nightly.yaml --tags presets --fail-fast",
            "  spikeloom regress regressions/nightly.yaml --items 'digits*/cosim' --seeds 5",
            "  spikeloom regress regressions/nightly.yaml --list",
            "  spikeloom regress regressions/nightly.yaml --rerun-failed",
            "  spikeloom regress regressions/nightly.yaml --launcher slurm --tasks 8",
            "  spikeloom regress regressions/commit.yaml --update-baseline"
        })
final class RegressCommand implements Callable<Integer> {
    static final String TASK = "--run-task";

    private static final String FIXED = "fixed";
    private static final long MOST_SECONDS = 86_400;

    @ParentCommand
    private Spikeloom spikeloom;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "SUITE", description = "The suite: a YAML file.")
    private Path file;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "DIR",
            description = "Folder of the regression; default: out/regress- and the name of the suite.")
    private Path output;

    @Option(
            names = "--items",
            paramLabel = "GLOB",
            split = ",",
            description = "Items alone whose names, DESIGN/CHECK, or whose designs are like this, such as 'digits*' or"
                    + " '*/cosim'.")
    private List<String> globs = List.of();

    @Option(
            names = "--tags",
            paramLabel = "TAG",
            split = ",",
            description = "Items of designs alone that have one of these.")
    private List<String> tags = List.of();

    @Option(
            names = "--seeds",
            paramLabel = "N|fixed",
            defaultValue = FIXED,
            description = "Run what is drawn at random with N seeds; fixed (default): with that of the suite alone.")
    private String seeds;

    @Option(
            names = "--max-parallel",
            paramLabel = "N",
            description = "Items that run at a time, at most; default: --threads.")
    private Integer maxParallel;

    @Option(
            names = "--timeout",
            paramLabel = "S",
            description = "Seconds after which an item has failed; default: that of the suite.")
    private Long timeout;

    @Option(names = "--fail-fast", description = "Begin nothing more once an item has failed.")
    private boolean failFast;

    @Option(names = "--rerun-failed", description = "Run again what has not passed the last time, and keep the rest.")
    private boolean rerunFailed;

    @Option(names = "--list", description = "List the items, and run nothing.")
    private boolean lists;

    @Option(names = "--dry-run", description = "Look for all designs and programs, list the items, and run nothing.")
    private boolean dryRun;

    @Option(
            names = "--update-baseline",
            description = "Take the figures that are found for known: write them to the baseline of the suite.")
    private boolean updateBaseline;

    @Option(
            names = "--label",
            paramLabel = "TEXT",
            description = "What the regression is called in the history, such as a commit; default: its number.")
    private String label;

    /** What a scheduler starts for each task, with its number behind it. */
    @Option(names = TASK, paramLabel = "K", hidden = true, description = "Run the items of one task of an array.")
    private Integer task;

    @Mixin
    private LauncherOptions launcher;

    @Mixin
    private TableOptions table;

    @Override
    public Integer call() {
        Suite suite = SuiteReader.read(file);
        Selection selection = new Selection(globs, tags, seeds());
        List<Item> items = selection.of(suite);
        if (lists) {
            spec.commandLine().getOut().print(RegressReport.list(items));
            return ExitCode.OK;
        }
        Path folder = output == null ? Path.of("out", "regress-" + suite.name()) : output;
        TerminalProgress progress = spikeloom.progress();
        progress.begin("regress");
        Regression regression = new Regression(suite, items, new RegressFolder(folder), options(), progress);
        RegressRun run = new RegressRun(spikeloom, launcher, regression, folder, words(folder));
        run.requirePossible();
        if (dryRun) {
            spec.commandLine().getOut().print(RegressReport.list(items));
            return ExitCode.OK;
        }
        if (task != null) {
            run.runTask(task);
            return ExitCode.OK;
        }
        return run.run()
                .map(results -> summedUp(results, folder, selection.all(suite).size()))
                .orElse(launcher.detach() ? ExitCode.OK : ExitCode.INTERRUPTED);
    }

    private int summedUp(Results results, Path folder, int all) {
        table.print(RegressReport.summary(results, all), results.toJson(), folder);
        return results.count(Outcome.FAILED) > 0 ? ExitCode.FAILED_CHECK : ExitCode.OK;
    }

    /** The words that ask for the same regression, wherever it runs. */
    private List<String> words(Path folder) {
        List<String> words = new ArrayList<>(List.of("regress", file.toString(), "-o", folder.toString()));
        addOption(words, "--items", String.join(",", globs));
        addOption(words, "--tags", String.join(",", tags));
        addOption(words, "--seeds", seeds.equals(FIXED) ? "" : seeds);
        addOption(words, "--max-parallel", maxParallel == null ? "" : String.valueOf(maxParallel));
        addOption(words, "--timeout", timeout == null ? "" : String.valueOf(timeout));
        addOption(words, "--label", label == null ? "" : label);
        if (failFast) {
            words.add("--fail-fast");
        }
        if (updateBaseline) {
            words.add("--update-baseline");
        }
        return words;
    }

    private static void addOption(List<String> words, String option, String value) {
        if (!value.isEmpty()) {
            words.add(option + "=" + value);
        }
    }

    private int seeds() {
        if (seeds.equals(FIXED)) {
            return 1;
        }
        if (!seeds.matches("\\d{1,6}")) {
            throw new InputException("--seeds is '" + seeds + "', allowed: fixed, or 1 to 10000");
        }
        return Integer.parseInt(seeds);
    }

    private RegressOptions options() {
        RunOptions options = spikeloom.runOptions();
        int parallel = maxParallel == null ? options.threads() : maxParallel;
        if (parallel < 1 || parallel > RunOptions.MAX_THREADS) {
            throw new InputException("--max-parallel is '" + parallel + "', allowed: 1 to " + RunOptions.MAX_THREADS);
        }
        if (timeout != null && (timeout < 1 || timeout > MOST_SECONDS)) {
            throw new InputException("--timeout is '" + timeout + "', allowed: 1 to " + MOST_SECONDS);
        }
        return new RegressOptions(
                parallel,
                Optional.ofNullable(timeout).map(Duration::ofSeconds),
                failFast,
                rerunFailed,
                updateBaseline,
                Optional.ofNullable(label),
                options);
    }
}
