package dev.spikeloom.cli;

import dev.spikeloom.dataset.DataChoice;
import dev.spikeloom.dataset.Dataset;
import dev.spikeloom.dataset.DatasetCatalog;
import dev.spikeloom.dataset.DatasetFetcher;
import dev.spikeloom.dataset.RecordingComparison;
import dev.spikeloom.dataset.RecordingWriter;
import dev.spikeloom.dataset.samples.Polarities;
import dev.spikeloom.io.FolderLock;
import dev.spikeloom.io.InputException;
import dev.spikeloom.report.DatasetList;
import dev.spikeloom.report.DatasetSummary;
import dev.spikeloom.report.RecordingSummary;
import dev.spikeloom.report.TerminalProgress;
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
        header = "List, fetch, describe and simulate data sets.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            DataCommand.ListCommand.class,
            DataCommand.FetchCommand.class,
            DataCommand.InfoCommand.class,
            DataCommand.RecordCommand.class,
            DataCommand.CompareCommand.class
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  spikeloom data list",
            "  spikeloom data list --json | jq -r '.[] | select(.here).name'",
            "  spikeloom data fetch mnist",
            "  spikeloom data fetch mnist --from ~/Downloads/mnist",
            "  spikeloom data info digits",
            "  spikeloom data info events --folder recordings",
            "  spikeloom data fetch n-mnist --from ~/Downloads/n-mnist.zip",
            "  spikeloom data simulate n-mnist -o recordings"
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

        @Option(names = "--json", description = "Print a list in JSON.")
        private boolean json;

        @Spec
        private CommandSpec spec;

        @Override
        public void run() {
            Path cache = data.spikeloom.cache();
            spec.commandLine().getOut().print(json ? DatasetList.json(cache) : DatasetList.text(cache));
        }
    }

    @Command(
            name = "fetch",
            header = "Fetch a data set into the cache.",
            footerHeading = "%nExamples:%n",
            footer = {
                "  spikeloom data fetch mnist",
                "  spikeloom data fetch mnist --from ~/Downloads/mnist",
                "  spikeloom data fetch n-mnist --from ~/Downloads/n-mnist.zip"
            })
    static final class FetchCommand implements Runnable {
        @ParentCommand
        private DataCommand data;

        @Parameters(paramLabel = "NAME", description = "The data set (see 'spikeloom data list').")
        private String name;

        @Option(
                names = "--from",
                paramLabel = "PATH",
                description = "Take the files from a folder (IDX files, plain or .gz) instead of the network; n-mnist"
                        + " from a folder or zip file with Train/<digit>/<number>.bin and Test/<digit>/<number>.bin, all"
                        + " of them or some.")
        private Path from;

        @Override
        public void run() {
            TerminalProgress progress = data.spikeloom.progress();
            progress.begin("fetch " + name);
            DatasetFetcher.fetch(name, data.spikeloom.cache(), Optional.ofNullable(from), progress);
            progress.end();
        }
    }

    @Command(name = "info", header = "Describe a data set: samples, sizes, expected spikes.")
    static final class InfoCommand implements Runnable {
        @ParentCommand
        private DataCommand data;

        @Spec
        private CommandSpec spec;

        @Parameters(paramLabel = "NAME", description = "The data set (see 'spikeloom data list').")
        private String name;

        @Option(
                names = "--folder",
                paramLabel = "DIR",
                description = "Of the data set events: where events.yaml, train.csv and test.csv are.")
        private Path folder;

        @Option(
                names = "--polarities",
                paramLabel = "P",
                description = "Events of recordings that count: ${COMPLETION-CANDIDATES}; default: ${DEFAULT-VALUE}.")
        private Polarities polarities = Polarities.ON;

        @Override
        public void run() {
            TerminalProgress progress = data.spikeloom.progress();
            progress.begin(name);
            Dataset dataset = DatasetCatalog.load(
                    new DataChoice(name, Optional.ofNullable(folder), polarities),
                    data.spikeloom.cache(),
                    data.spikeloom.runOptions().threads(),
                    progress);
            String summary = DatasetSummary.of(dataset);
            progress.end();
            spec.commandLine().getOut().print(summary);
        }
    }

    @Command(
            name = "simulate",
            header = "Write recordings of MNIST by a simulated event camera, as files of N-MNIST.",
            description = {
                "",
                "Files that are there already are kept, so that after an interruption the same command goes on.",
                ""
            },
            footerHeading = "%nExamples:%n",
            footer = {
                "  spikeloom data simulate n-mnist -o recordings",
                "  spikeloom data simulate n-mnist -o recordings --count 100"
            })
    static final class RecordCommand implements Runnable {
        private static final int ALL = 60_000;

        @ParentCommand
        private DataCommand data;

        @Spec
        private CommandSpec spec;

        @Parameters(paramLabel = "NAME", description = "The data set to simulate: n-mnist.")
        private String name;

        @Option(
                names = {"-o", "--output"},
                paramLabel = "DIR",
                required = true,
                description = "Folder that gets Train/<digit>/<number>.bin and Test/<digit>/<number>.bin.")
        private Path folder;

        @Option(
                names = "--count",
                paramLabel = "N",
                description = "Only the first N training and N test images; default: all.")
        private int count = ALL;

        @Option(names = "--seed", paramLabel = "N", description = "Seed of the recordings; default: ${DEFAULT-VALUE}.")
        private long seed = RecordingWriter.DEFAULT_SEED;

        @Override
        public void run() {
            if (!name.equals("n-mnist")) {
                throw new InputException("data set '" + name + "' cannot be simulated, allowed: n-mnist");
            }
            if (count < 1 || count > ALL) {
                throw new InputException("--count is '" + count + "', allowed: 1 to " + ALL);
            }
            try (FolderLock lock = data.spikeloom.lock(folder)) {
                write();
            }
        }

        private void write() {
            TerminalProgress progress = data.spikeloom.progress();
            progress.begin("simulate " + name);
            RecordingWriter.Result result = RecordingWriter.write(
                    data.spikeloom.cache(),
                    folder,
                    count,
                    seed,
                    data.spikeloom.runOptions().threads(),
                    progress);
            progress.end();
            spec.commandLine()
                    .getOut()
                    .printf("%s: %d recordings written, %d kept%n", folder, result.written(), result.kept());
        }
    }

    @Command(
            name = "compare",
            header = "Compare real recordings of N-MNIST with simulated ones of the same images.",
            footerHeading = "%nExamples:%n",
            footer = {"  spikeloom data compare", "  spikeloom data compare --count 100"})
    static final class CompareCommand implements Runnable {
        @ParentCommand
        private DataCommand data;

        @Spec
        private CommandSpec spec;

        @Option(
                names = "--count",
                paramLabel = "N",
                description = "Compare the first N training recordings; default: ${DEFAULT-VALUE}.")
        private int count = 1_000;

        @Override
        public void run() {
            if (count < 1) {
                throw new InputException("--count is '" + count + "', allowed: 1 and above");
            }
            TerminalProgress progress = data.spikeloom.progress();
            progress.begin("compare");
            RecordingComparison comparison = RecordingComparison.of(data.spikeloom.cache(), count, progress);
            progress.end();
            spec.commandLine().getOut().print(RecordingSummary.of(comparison));
        }
    }
}
