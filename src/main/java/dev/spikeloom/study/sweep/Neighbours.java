package dev.spikeloom.study.sweep;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The points of a sweep that differ from one of them in one parameter, or several that change together. */
public final class Neighbours {
    private static final BigDecimal TWO = BigDecimal.valueOf(2);

    private final List<Objective> objectives;
    private final PointResult best;
    private final List<Axis> axes;
    private final Map<Map<String, String>, PointResult> results = new HashMap<>();
    private final Set<Integer> feasible = new HashSet<>();

    /**
     * Prepares them.
     *
     * @param objective that the best point is best in
     * @param results of all points
     * @param feasible those of them that satisfy all constraints
     */
    Neighbours(
            SweepPlan plan,
            Objective objective,
            PointResult best,
            List<PointResult> results,
            List<PointResult> feasible) {
        this.objectives = Stream.concat(Stream.of(objective), plan.objectives().stream())
                .distinct()
                .toList();
        this.best = best;
        this.axes = plan.separateAxes();
        results.forEach(point -> this.results.put(point.parameters(), point));
        feasible.forEach(point -> this.feasible.add(point.point()));
    }

    /**
     * A change of one parameter.
     *
     * @param parameter its path; several that change together with commas
     * @param from the value of the best point
     * @param to the value of the neighbour
     * @param point number of the neighbour
     * @param figures of the neighbour, by the keys of the objectives; empty if it is not possible
     * @param changes of the objectives, as shares of those of the best point; those of 0 are left out
     * @param refused why it is no choice: the cause, if it is not possible, or that a constraint refuses it; null if it is one
     */
    public record Step(
            String parameter,
            String from,
            String to,
            int point,
            Map<String, BigDecimal> figures,
            Map<String, BigDecimal> changes,
            String refused) {}

    /**
     * An end of an axis on which the best point stands, while the last step to it was a gain.
     *
     * @param end {@code smallest} or {@code largest}
     * @param value there
     * @param before the value beside it
     * @param change of the objective from there to the end, as a share of what it is there
     * @param beyond a value beyond the end that is possible
     */
    public record End(String parameter, String end, String value, String before, BigDecimal change, String beyond) {}

    /** All of them, in the order of the axes and their values. */
    List<Step> steps() {
        List<Step> steps = new ArrayList<>();
        for (Axis axis : axes) {
            for (List<String> values : axis.values()) {
                neighbour(axis, values).ifPresent(point -> steps.add(step(axis, String.join(", ", values), point)));
            }
        }
        return steps;
    }

    /** The point that has other values on one axis, and all else as the best. */
    private Optional<PointResult> neighbour(Axis axis, List<String> values) {
        return Optional.ofNullable(results.get(with(axis, values))).filter(point -> point.point() != best.point());
    }

    private Map<String, String> with(Axis axis, List<String> values) {
        Map<String, String> parameters = new LinkedHashMap<>(best.parameters());
        for (int i = 0; i < values.size(); i++) {
            parameters.put(axis.parameters().get(i), values.get(i));
        }
        return parameters;
    }

    private Step step(Axis axis, String to, PointResult point) {
        Map<String, BigDecimal> figures = new LinkedHashMap<>();
        Map<String, BigDecimal> changes = new LinkedHashMap<>();
        if (point.possible()) {
            for (Objective objective : objectives) {
                String key = objective.figure().key();
                figures.put(key, point.figures().get(key));
                change(objective, best, point).ifPresent(share -> changes.put(key, share));
            }
        }
        String refused = point.possible()
                ? feasible.contains(point.point()) ? null : "a constraint is not satisfied"
                : point.skipped();
        return new Step(name(axis), value(axis), to, point.point(), figures, changes, refused);
    }

    /** Of a figure from one point to another, as a share of the former; empty if that is 0. */
    private static Optional<BigDecimal> change(Objective objective, PointResult from, PointResult to) {
        double before = from.figures().get(objective.figure().key()).doubleValue();
        double after = to.figures().get(objective.figure().key()).doubleValue();
        return before == 0 ? Optional.empty() : Optional.of(Figure.rounded((after - before) / Math.abs(before)));
    }

    /**
     * Ends of axes of numbers, that with the largest gain first; none where nothing is possible beyond.
     *
     * @param possible whether a point with some parameters is
     */
    List<End> ends(Objective objective, Predicate<Map<String, String>> possible) {
        return axes.stream()
                .map(axis -> end(axis, objective, possible))
                .flatMap(Optional::stream)
                .sorted(Comparator.comparing((End end) -> end.change().abs()).reversed())
                .toList();
    }

    private Optional<End> end(Axis axis, Objective objective, Predicate<Map<String, String>> possible) {
        if (axis.parameters().size() > 1
                || axis.size() < 2
                || axis.values().stream().anyMatch(value -> !(Values.of(value.get(0)) instanceof BigDecimal))) {
            return Optional.empty();
        }
        List<String> sorted = axis.values().stream()
                .map(value -> value.get(0))
                .sorted(Comparator.comparing(BigDecimal::new))
                .toList();
        int place = sorted.indexOf(value(axis));
        if (place != 0 && place != sorted.size() - 1) {
            return Optional.empty();
        }
        String beside = sorted.get(place == 0 ? 1 : place - 1);
        String beyond = beyond(new BigDecimal(beside), new BigDecimal(value(axis))).stream()
                .filter(value -> possible.test(with(axis, List.of(value))))
                .findFirst()
                .orElse(null);
        return beyond == null
                ? Optional.empty()
                : neighbour(axis, List.of(beside))
                        .filter(PointResult::possible)
                        .filter(point -> objective.cost(best) < objective.cost(point))
                        .flatMap(point -> change(objective, point, best))
                        .map(share -> new End(
                                name(axis), place == 0 ? "smallest" : "largest", value(axis), beside, share, beyond));
    }

    /** Where the same factor would lead, the same step, twice or half as much, or one. */
    private static List<String> beyond(BigDecimal before, BigDecimal last) {
        boolean upwards = last.compareTo(before) > 0;
        List<BigDecimal> values = new ArrayList<>();
        if (before.signum() > 0 && last.signum() > 0) {
            values.add(last.multiply(last).divide(before, MathContext.DECIMAL64));
            values.add(upwards ? last.multiply(TWO) : last.divide(TWO, MathContext.DECIMAL64));
        }
        values.add(last.add(last).subtract(before));
        values.add(upwards ? last.add(BigDecimal.ONE) : last.subtract(BigDecimal.ONE));
        return values.stream()
                .map(value -> value.stripTrailingZeros().toPlainString())
                .toList();
    }

    private static String name(Axis axis) {
        return String.join(", ", axis.parameters());
    }

    private String value(Axis axis) {
        return String.join(
                ", ",
                axis.parameters().stream()
                        .map(best.parameters()::get)
                        .filter(Objects::nonNull)
                        .toList());
    }
}
