package dev.spikeloom.cli;

import dev.spikeloom.cli.option.ExitCode;
import dev.spikeloom.dataset.DatasetCache;
import dev.spikeloom.io.FolderLock;
import dev.spikeloom.io.InputException;
import dev.spikeloom.report.StageLog;
import dev.spikeloom.report.TerminalProgress;
import dev.spikeloom.report.TerminalWidth;
import dev.spikeloom.run.RunFolder;
import dev.spikeloom.run.option.RunOptions;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.OptionalInt;
import java.util.function.BooleanSupplier;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The program. */
@Command(
        name = "spikeloom",
        versionProvider = VersionProvider.class,
        header = "Takes a spiking neural network from training to Verilog that is proven equal, cycle by cycle, to its"
                + " Java model.",
        synopsisSubcommandLabel = "COMMAND",
        description = {
            "",
            "A run trains a network, quantizes it, simulates the accelerator to the cycle, generates it as Verilog and"
                    + " co-simulates both. 'run' does all of it; the stages are commands too.",
            ""
        },
        subcommands = {
            RunCommand.class,
            TrainCommand.class,
            ImportCommand.class,
            ExportCommand.class,
            QuantizeCommand.class,
            SimulateCommand.class,
            GenerateCommand.class,
            CosimCommand.class,
            SynthCommand.class,
            EstimateCommand.class,
            SweepCommand.class,
            RegressCommand.class,
            FuzzCommand.class,
            MutateCommand.class,
            ProveCommand.class,
            DriveCommand.class,
            TraceCommand.class,
            ConvertCommand.class,
            EvaluateCommand.class,
            RespondCommand.class,
            PrecisionCommand.class,
            CrossValidateCommand.class,
            CompareCommand.class,
            ActivityCommand.class,
            ReportCommand.class,
            ZooCommand.class,
            DataCommand.class,
            TechCommand.class,
            PresetsCommand.class,
            KeysCommand.class
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  spikeloom run                               the preset digits, into out/digits",
            "  spikeloom presets digits > mine.yaml        a start for an experiment of one's own",
            "  spikeloom run mine.yaml -o out/mine",
            "  spikeloom data fetch mnist && spikeloom run mnist-dc",
            "",
            "'spikeloom COMMAND --help' explains a command."
        })
public final class Spikeloom implements Runnable {
    /** Set by the launcher if standard error is a terminal, which Java cannot find out. */
    static final String TERMINAL_PROPERTY = "spikeloom.terminal";

    private static final String THREADS = "--threads";

    @Option(
            names = THREADS,
            paramLabel = "N",
            scope = ScopeType.INHERIT,
            description = "Threads to use; default: one a processor. Results do not depend on it.")
    private int threads = Math.min(RunOptions.MAX_THREADS, Runtime.getRuntime().availableProcessors());

    @Option(
            names = "--cache",
            paramLabel = "DIR",
            scope = ScopeType.INHERIT,
            description = "Folder of fetched data sets and technologies; default: $SPIKELOOM_CACHE, else spikeloom in"
                    + " $XDG_CACHE_HOME, else in ~/.cache.")
    private Path cache = DatasetCache.folder();

    @Option(names = "--debug", scope = ScopeType.INHERIT, description = "Show stack traces of errors.")
    private boolean debug;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            scope = ScopeType.INHERIT,
            description = "Show this help.")
    @SuppressWarnings("UnusedVariable") // picocli acts on it
    private boolean help;

    @Option(
            names = {"-V", "--version"},
            versionHelp = true,
            description = "Show the version.")
    @SuppressWarnings("UnusedVariable") // picocli acts on it
    private boolean version;

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    /** Of the command; null before it has begun to show any. */
    private TerminalProgress progress;

    public static void main(String[] args) {
        StandardOutput standardOutput = new StandardOutput(new FileOutputStream(FileDescriptor.out));
        PrintWriter out = new PrintWriter(standardOutput, true, StandardCharsets.UTF_8);
        PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
        System.exit(execute(out, standardOutput::readerHasGone, err, args));
    }

    /** Runs a command line and returns its exit code. */
    static int execute(PrintWriter out, PrintWriter err, String... args) {
        return execute(out, () -> false, err, args);
    }

    /** @param readerHasGone whether that is why {@code out} failed, which is no error */
    static int execute(PrintWriter out, BooleanSupplier readerHasGone, PrintWriter err, String... args) {
        CommandLine commandLine = new CommandLine(new Spikeloom());
        listExitCodes(commandLine);
        TerminalWidth.ofEnvironment().ifPresent(commandLine::setUsageHelpWidth);
        ErrorReport errors = new ErrorReport(err);
        commandLine.setOut(out);
        commandLine.setErr(err);
        commandLine.setCaseInsensitiveEnumValuesAllowed(true);
        commandLine.setParameterExceptionHandler(errors::badCommandLine);
        commandLine.setExecutionExceptionHandler(errors::failedCommand);
        try {
            int exitCode = commandLine.execute(args);
            out.flush();
            if (!out.checkError()) {
                return exitCode;
            }
            return readerHasGone.getAsBoolean() ? ExitCode.NO_READER : errors.lostOutput();
        } catch (OutOfMemoryError | StackOverflowError e) {
            return errors.exhausted(e);
        }
    }

    /** Every help text ends with them. */
    private static void listExitCodes(CommandLine commandLine) {
        commandLine
                .getCommandSpec()
                .usageMessage()
                .exitCodeListHeading("%nExit codes:%n")
                .exitCodeList(ExitCode.MEANINGS);
        commandLine.getSubcommands().values().forEach(Spikeloom::listExitCodes);
    }

    RunOptions runOptions() {
        return new RunOptions(threads, cache()).withCommand(command());
    }

    /** The threads that the command line has; empty if it has none. */
    OptionalInt givenThreads() {
        for (CommandLine.ParseResult part = spec.commandLine().getParseResult();
                part != null;
                part = part.subcommand()) {
            if (part.hasMatchedOption(THREADS)) {
                return OptionalInt.of(runOptions().threads());
            }
        }
        return OptionalInt.empty();
    }

    /** What was called. */
    private String command() {
        return "spikeloom "
                + String.join(" ", spec.commandLine().getParseResult().originalArgs());
    }

    /**
     * Takes the folder of a command's output, or that of the run it lies in.
     *
     * @throws InputException if another command has it
     */
    FolderLock lock(Path output) {
        return FolderLock.toWrite(RunFolder.owning(output), command(), " or name another folder with -o");
    }

    /** As {@link #lock}, of a folder that no option names. */
    FolderLock lockFixed(Path output) {
        return FolderLock.toWrite(output, command());
    }

    /** Keeps a folder as it is while it is read. */
    FolderLock lockToRead(Path folder) {
        return FolderLock.toRead(folder, command());
    }

    /** Absolute: programs run in other folders. */
    Path cache() {
        return cache.toAbsolutePath();
    }

    /** What shows the stages of a run on standard error. */
    StageLog stageLog() {
        return new StageLog(progress());
    }

    TerminalProgress progress() {
        progress = new TerminalProgress(spec.commandLine().getErr(), Boolean.getBoolean(TERMINAL_PROPERTY));
        return progress;
    }

    /** An error stands on a line of its own. */
    void endProgress() {
        if (progress != null) {
            progress.end();
        }
    }

    /** Says something that is no result. */
    void say(String line) {
        PrintWriter err = spec.commandLine().getErr();
        err.println(line);
        err.flush();
    }

    boolean debug() {
        return debug;
    }

    /**
     * Without a subcommand.
     *
     * @throws CommandLine.ParameterException always: a command must be given
     */
    @Override
    public void run() {
        throw new CommandLine.ParameterException(spec.commandLine(), "no command is given");
    }
}
