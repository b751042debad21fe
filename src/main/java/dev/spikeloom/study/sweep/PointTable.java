package dev.spikeloom.study.sweep;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * All points of a sweep that are done, in their order, with typed columns: {@code point}, the parameters by their paths, the
 * figures by their keys, {@code skipped}. A parameter is a number if all its values are.
 *
 * @param columns from left to right
 * @param rows with a value for each of them: a {@link Long}, {@link BigDecimal} or {@link String}, or null for none
 */
public record PointTable(List<Head> columns, List<List<Object>> rows) {
    /** What values of a column are. */
    public enum Type {
        INTEGER,
        REAL,
        TEXT
    }

    /** The head of a column. */
    public record Head(String name, Type type) {
        private Object value(String text) {
            return switch (type) {
                case INTEGER -> new BigDecimal(text).longValueExact();
                case REAL -> new BigDecimal(text);
                case TEXT -> text;
            };
        }
    }

    /**
     * Of the results in a folder.
     *
     * @throws dev.spikeloom.io.InputException if they cannot be read
     */
    public static PointTable of(SweepFolder folder) {
        List<Head> parameters = parameters(folder.plan());
        List<Head> figures = Arrays.stream(Figure.values())
                .map(figure -> new Head(figure.key(), Type.REAL))
                .toList();
        List<List<Object>> rows = new ArrayList<>();
        for (PointResult point : folder.results()) {
            List<Object> row = new ArrayList<>();
            row.add((long) point.point());
            parameters.forEach(head -> row.add(head.value(point.parameters().get(head.name()))));
            figures.forEach(head -> row.add(point.figures().get(head.name())));
            row.add(point.skipped());
            rows.add(row);
        }
        List<Head> columns = Stream.of(
                        List.of(new Head("point", Type.INTEGER)),
                        parameters,
                        figures,
                        List.of(new Head("skipped", Type.TEXT)))
                .flatMap(List::stream)
                .toList();
        return new PointTable(columns, rows);
    }

    private static List<Head> parameters(SweepPlan plan) {
        List<Head> heads = new ArrayList<>();
        for (Axis axis : plan.axes()) {
            for (int i = 0; i < axis.parameters().size(); i++) {
                int column = i;
                Type type = axis.values().stream()
                        .map(values -> type(values.get(column)))
                        .reduce(Type.INTEGER, (one, other) -> one.compareTo(other) > 0 ? one : other);
                heads.add(new Head(axis.parameters().get(i), type));
            }
        }
        return heads;
    }

    private static Type type(String text) {
        if (!(Values.of(text) instanceof BigDecimal number)) {
            return Type.TEXT;
        }
        try {
            number.longValueExact();
            return Type.INTEGER;
        } catch (ArithmeticException e) {
            return Type.REAL;
        }
    }
}
