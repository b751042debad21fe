package dev.spikeloom.study.sweep;

import dev.spikeloom.io.InputException;
import dev.spikeloom.io.Json;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a sweep has found so far, for scripts.
 *
 * @param points of the sweep
 * @param done of them, those that are not possible included
 * @param skipped points that are not possible
 * @param causes why, with how many there are of each
 * @param feasible points that satisfy all constraints
 * @param hypervolume of the front, a share of the box between the best and the worst of all feasible points
 * @param knee number of the point of the front nearest to the best of all objectives; null if there is none
 * @param verified {@code passed} if all points of the front are, {@code failed} if one is not, else {@code no}
 * @param frontPoints points of the front
 * @param front the best in the first objective first, unless another order is asked for
 * @param results all feasible points in their order, or the one that is asked for; null unless they are asked for
 * @param sensitivity main effects over the feasible points; null unless they are asked for
 */
public record SweepSummary(
        int points,
        int done,
        int skipped,
        Map<String, Integer> causes,
        int feasible,
        double hypervolume,
        Integer knee,
        String verified,
        int frontPoints,
        List<FrontPoint> front,
        List<FrontPoint> results,
        Sensitivity sensitivity) {
    /**
     * A point of the front, or one that satisfies the constraints.
     *
     * @param point its number
     * @param parameters by their paths
     * @param objectives their figures, by their keys
     * @param figures all others, too
     * @param verified {@code no}, {@code passed} or {@code failed}
     * @param dominatedBy the number of a point of the front that is no worse in any objective; null for one of the front
     * @param counted what it costs as cells; null if they were not counted
     */
    public record FrontPoint(
            int point,
            Map<String, String> parameters,
            Map<String, BigDecimal> objectives,
            Map<String, BigDecimal> figures,
            String verified,
            Integer dominatedBy,
            Counted counted) {}

    /** As scripts read it. */
    public String toJson() {
        return Json.text(this);
    }

    /** Of the results in a folder. */
    public static SweepSummary of(SweepFolder folder) {
        return of(folder, SweepQuery.FRONT);
    }

    /**
     * What is asked for of the results in a folder.
     *
     * @throws InputException if there is no parameter or figure that the query names
     */
    public static SweepSummary of(SweepFolder folder, SweepQuery query) {
        SweepPlan plan = folder.plan();
        List<PointResult> results = folder.results();
        Proofs proofs = new Proofs(folder.verified(), folder.counted());
        ParetoFront front = query.front(folder, results);
        Map<String, Integer> causes = new LinkedHashMap<>();
        results.stream()
                .filter(point -> !point.possible())
                .forEach(point -> causes.merge(point.skipped(), 1, Integer::sum));
        return new SweepSummary(
                folder.points(),
                results.size(),
                causes.values().stream().mapToInt(Integer::intValue).sum(),
                causes,
                front.feasible().size(),
                front.hypervolume(),
                front.knee().map(PointResult::point).orElse(null),
                whole(front, proofs.verified()),
                front.points().size(),
                query.chosen(front.points(), plan).stream()
                        .map(point -> point(point, null, plan, proofs))
                        .toList(),
                query.points()
                        ? query.chosen(front.feasible(), plan).stream()
                                .map(point -> point(point, front, plan, proofs))
                                .toList()
                        : null,
                query.sensitivity() ? Sensitivity.of(plan, front.feasible()) : null);
    }

    private static String whole(ParetoFront front, Map<Integer, Verified> verified) {
        List<String> words = front.points().stream()
                .map(point -> Verified.word(verified.get(point.point())))
                .toList();
        if (words.contains("failed")) {
            return "failed";
        }
        return !words.isEmpty() && words.stream().allMatch("passed"::equals) ? "passed" : "no";
    }

    /** What was found of points after they were computed. */
    private record Proofs(Map<Integer, Verified> verified, Map<Integer, Counted> counted) {}

    private static FrontPoint point(PointResult point, ParetoFront front, SweepPlan plan, Proofs proofs) {
        Map<String, BigDecimal> objectives = new LinkedHashMap<>();
        plan.objectives()
                .forEach(objective -> objectives.put(
                        objective.figure().key(),
                        point.figures().get(objective.figure().key())));
        return new FrontPoint(
                point.point(),
                point.parameters(),
                objectives,
                point.figures(),
                Verified.word(proofs.verified().get(point.point())),
                front == null
                        ? null
                        : front.dominating(point).map(PointResult::point).orElse(null),
                proofs.counted().get(point.point()));
    }
}
