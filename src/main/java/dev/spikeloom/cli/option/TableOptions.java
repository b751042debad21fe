package dev.spikeloom.cli.option;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.function.Supplier;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** How a table of results is printed. */
public final class TableOptions {
    @Option(names = "--json", description = "Print the results as JSON; the table goes to standard error.")
    private boolean json;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    /** @param folder that the results were written to */
    public void print(String table, String jsonText, Path folder) {
        print(table, jsonText);
        PrintWriter err = command.commandLine().getErr();
        err.println("written to " + folder);
        err.flush();
    }

    /** Prints results that were written before. */
    public void print(String table, String jsonText) {
        print(table, () -> jsonText);
    }

    /** As {@link #print(String, String)}, with a text that is long and only made if it is printed. */
    public void print(String table, Supplier<String> jsonText) {
        PrintWriter out = command.commandLine().getOut();
        if (json) {
            out.print(jsonText.get());
        }
        (json ? command.commandLine().getErr() : out).print(table);
    }
}
