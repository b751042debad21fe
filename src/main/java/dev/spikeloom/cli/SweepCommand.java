package dev.spikeloom.cli;

import dev.spikeloom.cli.option.LauncherOptions;
import dev.spikeloom.cli.option.TableOptions;
import dev.spikeloom.io.FolderLock;
import dev.spikeloom.io.InputException;
import dev.spikeloom.report.StageLog;
import dev.spikeloom.report.SweepReport;
import dev.spikeloom.report.TerminalProgress;
import dev.spikeloom.run.FailedCheckException;
import dev.spikeloom.run.option.RunOptions;
import dev.spikeloom.study.sweep.SweepFolder;
import dev.spikeloom.study.sweep.SweepForecast;
import dev.spikeloom.study.sweep.SweepOutlook;
import dev.spikeloom.study.sweep.SweepSource;
import dev.spikeloom.study.sweep.SweepSummary;
import dev.spikeloom.study.sweep.SweepVerification;
import dev.spikeloom.study.sweep.Verified;
import java.nio.file.Path;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

@Command(
        name = "sweep",
        header = "Explore parameters: compute many points, and find those that no other one is better than.",
        synopsisSubcommandLabel = "COMMAND",
        description = {
            "",
            "A sweep file has a base (a preset, an experiment file or the folder of a run) and axes: keys of the experiment"
                    + " with the values that they take. Each point is timed to the cycle and priced; those that no other"
                    + " point is better than in all objectives are the Pareto front.",
            "A sweep that was interrupted goes on where it was, with the same command or with 'sweep resume'.",
            ""
        },
        subcommands = {
            SweepCommand.ResumeCommand.class,
            SweepStatusCommand.class,
            SweepTaskCommand.class,
            SweepCompareCommand.class,
            SweepShowCommand.class,
            SweepExportCommand.class,
            SweepReportCommand.class,
            SweepAdviseCommand.class,
            SweepCommand.VerifyCommand.class
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  spikeloom sweep mnist-architectures",
            "  spikeloom sweep widths.yaml --dry-run --cores 1000",
            "  spikeloom sweep widths.yaml -o out/widths",
            "  spikeloom sweep widths.yaml -o out/widths --launcher slurm --time-limit 2:00:00",
            "  spikeloom sweep show out/widths --front --json | jq '.front[].objectives'",
            "  spikeloom sweep export out/widths --csv widths.csv",
            "  spikeloom sweep verify out/widths",
            "  spikeloom sweep compare out/all out/search"
        })
final class SweepCommand implements Runnable {
    private static final int MOST_CORES = 10_000_000;

    @ParentCommand
    private Spikeloom spikeloom;

    @Spec
    private CommandSpec spec;

    @Parameters(
            paramLabel = "PRESET|FILE",
            arity = "0..1",
            description =
                    "The sweep: a YAML file, or one that ships with the program: mnist-architectures, mnist-bits.")
    private String source;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "DIR",
            description = "Folder of the sweep; default: out/ and the name of the file.")
    private Path output;

    @Option(
            names = "--dry-run",
            description = "Say how many points there are and what they take, from a few that are tried, and keep none.")
    private boolean dryRun;

    @Option(
            names = "--cores",
            paramLabel = "N",
            description = "With --dry-run: on how many cores the points would be computed; default: --threads.")
    private Integer cores;

    @Mixin
    private LauncherOptions launcher;

    @Mixin
    private TableOptions table;

    private void forecast(SweepFolder planned) {
        RunOptions options = spikeloom.runOptions();
        int wanted = cores == null ? options.threads() : cores;
        if (wanted < 1 || wanted > MOST_CORES) {
            throw new InputException("--cores is '" + wanted + "', allowed: 1 to " + MOST_CORES);
        }
        StageLog trainings = spikeloom.stageLog();
        TerminalProgress progress = spikeloom.progress();
        progress.begin("dry run");
        SweepOutlook outlook = new SweepForecast(planned, options, trainings, progress).outlook(wanted);
        spikeloom.endProgress();
        table.print(SweepReport.text(outlook), outlook.toJson());
    }

    Spikeloom spikeloom() {
        return spikeloom;
    }

    @Override
    public void run() {
        if (source == null) {
            throw new CommandLine.ParameterException(spec.commandLine(), "neither a sweep file nor a command is given");
        }
        Path folder = output == null
                ? Path.of("out", Path.of(source).getFileName().toString().replaceFirst("\\.ya?ml$", ""))
                : output;
        SweepSource chosen = SweepSource.of(source);
        if (dryRun) {
            forecast(SweepFolder.planned(chosen, folder));
            return;
        }
        if (cores != null) {
            throw new InputException("--cores goes with --dry-run");
        }
        new SweepRun(SweepFolder.planned(chosen, folder), spikeloom, launcher).requirePossible();
        try (FolderLock lock = spikeloom.lock(folder)) {
            new SweepRun(SweepFolder.begin(chosen, folder), spikeloom, launcher).run(table);
        }
    }

    @Command(
            name = "resume",
            header = "Go on with a sweep.",
            footerHeading = "%nExamples:%n",
            footer = {"  spikeloom sweep resume out/widths", "  spikeloom sweep resume out/widths --launcher slurm"})
    static final class ResumeCommand implements Runnable {
        @ParentCommand
        private SweepCommand sweep;

        @Parameters(paramLabel = "DIR", description = "The folder of the sweep.")
        private Path folder;

        @Mixin
        private LauncherOptions launcher;

        @Mixin
        private TableOptions table;

        @Override
        public void run() {
            SweepFolder.open(folder);
            try (FolderLock lock = sweep.spikeloom.lock(folder)) {
                new SweepRun(SweepFolder.open(folder), sweep.spikeloom, launcher).run(table);
            }
        }
    }

    @Command(
            name = "verify",
            header =
                    "Prove that the points of the front are hardware: make their Verilog, lint it, and co-simulate it.",
            footerHeading = "%nExamples:%n",
            footer = "  spikeloom sweep verify out/widths --samples 20")
    static final class VerifyCommand implements Runnable {
        @ParentCommand
        private SweepCommand sweep;

        @Parameters(paramLabel = "DIR", description = "The folder of the sweep.")
        private Path folder;

        @Option(
                names = "--samples",
                paramLabel = "N",
                defaultValue = "" + SweepVerification.DEFAULT_SAMPLES,
                description = "Test samples of each point, from the first; default: ${DEFAULT-VALUE}.")
        private int samples;

        @Option(names = "--again", description = "Verify points that were verified, too.")
        private boolean again;

        @Option(
                names = "--reference",
                description =
                        "Count them, too: synthesize each to cells and simulate these with the samples, as 'estimate"
                                + " --reference' does. Minutes a point.")
        private boolean reference;

        @Mixin
        private TableOptions table;

        @Override
        public void run() {
            SweepFolder opened = SweepFolder.open(folder);
            try (FolderLock lock = sweep.spikeloom.lock(folder)) {
                int done = opened.results().size();
                if (done < opened.points()) {
                    throw new InputException(folder + " has " + done + " of " + opened.points()
                            + " points; first 'spikeloom sweep resume " + folder + "'");
                }
                StageLog trainings = sweep.spikeloom.stageLog();
                TerminalProgress progress = sweep.spikeloom.progress();
                progress.begin("verify");
                SweepVerification verification =
                        new SweepVerification(opened, sweep.spikeloom.runOptions(), trainings, progress);
                verification.run(samples, again);
                if (reference && opened.verified().values().stream().allMatch(Verified::passed)) {
                    verification.count(samples, again);
                }
                progress.end();
                SweepSummary summary = SweepSummary.of(opened);
                table.print(SweepReport.text(opened, summary), summary.toJson(), folder);
                requirePassed(opened);
            }
        }

        private static void requirePassed(SweepFolder opened) {
            opened.verified().forEach((point, verified) -> {
                if (!verified.passed()) {
                    throw new FailedCheckException(
                            "point " + point + " of " + opened.path() + " failed: " + verified.difference());
                }
            });
        }
    }
}
