package dev.spikeloom.study.sweep;

import dev.spikeloom.study.sweep.SweepAdvice.Next;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What to change next, by what changing one parameter did in the sweep: beyond the end of an axis whose last step gained the
 * most; else what a constraint keeps from gaining; else what another objective gains more by than this one loses.
 */
final class NextStep {
    private NextStep() {}

    static Optional<Next> of(
            SweepPlan plan, Objective objective, List<Neighbours.Step> steps, List<Neighbours.End> ends) {
        String key = objective.figure().key();
        if (!ends.isEmpty()) {
            Neighbours.End end = ends.get(0);
            return Optional.of(new Next("axis_end", end.parameter(), end.value(), end.beyond(), key, end.change()));
        }
        Next next = null;
        double most = 0;
        for (Neighbours.Step step : steps) {
            double gain = gain(objective, step.changes());
            if (step.refused() != null && gain > most) {
                most = gain;
                next = next("constraint", step, key);
            }
        }
        return next != null ? Optional.of(next) : trade(plan, objective, steps);
    }

    private static Optional<Next> trade(SweepPlan plan, Objective objective, List<Neighbours.Step> steps) {
        Next next = null;
        double most = 0;
        for (Neighbours.Step step : steps) {
            for (Objective other : plan.objectives()) {
                double net = gain(other, step.changes()) + Math.min(0, gain(objective, step.changes()));
                if (step.refused() == null && other.figure() != objective.figure() && net > most) {
                    most = net;
                    next = next("trade", step, other.figure().key());
                }
            }
        }
        return Optional.ofNullable(next);
    }

    private static Next next(String reason, Neighbours.Step step, String key) {
        return new Next(
                reason,
                step.parameter(),
                step.from(),
                step.to(),
                key,
                step.changes().get(key));
    }

    /** Less than 0 for a loss. */
    private static double gain(Objective objective, Map<String, BigDecimal> changes) {
        double change =
                changes.getOrDefault(objective.figure().key(), BigDecimal.ZERO).doubleValue();
        return objective.most() ? change : -change;
    }
}
