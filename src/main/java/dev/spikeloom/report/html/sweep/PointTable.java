package dev.spikeloom.report.html.sweep;

import dev.spikeloom.report.Figures;
import dev.spikeloom.report.html.Table;
import dev.spikeloom.report.html.Table.Cell;
import dev.spikeloom.study.sweep.Column;
import dev.spikeloom.study.sweep.ParetoFront;
import dev.spikeloom.study.sweep.PointResult;
import dev.spikeloom.study.sweep.SweepPlan;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** The points of a sweep for those who have no scripts: of many, the front and others that are spread evenly. */
final class PointTable {
    /** More is nothing that a person reads from top to bottom. */
    private static final int MOST_POINTS = 1000;

    /** A number that has more stands there with a power of ten. */
    private static final int MOST_DIGITS = 40;

    private PointTable() {}

    /** @param possible the points that have figures, in their order */
    static Table of(SweepPlan plan, List<PointResult> possible, ParetoFront front) {
        List<PointResult> shown =
                possible.size() <= MOST_POINTS ? possible : PointData.spread(possible, front, MOST_POINTS);
        List<Column> columns = Column.usual(plan);
        List<String> heads = new ArrayList<>(List.of("point"));
        columns.forEach(column -> heads.add(column.title()));
        String left = shown.size() == possible.size()
                ? ""
                : ": the front, and others spread evenly, " + Figures.count(shown.size()) + " of "
                        + Figures.count(possible.size());
        Table.Builder table = Table.of("All points" + left, heads);
        for (PointResult point : shown) {
            List<Cell> row = new ArrayList<>(List.of(Table.text(String.valueOf(point.point()))));
            columns.forEach(column -> row.add(cell(column.value(point.parameters(), point.figures()))));
            table.row(row);
        }
        return table.build();
    }

    /** @param value null where there is none */
    static Cell cell(Object value) {
        if (value instanceof BigDecimal number) {
            return Table.number(
                    Math.abs((long) number.scale()) > MOST_DIGITS ? number.toString() : number.toPlainString());
        }
        return Table.text(value == null ? "-" : String.valueOf(value));
    }
}
