package dev.spikeloom.study.sweep;

import dev.spikeloom.experiment.Experiment;
import dev.spikeloom.io.InputException;
import dev.spikeloom.physical.EstimateOptions;
import dev.spikeloom.run.accuracy.Workload;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What a sweep file asks for.
 *
 * @param source the file, for messages
 * @param base a preset, an experiment file or the folder of a run
 * @param axes in the order of the file
 * @param constraints that points of a front satisfy
 * @param objectives one or more
 * @param mode which points are taken
 * @param budget how many of them, at most; all of a grid or list if empty
 * @param seed of all that is drawn
 * @param samples test samples, from the first; all if empty
 * @param technology a name or a user's file; that of the base if empty
 * @param options node, supply and clock that figures are for
 */
public record SweepPlan(
        String source,
        String base,
        List<Axis> axes,
        List<Constraint> constraints,
        List<Objective> objectives,
        SweepMode mode,
        OptionalInt budget,
        long seed,
        OptionalInt samples,
        Optional<String> technology,
        EstimateOptions options) {
    /** The parameter that is the base itself. */
    static final String BASE = "base";

    public SweepPlan {
        axes = List.copyOf(axes);
        constraints = List.copyOf(constraints);
        objectives = List.copyOf(objectives);
    }

    /**
     * A figure by its name, with what is better of it: as the sweep says, or else as the figure has it.
     *
     * @param where it is named, for messages
     * @throws dev.spikeloom.io.InputException if there is no such figure
     */
    public Objective objective(String where, String name) {
        return objective(Figure.named(where, name));
    }

    Objective objective(Figure figure) {
        return objectives.stream()
                .filter(one -> one.figure() == figure)
                .findFirst()
                .orElse(new Objective(figure, figure.moreIsBetter()));
    }

    /** The paths of all parameters, in the order of the axes. */
    public List<String> parameters() {
        return axes.stream().flatMap(axis -> axis.parameters().stream()).toList();
    }

    /**
     * How many test samples of a data set are taken.
     *
     * @throws InputException if it has fewer
     */
    int samplesOf(Workload workload) {
        int all = workload.dataset().test().samples();
        int taken = samples.orElse(all);
        if (taken > all) {
            throw new InputException(source + ": samples is '" + taken + "', allowed: 1 to " + all
                    + ", the test samples of " + workload.experiment().dataset());
        }
        return taken;
    }

    /** The technology of a point: that of the sweep, or else that of its experiment. */
    String technologyOf(Experiment experiment) {
        return technology.orElseGet(experiment::technology);
    }

    /** What can be changed alone: an axis each, but each column of a table. */
    List<Axis> separateAxes() {
        return mode == SweepMode.LIST ? axes.get(0).columns() : axes;
    }
}
