package dev.spikeloom.report;

import dev.spikeloom.study.sweep.Column;
import dev.spikeloom.study.sweep.SweepSummary;
import dev.spikeloom.study.sweep.SweepSummary.FrontPoint;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Points of a sweep as people read them: those of the front, or all. */
final class SweepTable {
    /** Before this column stands whether a point is verified: figures to the left, parameters to the right. */
    private final int verified;

    private final Path folder;
    private final SweepSummary summary;
    private final List<Column> columns;
    private final boolean all;

    SweepTable(Path folder, SweepSummary summary, List<Column> columns) {
        this.folder = folder;
        this.summary = summary;
        this.columns = columns;
        this.all = summary.results() != null;
        this.verified = (int) columns.stream().takeWhile(Column::isFigure).count();
    }

    /** @param limit points, at most */
    String of(int limit) {
        List<FrontPoint> points = all ? summary.results() : summary.front();
        TextTable table = new TextTable(header());
        points.stream().limit(limit).forEach(point -> table.row(row(point)));
        StringBuilder text = new StringBuilder(table.toString());
        int shown = Math.min(limit, points.size());
        int there = all ? summary.feasible() : summary.frontPoints();
        if (shown < there) {
            text.append("\nshown are ")
                    .append(Figures.count(shown))
                    .append(" of ")
                    .append(Figures.count(there))
                    .append("; 'spikeloom sweep show ")
                    .append(folder)
                    .append(" --limit 0' shows all\n");
        }
        if (points.stream().limit(limit).anyMatch(this::isKnee)) {
            text.append("\n* knee: nearest to the best of each objective\n");
        }
        return text.toString();
    }

    private String[] header() {
        List<String> header = new ArrayList<>();
        header.add("point");
        columns.forEach(column -> header.add(column.title()));
        header.add(1 + verified, "verified");
        if (all) {
            header.add(2 + verified, "dominated by");
        }
        return header.toArray(String[]::new);
    }

    private String[] row(FrontPoint point) {
        List<String> cells = new ArrayList<>();
        cells.add(point.point() + (isKnee(point) ? " *" : ""));
        columns.forEach(column ->
                cells.add(column.isFigure() ? figure(point.figures().get(column.name())) : parameter(point, column)));
        cells.add(1 + verified, point.verified());
        if (all) {
            cells.add(2 + verified, point.dominatedBy() == null ? "" : String.valueOf(point.dominatedBy()));
        }
        return cells.toArray(String[]::new);
    }

    private static String parameter(FrontPoint point, Column column) {
        return point.parameters().get(column.name());
    }

    private boolean isKnee(FrontPoint point) {
        return summary.knee() != null && summary.knee() == point.point();
    }

    /** With five digits. */
    static String figure(BigDecimal value) {
        return value.precision() > 5 ? value.round(new MathContext(5)).toPlainString() : value.toPlainString();
    }
}
