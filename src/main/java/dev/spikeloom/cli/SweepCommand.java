package dev.spikeloom.cli;

import dev.spikeloom.io.CsvTable;
import dev.spikeloom.io.FolderLock;
import dev.spikeloom.io.InputException;
import dev.spikeloom.report.SweepReport;
import dev.spikeloom.report.TerminalProgress;
import dev.spikeloom.run.FailedCheckException;
import dev.spikeloom.study.sweep.SweepFolder;
import dev.spikeloom.study.sweep.SweepSource;
import dev.spikeloom.study.sweep.SweepStudy;
import dev.spikeloom.study.sweep.SweepSummary;
import dev.spikeloom.study.sweep.SweepVerification;
import java.io.PrintWriter;
import java.nio.file.Path;
import picocli.CommandLine;
import picocli.CommandLine.Command;
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
            SweepCommand.ShowCommand.class,
            SweepCommand.ExportCommand.class,
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

    @Option(names = "--json", description = "Print the front as JSON; the table goes to standard error.")
    private boolean json;

    @Override
    public void run() {
        if (source == null) {
            throw new CommandLine.ParameterException(spec.commandLine(), "neither a sweep file nor a command is given");
        }
        Path folder = output == null
                ? Path.of("out", Path.of(source).getFileName().toString().replaceFirst("\\.ya?ml$", ""))
                : output;
        SweepSource chosen = SweepSource.of(source);
        try (FolderLock lock = spikeloom.lock(folder)) {
            compute(SweepFolder.begin(chosen, folder), dryRun, json, spikeloom, spec);
        }
    }

    private static void compute(
            SweepFolder folder, boolean dryRun, boolean json, Spikeloom spikeloom, CommandSpec spec) {
        PrintWriter out = spec.commandLine().getOut();
        TerminalProgress progress = spikeloom.progress();
        progress.begin("sweep");
        SweepStudy study = new SweepStudy(folder, spikeloom.runOptions(), spikeloom.stageLog(), progress);
        if (dryRun) {
            SweepStudy.Outlook outlook = study.outlook();
            progress.end();
            out.print(SweepReport.text(outlook));
            return;
        }
        study.run();
        progress.end();
        show(folder, json, spec);
        spec.commandLine().getErr().println("written to " + folder.path());
    }

    private static void show(SweepFolder folder, boolean json, CommandSpec spec) {
        SweepSummary summary = SweepSummary.of(folder);
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        if (json) {
            out.print(SweepReport.json(summary));
        }
        (json ? err : out).print(SweepReport.text(folder, summary));
    }

    @Command(
            name = "resume",
            header = "Go on with a sweep.",
            footerHeading = "%nExamples:%n",
            footer = "  spikeloom sweep resume out/widths")
    static final class ResumeCommand implements Runnable {
        @ParentCommand
        private SweepCommand sweep;

        @Spec
        private CommandSpec spec;

        @Parameters(paramLabel = "DIR", description = "The folder of the sweep.")
        private Path folder;

        @Option(names = "--json", description = "Print the front as JSON; the table goes to standard error.")
        private boolean json;

        @Override
        public void run() {
            SweepFolder.open(folder);
            try (FolderLock lock = sweep.spikeloom.lock(folder)) {
                compute(SweepFolder.open(folder), false, json, sweep.spikeloom, spec);
            }
        }
    }

    @Command(
            name = "show",
            header = "Show what a sweep has found: its front, and what is not possible.",
            footerHeading = "%nExamples:%n",
            footer = "  spikeloom sweep show out/widths --front --json")
    static final class ShowCommand implements Runnable {
        @Spec
        private CommandSpec spec;

        @Parameters(paramLabel = "DIR", description = "The folder of the sweep.")
        private Path folder;

        @Option(names = "--front", description = "Show the front, as is done without this option.")
        @SuppressWarnings("UnusedVariable") // scripts say what they want
        private boolean front;

        @Option(names = "--json", description = "Print the front as JSON; the table goes to standard error.")
        private boolean json;

        @Override
        public void run() {
            SweepCommand.show(SweepFolder.open(folder), json, spec);
        }
    }

    @Command(
            name = "export",
            header = "Write all points that are done as a table: a row a point, a column a parameter or figure.",
            footerHeading = "%nExamples:%n",
            footer = {
                "  spikeloom sweep export out/widths --csv widths.csv",
                "  spikeloom sweep export out/widths | column -ts,"
            })
    static final class ExportCommand implements Runnable {
        @Spec
        private CommandSpec spec;

        @Parameters(paramLabel = "DIR", description = "The folder of the sweep.")
        private Path folder;

        @Option(names = "--csv", paramLabel = "FILE", description = "The file; default: standard output.")
        private Path csv;

        @Override
        public void run() {
            CsvTable table = SweepReport.table(SweepFolder.open(folder));
            if (csv == null) {
                spec.commandLine().getOut().print(table);
            } else {
                table.writeTo(csv);
                spec.commandLine().getErr().println("written to " + csv);
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

        @Spec
        private CommandSpec spec;

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

        @Option(names = "--json", description = "Print the front as JSON; the table goes to standard error.")
        private boolean json;

        @Override
        public void run() {
            SweepFolder opened = SweepFolder.open(folder);
            try (FolderLock lock = sweep.spikeloom.lock(folder)) {
                if (opened.results().size() < opened.points()) {
                    throw new InputException(folder + " has " + opened.results().size() + " of " + opened.points()
                            + " points; first 'spikeloom sweep resume " + folder + "'");
                }
                TerminalProgress progress = sweep.spikeloom.progress();
                progress.begin("verify");
                new SweepVerification(opened, sweep.spikeloom.runOptions(), sweep.spikeloom.stageLog(), progress)
                        .run(samples, again);
                progress.end();
                SweepCommand.show(opened, json, spec);
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
