package dev.spikeloom.study.sweep;

import java.util.ArrayList;
import java.util.List;

/** The front of the points that are known so far, while others are added. */
final class GrowingFront {
    private final List<Objective> objectives;
    private final List<Constraint> constraints;
    private final List<double[]> costs = new ArrayList<>();

    GrowingFront(List<Objective> objectives, List<Constraint> constraints) {
        this.objectives = objectives;
        this.constraints = constraints;
    }

    void add(PointResult point) {
        if (!Constraint.allHold(constraints, point)) {
            return;
        }
        double[] added = Objective.costs(objectives, point);
        if (costs.stream().noneMatch(other -> Objective.noWorse(other, added))) {
            costs.removeIf(other -> Objective.noWorse(added, other));
            costs.add(added);
        }
    }

    /** Points on it; of those that are equally good, one. */
    int size() {
        return costs.size();
    }
}
