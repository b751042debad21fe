package dev.spikeloom.cli;

import dev.spikeloom.cli.option.TableOptions;
import dev.spikeloom.io.FolderLock;
import dev.spikeloom.io.InputException;
import dev.spikeloom.report.StageLog;
import dev.spikeloom.report.SweepReport;
import dev.spikeloom.report.TerminalProgress;
import dev.spikeloom.run.FailedCheckException;
import dev.spikeloom.study.sweep.SweepFolder;
import dev.spikeloom.study.sweep.SweepSource;
import dev.spikeloom.study.sweep.SweepStudy;
import dev.spikeloom.study.sweep.SweepSummary;
import dev.spikeloom.study.sweep.SweepVerification;
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
            SweepShowCommand.class,
            SweepExportCommand.class,
            SweepReportCommand.class,
            SweepAdviseCommand.class,
            SweepCommand.VerifyCommand.class
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  spikeloom sweep mnist-architectures",
            "  spikeloom sweep widths.yaml --dry-run",
            "  spikeloom sweep widths.yaml -o out/widths",
            "  spikeloom sweep show out/widths --front --json | jq '.front[].objectives'",
            "  spikeloom sweep export out/widths --csv widths.csv",
            "  spikeloom sweep verify out/widths"
        })
final class SweepCommand implements Runnable {
    @ParentCommand
    private Spikeloom spikeloom;

    @Spec
    private CommandSpec spec;

    @Parameters(
            paramLabel = "PRESET|FILE",
            arity = "0..1",
            description = "The sweep: a YAML file, or one that ships with the program: mnist-architectures.")
    private String source;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "DIR",
            description = "Folder of the sweep; default: out/ and the name of the file.")
    private Path output;

    @Option(names = "--dry-run", description = "Say how many points there are and what they take, and compute none.")
    private boolean dryRun;

    @Mixin
    private TableOptions table;

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
            SweepStudy study = study(SweepFolder.planned(chosen, folder), spikeloom);
            SweepStudy.Outlook outlook = study.outlook();
            spikeloom.endProgress();
            spec.commandLine().getOut().print(SweepReport.text(outlook));
            return;
        }
        try (FolderLock lock = spikeloom.lock(folder)) {
            compute(SweepFolder.begin(chosen, folder), table, spikeloom);
        }
    }

    /** The options that all commands have. */
    Spikeloom spikeloom() {
        return spikeloom;
    }

    private static SweepStudy study(SweepFolder folder, Spikeloom spikeloom) {
        // The last one is what an error ends.
        StageLog trainings = spikeloom.stageLog();
        TerminalProgress progress = spikeloom.progress();
        progress.begin("sweep");
        return new SweepStudy(folder, spikeloom.runOptions(), trainings, progress);
    }

    private static void compute(SweepFolder folder, TableOptions table, Spikeloom spikeloom) {
        study(folder, spikeloom).run();
        spikeloom.endProgress();
        SweepSummary summary = SweepSummary.of(folder);
        table.print(SweepReport.text(folder, summary), summary.toJson(), folder.path());
    }

    @Command(
            name = "resume",
            header = "Go on with a sweep.",
            footerHeading = "%nExamples:%n",
            footer = "  spikeloom sweep resume out/widths")
    static final class ResumeCommand implements Runnable {
        @ParentCommand
        private SweepCommand sweep;

        @Parameters(paramLabel = "DIR", description = "The folder of the sweep.")
        private Path folder;

        @Mixin
        private TableOptions table;

        @Override
        public void run() {
            SweepFolder.open(folder);
            try (FolderLock lock = sweep.spikeloom.lock(folder)) {
                compute(SweepFolder.open(folder), table, sweep.spikeloom);
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
                new SweepVerification(opened, sweep.spikeloom.runOptions(), trainings, progress).run(samples, again);
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
