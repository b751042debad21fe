package dev.spikeloom.study.sweep;

import dev.spikeloom.io.InputException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * Main effects: how much each objective changes, on average over the feasible points, as one parameter takes its values.
 *
 * <p>The mean of an objective at a value is that of an additive least-squares fit, in which each value of each parameter adds
 * an amount of its own: the mean over all feasible points of what the fit says of them with that value. Where each value
 * meets each combination of the others equally often, as in a full grid, it is the plain mean of the points with that value;
 * elsewhere the fit keeps apart what the plain mean would mix. Parameters that change together are one.
 *
 * @param points that are feasible
 * @param objectives in their order
 */
public record Sensitivity(int points, List<OfObjective> objectives) {
    /** Of all parameters together: the fit takes the cube of it. */
    static final int MOST_VALUES = 500;

    /**
     * The main effects on an objective.
     *
     * @param objective key of its figure
     * @param least of all feasible points
     * @param most of all feasible points
     * @param explained share of the variance that all main effects explain together, 0 to 1: what is left are effects that
     *     parameters have on each other's; null if the objective does not vary
     * @param parameters the one with the largest effect first
     */
    public record OfObjective(
            String objective, BigDecimal least, BigDecimal most, BigDecimal explained, List<Effect> parameters) {}

    /**
     * The main effect of a parameter.
     *
     * @param parameter its path; several that change together with commas
     * @param effect the largest mean less the smallest, in the unit of the objective; null if the points do not tell it
     *     apart from the effects of other parameters
     * @param share of the range between the least and the most of the objective; null as effect, or if there is no range
     * @param values in the order of the axis, those that a feasible point has
     */
    public record Effect(String parameter, BigDecimal effect, BigDecimal share, List<Level> values) {
        private BigDecimal size() {
            return effect == null ? BigDecimal.ONE.negate() : effect;
        }
    }

    /**
     * A value of a parameter.
     *
     * @param value as in the sweep file
     * @param points that have it
     * @param mean of the objective; null if the points do not tell it
     */
    public record Level(String value, int points, BigDecimal mean) {}

    /**
     * Over the points of a sweep that satisfy its constraints.
     *
     * @throws InputException if there are too many values
     */
    public static Sensitivity of(SweepFolder folder) {
        return of(folder.plan(), folder.front().feasible());
    }

    /**
     * Computes them.
     *
     * @throws InputException if there are too many values
     */
    static Sensitivity of(SweepPlan plan, List<PointResult> points) {
        if (points.isEmpty()) {
            return new Sensitivity(0, List.of());
        }
        List<Factor> factors = Factor.of(plan, points);
        int values = factors.stream().mapToInt(factor -> factor.values().size()).sum();
        if (values > MOST_VALUES) {
            throw new InputException("the parameters of the sweep have " + values
                    + " values, allowed for main effects: at most " + MOST_VALUES);
        }
        AdditiveFit fit = new AdditiveFit(factors);
        return new Sensitivity(
                points.size(),
                plan.objectives().stream()
                        .map(objective -> ofObjective(objective.figure().key(), points, factors, fit))
                        .toList());
    }

    private static OfObjective ofObjective(
            String key, List<PointResult> points, List<Factor> factors, AdditiveFit fit) {
        double[] observed = points.stream()
                .mapToDouble(point -> point.figures().get(key).doubleValue())
                .toArray();
        double least = DoubleStream.of(observed).min().orElseThrow();
        double most = DoubleStream.of(observed).max().orElseThrow();
        AdditiveFit.Means means = fit.means(observed);
        List<Effect> effects = new ArrayList<>();
        for (int i = 0; i < factors.size(); i++) {
            effects.add(effect(factors.get(i), means.of(i), most - least));
        }
        effects.sort(Comparator.comparing(Effect::size).reversed());
        return new OfObjective(
                key,
                Figure.rounded(least),
                Figure.rounded(most),
                most > least ? Figure.rounded(means.explained()) : null,
                effects);
    }

    private static Effect effect(Factor factor, double[] means, double range) {
        List<Level> levels = IntStream.range(0, means.length)
                .mapToObj(i -> new Level(factor.values().get(i), factor.count(i), rounded(means[i])))
                .toList();
        if (levels.stream().anyMatch(level -> level.mean() == null)) {
            return new Effect(factor.name(), null, null, levels);
        }
        // Of what is shown: the last digits of a fit are not zero where they should be.
        BigDecimal least =
                levels.stream().map(Level::mean).min(Comparator.naturalOrder()).orElseThrow();
        BigDecimal most =
                levels.stream().map(Level::mean).max(Comparator.naturalOrder()).orElseThrow();
        BigDecimal effect = Figure.rounded(most.subtract(least).doubleValue());
        return new Effect(
                factor.name(), effect, range > 0 ? Figure.rounded(effect.doubleValue() / range) : null, levels);
    }

    private static BigDecimal rounded(double mean) {
        return Double.isNaN(mean) ? null : Figure.rounded(mean);
    }
}
