package dev.spikeloom.study.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.spikeloom.io.InputException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** Which points a sweep takes. */
class SweepSpaceTest {
    private static final String AXES =
            "axes: {time_steps: {from: 1, to: 20, step: 1}, data.encoder_seed: {from: 1, to: 15, step: 1},"
                    + " architecture.issue_width: [1, 2, 4, 8]}";

    @Test
    void aGridHasAllOfThemTheLastAxisTheFastest() {
        SweepPlan plan = Sweeps.read("base: digits", "axes: {time_steps: [1, 2], architecture.issue_width: [1, 2, 4]}");
        SweepSpace space = new SweepSpace(plan.axes());

        assertThat(space.points(plan).stream().map(space::at).map(at -> String.join(" ", at.values())))
                .containsExactly("1 1", "1 2", "1 4", "2 1", "2 2", "2 4");
    }

    @ParameterizedTest
    @EnumSource(
            mode = Mode.EXCLUDE,
            names = {"GRID", "LIST", "SEARCH"})
    void soManyAreTakenEachOnceAndAlwaysTheSame(SweepMode mode) {
        List<Long> points = points(mode, 60, 1);

        assertThat(points).hasSize(60).doesNotHaveDuplicates().isEqualTo(points(mode, 60, 1));
        assertThat(points).allSatisfy(point -> assertThat(point).isBetween(0L, 20L * 15 * 4 - 1));
    }

    @ParameterizedTest
    @EnumSource(names = {"RANDOM", "LATIN_HYPERCUBE"})
    void anotherSeedTakesOthers(SweepMode mode) {
        assertThat(points(mode, 60, 2)).isNotEqualTo(points(mode, 60, 1));
    }

    @ParameterizedTest
    @EnumSource(
            mode = Mode.EXCLUDE,
            names = {"GRID", "LIST", "SEARCH"})
    void aBudgetBeyondTheSpaceTakesAllOfIt(SweepMode mode) {
        assertThat(points(mode, 5000, 1)).hasSize(20 * 15 * 4);
    }

    @Test
    void aLatinHypercubeHasEachValueEquallyOften() {
        SweepPlan plan = plan(SweepMode.LATIN_HYPERCUBE, 60, 1);
        SweepSpace space = new SweepSpace(plan.axes());
        List<Map<String, Integer>> counts = new ArrayList<>();
        IntStream.range(0, 3).forEach(axis -> counts.add(new HashMap<>()));
        for (long point : space.points(plan)) {
            List<String> values = List.copyOf(space.at(point).values());
            IntStream.range(0, 3).forEach(axis -> counts.get(axis).merge(values.get(axis), 1, Integer::sum));
        }

        assertThat(counts.get(0).values()).hasSize(20).containsOnly(3);
        assertThat(counts.get(1).values()).hasSize(15).containsOnly(4);
        assertThat(counts.get(2).values()).hasSize(4).containsOnly(15);
    }

    @Test
    void aSobolSequenceLeavesNoQuarterOut() {
        SweepPlan plan = plan(SweepMode.SOBOL, 64, 1);
        SweepSpace space = new SweepSpace(plan.axes());
        Map<String, Integer> quarters = new HashMap<>();
        for (long point : space.points(plan)) {
            Map<String, String> at = space.at(point);
            boolean late = Integer.parseInt(at.get("time_steps")) > 10;
            boolean wide = Integer.parseInt(at.get("architecture.issue_width")) > 2;
            quarters.merge(late + " " + wide, 1, Integer::sum);
        }

        assertThat(quarters.values())
                .hasSize(4)
                .allSatisfy(count -> assertThat(count).isBetween(14, 18));
    }

    @Test
    void aMillionMillionPointsAreRefused() {
        String axis = "{from: 1, to: 10000, step: 1}";
        SweepPlan plan = Sweeps.read(
                "base: digits",
                "axes: {data.encoder_seed: " + axis + ", training.seed: " + axis + ", conversion.seed: " + axis + "}");

        assertThatThrownBy(() -> new SweepSpace(plan.axes()).points(plan))
                .isInstanceOf(InputException.class)
                .hasMessage("mine.yaml: the axes span 1,000,000,000,000 points, allowed: at most 10,000,000 in a sweep;"
                        + " set 'budget' with 'mode: search' or 'sobol', or take values away");
    }

    private static List<Long> points(SweepMode mode, int budget, long seed) {
        SweepPlan plan = plan(mode, budget, seed);
        return new SweepSpace(plan.axes()).points(plan);
    }

    private static SweepPlan plan(SweepMode mode, int budget, long seed) {
        return Sweeps.read("base: digits", AXES, "mode: " + mode.text(), "budget: " + budget, "seed: " + seed);
    }
}
