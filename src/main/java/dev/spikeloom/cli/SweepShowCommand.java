package dev.spikeloom.cli;

import dev.spikeloom.cli.option.TableOptions;
import dev.spikeloom.io.InputException;
import dev.spikeloom.report.SweepReport;
import dev.spikeloom.study.sweep.Column;
import dev.spikeloom.study.sweep.SweepFolder;
import dev.spikeloom.study.sweep.SweepQuery;
import dev.spikeloom.study.sweep.SweepSummary;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "show",
        header = "Show what a sweep has found: its front, all its points, and what matters.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  spikeloom sweep show out/widths --front --json",
            "  spikeloom sweep show out/widths --where 'area_mm2 < 1 && time_steps == 4' --sort energy",
            "  spikeloom sweep show out/widths --points --sort=-accuracy --columns accuracy,energy,time_steps",
            "  spikeloom sweep show out/widths --sensitivity"
        })
final class SweepShowCommand implements Runnable {
    @Parameters(paramLabel = "DIR", description = "The folder of the sweep.")
    private Path folder;

    @Option(names = "--front", description = "Show the front, as is done without this option.")
    @SuppressWarnings("UnusedVariable") // scripts say what they want
    private boolean front;

    @Option(
            names = "--points",
            description = "Show all points within the constraints, each with the point of the front that dominates it.")
    private boolean points;

    @Option(
            names = "--where",
            paramLabel = "CONDITION",
            description = "One more constraint, as in a sweep file: 'area_mm2 < 1 && accuracy >= 0.98'.")
    private String where;

    @Option(
            names = "--sort",
            paramLabel = "NAME",
            description = "Order by a parameter or figure; with - before it the largest first: --sort=-energy.")
    private String sort;

    @Option(
            names = "--columns",
            paramLabel = "NAME",
            split = ",",
            description = "Parameters and figures of the table, or 'all'; default: the objectives and all parameters."
                    + " JSON has all.")
    private List<String> columns;

    @Option(
            names = "--limit",
            paramLabel = "N",
            description = "Points to show, 0 for all; default: " + SweepReport.MOST_SHOWN + ", and all in JSON.")
    private Integer limit;

    @Option(
            names = "--sensitivity",
            description = "Show main effects, too: how much each objective changes with each parameter.")
    private boolean sensitivity;

    @Mixin
    private TableOptions table;

    @Override
    public void run() {
        SweepFolder opened = SweepFolder.open(folder);
        if (limit != null && limit < 0) {
            throw new InputException("--limit is '" + limit + "', allowed: 0 or more");
        }
        int most = limit == null ? SweepReport.MOST_SHOWN : limit;
        List<Column> shown =
                columns == null ? Column.usual(opened.plan()) : Column.named("--columns", columns, opened.plan());
        SweepQuery query = new SweepQuery(
                Optional.ofNullable(where),
                Optional.ofNullable(sort),
                points,
                limit == null || limit == 0 ? OptionalInt.empty() : OptionalInt.of(limit),
                sensitivity);
        SweepSummary summary = SweepSummary.of(opened, query);
        table.print(SweepReport.text(opened, summary, shown, most), summary::toJson);
    }
}
