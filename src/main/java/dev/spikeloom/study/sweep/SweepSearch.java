package dev.spikeloom.study.sweep;

import dev.spikeloom.io.InputException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A search for the front of a sweep. It begins anew each time, and comes to the same points in the same order: those that are
 * there already are not computed again.
 */
final class SweepSearch {
    private final SweepFolder folder;
    private final SweepStudy study;
    private final Map<Integer, PointResult> there = new HashMap<>();

    SweepSearch(SweepFolder folder, SweepStudy study) {
        this.folder = folder;
        this.study = study;
        folder.results().forEach(result -> there.put(result.point(), result));
    }

    /** @throws InputException as {@link SweepStudy#run()}, or if the results are those of another search */
    void run() {
        new ParetoSearch(folder.space().sizes(), folder.plan().objectives().size(), folder.points(), this::costs)
                .run(folder.plan().seed());
    }

    private List<double[]> costs(List<List<Integer>> asked) {
        List<Integer> points = asked.stream().map(folder::ask).toList();
        List<Integer> missing = new ArrayList<>();
        for (int point : points) {
            PointResult found = there.get(point);
            if (found == null) {
                missing.add(point);
            } else if (!found.parameters().equals(folder.parameters(point))) {
                throw new InputException(folder.path().resolve(SweepFolder.POINTS) + ": point " + point
                        + " is not what this search asks for, expected the results of this sweep");
            }
        }
        study.run(missing, folder.store(), there.size()).forEach(result -> there.put(result.point(), result));
        return points.stream().map(there::get).map(this::costs).toList();
    }

    private double[] costs(PointResult point) {
        return Constraint.allHold(folder.plan().constraints(), point)
                ? folder.plan().objectives().stream()
                        .mapToDouble(objective -> objective.cost(point))
                        .toArray()
                : null;
    }
}
