package dev.spikeloom.study.sweep;

import dev.spikeloom.io.InputException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Which of its results somebody wants to see of a sweep.
 *
 * @param where a condition as one more constraint
 * @param sort a parameter or figure, with {@code -} before it for the largest first
 * @param points whether all feasible points are asked for, besides the front
 * @param limit points of the front, and of all, at most; all if empty
 * @param sensitivity whether main effects are asked for
 */
public record SweepQuery(
        Optional<String> where, Optional<String> sort, boolean points, OptionalInt limit, boolean sensitivity) {
    /** The whole front, and no more. */
    public static final SweepQuery FRONT =
            new SweepQuery(Optional.empty(), Optional.empty(), false, OptionalInt.empty(), false);

    private static final String DESCENDING = "-";

    /**
     * The front of the points that satisfy the condition, too.
     *
     * @throws InputException if the condition is not understood, or names what there is not
     */
    ParetoFront front(SweepFolder folder, List<PointResult> results) {
        return where.map(condition -> Constrained.front(folder.plan(), results, condition))
                .orElseGet(() -> folder.front(results));
    }

    /**
     * As many as are asked for, in the order that is asked for.
     *
     * @throws InputException if there is no parameter or figure to sort by
     */
    List<PointResult> chosen(List<PointResult> points, SweepPlan plan) {
        List<PointResult> sorted = points;
        if (sort.isPresent()) {
            boolean descending = sort.get().startsWith(DESCENDING);
            String name = sort.get().substring(descending ? DESCENDING.length() : 0);
            sorted = points.stream()
                    .sorted(Column.named("--sort", name, plan).order(descending))
                    .toList();
        }
        return sorted.subList(0, Math.min(limit.orElse(sorted.size()), sorted.size()));
    }
}
