package dev.spikeloom.study.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.spikeloom.study.sweep.Neighbours.End;
import dev.spikeloom.study.sweep.Neighbours.Step;
import dev.spikeloom.study.sweep.SweepAdvice.Next;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What changing one parameter of the best point did, and what to change next. */
class NeighboursTest {
    private static final String WIDTH = "architecture.issue_width";
    private static final String ROWS = "architecture.bank_rows";

    private static final SweepPlan PLAN = Sweeps.read(
            "base: digits",
            "axes:",
            "  " + WIDTH + ": [1, 2, 4]",
            "  " + ROWS + ": [64, 32]",
            "objectives: [energy, area]");
    private static final Objective ENERGY = PLAN.objectives().get(0);

    /** Energy falls with the width, area grows; 32 rows take a little more energy, and much less area. */
    private static final List<PointResult> POINTS = List.of(
            point(0, "1", "64", 20, 1),
            point(1, "1", "32", 21, 0.5),
            point(2, "2", "64", 12, 2),
            new PointResult(3, Map.of(WIDTH, "2", ROWS, "32"), Map.of(), "no such bank"),
            point(4, "4", "64", 10, 4),
            point(5, "4", "32", 10.5, 1));

    private static final PointResult BEST = POINTS.get(4);

    @Test
    void theBestHasTheLeastCostThenThatOfTheOtherObjectives() {
        PointResult equal = point(6, "4", "16", 10, 3);

        assertThat(SweepAdvice.best(PLAN, ENERGY, List.of(POINTS.get(5), BEST))).contains(BEST);
        assertThat(SweepAdvice.best(PLAN, ENERGY, List.of(BEST, equal))).contains(equal);
    }

    @Test
    void neighboursDifferInOneParameter() {
        assertThat(neighbours(POINTS).steps())
                .extracting(Step::parameter, Step::from, Step::to, Step::point)
                .containsExactly(tuple(WIDTH, "4", "1", 0), tuple(WIDTH, "4", "2", 2), tuple(ROWS, "64", "32", 5));
    }

    @Test
    void changesAreSharesOfTheBest() {
        Step step = neighbours(POINTS).steps().get(2);

        assertThat(step.changes().get("energy_nj")).isEqualByComparingTo("0.05");
        assertThat(step.changes().get("area_mm2")).isEqualByComparingTo("-0.75");
        assertThat(step.refused()).isNull();
    }

    @Test
    void neighboursThatAreRefusedSayWhy() {
        assertThat(neighbours(POINTS.subList(2, 6)).steps())
                .extracting(Step::refused)
                .containsExactly("a constraint is not satisfied", null, null);
        assertThat(new Neighbours(PLAN, ENERGY, POINTS.get(1), POINTS, POINTS)
                        .steps()
                        .get(0)
                        .refused())
                .isEqualTo("no such bank");
    }

    @Test
    void anAxisEndsWhereItsLastStepWasAGain() {
        assertThat(neighbours(POINTS).ends(ENERGY, parameters -> true))
                .containsExactly(
                        new End(WIDTH, "largest", "4", "2", new BigDecimal("-0.166666667"), "8"),
                        new End(ROWS, "largest", "64", "32", new BigDecimal("-0.0476190476"), "128"));
    }

    @Test
    void beyondAnEndIsWhatIsPossible() {
        assertThat(neighbours(POINTS)
                        .ends(ENERGY, parameters -> parameters.get(WIDTH).equals("5")))
                .extracting(End::beyond)
                .containsExactly("5");
        assertThat(neighbours(POINTS).ends(ENERGY, parameters -> false)).isEmpty();
    }

    @Test
    void theEndWithTheLargestGainComesNext() {
        assertThat(next(POINTS, neighbours(POINTS).ends(ENERGY, parameters -> true)))
                .contains(new Next("axis_end", WIDTH, "4", "8", "energy_nj", new BigDecimal("-0.166666667")));
    }

    @Test
    void elseWhatAConstraintKeepsFromGaining() {
        Neighbours within = new Neighbours(PLAN, ENERGY, POINTS.get(2), POINTS, POINTS.subList(0, 4));

        assertThat(NextStep.of(PLAN, ENERGY, within.steps(), List.of()))
                .contains(new Next("constraint", WIDTH, "2", "4", "energy_nj", new BigDecimal("-0.166666667")));
    }

    @Test
    void elseWhatAnotherObjectiveGainsMoreByThanThisOneLoses() {
        assertThat(next(POINTS, List.of()))
                .contains(new Next("trade", ROWS, "64", "32", "area_mm2", new BigDecimal("-0.75")));
    }

    @Test
    void elseNothing() {
        assertThat(next(List.of(BEST, point(2, "2", "64", 30, 5)), List.of())).isEmpty();
    }

    private static Optional<Next> next(List<PointResult> points, List<End> ends) {
        return NextStep.of(PLAN, ENERGY, new Neighbours(PLAN, ENERGY, BEST, points, points).steps(), ends);
    }

    private static Neighbours neighbours(List<PointResult> feasible) {
        return new Neighbours(PLAN, ENERGY, BEST, POINTS, feasible);
    }

    private static PointResult point(int number, String width, String rows, double energy, double area) {
        return new PointResult(
                number,
                Map.of(WIDTH, width, ROWS, rows),
                Map.of("energy_nj", BigDecimal.valueOf(energy), "area_mm2", BigDecimal.valueOf(area)),
                null);
    }
}
