package dev.spikeloom.study.sweep;

import dev.spikeloom.io.InputException;
import dev.spikeloom.io.Suggestion;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A parameter or figure of points, as a column of a table.
 *
 * @param name path of the parameter, or key of the figure
 * @param isFigure which of them it is
 */
public record Column(String name, boolean isFigure) {
    /** Stands for all of them. */
    public static final String ALL = "all";

    /** What paths may be named without, as tables show them. */
    private static final String ARCHITECTURE = "architecture.";

    /** All parameters of a sweep in the order of its axes, then all figures. */
    public static List<Column> all(SweepPlan plan) {
        return Stream.concat(
                        plan.parameters().stream().map(path -> new Column(path, false)),
                        Arrays.stream(Figure.values()).map(figure -> new Column(figure.key(), true)))
                .toList();
    }

    /** What a front is shown with: all objectives, then all parameters. */
    public static List<Column> usual(SweepPlan plan) {
        return Stream.concat(
                        plan.objectives().stream()
                                .map(one -> new Column(one.figure().key(), true)),
                        plan.parameters().stream().map(path -> new Column(path, false)))
                .toList();
    }

    /**
     * Columns by their names: figures also by short names, parameters also without {@code architecture.}, {@link #ALL} for
     * {@link #all}.
     *
     * @param where they are named, for messages
     * @throws InputException if a sweep has no such parameter, and there is no such figure
     */
    public static List<Column> named(String where, List<String> names, SweepPlan plan) {
        List<Column> columns = new ArrayList<>();
        for (String name : names) {
            if (name.equals(ALL)) {
                columns.addAll(all(plan));
            } else {
                columns.add(named(where, name, plan));
            }
        }
        return columns;
    }

    /**
     * A column by its name.
     *
     * @throws InputException as {@link #named(String, List, SweepPlan)}
     */
    static Column named(String where, String name, SweepPlan plan) {
        Optional<String> path = path(name, plan.parameters());
        if (path.isPresent()) {
            return new Column(path.get(), false);
        }
        if (Figure.names().contains(name)) {
            return new Column(Figure.named(where, name).key(), true);
        }
        List<String> known = new ArrayList<>(plan.parameters());
        known.addAll(shortened(plan.parameters()));
        known.addAll(Figure.names());
        throw new InputException(where + " is '" + name + "', which is neither a parameter of the sweep nor a figure"
                + Suggestion.hint(name, known) + "; parameters: " + String.join(", ", plan.parameters()) + "; figures: "
                + String.join(", ", Figure.names()));
    }

    /** The parameter that is meant by a name. */
    static Optional<String> path(String name, List<String> parameters) {
        return Stream.of(name, ARCHITECTURE + name).filter(parameters::contains).findFirst();
    }

    /** What else they may be called. */
    static List<String> shortened(List<String> parameters) {
        return parameters.stream().map(Column::withoutArchitecture).toList();
    }

    private static String withoutArchitecture(String path) {
        return path.startsWith(ARCHITECTURE) ? path.substring(ARCHITECTURE.length()) : path;
    }

    /** As a table has it at its head: what most paths begin with says nothing. */
    public String title() {
        return isFigure ? name : withoutArchitecture(name);
    }

    /**
     * What a point has there: a number if it is one, else a text; null for a figure of a point that is not possible.
     *
     * @param parameters of the point
     * @param figures of the point
     */
    public Object value(Map<String, String> parameters, Map<String, BigDecimal> figures) {
        return isFigure ? figures.get(name) : Values.of(parameters.get(name));
    }

    Object value(PointResult point) {
        return value(point.parameters(), point.figures());
    }

    /** By what the points have there, numbers before texts; points that have the same by their numbers. */
    Comparator<PointResult> order(boolean descending) {
        Comparator<PointResult> byValue = Comparator.comparing(this::value, Values.ORDER);
        return (descending ? byValue.reversed() : byValue).thenComparingInt(PointResult::point);
    }
}
