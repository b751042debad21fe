package dev.spikeloom.report.html.sweep;

import dev.spikeloom.io.AtomicFiles;
import dev.spikeloom.io.InputException;
import dev.spikeloom.report.Figures;
import dev.spikeloom.report.html.Block;
import dev.spikeloom.report.html.Listing;
import dev.spikeloom.report.html.Page;
import dev.spikeloom.report.html.Paragraph;
import dev.spikeloom.report.html.Section;
import dev.spikeloom.report.html.Table;
import dev.spikeloom.report.html.Widget;
import dev.spikeloom.study.sweep.Axis;
import dev.spikeloom.study.sweep.Column;
import dev.spikeloom.study.sweep.ParetoFront;
import dev.spikeloom.study.sweep.PointResult;
import dev.spikeloom.study.sweep.SweepFolder;
import dev.spikeloom.study.sweep.SweepPlan;
import dev.spikeloom.study.sweep.SweepSummary;
import dev.spikeloom.study.sweep.SweepSummary.FrontPoint;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** The report of a sweep: its front, all its points in a plot, in parallel coordinates and in a table, and their experiments. */
public final class SweepPage {
    private SweepPage() {}

    /** Of a sweep as far as it has come. */
    public static Page of(SweepFolder folder) {
        List<PointResult> results = folder.results();
        ParetoFront front = folder.front(results);
        SweepSummary summary = SweepSummary.of(folder);
        List<PointResult> possible =
                results.stream().filter(point -> point.skipped() == null).toList();
        List<Section> sections = new ArrayList<>();
        sections.add(overview(folder, summary, possible));
        sections.add(front(folder.plan(), summary));
        sections.add(points(folder, possible, front));
        sections.add(skipped(summary));
        sections.add(provenance(folder));
        String name = folder.path().toAbsolutePath().normalize().getFileName().toString();
        return new Page(
                "sweep",
                name,
                Figures.plural(summary.done(), "point") + " of " + Figures.count(summary.points()) + ", from "
                        + folder.plan().base(),
                sections,
                figures(summary));
    }

    private static Map<String, Object> figures(SweepSummary summary) {
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("points", summary.points());
        figures.put("done", summary.done());
        figures.put("skipped", summary.skipped());
        figures.put("feasible", summary.feasible());
        figures.put("front_points", summary.frontPoints());
        if (Double.isFinite(summary.hypervolume())) {
            figures.put("hypervolume", summary.hypervolume());
        }
        if (summary.knee() != null) {
            figures.put("knee", summary.knee());
        }
        return figures;
    }

    private static Section overview(SweepFolder folder, SweepSummary summary, List<PointResult> possible) {
        SweepPlan plan = folder.plan();
        Table.Builder facts = Table.facts("Sweep")
                .fact("base", plan.base())
                .fact(
                        "objectives",
                        plan.objectives().stream()
                                .map(one ->
                                        one.figure().key() + (one.most() ? ", higher is better" : ", lower is better"))
                                .collect(Collectors.joining("; ")))
                .fact("points of the sweep", Figures.count(summary.points()))
                .fact("computed", Figures.count(summary.done()))
                .fact("of them not possible", Figures.count(summary.skipped()))
                .fact("within the constraints", Figures.count(summary.feasible()))
                .fact("points of the front", Figures.count(summary.frontPoints()))
                .fact("hypervolume", String.format(Locale.ROOT, "%.6f", summary.hypervolume()))
                .fact("knee", summary.knee() == null ? "-" : "point " + summary.knee())
                .fact("front verified by co-simulation", summary.verified());
        Table.Builder axes = Table.of("Axes", "parameters", "values");
        for (Axis axis : plan.axes()) {
            axes.fact(
                    String.join(", ", axis.parameters()),
                    axis.values().stream()
                            .map(value -> String.join(", ", value))
                            .collect(Collectors.joining(" | ")));
        }
        return new Section(
                "overview", "What it is", List.<Block>of(facts.build(), axes.build(), FigureRanges.of(possible)));
    }

    private static Section front(SweepPlan plan, SweepSummary summary) {
        if (summary.front().isEmpty()) {
            return Section.without("front", "Front", "No point satisfies the constraints.");
        }
        List<Column> columns = Column.usual(plan);
        List<String> heads = new ArrayList<>(List.of("point"));
        columns.forEach(column -> heads.add(column.title()));
        heads.add("verified");
        Table.Builder table = Table.of("The points that no other one is better than in all objectives at once", heads);
        for (FrontPoint point : summary.front()) {
            List<Table.Cell> cells = new ArrayList<>();
            boolean knee = summary.knee() != null && summary.knee() == point.point();
            cells.add(Table.text(point.point() + (knee ? " (knee)" : "")));
            for (Column column : columns) {
                cells.add(PointTable.cell(column.value(point.parameters(), point.figures())));
            }
            cells.add(Table.text(point.verified()));
            table.row(cells);
        }
        return new Section("front", "Front", List.<Block>of(table.build()));
    }

    private static Section points(SweepFolder folder, List<PointResult> possible, ParetoFront front) {
        if (possible.isEmpty()) {
            return Section.without("points", "All points", "No point has been computed yet.");
        }
        PointData data = PointData.of(folder, possible, front);
        List<Block> blocks = new ArrayList<>();
        int left = possible.size() - data.numbers().size();
        if (left > 0) {
            blocks.add(new Paragraph(Figures.count(left) + " of " + Figures.count(possible.size())
                    + " points, none of the front, are left out, so that the file stays small; 'spikeloom sweep export' writes"
                    + " all."));
        }
        if (data.experiments() == null) {
            blocks.add(
                    new Paragraph(
                            "The experiments of the points cannot be shown, since the base of the sweep is not there any more."));
        }
        blocks.add(new Widget(
                "points-view",
                "sweep",
                "The plots, and sorting and filtering of all points, need scripts; 'spikeloom sweep export' writes all"
                        + " points as a table.",
                PointTable.of(folder.plan(), possible, front),
                data));
        return new Section("points", "All points", blocks);
    }

    private static Section skipped(SweepSummary summary) {
        if (summary.causes().isEmpty()) {
            return Section.without("skipped", "Points that are not possible", "There are none.");
        }
        Table.Builder table = Table.of("Why points are not possible", "cause", "points");
        summary.causes().forEach((cause, count) -> table.numbers(cause, Figures.count(count)));
        return new Section("skipped", "Points that are not possible", List.<Block>of(table.build()));
    }

    private static Section provenance(SweepFolder folder) {
        try {
            return new Section(
                    "provenance",
                    "Provenance",
                    List.<Block>of(
                            new Paragraph(
                                    "To have it again, save this as sweep.yaml, then: spikeloom sweep sweep.yaml"),
                            new Listing(
                                    SweepFolder.PLAN,
                                    Files.readString(folder.path().resolve(SweepFolder.PLAN)))));
        } catch (IOException e) {
            throw new InputException(
                    "cannot read " + folder.path().resolve(SweepFolder.PLAN) + ": " + AtomicFiles.reason(e), e);
        }
    }
}
