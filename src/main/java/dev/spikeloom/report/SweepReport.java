package dev.spikeloom.report;

import dev.spikeloom.io.CsvTable;
import dev.spikeloom.study.sweep.Column;
import dev.spikeloom.study.sweep.Figure;
import dev.spikeloom.study.sweep.PointResult;
import dev.spikeloom.study.sweep.SweepFolder;
import dev.spikeloom.study.sweep.SweepStudy;
import dev.spikeloom.study.sweep.SweepSummary;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
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
        if (summary.sensitivity() != null) {
            text.append('\n').append(SensitivityTables.of(summary.sensitivity()));
        }
        return text.toString();
    }

    /** What a sweep would take. */
    public static String text(SweepStudy.Outlook outlook) {
        int impossible = outlook.impossible().values().stream()
                .mapToInt(Integer::intValue)
                .sum();
        StringBuilder text = new StringBuilder();
        text.append(Figures.plural(outlook.points(), "point"))
                .append(", ")
                .append(Figures.count(outlook.done()))
                .append(" of them done, ")
                .append(Figures.count(impossible))
                .append(" not possible\n");
        causes(text, outlook.impossible());
        return text.append(Figures.plural(outlook.trainings(), "training"))
                .append(", ")
                .append(Figures.plural(outlook.recordings(), "recording"))
                .append(" of spikes\n")
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
