package dev.spikeloom.cli;

import dev.spikeloom.cli.option.GraphOptions;
import dev.spikeloom.io.CsvTable;
import dev.spikeloom.io.InputException;
import dev.spikeloom.network.nir.mapping.NirChoices;
import dev.spikeloom.report.ResponseReport;
import dev.spikeloom.report.TerminalProgress;
import dev.spikeloom.study.respond.RespondingNetwork;
import dev.spikeloom.study.respond.Response;
import dev.spikeloom.study.respond.ResponseComparison;
import dev.spikeloom.study.respond.ResponseStudy;
import dev.spikeloom.study.respond.ResponseSummary;
import dev.spikeloom.study.respond.Stimulus;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

@Command(
        name = "respond",
        header = "Present a stimulus to a network, and set its potentials and spikes beside those of others.",
        description = {
            "",
            "Runs the float network. Currents of the stimulus are held for the time of a row, as spikes: 1 in every time step,"
                    + " 0.5 in every other. Potentials are those at the end of a row; a row has a spike if any of its time steps"
                    + " has one.",
            ""
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  spikeloom respond out/imported stimulus.csv -o response.csv",
            "  spikeloom respond lif.nir stimulus.csv --leak two-terms --csv | head",
            "  spikeloom respond lif.nir lif_exact.csv --exact lif_exact.csv --beside lif_*.csv",
            "  spikeloom respond digits stimulus.csv --stimulus-dt 1 --layer 0 --json | jq '.neurons[].spikes'"
        })
final class RespondCommand implements Runnable {
    @ParentCommand
    private Spikeloom spikeloom;

    @Parameters(
            index = "0",
            paramLabel = "DIR|PRESET|FILE",
            description =
                    "Folder of an import or a run, a preset whose network is in the zoo, a network file (.npz) or a graph"
                            + " (.nir).")
    private String subject;

    @Parameters(
            index = "1",
            paramLabel = "STIMULUS",
            description = "Comma-separated values: a line a row, a column an input, numbers from 0 to 1. A header is"
                    + " passed over, and so are the other columns of a recording.")
    private Path stimulus;

    @Option(
            names = "--stimulus-dt",
            paramLabel = "SECONDS",
            defaultValue = "" + NirChoices.DEFAULT_TIME_STEP,
            description = "The time of a row; default: ${DEFAULT-VALUE}.")
    private double row;

    @Option(
            names = "--dt",
            paramLabel = "SECONDS",
            description =
                    "A time step of the network, at most a row; a graph is cut into it, and of any other network it is to"
                            + " be the one that it was imported with. Default: the time of a row.")
    private Double timeStep;

    @Mixin
    private GraphOptions graph;

    @Option(names = "--layer", paramLabel = "N", description = "The layer, counted from 0; default: the last.")
    private Integer layer;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description =
                    "Comma-separated values: the inputs of each row, then the potential and the spike (0 or 1) of each"
                            + " neuron.")
    private Path output;

    @ArgGroup(exclusive = false)
    private Others others;

    @ArgGroup
    private Format format = new Format();

    @Spec
    private CommandSpec command;

    /** What the response is compared with. */
    private static final class Others {
        @Option(
                names = "--exact",
                paramLabel = "FILE",
                required = true,
                description = "The exact solution, in columns as -o writes them: what the errors are told against.")
        private Path exact;

        @Option(
                names = "--beside",
                paramLabel = "FILE",
                arity = "1..*",
                description = "Recordings of other simulators, in such columns.")
        private List<Path> recordings = new ArrayList<>();
    }

    /** For a script. */
    private static final class Format {
        @Option(names = "--json", description = "Print the results as JSON; the table goes to standard error.")
        private boolean json;

        @Option(names = "--csv", description = "Print what -o writes; the table goes to standard error.")
        private boolean csv;
    }

    @Override
    public void run() {
        Stimulus.requireSeconds(row);
        NirChoices choices = graph.with(timeStep == null ? row : timeStep);
        requireSensible();
        RespondingNetwork network = RespondingNetwork.find(subject, choices);
        int followed = ResponseStudy.layer(network, layer == null ? OptionalInt.empty() : OptionalInt.of(layer));
        Stimulus presented = Stimulus.read(stimulus, row, network.inputs(), network.neurons(followed));
        TerminalProgress progress = spikeloom.progress();
        progress.begin("respond");
        Response response =
                ResponseStudy.of(network, presented, choices.timeStep().orElseThrow(), followed, progress);
        progress.end();
        print(response, others == null ? null : ResponseComparison.of(response, others.recordings, others.exact));
    }

    private void requireSensible() {
        graph.given().filter(option -> !RespondingNetwork.isGraph(subject)).ifPresent(option -> {
            throw new InputException(option + " goes with a graph (.nir); " + subject + " has its neurons already");
        });
        if (output != null && Files.exists(output) && !Files.isRegularFile(output)) {
            throw new InputException(output + " is no file that can be replaced; --csv prints the same");
        }
    }

    private void print(Response response, ResponseComparison comparison) {
        PrintWriter out = command.commandLine().getOut();
        PrintWriter err = command.commandLine().getErr();
        ResponseSummary summary = ResponseSummary.of(response, comparison);
        if (output != null || format.csv) {
            CsvTable table = response.csv();
            if (output != null) {
                table.writeTo(output);
            }
            out.print(format.csv ? table : "");
        }
        out.print(format.json ? summary.toJson() : "");
        (format.json || format.csv ? err : out).print(ResponseReport.of(summary));
        if (output != null) {
            spikeloom.say("written to " + output);
        }
        err.flush();
    }
}
