package dev.spikeloom.cli.option;

import dev.spikeloom.report.RunSummary;
import dev.spikeloom.run.RunFolder;
import dev.spikeloom.run.RunResult;
import dev.spikeloom.sim.trace.GtkwaveSave;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** How the results of a run are printed. */
public final class OutputOptions {
    @Option(
            names = "--json",
            description = "Print the content of result.json to standard output; the summary goes to standard error.")
    private boolean json;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    /** Prints a text for people: to standard error, if standard output is for a script. */
    public void text(String text) {
        PrintWriter to =
                json ? command.commandLine().getErr() : command.commandLine().getOut();
        to.print(text);
        to.flush();
    }

    /** Prints what a script reads, if it asked for it. */
    public void json(String text) {
        if (json) {
            command.commandLine().getOut().print(text);
        }
    }

    /** Prints the results, says where they lie, and returns the exit code they make. */
    public int print(RunResult result, RunFolder folder) {
        return print(result, folder, Map.of());
    }

    /** Prints the same with what else has been measured, for a script. */
    public int print(RunResult result, RunFolder folder, Map<String, Map<String, Double>> measured) {
        CommandLine commandLine = command.commandLine();
        if (json) {
            commandLine.getOut().print(result.toJson(measured));
            commandLine.getErr().print(RunSummary.of(result));
        } else {
            commandLine.getOut().print(RunSummary.of(result));
            commandLine.getOut().flush();
        }
        commandLine.getErr().println("written to " + folder.path() + waves(folder));
        commandLine.getErr().flush();
        return result.differs() ? ExitCode.FAILED_CHECK : ExitCode.OK;
    }

    private static String waves(RunFolder folder) {
        Path traces = folder.tracesFolder();
        boolean waves = Files.exists(traces.resolve(GtkwaveSave.WAVES));
        return waves ? ", waves to " + traces : Files.isDirectory(traces) ? ", report to " + traces : "";
    }
}
