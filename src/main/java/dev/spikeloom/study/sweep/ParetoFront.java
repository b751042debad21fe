package dev.spikeloom.study.sweep;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleBinaryOperator;
import java.util.stream.IntStream;

/**
 * The points of a sweep that no other one is better than in all objectives at once, among those that satisfy the
 * constraints. Points with the same figures in all objectives are equally good: the first of them stands for all.
 */
public final class ParetoFront {
    private final List<Objective> objectives;
    private final List<PointResult> feasible;
    private final List<PointResult> front;
    private final List<double[]> frontCosts;

    /** @param points in their order */
    ParetoFront(List<PointResult> points, List<Objective> objectives, List<Constraint> constraints) {
        this.objectives = objectives;
        this.feasible = points.stream()
                .filter(point -> Constraint.allHold(constraints, point))
                .toList();
        this.front = computed();
        this.frontCosts = front.stream().map(this::costs).toList();
    }

    /** The front of the same feasible points over other objectives. */
    public ParetoFront over(List<Objective> others) {
        return new ParetoFront(feasible, others, List.of());
    }

    /** One after the other by costs: a point that dominates another one stands before it. */
    private List<PointResult> computed() {
        List<PointResult> sorted = new ArrayList<>(feasible);
        sorted.sort((one, other) -> {
            int order = Arrays.compare(costs(one), costs(other));
            return order != 0 ? order : Integer.compare(one.point(), other.point());
        });
        List<double[]> kept = new ArrayList<>();
        List<PointResult> found = new ArrayList<>();
        for (PointResult point : sorted) {
            double[] costs = costs(point);
            if (kept.stream().noneMatch(other -> Objective.noWorse(other, costs))) {
                kept.add(costs);
                found.add(point);
            }
        }
        return List.copyOf(found);
    }

    private double[] costs(PointResult point) {
        return Objective.costs(objectives, point);
    }

    /** The best in the first objective first. */
    public List<PointResult> points() {
        return front;
    }

    /** Points that satisfy all constraints. */
    public List<PointResult> feasible() {
        return feasible;
    }

    /** The first point of the front that is no worse than a feasible point in any objective; empty for one of the front. */
    public Optional<PointResult> dominating(PointResult point) {
        double[] costs = costs(point);
        return IntStream.range(0, front.size())
                .filter(i -> front.get(i).point() != point.point() && Objective.noWorse(frontCosts.get(i), costs))
                .mapToObj(front::get)
                .findFirst();
    }

    /**
     * The share of the box between the best and the worst of each objective over all feasible points that the front
     * dominates: 0 to 1. Objectives in which all points are the same do not count.
     */
    public double hypervolume() {
        return hypervolume(extreme(true), extreme(false));
    }

    /**
     * A cost of each objective over all feasible points.
     *
     * @param best whether the least, else the most
     */
    double[] extreme(boolean best) {
        return best
                ? extreme(feasible, Math::min, Double.POSITIVE_INFINITY)
                : extreme(feasible, Math::max, Double.NEGATIVE_INFINITY);
    }

    /** How many points of another front this one has a point for that is no worse in any objective. */
    int asGoodAs(ParetoFront other) {
        return (int) other.frontCosts.stream()
                .filter(costs -> frontCosts.stream().anyMatch(own -> Objective.noWorse(own, costs)))
                .count();
    }

    /**
     * The same in a given box, so that fronts of several sweeps can be compared.
     *
     * @param least the best of each objective, as costs
     * @param most the worst
     */
    double hypervolume(double[] least, double[] most) {
        int[] varying =
                IntStream.range(0, least.length).filter(i -> most[i] > least[i]).toArray();
        if (front.isEmpty()) {
            return 0;
        }
        List<double[]> scaled = new ArrayList<>();
        for (PointResult point : front) {
            double[] costs = costs(point);
            double[] at = new double[varying.length];
            for (int i = 0; i < at.length; i++) {
                at[i] = (costs[varying[i]] - least[varying[i]]) / (most[varying[i]] - least[varying[i]]);
            }
            if (Arrays.stream(at).allMatch(one -> one <= 1)) {
                scaled.add(at);
            }
        }
        return varying.length == 0 ? 1 : volume(scaled, varying.length);
    }

    /** Of what is dominated below 1 in each dimension, by slices along the last one (Zitzler and Thiele 1998). */
    private static double volume(List<double[]> points, int dimensions) {
        if (points.isEmpty()) {
            return 0;
        }
        if (dimensions == 1) {
            return 1 - points.stream().mapToDouble(point -> point[0]).min().orElseThrow();
        }
        List<double[]> sorted = new ArrayList<>(points);
        sorted.sort(Comparator.comparingDouble(point -> point[dimensions - 1]));
        double volume = 0;
        List<double[]> below = new ArrayList<>();
        for (int i = 0; i < sorted.size(); i++) {
            double[] point = sorted.get(i);
            below.removeIf(other -> noWorseIn(point, other, dimensions - 1));
            if (below.stream().noneMatch(other -> noWorseIn(other, point, dimensions - 1))) {
                below.add(point);
            }
            double next = i + 1 < sorted.size() ? sorted.get(i + 1)[dimensions - 1] : 1;
            if (next > point[dimensions - 1]) {
                volume += (next - point[dimensions - 1]) * volume(below, dimensions - 1);
            }
        }
        return volume;
    }

    private static boolean noWorseIn(double[] one, double[] other, int dimensions) {
        for (int i = 0; i < dimensions; i++) {
            if (one[i] > other[i]) {
                return false;
            }
        }
        return true;
    }

    /**
     * The point of the front nearest to the best of each objective, each measured from the best to the worst of the front;
     * empty if there is no point.
     */
    public Optional<PointResult> knee() {
        double[] least = extreme(front, Math::min, Double.POSITIVE_INFINITY);
        double[] most = extreme(front, Math::max, Double.NEGATIVE_INFINITY);
        return front.stream().min(Comparator.comparingDouble(point -> {
            double[] costs = costs(point);
            double sum = 0;
            for (int i = 0; i < costs.length; i++) {
                double share = most[i] > least[i] ? (costs[i] - least[i]) / (most[i] - least[i]) : 0;
                sum += share * share;
            }
            return sum;
        }));
    }

    private double[] extreme(List<PointResult> points, DoubleBinaryOperator pick, double start) {
        double[] extreme = new double[objectives.size()];
        Arrays.fill(extreme, start);
        for (PointResult point : points) {
            double[] costs = costs(point);
            for (int i = 0; i < costs.length; i++) {
                extreme[i] = pick.applyAsDouble(extreme[i], costs[i]);
            }
        }
        return extreme;
    }
}
