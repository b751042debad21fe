package dev.spikeloom.report.html.sweep;

import dev.spikeloom.report.html.Table;
import dev.spikeloom.study.sweep.Figure;
import dev.spikeloom.study.sweep.PointResult;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** What the figures of the points are between. */
final class FigureRanges {
    private FigureRanges() {}

    static Table of(List<PointResult> points) {
        Table.Builder table = Table.of("Figures of the points that are possible", "figure", "least", "median", "most");
        for (Figure figure : Figure.values()) {
            List<BigDecimal> values = points.stream()
                    .map(point -> point.figures().get(figure.key()))
                    .filter(Objects::nonNull)
                    .sorted()
                    .toList();
            if (!values.isEmpty()) {
                List<Table.Cell> row = new ArrayList<>(List.of(Table.text(figure.key())));
                for (int place : List.of(0, values.size() / 2, values.size() - 1)) {
                    row.add(PointTable.cell(values.get(place)));
                }
                table.row(row);
            }
        }
        return table.build();
    }
}
