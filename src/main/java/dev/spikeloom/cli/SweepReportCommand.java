package dev.spikeloom.cli;

import dev.spikeloom.io.InputException;
import dev.spikeloom.report.SweepFigures;
import dev.spikeloom.study.sweep.Objective;
import dev.spikeloom.study.sweep.Sensitivity;
import dev.spikeloom.study.sweep.SweepFolder;
import dev.spikeloom.study.sweep.SweepPlan;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "report",
        header = "Draw figures: all points with the front, the front in parallel coordinates, main effects.",
        description = {
            "",
            "Writes points.svg, front.svg and effects.svg to the folder 'figures' of the sweep. Published chips stand beside"
                    + " accuracy and energy.",
            ""
        },
        footerHeading = "%nExamples:%n",
        footer = {"  spikeloom sweep report out/widths", "  spikeloom sweep report out/widths --x area --y energy"})
final class SweepReportCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "DIR", description = "The folder of the sweep.")
    private Path folder;

    @Option(names = "--x", paramLabel = "FIGURE", description = "Horizontal; default: the second objective.")
    private String x;

    @Option(names = "--y", paramLabel = "FIGURE", description = "Vertical; default: the first objective.")
    private String y;

    @Override
    public void run() {
        SweepFolder opened = SweepFolder.open(folder);
        SweepPlan plan = opened.plan();
        List<Objective> objectives = plan.objectives();
        Objective across = x != null ? plan.objective("--x", x) : objectives.get(objectives.size() > 1 ? 1 : 0);
        Objective upwards = y != null ? plan.objective("--y", y) : objectives.get(0);
        if (across.figure() == upwards.figure()) {
            throw new InputException("--x and --y are both '" + across.figure().key() + "', expected two figures; name"
                    + " another one with --x");
        }
        if (opened.front().points().isEmpty()) {
            throw new InputException(folder + " has no point within the constraints, of which there would be a figure");
        }
        Map<String, String> figures = SweepFigures.of(opened, across, upwards, sensitivity(opened));
        Path to = folder.resolve(SweepFigures.FOLDER);
        SweepFigures.write(figures, to);
        figures.keySet().forEach(name -> spec.commandLine().getErr().println("written to " + to.resolve(name)));
    }

    /** There may be too many values for main effects, which is no reason against the other figures. */
    private Optional<Sensitivity> sensitivity(SweepFolder opened) {
        try {
            return Optional.of(Sensitivity.of(opened));
        } catch (InputException e) {
            spec.commandLine().getErr().println("no figure of main effects: " + e.getMessage());
            return Optional.empty();
        }
    }
}
