package dev.spikeloom.cli;

import dev.spikeloom.cli.option.TableOptions;
import dev.spikeloom.io.InputException;
import dev.spikeloom.physical.EstimateOptions;
import dev.spikeloom.physical.scale.NodeScaling.Corner;
import dev.spikeloom.report.ArchitectureReport;
import dev.spikeloom.report.EstimateReport;
import dev.spikeloom.report.TerminalProgress;
import dev.spikeloom.study.ArchitecturePrices;
import dev.spikeloom.study.ArchitectureStudy;
import dev.spikeloom.study.DesignEstimate;
import dev.spikeloom.study.EstimatePlan;
import dev.spikeloom.study.EstimateStudy;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

@Command(
        name = "estimate",
        header = "Estimate what the accelerator costs: area, clock, power and energy, each as a range.",
        description = {
            "",
            "In a technology (see 'spikeloom tech list'), and scaled to another node by published equations. With"
                    + " --reference its cells are counted: Yosys maps each module, Verilator simulates them with test"
                    + " samples, each net's toggles are counted, OpenSTA times the paths.",
            "Leaves estimate-TECHNOLOGY.json, energy.svg and accuracy-energy.svg; with --architectures architectures.json."
                    + " A run is not changed by it.",
            ""
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  spikeloom estimate digits --reference",
            "  spikeloom estimate out/digits --reference --tech ihp-sg13g2 --frequency 100",
            "  spikeloom estimate mnist-dc --reference --tech nangate45 --node 28 --voltage 0.9 --time-steps 1",
            "  spikeloom estimate digits --reference --toggles toggles.csv --vcd waves.vcd",
            "  spikeloom estimate digits --reference --json | jq .scaled.energy_nj",
            "  spikeloom estimate mnist-dc --architectures 1000 --time-steps 1"
        })
final class EstimateCommand implements Runnable {
    @ParentCommand
    private Spikeloom spikeloom;

    @Mixin
    private SubjectOptions subject;

    @Mixin
    private TableOptions output;

    @Option(
            names = "--tech",
            paramLabel = "NAME|FILE",
            description = "The technology, or a YAML file that describes one; default: physical.technology of the"
                    + " experiment.")
    private String technology;

    @Option(
            names = "--reference",
            description = "Simulate the cells and count each net's toggles: seconds to minutes, the first time.")
    private boolean reference;

    @Option(
            names = "--node",
            paramLabel = "NM",
            description = "Node that figures are scaled to, 7 to 130; default: 28.")
    private Double node;

    @Option(
            names = "--voltage",
            paramLabel = "V",
            description = "Supply that figures are scaled to, 0.5 to 1.3; default: 0.9.")
    private Double voltage;

    @Option(
            names = "--frequency",
            paramLabel = "MHZ",
            description = "Clock that power and energy are for; default: the fastest that the design has.")
    private Double frequency;

    @Option(
            names = "--samples",
            paramLabel = "N",
            description = "Test samples, from the first; default: 5 with --reference, else all.")
    private Integer samples;

    @Option(
            names = "--time-steps",
            paramLabel = "T",
            description = "Time steps of each sample; default: the experiment's time_steps.")
    private Integer timeSteps;

    @Option(
            names = "--flat",
            description =
                    "With --reference: synthesize the design as one module, too, and show the difference in area.")
    private boolean flat;

    @Option(
            names = "--toggles",
            paramLabel = "FILE",
            description = "With --reference: write what each net did as CSV: module, net, signal in the waves, toggles,"
                    + " cycles at 1.")
    private Path toggles;

    @Option(
            names = "--vcd",
            paramLabel = "FILE",
            description = "With --reference: keep the waves of all nets; gigabytes for a large design.")
    private Path vcd;

    @Option(
            names = "--architectures",
            paramLabel = "N",
            description =
                    "Price N other architectures of the network, too, and show the best; default of --samples is then "
                            + ArchitectureStudy.DEFAULT_SAMPLES + ".")
    private Integer architectures;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "Which architectures these are; default: ${DEFAULT-VALUE}.")
    private long seed;

    @Override
    public void run() {
        Corner corner = new Corner(
                node == null ? EstimateOptions.DEFAULT_CORNER.nanometres() : node,
                voltage == null ? EstimateOptions.DEFAULT_CORNER.volts() : voltage);
        EstimatePlan plan = new EstimatePlan(
                Optional.ofNullable(technology),
                new EstimateOptions(corner, frequency == null ? OptionalDouble.empty() : OptionalDouble.of(frequency)),
                reference,
                samples == null ? OptionalInt.empty() : OptionalInt.of(samples),
                timeSteps == null ? OptionalInt.empty() : OptionalInt.of(timeSteps),
                flat,
                Optional.ofNullable(toggles),
                Optional.ofNullable(vcd));
        if (architectures != null && reference) {
            throw new InputException(
                    "--architectures is for estimates without a netlist, expected no --reference with it");
        }
        try (Subject chosen = subject.open(DesignEstimate.FOLDER, spikeloom)) {
            if (architectures != null) {
                price(chosen, plan);
                return;
            }
            chosen.requireOwn(EstimateReport.FIGURES);
            TerminalProgress progress = spikeloom.progress();
            progress.begin("estimate");
            DesignEstimate found = EstimateStudy.of(chosen.networks(), plan, spikeloom.runOptions(), progress);
            progress.end();
            EstimateReport report = new EstimateReport(found);
            chosen.requireOwn(report.files().keySet());
            chosen.recordOwn(report.files().keySet());
            report.writeTo(chosen.folder());
            output.print(report.toString(), found.toJson(), chosen.folder());
        }
    }

    private void price(Subject chosen, EstimatePlan plan) {
        List<String> files = List.of(ArchitectureReport.FILE);
        chosen.requireOwn(files);
        TerminalProgress progress = spikeloom.progress();
        progress.begin("estimate");
        ArchitecturePrices prices =
                ArchitectureStudy.of(chosen.networks(), plan, architectures, seed, spikeloom.runOptions(), progress);
        progress.end();
        ArchitectureReport report = new ArchitectureReport(prices);
        chosen.recordOwn(files);
        report.writeTo(chosen.folder());
        output.print(report.toString(), prices.toJson(), chosen.folder());
    }
}
