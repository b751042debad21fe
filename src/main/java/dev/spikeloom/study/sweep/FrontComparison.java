package dev.spikeloom.study.sweep;

import dev.spikeloom.io.InputException;
import dev.spikeloom.io.Json;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Fronts of several sweeps with the same objectives, measured in one box: between the best and the worst of each objective
 * over the feasible points of all of them.
 *
 * @param objectives their keys
 * @param sweeps the first is what the others are held to
 */
public record FrontComparison(List<String> objectives, List<Compared> sweeps) {
    /**
     * The front of a sweep.
     *
     * @param folder of it
     * @param done points, those that are not possible included
     * @param front points of the front
     * @param hypervolume of the front in the common box: 0 to 1
     * @param share of the hypervolume of the first
     * @param found points of the front of the first to which this one has one as good in each objective
     */
    public record Compared(String folder, int done, int front, double hypervolume, double share, int found) {}

    /**
     * Compares fronts.
     *
     * @param folders two or more
     * @throws InputException if their objectives differ, or one has no point
     */
    public static FrontComparison of(List<SweepFolder> folders) {
        SweepFolder first = folders.get(0);
        List<Objective> objectives = first.plan().objectives();
        List<ParetoFront> fronts = new ArrayList<>();
        List<Integer> done = new ArrayList<>();
        for (SweepFolder folder : folders) {
            if (!folder.plan().objectives().equals(objectives)) {
                throw new InputException(folder.path() + " has the objectives " + names(folder) + ", expected those of "
                        + first.path() + ": " + names(first));
            }
            List<PointResult> results = folder.results();
            ParetoFront front = folder.front(results);
            if (front.points().isEmpty()) {
                throw new InputException(folder.path() + " has no point within its constraints, expected some");
            }
            fronts.add(front);
            done.add(results.size());
        }
        double[] least = extreme(fronts, true);
        double[] most = extreme(fronts, false);
        double whole = fronts.get(0).hypervolume(least, most);
        List<Compared> compared = new ArrayList<>();
        for (int i = 0; i < folders.size(); i++) {
            ParetoFront front = fronts.get(i);
            double volume = front.hypervolume(least, most);
            compared.add(new Compared(
                    folders.get(i).path().toString(),
                    done.get(i),
                    front.points().size(),
                    volume,
                    volume / whole,
                    front.asGoodAs(fronts.get(0))));
        }
        return new FrontComparison(
                objectives.stream().map(one -> one.figure().key()).toList(), List.copyOf(compared));
    }

    private static String names(SweepFolder folder) {
        return String.join(
                ", ",
                folder.plan().objectives().stream()
                        .map(one ->
                                (one.most() ? "max " : "min ") + one.figure().key())
                        .toList());
    }

    private static double[] extreme(List<ParetoFront> fronts, boolean best) {
        double[] extreme = fronts.get(0).extreme(best);
        for (ParetoFront front : fronts) {
            double[] other = front.extreme(best);
            Arrays.setAll(extreme, i -> best ? Math.min(extreme[i], other[i]) : Math.max(extreme[i], other[i]));
        }
        return extreme;
    }

    /** As scripts read it. */
    public String toJson() {
        return Json.text(this);
    }
}
