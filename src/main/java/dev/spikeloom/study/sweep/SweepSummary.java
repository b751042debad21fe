package dev.spikeloom.study.sweep;

import dev.spikeloom.io.Json;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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
 * @param front the best in the first objective first
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
        List<FrontPoint> front) {
    /**
     * A point of the front.
     *
     * @param point its number
     * @param parameters by their paths
     * @param objectives their figures, by their keys
     * @param figures all others, too
     * @param verified {@code no}, {@code passed} or {@code failed}
     */
    public record FrontPoint(
            int point,
            Map<String, String> parameters,
            Map<String, BigDecimal> objectives,
            Map<String, BigDecimal> figures,
            String verified) {}

    /** As scripts read it. */
    public String toJson() {
        return Json.text(this);
    }

    /** Of the results in a folder. */
    public static SweepSummary of(SweepFolder folder) {
        List<PointResult> results = folder.results();
        Map<Integer, Verified> verified = folder.verified();
        ParetoFront front = folder.front(results);
        Map<String, Integer> causes = new LinkedHashMap<>();
        results.stream()
                .filter(point -> !point.possible())
                .forEach(point -> causes.merge(point.skipped(), 1, Integer::sum));
        List<FrontPoint> points = front.points().stream()
                .map(point -> point(point, folder.plan(), verified.get(point.point())))
                .toList();
        Optional<Integer> knee = front.knee().map(PointResult::point);
        return new SweepSummary(
                folder.points(),
                results.size(),
                causes.values().stream().mapToInt(Integer::intValue).sum(),
                causes,
                front.feasible().size(),
                front.hypervolume(),
                knee.orElse(null),
                whole(points),
                points);
    }

    private static String whole(List<FrontPoint> points) {
        if (points.stream().anyMatch(point -> point.verified().equals("failed"))) {
            return "failed";
        }
        return !points.isEmpty()
                        && points.stream().allMatch(point -> point.verified().equals("passed"))
                ? "passed"
                : "no";
    }

    private static FrontPoint point(PointResult point, SweepPlan plan, Verified verified) {
        Map<String, BigDecimal> objectives = new LinkedHashMap<>();
        plan.objectives()
                .forEach(objective -> objectives.put(
                        objective.figure().key(),
                        point.figures().get(objective.figure().key())));
        return new FrontPoint(point.point(), point.parameters(), objectives, point.figures(), Verified.word(verified));
    }
}
