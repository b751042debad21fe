package dev.spikeloom.cli;

import dev.spikeloom.explore.RunResult;
import dev.spikeloom.report.RunSummary;
import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** How the results of a run are printed. */
final class OutputOptions {
    @Option(
            names = "--json",
            description = "Print the content of result.json to standard output; the summary goes to standard error.")
    private boolean json;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    /** Prints a text for people: to standard error, if standard output is for a script. */
    void text(String text) {
        PrintWriter to =
                json ? command.commandLine().getErr() : command.commandLine().getOut();
        to.print(text);
        to.flush();
    }

    /** Prints what a script reads, if it asked for it. */
    void json(String text) {
        if (json) {
            command.commandLine().getOut().print(text);
        }
    }

    /** Prints the results and returns the exit code they make. */
    int print(RunResult result) {
        CommandLine commandLine = command.commandLine();
        if (json) {
            commandLine.getOut().print(result.toJson());
            commandLine.getErr().print(RunSummary.of(result));
            commandLine.getErr().flush();
        } else {
            commandLine.getOut().print(RunSummary.of(result));
        }
        return result.differs() ? ExitCode.FAILED_CHECK : ExitCode.OK;
    }
}
