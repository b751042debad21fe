package dev.spikeloom.study.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spikeloom.study.sweep.ParetoSearch.Answers;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A search for a front that asks for few of the points. */
class ParetoSearchTest {
    private static final int[] SIZES = {8, 8, 8, 8};
    private static final int ALL = 4096;
    private static final List<Objective> OBJECTIVES =
            List.of(new Objective(Figure.ENERGY, false), new Objective(Figure.AREA, false));

    private final List<List<Integer>> asked = new ArrayList<>();

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void aTenthOfTheSpaceGivesNearlyAllOfTheHypervolume(long seed) {
        search(ALL / 10, seed);

        ParetoFront whole = front(everyPoint());
        double[] least = whole.extreme(true);
        double[] most = whole.extreme(false);
        assertThat(front(asked).hypervolume(least, most)).isGreaterThan(0.95 * whole.hypervolume(least, most));
    }

    @Test
    void itFindsMoreThanWhatIsDrawn() {
        search(100, 1);
        double[] least = front(everyPoint()).extreme(true);
        double[] most = front(everyPoint()).extreme(false);
        double found = front(asked).hypervolume(least, most);

        SweepPlan plan = Sweeps.read(
                "base: digits", "axes: {time_steps: {from: 1, to: 4096, step: 1}}", "mode: random", "budget: 100");
        List<List<Integer>> drawn = new SweepSpace(plan.axes())
                .points(plan).stream()
                        .map(point -> everyPoint().get(point.intValue()))
                        .toList();
        assertThat(found).isGreaterThan(front(drawn).hypervolume(least, most));
    }

    @Test
    void itAsksForJustAsManyAsItMayAndForNoneTwice() {
        search(333, 1);

        assertThat(asked).hasSize(333).doesNotHaveDuplicates();
    }

    @Test
    void theSameSeedAsksForTheSameInTheSameOrder() {
        search(200, 7);
        List<List<Integer>> first = List.copyOf(asked);
        asked.clear();
        search(200, 7);

        assertThat(asked).isEqualTo(first);
    }

    @Test
    void anotherSeedAsksForOthers() {
        search(200, 7);
        List<List<Integer>> first = List.copyOf(asked);
        asked.clear();
        search(200, 8);

        assertThat(new HashSet<>(asked)).isNotEqualTo(new HashSet<>(first));
    }

    @Test
    void nearlyTheWholeSpaceIsAskedForToo() {
        search(ALL - 1, 1);

        assertThat(asked).hasSize(ALL - 1).doesNotHaveDuplicates();
    }

    @Test
    void aSpaceInWhichNothingIsPossibleIsNoTrap() {
        Answers none = points -> {
            asked.addAll(points);
            List<double[]> costs = new ArrayList<>();
            points.forEach(point -> costs.add(null));
            return costs;
        };
        new ParetoSearch(SIZES, 2, 150, none).run(1);

        assertThat(asked).hasSize(150).doesNotHaveDuplicates();
    }

    private void search(int budget, long seed) {
        Answers answers = points -> {
            asked.addAll(points);
            return points.stream()
                    .map(point -> possible(point) ? new double[] {energy(point), area(point)} : null)
                    .toList();
        };
        new ParetoSearch(SIZES, 2, budget, answers).run(seed);
    }

    /** One in eight points is not possible. */
    private static boolean possible(List<Integer> point) {
        return (point.get(0) + point.get(3)) % 8 != 5;
    }

    private static double energy(List<Integer> point) {
        return 1.0 / (1 + point.get(0)) + 0.5 / (1 + point.get(1)) + Math.pow(point.get(2) - 3, 2) / 20 + point.get(3);
    }

    private static double area(List<Integer> point) {
        return point.get(0) + 0.7 * point.get(1) + Math.pow(point.get(2) - 4, 2) / 10 + 2 * point.get(3);
    }

    private static List<List<Integer>> everyPoint() {
        List<List<Integer>> all = new ArrayList<>();
        for (int i = 0; i < ALL; i++) {
            all.add(List.of(i / 512, i / 64 % 8, i / 8 % 8, i % 8));
        }
        return all;
    }

    private static ParetoFront front(List<List<Integer>> points) {
        List<PointResult> results = new ArrayList<>();
        for (List<Integer> point : points) {
            if (possible(point)) {
                results.add(new PointResult(
                        results.size(),
                        Map.of(),
                        Map.of(
                                "energy_nj",
                                BigDecimal.valueOf(energy(point)),
                                "area_mm2",
                                BigDecimal.valueOf(area(point))),
                        null));
            }
        }
        return new ParetoFront(results, OBJECTIVES, List.of());
    }
}
