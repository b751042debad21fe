package dev.spikeloom.report.html.sweep;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import dev.spikeloom.io.Json;
import dev.spikeloom.report.html.ShownText;
import dev.spikeloom.study.sweep.Column;
import dev.spikeloom.study.sweep.Objective;
import dev.spikeloom.study.sweep.ParetoFront;
import dev.spikeloom.study.sweep.PointResult;
import dev.spikeloom.study.sweep.SweepFolder;
import dev.spikeloom.study.sweep.SweepPlan;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * The points of a sweep as the scripts of a page take them: column by column.
 *
 * @param numbers of the points
 * @param columns parameters, then figures
 * @param front places of the points of the front
 * @param outside places of the points that do not satisfy all constraints
 * @param knee place of the knee; null if there is none
 * @param objectives names of their columns
 * @param experiments of the points; null if they cannot be made
 */
record PointData(
        List<Integer> numbers,
        List<Head> columns,
        List<Integer> front,
        List<Integer> outside,
        @JsonInclude(JsonInclude.Include.NON_NULL) Integer knee,
        List<String> objectives,
        @JsonInclude(JsonInclude.Include.NON_NULL) List<ExperimentColumns.Key> experiments) {
    /** What a page has room for, beside its scripts and texts. */
    private static final int MOST_BYTES = 2_300_000;

    /** How much of the room is aimed at when points have to be left out. */
    private static final double MARGIN = 0.97;

    /**
     * A column.
     *
     * @param figure whether it is a figure, or else a parameter
     * @param better {@code higher} or {@code lower}, of a figure
     * @param data a value a point
     */
    record Head(
            String name,
            String title,
            boolean figure,
            @JsonInclude(JsonInclude.Include.NON_NULL) String better,
            CodedColumn data) {}

    /**
     * Of a folder; of very many points, as many as a page has room for: the front, and others spread evenly.
     *
     * @param possible the points that have figures, in their order
     */
    static PointData of(SweepFolder folder, List<PointResult> possible, ParetoFront front) {
        List<PointResult> chosen = possible;
        while (true) {
            PointData data = coded(folder, chosen, front);
            int bytes = data.bytes();
            if (bytes <= MOST_BYTES || chosen.size() <= front.points().size()) {
                return data;
            }
            int most = (int) Math.min(chosen.size() - 1L, (long) (chosen.size() * MARGIN * MOST_BYTES / bytes));
            chosen = spread(possible, front, most);
        }
    }

    private int bytes() {
        try {
            return Json.MAPPER.writeValueAsBytes(this).length;
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("data of a report can always be written", e);
        }
    }

    /** The front, and of the others as many, spread evenly. */
    static List<PointResult> spread(List<PointResult> possible, ParetoFront front, int most) {
        Set<Integer> kept = new HashSet<>();
        front.points().forEach(point -> kept.add(point.point()));
        int others = Math.max(1, most - kept.size());
        for (int i = 0; i < others; i++) {
            kept.add(possible.get((int) ((long) i * possible.size() / others)).point());
        }
        return possible.stream().filter(point -> kept.contains(point.point())).toList();
    }

    private static PointData coded(SweepFolder folder, List<PointResult> chosen, ParetoFront front) {
        SweepPlan plan = folder.plan();
        List<Head> heads = new ArrayList<>();
        for (Column column : Column.all(plan)) {
            heads.add(new Head(
                    column.name(),
                    ShownText.of(column.title()),
                    column.isFigure(),
                    column.isFigure() ? better(plan, column.name()) : null,
                    CodedColumn.of(chosen.stream()
                            .map(point -> shown(column.value(point.parameters(), point.figures())))
                            .toList())));
        }
        Map<Integer, Integer> places = new HashMap<>();
        IntStream.range(0, chosen.size()).forEach(i -> places.put(chosen.get(i).point(), i));
        Set<Integer> feasible = new HashSet<>();
        front.feasible().forEach(point -> feasible.add(point.point()));
        return new PointData(
                chosen.stream().map(PointResult::point).toList(),
                heads,
                front.points().stream().map(point -> places.get(point.point())).toList(),
                IntStream.range(0, chosen.size())
                        .filter(i -> !feasible.contains(chosen.get(i).point()))
                        .boxed()
                        .toList(),
                front.knee().map(point -> places.get(point.point())).orElse(null),
                plan.objectives().stream().map(one -> one.figure().key()).toList(),
                ExperimentColumns.of(folder, chosen).orElse(null));
    }

    private static Object shown(Object value) {
        return value instanceof String text ? ShownText.of(text) : value;
    }

    private static String better(SweepPlan plan, String name) {
        Objective objective = plan.objective("figure", name);
        return objective.most() ? "higher" : "lower";
    }
}
