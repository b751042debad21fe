package dev.spikeloom.cli;

import dev.spikeloom.cli.option.ExitCode;
import dev.spikeloom.report.ComparisonReport;
import dev.spikeloom.study.compare.Comparison;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "compare",
        header = "Set runs side by side: what differs in their experiments, accuracy, cycles and resources.",
        description = {
            "",
            "The others are compared with the first. 'better' and 'worse' stand where that is clear: higher accuracy, fewer"
                    + " cycles, fewer registers, adders and bits of SRAM.",
            ""
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  spikeloom compare out/digits out/wide",
            "  spikeloom compare out/digits out/wide out/small --csv > runs.csv",
            "  spikeloom compare out/digits out/wide --json | jq '.keys[] | select(.group == \"cycles\")'",
            "  spikeloom compare before/result.json after/result.json --exit-code"
        })
final class CompareCommand implements Callable<Integer> {
    @Parameters(
            paramLabel = "RUN",
            arity = "2..*",
            description = "Folders of runs, or their files result.json; two or more.")
    private List<Path> runs;

    @Option(names = "--all", description = "Show all keys, not only those that differ.")
    private boolean all;

    @Option(
            names = "--exit-code",
            description = "Exit with 1 if any key differs; otherwise a comparison that worked exits with 0.")
    private boolean exitCode;

    @ArgGroup
    private Format format = new Format();

    @Spec
    private CommandSpec command;

    /** For a script. */
    private static final class Format {
        @Option(names = "--json", description = "Print the comparison as JSON; the table goes to standard error.")
        private boolean json;

        @Option(names = "--csv", description = "Print the comparison as CSV; the table goes to standard error.")
        private boolean csv;
    }

    @Override
    public Integer call() {
        Comparison comparison = Comparison.of(runs);
        PrintWriter out = command.commandLine().getOut();
        PrintWriter err = command.commandLine().getErr();
        String table = ComparisonReport.of(comparison, all);
        if (format.json) {
            out.print(comparison.toJson(all));
        } else if (format.csv) {
            out.print(comparison.toCsv(all));
        }
        (format.json || format.csv ? err : out).print(table);
        err.flush();
        return exitCode && comparison.differs() ? ExitCode.FAILED_CHECK : ExitCode.OK;
    }
}
