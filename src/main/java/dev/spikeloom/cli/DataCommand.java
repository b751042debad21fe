package dev.spikeloom.cli;

import dev.spikeloom.dataset.DatasetCatalog;
import dev.spikeloom.dataset.DatasetFetcher;
import dev.spikeloom.report.DatasetSummary;
import dev.spikeloom.report.TerminalProgress;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

@Command(
        name = "data",
        header = "List, fetch and describe data sets.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {DataCommand.ListCommand.class, DataCommand.FetchCommand.class, DataCommand.InfoCommand.class},
        footerHeading = "%nExamples:%n",
        footer = {
            "  spikeloom data list",
            "  spikeloom data fetch mnist",
            "  spikeloom data fetch mnist --from ~/Downloads/mnist",
            "  spikeloom data info digits"
        })
final class DataCommand implements Runnable {
    @ParentCommand
    private Spikeloom spikeloom;

    @Spec
    private CommandSpec spec;

    /** Without a subcommand. */
    @Override
    public void run() {
        throw new CommandLine.ParameterException(spec.commandLine(), "no command is given");
    }

    @Command(name = "list", header = "List the data sets and whether they are here.")
    static final class ListCommand implements Runnable {
        @ParentCommand
        private DataCommand data;

        @Spec
        private CommandSpec spec;

        @Override
        public void run() {
            PrintWriter out = spec.commandLine().getOut();
            for (String name : DatasetCatalog.names()) {
                String state = DatasetCatalog.isPresent(name, data.spikeloom.cache())
                        ? "here"
                        : "to be fetched: spikeloom data fetch " + name;
                out.printf("%-14s %s%n", name, state);
            }
        }
    }

    @Command(
            name = "fetch",
            header = "Fetch a data set into the cache.",
            footerHeading = "%nExamples:%n",
            footer = {"  spikeloom data fetch mnist", "  spikeloom data fetch mnist --from ~/Downloads/mnist"})
    static final class FetchCommand implements Runnable {
        @ParentCommand
        private DataCommand data;

        @Parameters(paramLabel = "NAME", description = "The data set (see 'spikeloom data list').")
        private String name;

        @Option(
                names = "--from",
                paramLabel = "DIR",
                description = "Take the files from a folder (IDX files, plain or .gz) instead of the network.")
        private Path from;

        @Override
        public void run() {
            TerminalProgress progress = data.spikeloom.progress();
            progress.begin("fetch " + name);
            DatasetFetcher.fetch(name, data.spikeloom.cache(), Optional.ofNullable(from), progress);
            progress.end();
        }
    }

    @Command(name = "info", header = "Describe a data set: images, sizes, expected spikes.")
    static final class InfoCommand implements Runnable {
        @ParentCommand
        private DataCommand data;

        @Spec
        private CommandSpec spec;

        @Parameters(paramLabel = "NAME", description = "The data set (see 'spikeloom data list').")
        private String name;

        @Override
        public void run() {
            spec.commandLine().getOut().print(DatasetSummary.of(DatasetCatalog.load(name, data.spikeloom.cache())));
        }
    }
}
