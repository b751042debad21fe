package dev.spikeloom.study.sweep;

import dev.spikeloom.io.InputException;
import java.util.ArrayList;
import java.util.List;

/** Sweeps with one more constraint, given on the command line. */
final class Constrained {
    private Constrained() {}

    /**
     * The front of the points that satisfy a condition and all constraints of the sweep.
     *
     * @throws InputException if the condition is not understood, or names what there is not
     */
    static ParetoFront front(SweepPlan plan, List<PointResult> results, String condition) {
        List<Constraint> constraints = new ArrayList<>(plan.constraints());
        constraints.add(Constraint.of("--where", condition, plan.parameters()));
        return new ParetoFront(results, plan.objectives(), constraints);
    }
}
