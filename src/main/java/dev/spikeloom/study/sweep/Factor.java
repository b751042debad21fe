package dev.spikeloom.study.sweep;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A parameter, or several that change together, with the value that each of some points has. */
final class Factor {
    private final String name;
    private final List<String> values;
    private final int[] levels;
    private final int[] counts;

    private Factor(Axis axis, List<PointResult> points) {
        this.name = String.join(", ", axis.parameters());
        List<String> observed = points.stream()
                .map(point -> String.join(
                        ", ",
                        axis.parameters().stream().map(point.parameters()::get).toList()))
                .toList();
        Set<String> there = new HashSet<>(observed);
        this.values = axis.values().stream()
                .map(value -> String.join(", ", value))
                .filter(there::contains)
                .toList();
        Map<String, Integer> index = new HashMap<>();
        values.forEach(value -> index.put(value, index.size()));
        this.levels = observed.stream().mapToInt(index::get).toArray();
        this.counts = new int[values.size()];
        Arrays.stream(levels).forEach(level -> counts[level]++);
    }

    /** Those of a sweep: an axis is one, but each column of a table is one. */
    static List<Factor> of(SweepPlan plan, List<PointResult> points) {
        return plan.separateAxes().stream()
                .map(axis -> new Factor(axis, points))
                .toList();
    }

    String name() {
        return name;
    }

    /** In the order of the axis, those that a point has. */
    List<String> values() {
        return values;
    }

    int points() {
        return levels.length;
    }

    /** Which of the values a point has. */
    int level(int point) {
        return levels[point];
    }

    /** How many points have a value. */
    int count(int level) {
        return counts[level];
    }
}
