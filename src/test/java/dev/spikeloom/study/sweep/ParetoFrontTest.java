package dev.spikeloom.study.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which points no other one is better than. */
class ParetoFrontTest {
    private static final List<Objective> TWO =
            List.of(new Objective(Figure.ACCURACY, true), new Objective(Figure.ENERGY, false));
    private static final List<Objective> THREE = List.of(
            new Objective(Figure.ACCURACY, true),
            new Objective(Figure.ENERGY, false),
            new Objective(Figure.AREA, false));

    @Test
    void betterInOneIsEnoughToBeOnIt() {
        ParetoFront front =
                front(TWO, point(0, 0.9, 10, 1), point(1, 0.8, 5, 1), point(2, 0.8, 7, 1), point(3, 0.9, 12, 1));

        assertThat(front.points()).extracting(PointResult::point).containsExactly(0, 1);
        assertThat(front.dominating(point(2, 0.8, 7, 1)))
                .map(PointResult::point)
                .contains(1);
        assertThat(front.dominating(point(1, 0.8, 5, 1))).isEmpty();
    }

    @Test
    void theFirstStandsForThoseWithTheSameFigures() {
        assertThat(front(TWO, point(4, 0.9, 10, 1), point(2, 0.9, 10, 2)).points())
                .extracting(PointResult::point)
                .containsExactly(2);
    }

    @Test
    void whatBreaksAConstraintIsNotOnIt() {
        List<Constraint> constraints = List.of(Constraint.of("mine.yaml:1", "accuracy > 0.85 && area < 3", List.of()));
        ParetoFront front = new ParetoFront(List.of(point(0, 0.9, 10, 1), point(1, 0.8, 5, 1)), TWO, constraints);

        assertThat(front.points()).extracting(PointResult::point).containsExactly(0);
    }

    @Test
    void whatIsNotPossibleIsNotOnIt() {
        PointResult impossible = new PointResult(1, Map.of(), Map.of(), "no such bank");

        assertThat(front(TWO, point(0, 0.9, 10, 1), impossible).feasible()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void oneThatGrowsIsAsLargeAsThatOfAll(int seed) {
        Random random = new Random(seed);
        List<Constraint> constraints = List.of(Constraint.of("mine.yaml:1", "area < 5", List.of()));
        GrowingFront growing = new GrowingFront(THREE, constraints);
        List<PointResult> points = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            points.add(point(i, random.nextInt(8), random.nextInt(8), random.nextInt(8)));
            growing.add(points.get(i));
        }

        assertThat(growing.size())
                .isEqualTo(new ParetoFront(points, THREE, constraints).points().size());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void itIsThatOfComparingAllWithAll(int seed) {
        List<PointResult> points = random(seed, 300);
        ParetoFront front = new ParetoFront(points, THREE, List.of());

        assertThat(front.points())
                .containsExactlyInAnyOrderElementsOf(points.stream()
                        .filter(one -> points.stream().noneMatch(other -> dominates(other, one)))
                        .toList());
    }

    @Test
    void theVolumeOfTwoStepsIsTheirArea() {
        ParetoFront front = front(TWO, point(0, 1.0, 10, 1), point(1, 0.5, 5, 1), point(2, 0.0, 0, 1));

        assertThat(front.hypervolume()).isCloseTo(0.25, within(1e-12));
    }

    @Test
    void theVolumeOfThreeObjectivesIsTheShareOfRandomPointsThatAreDominated() {
        List<PointResult> points = random(7, 60);
        ParetoFront front = new ParetoFront(points, THREE, List.of());
        Random random = new Random(1);
        int dominated = 0;
        int draws = 200_000;
        for (int i = 0; i < draws; i++) {
            PointResult drawn = point(-1, random.nextDouble(), random.nextDouble(), random.nextDouble());
            dominated += front.points().stream().anyMatch(one -> dominates(one, drawn)) ? 1 : 0;
        }

        assertThat(front.hypervolume(new double[] {-1, 0, 0}, new double[] {0, 1, 1}))
                .isCloseTo((double) dominated / draws, within(0.005));
    }

    @Test
    void theKneeIsNearestToTheBestOfBoth() {
        assertThat(front(TWO, point(0, 1.0, 100, 1), point(1, 0.95, 20, 1), point(2, 0.5, 0, 1))
                        .knee())
                .map(PointResult::point)
                .contains(1);
    }

    @Test
    void ofNothingThereIsNoFront() {
        ParetoFront front = front(TWO);

        assertThat(front.points()).isEmpty();
        assertThat(front.hypervolume()).isZero();
        assertThat(front.knee()).isEmpty();
    }

    private static boolean dominates(PointResult winner, PointResult loser) {
        boolean better = false;
        for (Objective objective : THREE) {
            if (objective.cost(winner) > objective.cost(loser)) {
                return false;
            }
            better |= objective.cost(winner) < objective.cost(loser);
        }
        return better;
    }

    private static List<PointResult> random(int seed, int count) {
        Random random = new Random(seed);
        List<PointResult> points = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            points.add(point(i, random.nextDouble(), random.nextDouble(), random.nextDouble()));
        }
        return points;
    }

    private static ParetoFront front(List<Objective> objectives, PointResult... points) {
        return new ParetoFront(List.of(points), objectives, List.of());
    }

    private static PointResult point(int number, double accuracy, double energy, double area) {
        return new PointResult(
                number,
                Map.of(),
                Map.of(
                        "accuracy", BigDecimal.valueOf(accuracy),
                        "energy_nj", BigDecimal.valueOf(energy),
                        "area_mm2", BigDecimal.valueOf(area)),
                null);
    }
}
