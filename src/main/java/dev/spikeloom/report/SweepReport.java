package dev.spikeloom.report;

import dev.spikeloom.io.CsvTable;
import dev.spikeloom.launch.TaskState;
import dev.spikeloom.study.sweep.Column;
import dev.spikeloom.study.sweep.Figure;
import dev.spikeloom.study.sweep.FrontComparison;
import dev.spikeloom.study.sweep.PointResult;
import dev.spikeloom.study.sweep.SweepFolder;
import dev.spikeloom.study.sweep.SweepOutlook;
import dev.spikeloom.study.sweep.SweepStatus;
import dev.spikeloom.study.sweep.SweepSummary;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** A sweep as people and scripts read it: its front, and all its points, as tables. */
public final class SweepReport {
    /** Points of a table, unless it is said. */
    public static final int MOST_SHOWN = 30;

    private static final int MOST_CAUSES = 5;

    private SweepReport() {}

    /** The front as a table. */
    public static String text(SweepFolder folder, SweepSummary summary) {
        return text(folder, summary, Column.usual(folder.plan()), MOST_SHOWN);
    }

    /**
     * The front, or all points if they were asked for, as a table; main effects behind it if they were asked for.
     *
     * @param columns besides the number of a point, and whether it is verified
     * @param limit points, at most; 0 for all
     */
    public static String text(SweepFolder folder, SweepSummary summary, List<Column> columns, int limit) {
        StringBuilder text = new StringBuilder();
        text.append(folder.plan().base())
                .append(": ")
                .append(Figures.count(summary.done()))
                .append(" of ")
                .append(Figures.plural(summary.points(), "point"))
                .append(" done, ")
                .append(Figures.count(summary.skipped()))
                .append(" of them not possible, ")
                .append(Figures.count(summary.feasible()))
                .append(" within the constraints\n");
        causes(text, summary.causes());
        if (summary.frontPoints() == 0) {
            return text.append("no point is on the front\n").toString();
        }
        text.append("front of ")
                .append(Figures.plural(summary.frontPoints(), "point"))
                .append(", hypervolume ")
                .append(Figures.percent(summary.hypervolume()))
                .append("\n\n");
        text.append(new SweepTable(folder.path(), summary, columns).of(limit == 0 ? Integer.MAX_VALUE : limit));
        text.append(CountedTable.of(summary.front()));
        if (summary.sensitivity() != null) {
            text.append('\n').append(SensitivityTables.of(summary.sensitivity()));
        }
        return text.toString();
    }

    /** Fronts of several sweeps beside each other. */
    public static String text(FrontComparison comparison) {
        TextTable table = new TextTable("sweep", "points", "front", "hypervolume", "of the first", "of its front");
        comparison
                .sweeps()
                .forEach(sweep -> table.row(
                        sweep.folder(),
                        Figures.count(sweep.done()),
                        Figures.count(sweep.front()),
                        Figures.percent(sweep.hypervolume()),
                        Figures.percent(sweep.share()),
                        Figures.count(sweep.found())));
        return "objectives: " + String.join(", ", comparison.objectives()) + "\n\n" + table;
    }

    /** What a sweep would take. */
    public static String text(SweepOutlook outlook) {
        int missing = outlook.points() - outlook.done();
        StringBuilder text = new StringBuilder();
        text.append(Figures.plural(outlook.points(), "point"))
                .append(", ")
                .append(Figures.count(outlook.done()))
                .append(" of them done, ")
                .append(Figures.count(missing - outlook.computed()))
                .append(" not possible");
        if (outlook.lookedAt() < missing) {
            text.append(" (by ").append(Figures.count(outlook.lookedAt())).append(" of them, evenly spread)");
        }
        text.append('\n');
        causes(text, outlook.impossible());
        text.append(Figures.plural(outlook.trainings(), "training"));
        if (outlook.trainings() > 0) {
            text.append(" (")
                    .append(Figures.plural(outlook.trainingEpochs(), "epoch"))
                    .append(')');
        }
        text.append(", ")
                .append(Figures.plural(outlook.recordings(), "recording"))
                .append(" of spikes\n");
        SweepOutlook.Rates rates = outlook.rates();
        if (rates == null) {
            return text.append("time: not known before a network is trained\n").toString();
        }
        double seconds = outlook.coreSeconds().orElseThrow();
        return text.append(String.format(
                        Locale.ROOT,
                        "a core takes %s a recording and %s a point: %s for all%s, %s on %s%n",
                        Figures.each(rates.recordingSeconds()),
                        Figures.each(rates.pointSeconds()),
                        Figures.roughly(seconds),
                        outlook.trainings() > 0 ? " but the trainings" : "",
                        Figures.roughly(seconds / outlook.cores()),
                        Figures.plural(outlook.cores(), "core")))
                .append("results of ")
                .append(Figures.bytes(outlook.bytes().orElseThrow()))
                .append('\n')
                .toString();
    }

    /** How far a sweep is. */
    public static String text(SweepStatus status) {
        StringBuilder text = new StringBuilder();
        status.array().ifPresent(array -> {
            text.append(array.title())
                    .append(": ")
                    .append(Figures.plural(status.tasks().states().size(), "task"));
            for (TaskState state : TaskState.values()) {
                text.append(", ")
                        .append(Figures.count(status.tasks().count(state)))
                        .append(' ')
                        .append(state.text());
            }
            text.append('\n');
        });
        return text.append(Figures.count(status.done()))
                .append(" of ")
                .append(Figures.plural(status.points(), "point"))
                .append(" done\n")
                .append(status.next())
                .append('\n')
                .toString();
    }

    private static void causes(StringBuilder text, Map<String, Integer> causes) {
        causes.entrySet().stream()
                .sorted((one, other) -> other.getValue() - one.getValue())
                .limit(MOST_CAUSES)
                .forEach(cause -> text.append("  ")
                        .append(Figures.count(cause.getValue()))
                        .append(" x ")
                        .append(cause.getKey())
                        .append('\n'));
    }

    /** All points that are done, in their order: a column a parameter, a column a figure. */
    public static CsvTable table(SweepFolder folder) {
        List<String> parameters = folder.plan().parameters();
        List<String> figures = Arrays.stream(Figure.values()).map(Figure::key).toList();
        CsvTable table = new CsvTable(Stream.of(List.of("point"), parameters, figures, List.of("skipped"))
                .flatMap(List::stream)
                .toList());
        for (PointResult point : folder.results()) {
            List<Object> cells = new ArrayList<>();
            cells.add(point.point());
            parameters.forEach(parameter -> cells.add(point.parameters().get(parameter)));
            figures.forEach(figure -> {
                BigDecimal value = point.figures().get(figure);
                cells.add(value == null ? null : value.toPlainString());
            });
            cells.add(point.skipped());
            table.row(cells);
        }
        return table;
    }
}
